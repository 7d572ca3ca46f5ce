import { catalog } from '../../base/words.ts';

export const chartWords = catalog({
  andMore: { en: (count: number) => `and ${count} more`, zh: (count: number) => `另有 ${count} 项` },
  notRead: { en: 'not read yet', zh: '尚未读取' },
  before: { en: (time: string) => `no records before ${time}`, zh: (time: string) => `${time} 之前无记录` },
  after: { en: (time: string) => `no records after ${time}`, zh: (time: string) => `${time} 之后无记录` },
  between: { en: (from: string, to: string) => `not read: no file from ${from} to ${to}`, zh: (from: string, to: string) => `未读取：${from} 至 ${to} 无文件` },
  fromTo: { en: (from: string, to: string) => `${from} to ${to}`, zh: (from: string, to: string) => `${from} 至 ${to}` },
  gaps: {
    en: (spans: readonly string[], more: number, comes: boolean) => `${comes ? 'Nothing is read yet' : 'Nothing was read'} between files: ${spans.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    zh: (spans: readonly string[], more: number, comes: boolean) => `文件之间${comes ? '尚' : ''}未读取：${spans.join('、')}${more > 0 ? `，另有 ${more} 段` : ''}。`,
  },
  zoomIn: { en: 'Zoom in', zh: '放大' },
  clear: { en: 'Clear the selected time', zh: '取消所选时段' },
  records: { en: (count: string) => `${count} records`, zh: (count: string) => `${count} 条记录` },
  log: { en: 'log', zh: '对数' },
  otherCountries: { en: (count: number) => `other · ${count} countries`, zh: (count: number) => `其他 ${count} 个` },
  noCountry: { en: 'no country', zh: '无归属地' },
  keep: { en: 'Click to filter, Alt to exclude, Shift to add', zh: '点击筛选，Alt 排除，Shift 追加' },
});
