/** Bills come this late, at the most, in seconds. */
const lateSeconds = 4 * 3600;

/** The whole hour up to which has been billed by then, in Unix seconds. */
export function billedUntil(now: number): number {
  return Math.floor((now - lateSeconds) / 3600) * 3600;
}
