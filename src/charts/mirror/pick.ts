/** A click above zero means outbound, below zero inbound. */
export function directionPicked(seriesKey: string): string | null {
  return seriesKey === 'in' || seriesKey === 'out' ? seriesKey : null;
}
