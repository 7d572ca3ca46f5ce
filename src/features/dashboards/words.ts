import { catalog } from '../../base/words.ts';

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
  gone: { en: (id: string) => `This dashboard has no panel ${id}.`, zh: (id: string) => `该仪表盘没有面板 ${id}。` },
});
