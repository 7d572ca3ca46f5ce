import type { Frame } from '../../model/frame.ts';
import { columnsFor } from '../needs.ts';
import { largest, timeSeries, type ReadAxis } from '../series.ts';

/** Corners of a spark line inside 48 × 16 pixels as an SVG path, or null when the frame does not fit or has one bucket. */
export function sparkPath(frame: Frame, picture: { readonly x: string; readonly y: string }, axis: ReadAxis, width = 48, height = 16): string | null {
  const columns = columnsFor(frame, { x: [picture.x, 'time'], y: [picture.y, 'number'] });
  if (!columns.ok || axis.buckets.count < 2) return null;
  const values = timeSeries(axis, columns.value.x.values, columns.value.y.values);
  const most = largest(values);
  const y = (value: number): number => height - 1 - (most === 0 ? 0 : (value / most) * (height - 2));
  let path = '';
  let pen = false;
  values.forEach((value, i) => {
    if (value === null) pen = false;
    else {
      path += `${pen ? 'L' : 'M'}${((i / (values.length - 1)) * width).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = true;
    }
  });
  return path === '' ? null : path;
}
