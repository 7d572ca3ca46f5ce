import { catalog } from '../../base/words.ts';

/** What is said once the form is open. */
export const formWords = catalog({
  all: { en: 'All the data', zh: '全部数据' },
  ofData: { en: 'Of the data, the last', zh: '数据的最后' },
  toNow: { en: 'Up to now, the last', zh: '截至当前的最近' },
  today: { en: 'today', zh: '今天' },
  yesterday: { en: 'yesterday', zh: '昨天' },
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '到' },
  hint: {
    en: '2026-02-05 08:00, 02-05 08:00, 08:00, seconds or milliseconds since 1970, now-1h, now/d. A whole range can be pasted into either field.',
    zh: '可写 2026-02-05 08:00、02-05 08:00、08:00、1970 年以来的秒或毫秒、now-1h、now/d，也可在任一栏粘贴完整范围。',
  },
  notATime: { en: 'This is no time. Write 08:00 or 2026-02-05 08:00.', zh: '无法识别该时间，可写 08:00 或 2026-02-05 08:00。' },
  notAfter: { en: 'The end is not after the beginning.', zh: '结束时间须晚于开始时间。' },
  use: { en: 'Use this range', zh: '使用该范围' },
  compared: { en: 'Compared with', zh: '对比' },
  none: { en: 'none', zh: '不对比' },
  previous: { en: (length: string) => `${length} before`, zh: (length: string) => `前 ${length}` },
  day: { en: 'day before', zh: '前一天' },
  week: { en: 'week before', zh: '前一周' },
  comparedHelp: { en: (range: string) => `With ${range}. Key c.`, zh: (range: string) => `对比 ${range}。快捷键 c。` },
  comparedOff: { en: 'An earlier period as dashed lines and as changes. Key c.', zh: '以虚线和变化量显示更早的时段。快捷键 c。' },
  comparedNone: { en: (range: string, since: string) => `With ${range}: there are no records before ${since}.`, zh: (range: string, since: string) => `对比 ${range}：${since} 之前没有记录。` },
  shownIn: { en: 'Times are shown in', zh: '时间显示为' },
  project: { en: 'the project’s zone', zh: '项目时区' },
  utc: { en: 'UTC', zh: 'UTC' },
  local: { en: 'this computer’s', zh: '本机时区' },
  changesAxes: { en: 'Changes axes and tables, never an answer.', zh: '只影响坐标轴和表格，不影响查询结果。' },
});
