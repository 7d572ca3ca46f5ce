import type { FrameColumn, Unit, Value } from '../model/frame.ts';
import type { Text } from '../model/panel.ts';
import { chartMeasures } from '../model/theme.ts';
import { overBuckets, type Buckets } from './buckets.ts';
import type { Drawing } from './context.ts';
import type { Plot } from './plot.ts';

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
}

/** Values per bucket; buckets that reading has not reached are gaps. */
export function timeSeries(drawing: Drawing, times: readonly Value[], values: readonly Value[], rows?: readonly number[]): (number | null)[] {
  const { buckets, readUntil, readFrom = null } = drawing;
  const out = overBuckets(buckets, times, values, rows);
  if (readUntil === null && readFrom === null) return out;
  const [first, end] = [readFrom ?? -Infinity, readUntil ?? Infinity];
  return out.map((value, i) => {
    const from = buckets.from + i * buckets.step;
    return from >= end || from + buckets.step <= first ? null : value;
  });
}

/** The largest value that the scale of a series must hold: its own, and what stands beside it. */
export function peakOf({ key, values }: Pick<TimeSeries, 'key' | 'values'>, { beside = {} }: Pick<Drawing, 'beside'>): number {
  return [...values, ...(beside[key] ?? [])].reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
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
