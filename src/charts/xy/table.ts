import type { Chart } from '../../model/chart.ts';
import type { Frame, Value } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import { xyNeeds } from './series.ts';

/**
 * The answer with a column `share` at its end where each step is drawn as a whole: the part, from 0 to 1, that a row's first amount
 * is of all in its step. Null where the picture has none: the row belongs to no series, or the step came to nothing. Any other
 * chart's answer stays as it is.
 */
export function withShares(chart: Chart, frame: Frame): Frame {
  if (chart.kind !== 'stacked100') return frame;
  const found = xyNeeds(frame, chart);
  if (!found.ok) return frame;
  const { x, y: [y], series } = found.value;
  if (y === undefined || frame.columns.some(({ name }) => name === 'share')) return frame;
  const amounts = y.values.map((value, row) => (series === null || (series.values[row] ?? null) !== null ? Math.max(0, drawn(value) ?? 0) : null));
  const sums = new Map<Value, number>();
  amounts.forEach((amount, row) => sums.set(x.values[row] ?? null, (sums.get(x.values[row] ?? null) ?? 0) + (amount ?? 0)));
  const values = amounts.map((amount, row): Value => {
    const sum = sums.get(x.values[row] ?? null) ?? 0;
    return amount === null || sum <= 0 ? null : amount / sum;
  });
  return { ...frame, columns: [...frame.columns, { name: 'share', type: 'double', unit: 'share', values }] };
}
