import { failed, ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import type { ChartBody } from '../chart/drawn.ts';
import { columnsFor, type Misfit } from '../needs.ts';

/** The first row's amounts, one figure per column. More rows are left to the table, and said. */
export function numberDraw(frame: Frame, chart: Chart): Result<Extract<ChartBody, { kind: 'figures' }>, Misfit> {
  if (chart.y.length === 0) return failed({ column: '', need: 'number', found: null });
  const figures: { name: string; value: number | bigint | null }[] = [];
  for (const name of chart.y) {
    const found = columnsFor(frame, { column: [name, 'number'] });
    if (!found.ok) return found;
    const value = found.value.column.values[0] ?? null;
    figures.push({ name, value: typeof value === 'bigint' ? value : drawn(value) });
  }
  return ok({ kind: 'figures', figures });
}
