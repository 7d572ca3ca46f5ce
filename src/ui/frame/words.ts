import { catalog, plural } from '../../base/words.ts';

export const words = catalog({
  product: { en: 'Flowlog Center', zh: '流日志中心' },
  skip: { en: 'To the panels', zh: '跳到图表' },
  screens: { en: 'Source and screens', zh: '数据源与页面' },
  menu: { en: 'Menu', zh: '菜单' },
  closeMenu: { en: 'Close the menu', zh: '关闭菜单' },
  coverage: { en: 'What the numbers rest on', zh: '统计依据' },
  records: { en: (count: string, number: number) => `${count} ${plural(number, 'record', 'records')}`, zh: (count: string) => `${count} 条记录` },
  recordsOf: { en: (matched: string, total: string) => `${matched} of ${total} records`, zh: (matched: string, total: string) => `${total} 条记录中的 ${matched} 条` },
  skipped: { en: (count: string) => `${count} skipped`, zh: (count: string) => `跳过 ${count} 条` },
  notRead: { en: (count: number) => `${count} ${plural(count, 'file', 'files')} not read`, zh: (count: number) => `${count} 个文件未读取` },
  readingOn: { en: 'reading', zh: '正在读取' },
  reading: { en: (share: string) => `reading, ${share}`, zh: (share: string) => `正在读取，${share}` },
  statementsIn: { en: (zone: string) => `statements in ${zone}`, zh: (zone: string) => `语句时区 ${zone}` },
  statementsInHelp: {
    en: (zone: string) => `Statements turn times into text in the project’s zone, ${zone}. Settings change it.`,
    zh: (zone: string) => `语句按项目时区 ${zone} 转换时间，可在设置中更改。`,
  },
  showReport: { en: 'Show the report', zh: '查看报告' },
});
