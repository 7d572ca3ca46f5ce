import { otherKey } from './series.ts';

/** A click on a line or on its legend names its entity; "other" names none. */
export function linePicked(seriesKey: string): string | null {
  return seriesKey === otherKey ? null : seriesKey;
}
