import type { TimePoint, RangeChoice, TimeRange } from '../../model/time.ts';

/** The range moved by its own length; it may leave the extent, as an empty stretch is an answer too. */
export function stepped(range: TimeRange, by: -1 | 1): TimeRange {
  const length = range.to - range.from;
  return { from: range.from + by * length, to: range.to + by * length };
}

/** Twice as long around the same middle; null (all the data) as soon as that holds the extent. */
export function zoomedOut(range: TimeRange, extent: TimeRange | null): TimeRange | null {
  const half = Math.max(1, Math.round((range.to - range.from) / 2));
  const wide = { from: range.from - half, to: range.to + half };
  if (extent === null || (wide.from <= extent.from && wide.to >= extent.to)) return null;
  return wide;
}

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Lengths for "the last … of the data", in seconds. */
export const lengthsOfData = [15 * minute, hour, 3 * hour, 6 * hour, day, 7 * day] as const;
/** Lengths that end now. */
export const lengthsToNow = [15 * minute, hour, 6 * hour, day, 7 * day, 30 * day] as const;

/** The last seconds of the extent. */
export function lastOf(extent: TimeRange, seconds: number): TimeRange {
  return { from: Math.max(extent.from, extent.to - seconds), to: extent.to };
}

const now: TimePoint = { kind: 'relative', offsetSeconds: 0, floor: 'none' };
const today: TimePoint = { kind: 'relative', offsetSeconds: 0, floor: 'day' };

export function lastToNow(seconds: number): RangeChoice {
  return { kind: 'between', from: { kind: 'relative', offsetSeconds: -seconds, floor: 'none' }, to: now };
}

export const todayChoice: RangeChoice = { kind: 'between', from: today, to: now };
export const yesterdayChoice: RangeChoice = { kind: 'between', from: { kind: 'relative', offsetSeconds: -day, floor: 'day' }, to: today };
