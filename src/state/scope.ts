import type { Scope } from '../model/scope.ts';
import type { TimeRange } from '../model/time.ts';
import type { Choices } from '../model/view.ts';
import { bucketSeconds, coarseBuckets } from './interval.ts';

/** What a scope is made of beside its range: the filters that hold, the project's zone, and what panels let be chosen. */
export interface ScopeParts extends Pick<Scope, 'filters' | 'projectZone'> {
  readonly choices?: Choices;
}

/**
 * The scope over a range, with the placeholders that the page fills: `interval`, the bucket in seconds for the range and the data;
 * `coarse`, a longer one for pictures that have room for few; `capture`, the capture interval itself, for what the choice of a
 * range must not change (an average, a percentile); `seconds`, the length of the range; and the reader's choices, which never take the place of these.
 * @param extent stands in for a range that is all the data
 */
export function scopeOver({ filters, projectZone, choices = {} }: ScopeParts, range: TimeRange | null, extent: TimeRange | null, captureInterval: number): Scope {
  const whole = range ?? extent;
  const interval = bucketSeconds(whole, captureInterval);
  const coarse = bucketSeconds(whole, captureInterval, coarseBuckets);
  return { range, filters, projectZone, variables: { ...choices, interval: String(interval), coarse: String(coarse), capture: String(captureOf(captureInterval)), seconds: String(whole === null ? 1 : Math.max(1, whole.to - whole.from)) } };
}

/** Data that has not told its capture interval yet (or records no length) is taken by the minute. */
function captureOf(captureInterval: number): number {
  return captureInterval >= 1 ? Math.round(captureInterval) : 60;
}
