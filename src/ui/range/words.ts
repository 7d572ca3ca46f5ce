import { catalog } from '../../base/words.ts';

export const words = catalog({
  range: { en: 'Time range', zh: '时间范围' },
  back: { en: 'Back by its length', zh: '向前移动一段' },
  on: { en: 'On by its length', zh: '向后移动一段' },
  zoomOut: { en: 'Zoom out to twice the length', zh: '放大到两倍范围' },
  choose: { en: 'Choose the range', zh: '选择时间范围' },
  all: { en: 'All the data', zh: '全部数据' },
  noData: { en: 'No data yet', zh: '尚无数据' },
  ofData: { en: 'Of the data, the last', zh: '数据的最后' },
  toNow: { en: 'Up to now, the last', zh: '截至当前的最近' },
  today: { en: 'today', zh: '今天' },
  yesterday: { en: 'yesterday', zh: '昨天' },
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '到' },
  hint: {
    en: '2026-02-05 08:00, seconds or milliseconds since 1970, now-1h, now/d. A whole range can be pasted into either field.',
    zh: '可写 2026-02-05 08:00、1970 年以来的秒或毫秒、now-1h、now/d，也可在任一栏粘贴完整范围。',
  },
  notATime: { en: 'This is no time.', zh: '不是有效的时间。' },
  notAfter: { en: 'The end is not after the begin.', zh: '结束时间须晚于开始时间。' },
  use: { en: 'Use this range', zh: '使用该范围' },
  shownIn: { en: 'Times are shown in', zh: '时间显示为' },
  project: { en: 'the project’s zone', zh: '项目时区' },
  utc: { en: 'UTC', zh: 'UTC' },
  local: { en: 'this computer’s', zh: '本机时区' },
  changesAxes: { en: 'Changes axes and tables, never an answer.', zh: '只影响坐标轴和表格，不影响查询结果。' },
});
