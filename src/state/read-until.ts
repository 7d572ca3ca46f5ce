import type { Description } from '../model/source.ts';

/** Where on an axis that begins at `from` the records begin, while a logstore is read, the newest first. Null when the rest is whole. */
export function readFromOf({ reading, extent }: Pick<Description, 'reading' | 'extent'>, isLogstore: boolean, from: number): number | null {
  return reading && isLogstore && extent !== null && extent.from > from ? extent.from : null;
}

/**
 * Where on an axis that ends at `to` (seconds) the records end, if more may come behind that: while files are read, and where a
 * logstore has not yet received what is late. Behind it stands neither a zero nor a gap. Null when the records are whole.
 */
export function readUntilOf({ reading, extent, provisionalFrom }: Pick<Description, 'reading' | 'extent' | 'provisionalFrom'>, to: number): number | null {
  if (extent === null || extent.to >= to) return null;
  return reading || (provisionalFrom !== null && provisionalFrom < to) ? extent.to : null;
}
