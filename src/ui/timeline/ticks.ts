import { formatTime, spansYears } from '../../base/format/time.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../../model/time.ts';

const steps = [60, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 31_536_000];
const most = 7;

/** First and last time of the extent, and round times between them that keep clear of both. Midnight is said as a date. */
export function timelineTicks(extent: TimeRange, zone: ZoneOffsetSeconds): readonly { readonly seconds: number; readonly label: string }[] {
  const length = extent.to - extent.from;
  const step = steps.find((one) => length / one <= most) ?? length;
  const margin = length / 9;
  const isLong = length > 2 * 86_400;
  const date = spansYears(extent, zone) ? 'day' : 'date';
  const label = (seconds: number): string => formatTime(seconds, zone, isLong || (seconds + zone) % 86_400 === 0 ? date : 'clock');
  const between: number[] = [];
  for (let t = Math.ceil((extent.from + zone) / step) * step - zone; t < extent.to; t += step) {
    if (t > extent.from + margin && t < extent.to - margin) between.push(t);
  }
  const ends = (seconds: number): string => formatTime(seconds, zone, (seconds + zone) % 86_400 === 0 || isLong ? date : 'minute');
  return [
    { seconds: extent.from, label: ends(extent.from) },
    ...between.map((seconds) => ({ seconds, label: label(seconds) })),
    { seconds: extent.to, label: ends(extent.to) },
  ];
}
