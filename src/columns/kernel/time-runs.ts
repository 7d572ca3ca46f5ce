import type { Memory } from '../memory.ts';
import { readColumn } from './reader.ts';
import type { Snapshot } from './snapshot.ts';

/** The first row of [from, to) whose time is `time` or later; rows of a sealed segment stand in order of time. */
export function firstAt(memory: Memory, snapshot: Snapshot, segment: number, time: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readColumn(memory, snapshot, segment, 'time', middle) ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows [from, to) of a segment that lie in one bucket of time. */
export interface TimeRun {
  readonly from: number;
  readonly to: number;
  readonly bucket: number;
}

/** Rows in a bucket, on average, below which taking it by itself costs more than it saves. */
const worthwhile = 1024;

/**
 * Rows [from, to) of a sealed segment, bucket by bucket of `step` seconds counted from `low`; null when the buckets hold few
 * rows each. What is the same for all rows of a run need not be worked out for each of them.
 */
export function timeRuns(memory: Memory, snapshot: Snapshot, segment: number, from: number, to: number, low: number, step: number): readonly TimeRun[] | null {
  if (from >= to || !snapshot.segment(segment).sorted) return null;
  const bucketAt = (row: number): number => Math.floor(((readColumn(memory, snapshot, segment, 'time', row) ?? 0) - low) / step);
  const last = bucketAt(to - 1);
  if ((to - from) / (last - bucketAt(from) + 1) < worthwhile) return null;
  const runs: TimeRun[] = [];
  for (let at = from; at < to; ) {
    const bucket = bucketAt(at);
    const end = bucket === last ? to : firstAt(memory, snapshot, segment, low + (bucket + 1) * step, at, to);
    runs.push({ from: at, to: end, bucket });
    at = end;
  }
  return runs;
}
