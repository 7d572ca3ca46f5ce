import type { Units } from '../../../base/format/units.ts';
import { bucketStart, type Buckets } from '../../../charts/buckets.ts';
import type { Drawing } from '../../../charts/context.ts';
import { mirrorSeries } from '../../../charts/mirror/option.ts';
import type { TimeSeries } from '../../../charts/series.ts';
import { valueTicks, type ValueTicks } from '../../../charts/ticks.ts';
import type { Frame } from '../../../model/frame.ts';

/** One interface over time, both directions. */
export interface Lane {
  readonly eni: string;
  readonly series: readonly TimeSeries[];
}

/** As they are asked. */
export const ratesAsked = { rate: 'bits-per-second' } as const;

/** As the reader has rates. */
export function shownRates({ rate }: Units): { readonly rate: 'bits-per-second' | 'bytes-per-second' } {
  return rate === 'bits' ? ratesAsked : { rate: 'bytes-per-second' };
}

const picture = { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' } as const;

/** Rows of `vpnRates` as a lane for each of the interfaces, those without a record too. */
export function lanesOf(frame: Frame, enis: readonly string[], drawing: Drawing): readonly Lane[] {
  const ids = frame.columns.find(({ name }) => name === 'eni-id')?.values ?? [];
  return enis.map((eni) => {
    const rows = ids.flatMap((id, row) => (id === eni ? [row] : []));
    const own: Frame = { ...frame, rows: rows.length, columns: frame.columns.map((column) => ({ ...column, values: rows.map((row) => column.values[row] ?? null) })) };
    const series = mirrorSeries(own, picture, drawing);
    return { eni, series: series.ok ? series.value : [] };
  });
}

/** One scale for all lanes, as they are compared. */
export function ticksOf(lanes: readonly Lane[], lines: number): ValueTicks {
  const most = (key: string): number => Math.max(0, ...lanes.flatMap(({ series }) => series.filter((one) => one.key === key).flatMap(({ values }) => values.map((value) => value ?? 0))));
  return valueTicks(-most('in'), most('out'), lines);
}

export interface Peak {
  readonly way: 'in' | 'out';
  readonly rate: number;
  /** Start of its bucket. */
  readonly at: number;
}

/** The highest rate of all lanes; null where nothing flowed. */
export function peakOf(lanes: readonly Lane[], buckets: Buckets): Peak | null {
  let peak: Peak | null = null;
  for (const { series } of lanes) {
    for (const { key, values } of series) {
      values.forEach((value, bucket) => {
        if (value !== null && value > (peak?.rate ?? 0)) peak = { way: key === 'in' ? 'in' : 'out', rate: value, at: bucketStart(buckets, bucket) };
      });
    }
  }
  return peak;
}
