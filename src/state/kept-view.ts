import { resolveRange } from '../model/time-text.ts';
import type { TimeRange } from '../model/time.ts';
import type { View } from '../model/view.ts';

/**
 * The view after another source was opened: range and filters stay, but for a range that the new source has nothing in,
 * which gives way to all the data.
 */
export function viewKeptWithin(view: View, extent: TimeRange | null, nowSeconds: number): View {
  const range = resolveRange(view.range, nowSeconds, 0);
  if (extent === null || range === null) return view;
  const isOutside = range.to <= extent.from || range.from >= extent.to;
  return isOutside ? { ...view, range: { kind: 'extent' } } : view;
}
