import { ok, type Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export interface Bins {
  /** Amount per step, from zero to the last step that holds anything. */
  readonly values: readonly number[];
  readonly x: FrameColumn;
  readonly y: FrameColumn;
}

/** More steps than this are drawn as one more, which holds all beyond. */
const mostBins = 400;

/** The rows of a distribution laid out by their steps; rows without a place are left out. */
export function binsOf(frame: Frame, picture: Pick<Extract<Picture, { kind: 'bins' }>, 'x' | 'y' | 'step'>): Result<Bins, Misfit> {
  const columns = columnsFor(frame, { x: [picture.x, 'number'], y: [picture.y, 'number'] });
  if (!columns.ok) return columns;
  const { x, y } = columns.value;
  const values: number[] = [];
  for (let row = 0; row < frame.rows; row++) {
    const place = drawn(x.values[row]);
    const amount = drawn(y.values[row]);
    if (place === null || amount === null || place < 0) continue;
    const at = Math.min(mostBins, Math.floor(place / picture.step));
    while (values.length <= at) values.push(0);
    values[at] = (values[at] ?? 0) + amount;
  }
  return ok({ values, x, y });
}

/** A stretch of neighbouring steps that stands out, as places `[from, to)`, with its share of all. */
export interface Hump {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** The least share of all that a stretch holds to be named. */
const leastHump = 0.1;

/**
 * The one or two stretches that stand out, the first in their order along the foot: neighbouring steps that each hold more than half
 * as much again as a step does on average. Where nothing stands out, none.
 */
export function humpsOf(values: readonly number[]): readonly Hump[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return [];
  const high = (1.5 * total) / values.length;
  const found: { from: number; to: number; sum: number }[] = [];
  values.forEach((value, i) => {
    if (value <= high) return;
    const last = found.at(-1);
    if (last?.to === i) {
      last.to = i + 1;
      last.sum += value;
    } else found.push({ from: i, to: i + 1, sum: value });
  });
  return found
    .map(({ from, to, sum }): Hump => ({ from, to, share: sum / total })).filter((hump) => hump.share >= leastHump)
    .sort((a, b) => b.share - a.share).slice(0, 2).sort((a, b) => a.from - b.from);
}
