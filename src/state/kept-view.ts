import type { TimeRange } from '../model/time.ts';
import type { View } from '../model/view.ts';

/**
 * The view after another source was opened: range and filters stay, but for an absolute range that the new source has
 * nothing in, which gives way to all the data.
 */
export function viewKeptWithin(view: View, extent: TimeRange | null): View {
  const { range } = view;
  if (extent === null || range.kind === 'extent' || range.from.kind === 'relative' || range.to.kind === 'relative') return view;
  const isOutside = range.to.seconds <= extent.from || range.from.seconds >= extent.to;
  return isOutside ? { ...view, range: { kind: 'extent' } } : view;
}
