import { useMemo } from 'react';
import { rangeOf, type Buckets } from '../charts/buckets.ts';
import { allRead, type Unread } from '../charts/unread.ts';
import type { Description } from '../model/source.ts';
import type { TimeRange } from '../model/time.ts';
import { useDescription } from './engine.tsx';

type Held = Pick<Description, 'reading' | 'extent' | 'gaps' | 'provisionalFrom'>;

/**
 * Where an axis goes past the records of the source, and what no file of it covers, whatever filters hold. More may come while it is read, and where a logstore has not
 * yet received what is late.
 */
export function unreadOf({ reading, extent, gaps, provisionalFrom }: Held, axis: TimeRange): Unread {
  if (extent === null) return allRead;
  const comes = { before: reading, after: reading || (provisionalFrom !== null && provisionalFrom < axis.to) };
  return { readFrom: extent.from > axis.from ? extent.from : null, readUntil: extent.to < axis.to ? extent.to : null, gaps, comes };
}

/** Seconds of a range that the records reach over, of which the last of all, and the last before a gap, lasts a capture interval. */
export function readSeconds({ from, to }: TimeRange, { extent, gaps, captureInterval }: Pick<Description, 'extent' | 'gaps' | 'captureInterval'>): number {
  if (extent === null) return to - from;
  const lasting = Math.max(1, captureInterval) - 1;
  const missing = gaps.reduce((sum, gap) => sum + Math.max(0, Math.min(to, gap.to) - Math.max(from, gap.from + lasting)), 0);
  return Math.max(0, Math.min(to, extent.to + lasting) - Math.max(from, extent.from) - missing);
}

/** What no file covers, the same object until something of it changes. */
export function useGaps(): readonly TimeRange[] {
  const { gaps } = useDescription();
  const key = JSON.stringify(gaps);
  return useMemo(() => gaps, [key]); // oxlint-disable-line react/exhaustive-deps -- equal gaps are the same, whichever object holds them
}

/** The same of a panel's axis, the same object until something of it changes. */
export function useUnread({ from, step, count }: Buckets): Unread {
  const gaps = useGaps();
  const { readFrom, readUntil, comes: { before, after } } = unreadOf(useDescription(), rangeOf({ from, step, count }));
  return useMemo(() => ({ readFrom, readUntil, gaps, comes: { before, after } }), [readFrom, readUntil, gaps, before, after]);
}
