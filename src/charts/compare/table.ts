import { wordsOf, type Language } from '../../base/words.ts';
import type { Frame, FrameColumn, Value } from '../../model/frame.ts';
import { drawn, type Buckets } from '../buckets.ts';
import { compareWords } from './words.ts';
import type { Past } from './earlier.ts';

/**
 * An answer with the numbers of the earlier one beside its own: a column more behind each amount, by equal keys. Times are equal
 * when the earlier one, moved by the shift, falls into the same bucket; rows over time that were there only then are added.
 * Zero where the earlier answer had no such row, empty where it may have had one that was cut, or where nothing was recorded.
 */
export function withBefore(frame: Frame, { frame: before, earlier: { shift, since }, choseItself }: Past, buckets: Buckets, language: Language): Frame {
  const words = wordsOf(compareWords, language);
  const isKey = (column: FrameColumn): boolean => isTime(column) || column.field !== undefined || (column.type !== 'bigint' && column.type !== 'double') || column.unit === 'port' || column.unit === 'protocol';
  const keys = frame.columns.filter(isKey);
  if (keys.length === 0 && (frame.rows > 1 || before.rows > 1)) return frame;
  const timed = keys.some(isTime);
  const keyAt = (of: Frame, row: number, by: number): string => JSON.stringify(keys.map(({ name }) => keyValue(of.columns.find((one) => one.name === name), row, by, buckets)));
  const known = new Map(Array.from({ length: before.rows }, (_, row) => [keyAt(before, row, shift), row]));
  const isWhole = !choseItself && before.coverage.cut === undefined && (before.whole?.groups ?? before.rows) <= before.rows;
  const own = Array.from({ length: frame.rows }, (_, row) => row);
  const places = own.map((row) => known.get(keyAt(frame, row, 0)));
  const met = new Set(places);
  const added = timed ? [...known.values()].filter((row) => !met.has(row) && falls(before, row, shift, buckets)) : [];
  const timeName = keys.find(isTime)?.name ?? '';
  // A bucket that ends before the records begin was not recorded; one without a row after that had none.
  const missing = (row: number): Value => {
    const time = drawn(frame.columns.find(({ name }) => name === timeName)?.values[row]);
    const isKnown = since === null || (time !== null && time - shift + buckets.step > since);
    return isWhole && isKnown ? 0 : null;
  };
  const columns = frame.columns.flatMap((column): FrameColumn[] => {
    const past = before.columns.find(({ name }) => name === column.name);
    const isAmount = !isKey(column) && past !== undefined;
    const extra = added.map((row) => (isKey(column) ? moved(past, row, shift, column, buckets) : null));
    const whole = { ...column, values: [...column.values, ...extra] };
    if (!isAmount) return [whole];
    const values = [...places.map((place, row) => (place === undefined ? missing(row) : (past.values[place] ?? null))), ...added.map((row) => past.values[row] ?? null)];
    return [whole, { ...column, name: words.beforeColumn(column.name), values }];
  });
  const rows = frame.rows + added.length;
  return inOrder({ ...frame, rows, columns }, timed ? timeName : null, added.length > 0);
}

function isTime(column: FrameColumn): boolean {
  return column.type === 'timestamp' || column.unit === 'time' || (column.name === 'time' && column.type === 'bigint');
}

function bucketOf(seconds: number, by: number, { from, step }: Buckets): number {
  return by === 0 ? Math.floor((seconds - from) / step) : Math.floor((seconds + by + step / 2 - from) / step);
}

function keyValue(column: FrameColumn | undefined, row: number, by: number, buckets: Buckets): string | number | null {
  const value = column?.values[row] ?? null;
  if (column === undefined || value === null) return null;
  const seconds = isTime(column) ? drawn(value) : null;
  return seconds === null ? String(value) : bucketOf(seconds, by, buckets);
}

/** The row, moved, lies on the axis. */
function falls(before: Frame, row: number, shift: number, buckets: Buckets): boolean {
  const seconds = drawn(before.columns.find(isTime)?.values[row]);
  const bucket = seconds === null ? -1 : bucketOf(seconds, shift, buckets);
  return bucket >= 0 && bucket < buckets.count;
}

/** A key of an earlier row as one of the present: its time is that of the bucket that it stands beside. */
function moved(past: FrameColumn | undefined, row: number, shift: number, column: FrameColumn, buckets: Buckets): Value {
  const value = past?.values[row] ?? null;
  const seconds = isTime(column) ? drawn(value) : null;
  return seconds === null ? value : buckets.from + bucketOf(seconds, shift, buckets) * buckets.step;
}

/** Rows that were added come where their time is. */
function inOrder(frame: Frame, time: string | null, wanted: boolean): Frame {
  const values = frame.columns.find(({ name }) => name === time)?.values;
  if (!wanted || values === undefined) return frame;
  const order = Array.from({ length: frame.rows }, (_, row) => row).sort((a, b) => (drawn(values[a]) ?? 0) - (drawn(values[b]) ?? 0));
  return { ...frame, columns: frame.columns.map((column) => ({ ...column, values: order.map((row) => column.values[row] ?? null) })) };
}
