/** The first of the places [from, to) whose time is `time` or later, where they stand in order of time. */
export function firstAt(timeAt: (place: number) => number, time: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeAt(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of a segment, or places of a list, that lie in one bucket of time. */
export interface TimeRun {
  readonly from: number;
  readonly to: number;
  readonly bucket: number;
}

/** Rows in a bucket, on average, below which taking it by itself costs more than it saves. */
const worthwhile = 1024;

/**
 * Places [from, to) that stand in order of time, bucket by bucket of `step` seconds counted from `low`; null when the buckets
 * hold few each. What is the same for all rows of a run need not be worked out for each of them.
 */
export function timeRuns(timeAt: (place: number) => number, from: number, to: number, low: number, step: number): readonly TimeRun[] | null {
  if (from >= to) return null;
  const bucketAt = (place: number): number => Math.floor((timeAt(place) - low) / step);
  const last = bucketAt(to - 1);
  if ((to - from) / (last - bucketAt(from) + 1) < worthwhile) return null;
  const runs: TimeRun[] = [];
  for (let at = from; at < to; ) {
    const bucket = bucketAt(at);
    const end = bucket === last ? to : firstAt(timeAt, low + (bucket + 1) * step, at, to);
    runs.push({ from: at, to: end, bucket });
    at = end;
  }
  return runs;
}
