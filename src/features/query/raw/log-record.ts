import { fieldNamed } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import { numberOf } from './decoded.ts';

/** One record of the log as it is shown. */
export interface LogRecord {
  /** Place among all that match, from 0, as they are ordered. */
  readonly place: number;
  /** Known for as long as the data stays; what comes later has greater ones. */
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** Whether two answers mean one record of the log. What is computed may have changed between them, what was read has not. */
export function isSame(a: LogRecord, b: LogRecord): boolean {
  return a.rowNumber === b.rowNumber && Object.keys(a.values).every((name) => fieldNamed(name)?.origin === 'computed' || a.values[name] === (b.values[name] ?? null));
}

/** Negative where `a` is the older one; of one time, the one that was read first. */
function order(a: LogRecord, b: LogRecord): number {
  return (numberOf(a.values['__time__']) ?? 0) - (numberOf(b.values['__time__']) ?? 0) || a.rowNumber - b.rowNumber;
}

/**
 * A record as it stands among others that are ordered by time; null where it is not among them.
 * @param at reads one of them; undefined when nobody waits any more
 */
export async function foundAmong(record: LogRecord, total: number, newestFirst: boolean, at: (place: number) => Promise<LogRecord | undefined>): Promise<LogRecord | null> {
  let from = 0;
  let to = total - 1;
  while (from <= to) {
    const middle = Math.floor((from + to) / 2);
    const one = await at(middle);
    if (one === undefined) return null;
    const off = newestFirst ? order(record, one) : order(one, record);
    if (off === 0) return isSame(one, record) ? one : null;
    if (off < 0) from = middle + 1;
    else to = middle - 1;
  }
  return null;
}
