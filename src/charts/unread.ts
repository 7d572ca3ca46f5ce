import type { TimeRange } from '../model/time.ts';
import { rangeOf, type Buckets } from './buckets.ts';

/** Where an axis goes past the records, in Unix seconds: what stands there is neither a zero nor a gap, as nothing was read. */
export interface Unread {
  /** Nothing before this time. Null where the records reach to the begin of the axis. */
  readonly readFrom: number | null;
  /** Nothing from this time on. Null where the records reach to the end of the axis. */
  readonly readUntil: number | null;
  /** Records may still come there: reading goes on, or a logstore has not received them. */
  readonly comes: { readonly before: boolean; readonly after: boolean };
}

export const allRead: Unread = { readFrom: null, readUntil: null, comes: { before: false, after: false } };

/** The bucket that begins at `start` holds something that was read, be it in part. */
export function isRead({ readFrom = null, readUntil = null }: Partial<Pick<Unread, 'readFrom' | 'readUntil'>>, start: number, step: number): boolean {
  return (readUntil === null || start < readUntil) && (readFrom === null || start + step > readFrom);
}

export interface UnreadStretch extends TimeRange {
  readonly side: 'before' | 'after';
  /** The time of the first or of the last record. */
  readonly edge: number;
  readonly comes: boolean;
}

/**
 * The ends of an axis that nothing was read of, as whole buckets.
 * @param holds whether something is drawn in a bucket all the same, as a statement may move its times: there they end
 */
export function unreadStretches(buckets: Buckets, { readFrom, readUntil, comes }: Unread, holds: (bucket: number) => boolean = () => false): readonly UnreadStretch[] {
  const { from, step, count } = buckets;
  const { to } = rangeOf(buckets);
  const found: UnreadStretch[] = [];
  if (readFrom !== null) {
    let bucket = 0;
    while (bucket < count && !isRead({ readFrom }, from + bucket * step, step) && !holds(bucket)) bucket++;
    if (bucket > 0) found.push({ side: 'before', from, to: from + bucket * step, edge: readFrom, comes: comes.before });
  }
  if (readUntil !== null) {
    let bucket = count;
    while (bucket > 0 && !isRead({ readUntil }, from + (bucket - 1) * step, step) && !holds(bucket - 1)) bucket--;
    if (bucket < count) found.push({ side: 'after', from: from + bucket * step, to, edge: readUntil - 1, comes: comes.after });
  }
  return found;
}

/** The part of an axis of which something was read, in whole buckets; null for none of it. */
export function readRange(buckets: Buckets, { readFrom = null, readUntil = null }: Partial<Pick<Unread, 'readFrom' | 'readUntil'>>): TimeRange | null {
  const stretches = unreadStretches(buckets, { ...allRead, readFrom, readUntil });
  const whole = rangeOf(buckets);
  const from = stretches.find(({ side }) => side === 'before')?.to ?? whole.from;
  const to = stretches.find(({ side }) => side === 'after')?.from ?? whole.to;
  return from < to ? { from, to } : null;
}
