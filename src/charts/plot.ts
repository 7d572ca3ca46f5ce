import type { TimeRange } from '../model/time.ts';
import { chartMeasures } from '../model/theme.ts';
import type { Size } from './look.ts';

/** Where marks may stand inside a picture, in CSS pixels from its upper left corner. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const { left, right, top, bottom } = chartMeasures;

/** The plot of one time axis. `labels` keeps room at the right for names at the ends of lines. */
export function timePlot(size: Size, labels = 0): Plot {
  return { left, top, width: Math.max(1, size.width - left - right - labels), height: Math.max(1, size.height - top - bottom) };
}

const between = 10;

/** Two plots over one another on one time axis; the upper one takes a little less than half. */
export function twoPlots(size: Size): readonly [upper: Plot, lower: Plot] {
  const whole = timePlot(size);
  const upper = Math.max(1, Math.round((whole.height - between) * 0.45));
  const lower = Math.max(1, whole.height - between - upper);
  return [{ ...whole, height: upper }, { ...whole, top: whole.top + upper + between, height: lower }];
}

export function timeAtPixel(plot: Plot, range: TimeRange, x: number): number {
  const part = Math.min(1, Math.max(0, (x - plot.left) / plot.width));
  return range.from + part * (range.to - range.from);
}

export function pixelAtTime(plot: Plot, range: TimeRange, seconds: number): number {
  const part = (seconds - range.from) / Math.max(1, range.to - range.from);
  return plot.left + Math.min(1, Math.max(0, part)) * plot.width;
}
