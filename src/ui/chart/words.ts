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
  timeChart: {
    en: 'Left and right move the pointer, B selects a time, Enter keeps or zooms in, Escape leaves.',
    zh: '左右键移动指针，B 选择时段，Enter 确认或放大，Esc 离开。',
  },
  min: { en: 'min', zh: '最小' },
  average: { en: 'average', zh: '平均' },
  p95: { en: 'p95', zh: 'p95' },
  max: { en: 'max', zh: '最大' },
  share: { en: 'share', zh: '占比' },
  marks: { en: 'Arrows go through the marks, Enter filters by one, Escape leaves.', zh: '方向键逐个移动，Enter 按其筛选，Esc 离开。' },
  keep: { en: 'Click to filter, Alt to exclude, Shift to add', zh: '点击筛选，Alt 排除，Shift 追加' },
});
