import type { Description } from '../model/source.ts';

/**
 * Where on an axis that ends at `to` (seconds) the records end, if more may come behind that: while files are read, and where a
 * logstore has not yet received what is late. Behind it stands neither a zero nor a gap. Null when the records are whole.
 */
export function readUntilOf({ reading, extent, provisionalFrom }: Pick<Description, 'reading' | 'extent' | 'provisionalFrom'>, to: number): number | null {
  if (extent === null || extent.to >= to) return null;
  return reading || (provisionalFrom !== null && provisionalFrom < to) ? extent.to : null;
}
