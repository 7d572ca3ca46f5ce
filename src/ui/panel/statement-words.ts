import { catalog, plural } from '../../base/words.ts';

/** Said of a panel's statement, once it is turned to. */
export const panelStatementWords = catalog({
  makeRule: { en: 'Make an alert rule', zh: '创建告警规则' },
  copySls: { en: 'Copy for SLS', zh: '复制 SLS 语句' },
  coverage: {
    en: (matched: string, scanned: string, time: string) => `${matched} of ${scanned} records matched, in ${time}.`,
    zh: (matched: string, scanned: string, time: string) => `${scanned} 条记录中匹配 ${matched} 条，用时 ${time}。`,
  },
  skipped: { en: (count: string) => `${count} lines were skipped and are in none of the numbers`, zh: (count: string) => `跳过 ${count} 行，不计入任何数字` },
  beside: {
    en: (filters: number) => (filters === 0 ? 'The range stands beside it, not inside.' : `${filters} ${plural(filters, 'filter', 'filters')} and the range stand beside it, not inside.`),
    zh: (filters: number) => (filters === 0 ? '时间范围在语句之外。' : `${filters} 个筛选条件与时间范围在语句之外。`),
  },
  besideOwn: { en: (field: string) => `Filters on ${field} are left out, so that the other rows stay.`, zh: (field: string) => `不应用 ${field} 上的筛选，以保留其他行。` },
});
