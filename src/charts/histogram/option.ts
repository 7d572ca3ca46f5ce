import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Buckets } from '../buckets.ts';
import type { Look } from '../look.ts';
import type { Plot } from '../plot.ts';
import { barWidth, type TimeSeries } from '../series.ts';
import { valueTicks } from '../ticks.ts';
import { histogramPeak } from './series.ts';

/** Bars of matching records, the parts by verdict on top of each other. The picture is low: two lines at most. */
export function histogramOption(series: readonly TimeSeries[], buckets: Buckets, plot: Plot, look: Look): ChartOption {
  const { peak } = histogramPeak(series, buckets);
  const width = barWidth(plot, buckets);
  return {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [valueAxis(valueTicks(0, peak?.records ?? 0, 2, 1000, true), 'records', look)],
    series: series.map((one) => ({
      type: 'bar', id: one.key, stack: 'records', silent: true, data: points(buckets, one.values), barWidth: width, itemStyle: { color: one.colour },
    })),
  };
}
