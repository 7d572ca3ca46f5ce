/** How regular the times of something are, told to the capture interval: what begins within one window cannot be told apart. */
export interface Regularity {
  /** The middle of the times between one and the next, in seconds. */
  readonly period: number;
  /** Share of those times that are the period, within its tolerance: 0…1. */
  readonly share: number;
  readonly count: number;
  readonly isRegular: boolean;
}

/** Calls that must have been made: fewer can be regular by chance. */
export const fewestCalls = 12;
/** Share of the times between two calls that must be the same. Of calls at random moments about a third would be. */
export const regularShare = 0.8;
/** A call that is a little late may fall into the next window, so from three windows on neighbours count as the period… */
const lateness = 0.1;
const exactBelow = 3;
/** …but of three windows, where half of what is random would do, more of them and of more calls. */
const strictBelow = 4;
const strictShare = 0.9;
const strictCalls = 24;

/**
 * @param times starts of windows, Unix seconds, rising, each once
 * @param step seconds of a window
 * @returns null for fewer than two
 */
export function regularityOf(times: readonly number[], step: number): Regularity | null {
  const gaps = times.slice(1).map((time, i) => Math.round((time - (times[i] ?? time)) / step));
  if (gaps.length === 0) return null;
  const middle = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const within = (tolerance: number) => gaps.filter((gap) => Math.abs(gap - middle) <= tolerance);
  const exact = within(0);
  const near = middle < exactBelow ? exact : within(Math.max(1, Math.round(middle * lateness)));
  const count = times.length;
  const isRegular = count >= fewestCalls && middle >= 2
    && (middle < strictBelow ? exact.length >= regularShare * gaps.length || (near.length >= strictShare * gaps.length && count >= strictCalls && middle >= exactBelow) : near.length >= regularShare * gaps.length);
  // The mean of what is near: windows are whole, a period of seven and a half minutes is not.
  const period = (near.reduce((sum, gap) => sum + gap, 0) / near.length) * step;
  return { period, share: near.length / gaps.length, count, isRegular };
}
