/** A click in one of the two plots names the verdict that it shows. */
export function verdictPicked(seriesKey: string): string | null {
  return seriesKey === 'accept' ? 'ACCEPT' : seriesKey === 'reject' ? 'REJECT' : null;
}
