import type { Plot } from '../plot.ts';
import type { HeatCells, HeatRow } from './cells.ts';

/** The row under a height in pixels, or null beside the cells. */
export function heatRowAt(cells: HeatCells, plot: Plot, y: number): HeatRow | null {
  const at = Math.floor(((y - plot.top) / plot.height) * cells.rows.length);
  return cells.rows[at] ?? null;
}
