import { filterIs, type Filter } from '../../../model/filter.ts';
import { between } from '../../../model/time-text.ts';
import { emptyQuery, type View } from '../../../model/view.ts';
import { numberOf } from './decoded.ts';
import type { LogRecord } from './log-record.ts';

/** Fields that tell a record from the others of its second. */
const telling = ['eni-id', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'direction'];

/** The view of one record: its second, its ends, and no statement that could leave it out. */
export function recordView(view: View, record: LogRecord): View {
  const seconds = numberOf(record.values['__time__']);
  const filters = telling.flatMap((name): Filter[] => {
    const value = record.values[name] ?? null;
    return value === null ? [] : [filterIs(name, String(value))];
  });
  return {
    ...view, filters, focus: null,
    range: seconds === null ? view.range : between({ from: seconds, to: seconds + 1 }),
    query: { ...emptyQuery, text: '*', tab: 'raw', columns: view.query?.columns ?? null },
  };
}
