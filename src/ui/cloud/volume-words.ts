import { catalog } from '../../base/words.ts';

export const volumeWords = catalog({
  none: { en: 'No records in this time.', zh: '此时间内没有记录。' },
  summary: {
    en: (total: string, parts: number, most: string, when: string) => `${total} records in ${parts} days; most on ${when}, ${most}.`,
    zh: (total: string, parts: number, most: string, when: string) => `${parts} 天共 ${total} 条记录，${when}最多，为 ${most} 条。`,
  },
  countingDays: { en: (counted: number, days: number) => `The service is counting: ${counted} of ${days} days so far.`, zh: (counted: number, days: number) => `服务正在统计：已完成 ${counted}/${days} 天。` },
  notYet: { en: 'not counted yet', zh: '尚未统计' },
  table: { en: 'As a table', zh: '以表格显示' },
  day: { en: 'day', zh: '日期' },
  records: { en: 'records', zh: '记录数' },
  soFar: { en: (day: string) => `${day}, so far`, zh: (day: string) => `${day}（截至目前）` },
  counting: { en: 'The service is still counting; these are the records that it has found so far.', zh: '服务仍在统计，以下为目前已找到的记录。' },
});
