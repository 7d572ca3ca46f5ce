import type { TimeRange } from '../model/time.ts';
import { bucketStart, bucketsWithin, rangeOf, type Buckets } from './buckets.ts';

/** What of an axis the records do not reach, in Unix seconds: what stands there is neither a zero nor a quiet time, as nothing was read. */
export interface Unread {
  /** Nothing before this time. Null where the records reach to the begin of the axis. */
  readonly readFrom: number | null;
  /** Nothing from this time on. Null where the records reach to the end of the axis. */
  readonly readUntil: number | null;
  /** Between files that were read, what none of them covers, wherever the axis lies: from just after a last record to the next first one. */
  readonly gaps: readonly TimeRange[];
  /** Records may still come there: reading goes on (then also in gaps), or a logstore has not received them. */
  readonly comes: { readonly before: boolean; readonly after: boolean };
}

export const allRead: Unread = { readFrom: null, readUntil: null, gaps: [], comes: { before: false, after: false } };

/** What says where nothing was read; what is absent leaves nothing out. */
export type ReadBounds = Partial<Pick<Unread, 'readFrom' | 'readUntil' | 'gaps'>>;

/** The bucket that begins at `start` holds something that was read, be it in part. */
export function isRead({ readFrom = null, readUntil = null, gaps = [] }: ReadBounds, start: number, step: number): boolean {
  return (readUntil === null || start < readUntil) && (readFrom === null || start + step > readFrom) && !gaps.some(({ from, to }) => start >= from && start + step <= to);
}

export interface UnreadStretch extends TimeRange {
  readonly side: 'before' | 'after' | 'between';
  /** The times of the last record before it and of the first one after it; null where there is none. */
  readonly last: number | null;
  readonly next: number | null;
  readonly comes: boolean;
}

/**
 * What of an axis nothing was read of, as whole buckets: its ends, then what lies between files, in order.
 * @param holds whether something is drawn in a bucket all the same, as a statement may move its times: there they end
 */
export function unreadStretches(buckets: Buckets, { readFrom, readUntil, gaps, comes }: Unread, holds: (bucket: number) => boolean = () => false): readonly UnreadStretch[] {
  const { from, step, count } = buckets;
  const { to } = rangeOf(buckets);
  const found: UnreadStretch[] = [];
  if (readFrom !== null) {
    let bucket = 0;
    while (bucket < count && !isRead({ readFrom }, from + bucket * step, step) && !holds(bucket)) bucket++;
    if (bucket > 0) found.push({ side: 'before', from, to: from + bucket * step, last: null, next: readFrom, comes: comes.before });
  }
  if (readUntil !== null) {
    let bucket = count;
    while (bucket > 0 && !isRead({ readUntil }, from + (bucket - 1) * step, step) && !holds(bucket - 1)) bucket--;
    if (bucket < count) found.push({ side: 'after', from: from + bucket * step, to, last: readUntil - 1, next: null, comes: comes.after });
  }
  for (const gap of gaps) found.push(...betweenStretches(buckets, gap, holds).map((each) => ({ ...each, comes: comes.before })));
  return found;
}

/** The whole buckets of an axis that a gap covers, apart where something is drawn between them. */
function betweenStretches(buckets: Buckets, gap: TimeRange, holds: (bucket: number) => boolean): Omit<UnreadStretch, 'comes'>[] {
  const found: { side: 'between'; from: number; to: number; last: number; next: number }[] = [];
  const { first, end } = bucketsWithin(buckets, gap);
  let isOpen = false;
  for (let bucket = first; bucket < end; bucket++) {
    const start = bucketStart(buckets, bucket);
    const open = found.at(-1);
    if (holds(bucket)) isOpen = false;
    else if (isOpen && open !== undefined) open.to = start + buckets.step;
    else {
      found.push({ side: 'between', from: start, to: start + buckets.step, last: gap.from - 1, next: gap.to });
      isOpen = true;
    }
  }
  return found;
}

/** The part of an axis of which something was read, from the first to the last bucket; null for none of it. */
export function readRange(buckets: Buckets, { readFrom = null, readUntil = null }: ReadBounds): TimeRange | null {
  const stretches = unreadStretches(buckets, { ...allRead, readFrom, readUntil });
  const whole = rangeOf(buckets);
  const from = stretches.find(({ side }) => side === 'before')?.to ?? whole.from;
  const to = stretches.find(({ side }) => side === 'after')?.from ?? whole.to;
  return from < to ? { from, to } : null;
}

/** How many buckets of an axis hold something that was read. */
export function readCount(buckets: Buckets, bounds: ReadBounds): number {
  let count = 0;
  for (let bucket = 0; bucket < buckets.count; bucket++) if (isRead(bounds, bucketStart(buckets, bucket), buckets.step)) count++;
  return count;
}
