import type { TimeRange } from './time.ts';

/**
 * Statistics of what is summed per bucket of time: the sum of a number in each bucket of the range, then over the buckets the
 * greatest, the mean, or a percentile. Buckets without records count as zero. Not of SLS; the field's own names are PromQL's.
 */
export const overTimeNames = ['max_over_time', 'avg_over_time', 'percentile_over_time'] as const;
export type OverTimeName = (typeof overTimeNames)[number];

export function isOverTimeName(name: string): name is OverTimeName {
  return overTimeNames.some((one) => one === name);
}

export type OverTimeStatistic = { readonly kind: 'max' | 'avg' } | { readonly kind: 'percentile'; readonly share: number };

/** Buckets of `step` seconds, aligned to multiples of it; the first begins at `from` (Unix seconds). */
export interface TimeGrid {
  readonly step: number;
  readonly from: number;
  readonly count: number;
}

/** All buckets that touch a range. One that is in it in part holds only the records that are in it, and counts like any other. */
export function timeGrid(range: TimeRange | null, step: number): TimeGrid {
  if (range === null || range.to <= range.from) return { step, from: 0, count: 0 };
  const from = Math.floor(range.from / step) * step;
  return { step, from, count: Math.ceil((range.to - from) / step) };
}

/**
 * Place of a percentile among `count` ordered values, from 0: the nearest rank, which is the least value that at least this
 * share of them does not exceed. It is a value that was there, as in 95th percentile billing, and never between two.
 */
export function nearestRank(count: number, share: number): number {
  // The share is a decimal that was written: 0.07 of 100 is 7, not the 8 that its binary nearest would give.
  return Math.max(1, count - Math.floor(count - share * count + 1e-9)) - 1;
}

/**
 * The k-th least of numbers (from 0), by selection: they are put in another order, and not sorted.
 */
export function selected(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const held = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = held;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k] ?? 0;
}
