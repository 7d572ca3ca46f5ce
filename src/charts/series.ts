import type { FrameColumn, Unit, Value } from '../model/frame.ts';
import type { Text } from '../model/panel.ts';
import { chartMeasures } from '../model/theme.ts';
import { bucketsWithin, overBuckets, type Buckets } from './buckets.ts';
import type { Drawing } from './context.ts';
import type { Plot } from './plot.ts';
import type { ReadBounds } from './unread.ts';

/** One named line, area or row of bars over the dashboard's buckets; legends, tooltips and findings read it too. */
export interface TimeSeries {
  /** The value that a click on it means; for a verdict or direction its key. */
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  /** `dashed`: an earlier period, which stands over the present and is no part of it. */
  readonly mark: 'line' | 'bar' | 'area' | 'dashed';
  readonly unit: Unit;
  readonly values: readonly (number | null)[];
  /** Its name is an id or address. */
  readonly mono?: boolean;
}

/** A time axis, and what of it records were read. */
export type ReadAxis = Pick<Drawing, 'buckets'> & ReadBounds;

/** Values per bucket; buckets of which nothing was read are gaps. */
export function timeSeries(axis: ReadAxis, times: readonly Value[], values: readonly Value[], rows?: readonly number[]): (number | null)[] {
  return whereRead(overBuckets(axis.buckets, times, values, rows), axis);
}

/** The same values, but gaps in the buckets that `isRead` says nothing was read of. */
export function whereRead(values: (number | null)[], { buckets, readUntil = null, readFrom = null, gaps = [] }: ReadAxis): (number | null)[] {
  const unread = [...(readFrom === null ? [] : [{ from: -Infinity, to: readFrom }]), ...(readUntil === null ? [] : [{ from: readUntil, to: Infinity }]), ...gaps];
  if (unread.length === 0) return values;
  const read = [...values];
  for (const range of unread) {
    const { first, end } = bucketsWithin(buckets, range);
    read.fill(null, first, end);
  }
  return read;
}

/** The largest value that the scale of a series must hold: its own, and what stands beside it. */
export function peakOf({ key, values }: Pick<TimeSeries, 'key' | 'values'>, { beside = {} }: Pick<Drawing, 'beside'>): number {
  return Math.max(largest(values), largest(beside[key] ?? []));
}

/** The largest of values that are not negative; 0 without any. */
export function largest(values: readonly (number | null)[]): number {
  let most = 0;
  for (const value of values) if (value !== null && value > most) most = value;
  return most;
}

export function unitOf(column: FrameColumn, drawing: Drawing): Unit {
  return drawing.units[column.name] ?? column.unit;
}

/** Bars leave a fifth of their bucket free, and are never thinner than a pixel. */
export function barWidth(plot: Plot, buckets: Buckets): number {
  return Math.max(1, Math.round(10 * (plot.width / buckets.count) * (1 - chartMeasures.barGap)) / 10);
}

/** Name of an entity as it is told apart: the same in both languages. */
export function plainName(text: string): Text {
  return { en: text, zh: text };
}
