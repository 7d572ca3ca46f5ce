import { formatDuration } from '../base/format/time.ts';
import type { Language } from '../base/words.ts';
import type { TimeRange } from './time.ts';

/** What a range can be compared with: the one right before it, of its length, or the same hours a day or a week before. */
export const comparisons = ['previous', 'day', 'week'] as const;
export type CompareWith = (typeof comparisons)[number];

/** Seconds from the earlier range to the range itself. */
export function shiftOf(range: TimeRange, compare: CompareWith): number {
  return { previous: range.to - range.from, day: 86_400, week: 604_800 }[compare];
}

/** The range that is compared with, as long as the range itself. */
export function earlierRange(range: TimeRange, compare: CompareWith): TimeRange {
  const shift = shiftOf(range, compare);
  return { from: range.from - shift, to: range.to - shift };
}

/** "vs 6 h before": what a change is told against, after its amount. `length` in seconds. */
export function againstText(compare: CompareWith, length: number, language: Language): string {
  if (language === 'zh') return { previous: `较前 ${formatDuration(length, 'zh')}`, day: '较前一天', week: '较前一周' }[compare];
  return { previous: `vs ${formatDuration(length, 'en')} before`, day: 'vs a day before', week: 'vs a week before' }[compare];
}
