import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type LinesPicture = Extract<Picture, { kind: 'lines' }>;

/** A time and an amount per row, and whose amount it is where there are several lines. */
export function linesNeeds(frame: Frame, picture: LinesPicture): Result<{ readonly x: FrameColumn; readonly y: FrameColumn; readonly series: FrameColumn | null }, Misfit> {
  const columns = columnsFor(frame, { x: [picture.x, 'time'], y: [picture.y, 'number'] });
  if (!columns.ok || picture.series === undefined) return columns.ok ? ok({ ...columns.value, series: null }) : columns;
  const series = columnsFor(frame, { series: [picture.series, 'any'] });
  return series.ok ? ok({ ...columns.value, ...series.value }) : series;
}
