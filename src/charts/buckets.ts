import type { Value } from '../model/frame.ts';
import type { TimeRange } from '../model/time.ts';

/** Equal steps of time that cover a range. Bucket `i` is `[from + i * step, from + (i + 1) * step)`, in Unix seconds. */
export interface Buckets {
  readonly from: number;
  readonly step: number;
  readonly count: number;
}

/** A statement gives rows only where there is something; more steps than this are a mistake in the variables. */
const mostBuckets = 100_000;

/** The buckets that touch a range, aligned to multiples of the step, as `__time__ - __time__ % step` aligns them. */
export function bucketsOf(range: TimeRange, step: number): Buckets {
  const size = Math.max(1, Math.floor(step));
  const from = Math.floor(range.from / size) * size;
  const count = Math.max(1, Math.ceil((range.to - from) / size));
  return { from, step: size, count: Math.min(count, mostBuckets) };
}

/** The range that buckets cover, which may begin before and end after the range they were made of. */
export function rangeOf(buckets: Buckets): TimeRange {
  return { from: buckets.from, to: buckets.from + buckets.count * buckets.step };
}

/** The bucket at a time, held to the first and the last. */
export function bucketAt(buckets: Buckets, seconds: number): number {
  return Math.min(buckets.count - 1, Math.max(0, Math.floor((seconds - buckets.from) / buckets.step)));
}

/** The buckets that lie within a range as wholes, from the first to before the end; the range may have no begin or no end. */
export function bucketsWithin({ from, step, count }: Buckets, range: TimeRange): { readonly first: number; readonly end: number } {
  const held = (bucket: number): number => Math.min(count, Math.max(0, bucket));
  return { first: held(Math.ceil((range.from - from) / step)), end: held(Math.floor((range.to - from) / step)) };
}

export function bucketStart(buckets: Buckets, index: number): number {
  return buckets.from + index * buckets.step;
}

/** The number of a value that is drawn; text, null and what is no number give null. Beyond 2^53 a picture may round. */
export function drawn(value: Value | undefined): number | null {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/**
 * One value per bucket, whichever rows a statement gave. A bucket without a row had no records and is zero; a row whose
 * value is null stays a gap. Rows that share a bucket add up; rows outside of the buckets are left out.
 */
export function overBuckets(buckets: Buckets, times: readonly Value[], values: readonly Value[], rows?: readonly number[]): (number | null)[] {
  const out: (number | null)[] = new Array<number | null>(buckets.count).fill(0);
  const take = (row: number): void => {
    const time = drawn(times[row]);
    if (time === null) return;
    const index = Math.floor((time - buckets.from) / buckets.step);
    if (index < 0 || index >= buckets.count) return;
    const value = drawn(values[row]);
    const before = out[index] ?? null;
    out[index] = value === null ? before === 0 ? null : before : (before ?? 0) + value;
  };
  if (rows) for (const row of rows) take(row);
  else for (let row = 0; row < times.length; row++) take(row);
  return out;
}
