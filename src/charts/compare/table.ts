import { wordsOf, type Language } from '../../base/words.ts';
import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { drawn, type Buckets } from '../buckets.ts';
import type { Past } from './earlier.ts';
import { isRead } from '../unread.ts';
import { isTime, isWhole, keyOf, tableKeys } from './keys.ts';
import { compareWords } from './words.ts';

/**
 * An answer with the numbers of the earlier one beside its own: a column more behind each amount, by equal keys. Times are equal
 * when the earlier one, moved by the shift, falls into the same bucket; rows over time that were there only then are added.
 * Zero where one of the two had no such row, empty where it may have had one that was cut, or where nothing was recorded.
 * Without keys that tell rows apart the answer stays as it is.
 */
export function withBefore(picture: Picture, frame: Frame, earlierAnswer: Past, buckets: Buckets, language: Language): Frame {
  const { frame: before, earlier: { shift, since, until, gaps, range } } = earlierAnswer;
  const words = wordsOf(compareWords, language);
  const keys = tableKeys(picture, frame);
  const timeName = frame.columns.find((column) => keys.includes(column.name) && isTime(column))?.name ?? null;
  const place = placing(keys, timeName, buckets);
  const [own, past] = [rowsIn(frame, (row) => place(frame, row, 0)), rowsIn(before, (row) => place(before, row, shift))];
  if (own.size !== frame.rows || past.size !== before.rows) return frame;
  const added = timeName === null ? [] : [...past].flatMap(([key, row]) => (own.has(key) || !falls(before, timeName, row, shift, buckets) ? [] : [row]));
  const beside = [...own.keys()].map((key) => past.get(key));
  const isWholeThen = since === null && until === null && !gaps.some(({ from, to }) => from < range.to && to > range.from);
  // A bucket before the records begin, after they end or between files was not read; another one without a row had none.
  const missing = (row: number): Value => {
    const time = drawn(frame.columns.find(({ name }) => name === timeName)?.values[row]);
    const isKnown = time === null ? isWholeThen : isRead({ readFrom: since, readUntil: until, gaps }, time - shift, buckets.step);
    return isWhole(earlierAnswer) && isKnown ? 0 : null;
  };
  // The same of the present, where a row was there only then.
  const lacking = (row: number): Value => {
    const time = drawn(before.columns.find(({ name }) => name === timeName)?.values[row]);
    const isKnown = time !== null && isRead({ readUntil: until, gaps }, time + shift, buckets.step);
    return isKnown && isWhole({ ...earlierAnswer, frame }) ? 0 : null;
  };
  const columns = frame.columns.flatMap((column): FrameColumn[] => {
    const was = before.columns.find(({ name }) => name === column.name);
    const isKey = keys.includes(column.name);
    const isAmount = !isKey && was !== undefined && (column.type === 'bigint' || column.type === 'double');
    const whole = { ...column, values: [...column.values, ...added.map((row) => (isKey ? moved(was, row, column.name === timeName ? shift : null, buckets) : isAmount && !isTime(column) ? lacking(row) : null))] };
    if (!isAmount) return [whole];
    const none = isTime(column) ? (): Value => null : missing;
    const values = [...beside.map((at, row) => (at === undefined ? none(row) : (was.values[at] ?? null))), ...added.map((row) => was.values[row] ?? null)];
    return [whole, { ...column, name: words.beforeColumn(column.name), values }];
  });
  return inOrder({ ...frame, rows: frame.rows + added.length, columns }, added.length > 0 ? timeName : null);
}

/** Fewer than the answer has where two rows have one key. */
function rowsIn(frame: Frame, keyOfRow: (row: number) => string): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: frame.rows }, (_, row) => [keyOfRow(row), row]));
}

function placing(keys: readonly string[], time: string | null, buckets: Buckets) {
  return (frame: Frame, row: number, by: number): string =>
    keyOf(keys.map((name) => {
      const value = frame.columns.find((one) => one.name === name)?.values[row] ?? null;
      const seconds = name === time ? drawn(value) : null;
      return seconds === null ? value : bucketOf(seconds, by, buckets);
    }));
}

function bucketOf(seconds: number, by: number, { from, step }: Buckets): number {
  return Math.floor((seconds + by + (by === 0 ? 0 : step / 2) - from) / step);
}

/** The row, moved, lies on the axis. */
function falls(before: Frame, time: string, row: number, shift: number, buckets: Buckets): boolean {
  const seconds = drawn(before.columns.find(({ name }) => name === time)?.values[row]);
  const bucket = seconds === null ? -1 : bucketOf(seconds, shift, buckets);
  return bucket >= 0 && bucket < buckets.count;
}

/** A key of an earlier row as one of the present: a time is that of the bucket that it stands beside. */
function moved(was: FrameColumn | undefined, row: number, shift: number | null, buckets: Buckets): Value {
  const value = was?.values[row] ?? null;
  const seconds = shift === null ? null : drawn(value);
  return seconds === null || shift === null ? value : buckets.from + bucketOf(seconds, shift, buckets) * buckets.step;
}

/** Rows that were added come where their time is. */
function inOrder(frame: Frame, time: string | null): Frame {
  const values = frame.columns.find(({ name }) => name === time)?.values;
  if (values === undefined) return frame;
  const order = Array.from({ length: frame.rows }, (_, row) => row).sort((a, b) => (drawn(values[a]) ?? 0) - (drawn(values[b]) ?? 0));
  return { ...frame, columns: frame.columns.map((column) => ({ ...column, values: order.map((row) => column.values[row] ?? null) })) };
}
