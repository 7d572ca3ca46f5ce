/** A number held between two others; where these leave no room, the least of them. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
