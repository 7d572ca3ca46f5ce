import type { TupleCount } from './tuple-book.ts';

/** Capture windows that clouds offer, with the seconds by which a record may overrun them. */
const classes = [
  { seconds: 60, place: 1 },
  { seconds: 300, place: 2 },
  { seconds: 600, place: 3 },
] as const;

/**
 * The capture interval in seconds that durations tell; 0 when none does (no ends, or all records last 0 s).
 *
 * A record is never longer than the window that it was made in, while a short connection ends before it. So per interface
 * it is the shortest of 60, 300 and 600 s which all but one in a hundred of its records of traffic fit into; of a mixed
 * source the longest. `TupleCount.lasting` counts records that last 0 s, up to 65 s (a record may overrun a little), up
 * to 310 s, up to an hour; records that last longer, or unknown, are a defect of the log and tell nothing.
 */
export function captureInterval(interfaces: Iterable<readonly TupleCount[]>): number {
  let longest = 0;
  for (const counts of interfaces) longest = Math.max(longest, ofOne(counts));
  return longest;
}

function ofOne(counts: readonly TupleCount[]): number {
  const sum = (place: number): number => counts.reduce((total, count) => total + (count.lasting[place] ?? 0), 0);
  const known = sum(0) + sum(1) + sum(2) + sum(3);
  if (known === sum(0)) return 0;
  let longer = known - sum(0);
  for (const { seconds, place } of classes) {
    longer -= sum(place);
    if (longer * 100 <= known) return seconds;
  }
  return 600;
}
