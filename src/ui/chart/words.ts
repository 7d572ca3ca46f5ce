import { catalog } from '../../base/words.ts';

export const chartWords = catalog({
  andMore: { en: (count: number) => `and ${count} more`, zh: (count: number) => `另有 ${count} 项` },
  notRead: { en: 'not read yet', zh: '尚未读取' },
  before: { en: (time: string) => `no records before ${time}`, zh: (time: string) => `${time} 之前无记录` },
  after: { en: (time: string) => `no records after ${time}`, zh: (time: string) => `${time} 之后无记录` },
  zoomIn: { en: 'Zoom in', zh: '放大' },
  clear: { en: 'Clear the selected time', zh: '取消所选时段' },
  records: { en: (count: string) => `${count} records`, zh: (count: string) => `${count} 条记录` },
  log: { en: 'log', zh: '对数' },
  otherCountries: { en: (count: number) => `other · ${count} countries`, zh: (count: number) => `其他 ${count} 个` },
  noCountry: { en: 'no country', zh: '无归属地' },
  keep: { en: 'Click to filter, Alt to exclude, Shift to add', zh: '点击筛选，Alt 排除，Shift 追加' },
});
