import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Buckets } from '../buckets.ts';
import type { Look } from '../look.ts';
import type { Plot } from '../plot.ts';
import { barWidth, type TimeSeries } from '../series.ts';
import { valueTicks, type ValueTicks } from '../ticks.ts';
import { histogramPeak } from './series.ts';

function histogramTicks(series: readonly TimeSeries[], buckets: Buckets): ValueTicks {
  return valueTicks(0, histogramPeak(series, buckets).peak?.records ?? 0, 2, 1000, true);
}

/** The part of a bar that a height means, in pixels from the top of the picture; above the bar its uppermost part, null where there is no bar. */
export function histogramSeriesAt(series: readonly TimeSeries[], buckets: Buckets, plot: Plot, bucket: number, y: number): TimeSeries | null {
  const { max } = histogramTicks(series, buckets);
  const height = ((plot.top + plot.height - y) / plot.height) * max;
  const parts = series.filter(({ values }) => (values[bucket] ?? 0) > 0);
  let top = 0;
  return parts.find(({ values }) => (top += values[bucket] ?? 0) >= height) ?? parts.at(-1) ?? null;
}

/** Bars of matching records, the parts by verdict on top of each other. The picture is low: two lines at most. */
export function histogramOption(series: readonly TimeSeries[], buckets: Buckets, plot: Plot, look: Look): ChartOption {
  const width = barWidth(plot, buckets);
  return {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [valueAxis(histogramTicks(series, buckets), 'records', look)],
    series: series.map((one) => ({
      type: 'bar', id: one.key, stack: 'records', silent: true, ...points(buckets, one.values), barWidth: width, itemStyle: { color: one.colour },
    })),
  };
}
