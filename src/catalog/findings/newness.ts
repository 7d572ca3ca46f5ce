import type { Text } from '../../model/panel.ts';
import type { TimeRange } from '../../model/time.ts';

/** Seconds of range below which nothing can be told to be new. */
export const shortestRange = 3600;
/** How often something would have shown before, had it come at its pace since: then having not shown is no chance (e⁻¹⁰). */
export const expectedBefore = 10;

export function judgeableRange({ from, to }: TimeRange): boolean {
  return to - from >= shortestRange;
}

export const tooShort: Text = { en: 'The range is shorter than an hour: what is new in it cannot be told.', zh: '时间范围不足一小时，无法判断何为新出现。' };

/**
 * Whether something that was there in so many windows of the late part, and in none before it, would have shown before at the same pace:
 * by the length of both parts, and by the traffic around it, of which there is less at night. The smaller expectation counts.
 */
export function wouldHaveShown(windows: number, traffic: { readonly before: number; readonly after: number }, when: { readonly range: TimeRange; readonly late: number }): boolean {
  const { range, late } = when;
  const byTime = (windows * (late - range.from)) / Math.max(1, range.to - late);
  const byTraffic = (windows * traffic.before) / Math.max(1, traffic.after);
  return Math.min(byTime, byTraffic) >= expectedBefore;
}
