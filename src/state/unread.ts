import { useMemo } from 'react';
import { rangeOf, type Buckets } from '../charts/buckets.ts';
import { allRead, type Unread } from '../charts/unread.ts';
import type { Description } from '../model/source.ts';
import type { TimeRange } from '../model/time.ts';
import { useDescription } from './engine.tsx';

type Held = Pick<Description, 'reading' | 'extent' | 'provisionalFrom'>;

/**
 * Where an axis goes past the records of the source, whatever filters hold. More may come while it is read, and where a logstore has not
 * yet received what is late.
 */
export function unreadOf({ reading, extent, provisionalFrom }: Held, axis: TimeRange): Unread {
  if (extent === null) return allRead;
  const comes = { before: reading, after: reading || (provisionalFrom !== null && provisionalFrom < axis.to) };
  return { readFrom: extent.from > axis.from ? extent.from : null, readUntil: extent.to < axis.to ? extent.to : null, comes };
}

/** Seconds of a range that the records reach over, of which the last lasts a capture interval. */
export function readSeconds({ from, to }: TimeRange, { extent, captureInterval }: Pick<Description, 'extent' | 'captureInterval'>): number {
  if (extent === null) return to - from;
  return Math.max(0, Math.min(to, extent.to - 1 + Math.max(1, captureInterval)) - Math.max(from, extent.from));
}

/** The same of a panel's axis, the same object until something of it changes. */
export function useUnread({ from, step, count }: Buckets): Unread {
  const { readFrom, readUntil, comes: { before, after } } = unreadOf(useDescription(), rangeOf({ from, step, count }));
  return useMemo(() => ({ readFrom, readUntil, comes: { before, after } }), [readFrom, readUntil, before, after]);
}
