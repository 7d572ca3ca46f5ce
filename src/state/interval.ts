import type { TimeRange } from '../model/time.ts';

/** Lengths of a bucket, in seconds, that people can read off an axis. */
const steps = [
  60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
];
const usualBuckets = 150;
/** Positions that a window over everything can take: as many as there are pixels for. */
const windowPositions = 1500;
/** For pictures with few columns. */
export const coarseBuckets = 48;

/**
 * Seconds of a bucket for a range: the finest step that needs at most `mostBuckets` buckets and is not finer than the
 * capture interval. A step that is no multiple of the capture interval would draw a saw that is not in the data.
 */
export function bucketSeconds(range: TimeRange | null, captureInterval: number, mostBuckets = usualBuckets): number {
  const length = range === null ? 0 : range.to - range.from;
  const least = Math.max(length / mostBuckets, captureInterval, 1);
  const fits = (step: number): boolean => step >= least && (captureInterval < 60 || step % captureInterval === 0);
  const step = steps.find(fits);
  const whole = captureInterval > 0 ? Math.ceil(least / captureInterval) * captureInterval : Math.ceil(least);
  // An odd capture interval divides no readable length but far too long ones: then its own multiple is the better bucket.
  return step !== undefined && step <= Math.max(60, 4 * whole) ? step : whole;
}

/** Seconds at whole multiples of which a window that is dragged over all the data begins and ends. */
export function windowStep(extent: TimeRange): number {
  return bucketSeconds(extent, 0, windowPositions);
}
