import { catalog, plural } from '../../base/words.ts';

export const valueWords = catalog({
  open: { en: 'Opens its course, statement and numbers.', zh: '打开走势、语句与数据。' },
  allTraffic: { en: (share: string) => `all traffic ${share}`, zh: (share: string) => `全部流量 ${share}` },
  of: { en: (all: string) => `of ${all}`, zh: (all: string) => `共 ${all}` },
  ofAll: { en: (share: string) => `${share} of all`, zh: (share: string) => `占全部的 ${share}` },
  share: { en: (share: string, what: string) => `${share} ${what}`, zh: (share: string, what: string) => `${what} ${share}` },
  average: { en: (rate: string) => `${rate} on average`, zh: (rate: string) => `平均 ${rate}` },
  perMinute: { en: (count: string) => `${count} per minute`, zh: (count: string) => `每分钟 ${count} 条` },
});

export const dashboardWords = catalog({
  panels: { en: 'Panels', zh: '面板' },
  showAll: { en: 'Show all its panels', zh: '显示全部面板' },
  unknownChoices: {
    en: (choices: string, count: number) => `This dashboard does not offer what the link chooses: ${choices}. ${plural(count, 'It was', 'They were')} left out, and the usual is shown.`,
    zh: (choices: string) => `链接中的选项 ${choices} 在该仪表盘中不存在，已忽略并按默认显示。`,
  },
  dropChoices: { en: (count: number) => `Take ${plural(count, 'it', 'them')} out of the link`, zh: () => '从链接中移除' },
  comma: { en: ', ', zh: '、' },
  gone: { en: (id: string) => `This dashboard has no panel ${id}.`, zh: (id: string) => `该仪表盘没有面板 ${id}。` },
});
