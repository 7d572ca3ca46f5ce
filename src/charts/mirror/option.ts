import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import type { Misfit } from '../needs.ts';
import { timePlot, type Plot } from '../plot.ts';
import { peakOf, timeSeries, unitOf, type TimeSeries } from '../series.ts';
import { valueTicks, type ValueTicks } from '../ticks.ts';
import { mirrorNeeds, type MirrorPicture } from './needs.ts';
import { mirrorSides } from './sides.ts';

/** Out and in, both positive. A direction without any record is left out. */
export function mirrorSeries(frame: Frame, picture: MirrorPicture, drawing: Drawing): Result<readonly TimeSeries[], Misfit> {
  const columns = mirrorNeeds(frame, picture);
  if (!columns.ok) return columns;
  const { x, y, series } = columns.value;
  return ok(
    mirrorSides.flatMap(({ key, name }): TimeSeries[] => {
      const rows: number[] = [];
      series.values.forEach((value, row) => {
        if (value === key) rows.push(row);
      });
      if (rows.length === 0) return [];
      const values = timeSeries(drawing, x.values, y.values, rows);
      return [{ key, name, colour: drawing.look.tokens.direction[key], mark: 'area', unit: unitOf(y, drawing), values }];
    }),
  );
}

/** The series that a height means: out above zero, in below. */
export function mirrorSeriesAt(series: readonly TimeSeries[], plot: Plot, ticks: ValueTicks, y: number): TimeSeries | null {
  const value = ticks.max - ((y - plot.top) / plot.height) * (ticks.max - ticks.min);
  return series.find((one) => one.key === (value >= 0 ? 'out' : 'in')) ?? null;
}

/** One scale for both sides, with room for levels where there are any. */
export function mirrorTicks(series: readonly TimeSeries[], drawing: Pick<Drawing, 'look' | 'beside'>, levels: readonly { readonly key: string; readonly value: number }[] = []): ValueTicks {
  const largest = (key: string): number => Math.max(peakOf(series.find((one) => one.key === key) ?? { key, values: [] }, drawing), levels.find((one) => one.key === key)?.value ?? 0);
  return valueTicks(-largest('in'), largest('out'), 4, series[0]?.unit === 'bytes' ? drawing.look.units.step : 1000);
}

/** Out above and in below zero on one scale, both labelled positive. */
export function mirrorOption(frame: Frame, picture: MirrorPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = mirrorSeries(frame, picture, drawing);
  if (!found.ok) return found;
  return ok(mirrorOptionOf(found.value, mirrorTicks(found.value, drawing), timePlot(drawing.size), drawing));
}

/** The same on a scale and in a plot that are given, for lanes that are compared; only one of them labels the times. */
export function mirrorOptionOf(series: readonly TimeSeries[], ticks: ValueTicks, plot: Plot, { look, buckets }: Pick<Drawing, 'look' | 'buckets'>, labels = true): ChartOption {
  const unit = series[0]?.unit ?? 'bits-per-second';
  return {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look, { labels })],
    yAxis: [valueAxis(ticks, unit, look)],
    series: [
      ...series.map((one) => ({
        type: 'line', id: one.key, showSymbol: buckets.count === 1, connectNulls: false, silent: true,
        ...points(buckets, one.values, one.key === 'in' ? -1 : 1),
        lineStyle: { width: chartMeasures.lineDirection, color: one.colour }, itemStyle: { color: one.colour },
        areaStyle: { color: one.colour, opacity: chartMeasures.areaMirrored, origin: 0 },
      })),
      {
        // The line between out and in is the only one that is drawn strong.
        type: 'line', id: 'zero', silent: true, showSymbol: false, z: 3,
        data: [[buckets.from, 0], [buckets.from + buckets.count * buckets.step, 0]],
        lineStyle: { width: 1, color: look.tokens.text.tertiary },
      },
    ],
  };
}
