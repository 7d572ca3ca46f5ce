import type { Gap } from './intervals.ts';

/** About as many slices as a range is cut into: each costs a look-up of a cursor in each shard. */
const mostSlices = 12;
const leastSeconds = 300;

/**
 * Cuts a stretch of receive time (seconds) into slices, newest first, so that the newest records come first although a shard is read
 * forwards. Borders stand at multiples of a length, so that the same stretch is cut alike next time. `now` ends what has no end; the
 * newest slice has none then.
 */
export function slicesOf({ from, to }: Gap<number>, now: number): Gap<number>[] {
  const end = to ?? Math.max(now, from);
  let length = leastSeconds;
  while ((end - from) / length > mostSlices) length *= 2;
  const slices: Gap<number>[] = [];
  for (let at = from; at < end || slices.length === 0; ) {
    const border = Math.min(end, (Math.floor(at / length) + 1) * length);
    slices.push({ from: at, to: border });
    if (border <= at) break;
    at = border;
  }
  const newest = slices.pop();
  if (newest) slices.push({ from: newest.from, to: to === null ? null : newest.to });
  return slices.reverse();
}
