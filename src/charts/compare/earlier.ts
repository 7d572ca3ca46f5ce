import { formatDuration } from '../../base/format/time.ts';
import { earlierRange, shiftOf, type CompareWith } from '../../model/compare.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Buckets } from '../buckets.ts';

/** The period that the chosen one is compared with. */
export interface Earlier {
  readonly compare: CompareWith;
  readonly range: TimeRange;
  /** Seconds from it to the chosen range. */
  readonly shift: number;
  /** Where the records begin, in Unix seconds, if they begin after it does: before that nothing is known, and no zero. Null when all of it is there. */
  readonly since: number | null;
  /** Where the records end, if they end before the chosen range does and no more may come: from there on nothing is known either. Null when they reach its end. */
  readonly until: number | null;
  /** Between files, what none of them covers: nothing is known there, then as now. */
  readonly gaps: readonly TimeRange[];
}

/**
 * The earlier period of a range, with what of it the records reach back to. What is missing of its first capture interval is not
 * missing: records stand at the begin of their interval, wherever that falls; the same of the last one.
 * @param readUntil where the records end, if that is before the range does and no more may come
 * @param gaps what no file covers
 */
export function earlierOf(range: TimeRange, compare: CompareWith, extent: TimeRange | null, captureInterval: number, readUntil: number | null = null, gaps: readonly TimeRange[] = []): Earlier {
  const earlier = earlierRange(range, compare);
  const least = Math.max(60, captureInterval);
  const isMissing = extent !== null && extent.from - earlier.from >= least;
  return { compare, range: earlier, shift: shiftOf(range, compare), since: isMissing ? extent.from : null, until: readUntil !== null && range.to - readUntil >= least ? readUntil : null, gaps };
}

/** The answer of a panel's question over the earlier period. */
export interface Past {
  readonly earlier: Earlier;
  readonly frame: Frame;
  /** Of the earlier period. */
  readonly buckets: Buckets;
  /** The statement chooses what it is about, and may have chosen otherwise then: what is not in the answer was not nothing. */
  readonly choseItself: boolean;
}

/** Nothing of the earlier period was recorded. */
export function isBeforeAll({ range, since }: Earlier): boolean {
  return since !== null && range.to <= since;
}

/** What a line of the earlier period is called: "previous 6 h". */
export function earlierName({ compare, range }: Earlier): Text {
  const length = range.to - range.from;
  return {
    previous: { en: `previous ${formatDuration(length, 'en')}`, zh: `前 ${formatDuration(length, 'zh')}` },
    day: { en: 'a day before', zh: '前一天' },
    week: { en: 'a week before', zh: '前一周' },
  }[compare];
}

/**
 * Buckets of the chosen range by those of the earlier one: each earlier bucket stands in the one that its middle falls into once it
 * is shifted. Where the shift is no multiple of the step, that is less than half a step beside its place.
 * @returns to be added to an earlier index
 */
export function bucketsApart(earlier: Buckets, buckets: Buckets, shift: number): number {
  return Math.floor((earlier.from + shift + buckets.step / 2 - buckets.from) / buckets.step);
}
