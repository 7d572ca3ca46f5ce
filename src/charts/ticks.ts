import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';

/** Round values from `min` (at most zero) to `max` (at least zero), three or four lines apart, the first and last round too. */
export interface ValueTicks {
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[];
}

/** `base` is 1000 or 1024, so that 2 GiB is a round number too; `whole` is for counts, which have no halves. */
export function valueTicks(low: number, high: number, lines = 3, base: 1000 | 1024 = 1000, whole = false): ValueTicks {
  const span = Math.max(high, 0) - Math.min(low, 0);
  if (span <= 0) return { min: 0, max: 1, values: [0, 1] };
  const step = whole ? Math.ceil(roundUp(Math.max(1, span / lines), base)) : roundUp(span / lines, base);
  const first = Math.floor(Math.min(low, 0) / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.max(high, 0) / step - 1e-9));
  const values: number[] = [];
  for (let i = first; i <= last; i++) values.push(i === 0 ? 0 : i * step);
  return { min: first * step, max: last * step, values };
}

/** The smallest 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5 × a power of ten (times a power of 1024) that is not smaller. */
function roundUp(value: number, base: 1000 | 1024): number {
  const group = base === 1024 && value >= 1024 ? 1024 ** Math.floor(Math.log(value) / Math.log(1024)) : 1;
  const rest = value / group;
  const power = 10 ** Math.floor(Math.log10(rest));
  const digit = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10].find((one) => one * power >= rest * (1 - 1e-9)) ?? 10;
  return digit * power * group;
}

/** Seconds between round times. */
export const timeSteps: readonly number[] = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800, 1_209_600, 2_592_000];

/** Round times of the reader's zone inside a range, one per `room` pixels or fewer. */
export function timeTicks(range: TimeRange, zone: ZoneOffsetSeconds, width: number, room = 68): readonly number[] {
  const most = Math.max(2, Math.floor(width / room));
  const step = timeSteps.find((one) => (range.to - range.from) / one <= most) ?? 2_592_000;
  const ticks: number[] = [];
  for (let local = Math.ceil((range.from + zone) / step) * step; local - zone <= range.to; local += step) ticks.push(local - zone);
  return ticks;
}

/** The times that get a label: round ones, or both ends where too few round ones fit to tell how far the range goes. */
export function timeLabels(range: TimeRange, zone: ZoneOffsetSeconds, width: number): readonly number[] {
  const ticks = timeTicks(range, zone, width);
  const reaches = ticks[0] === range.from || ticks.at(-1) === range.to;
  return ticks.length > 2 || (ticks.length === 2 && reaches) ? ticks : [range.from, range.to];
}
