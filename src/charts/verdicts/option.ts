import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import type { Misfit } from '../needs.ts';
import { twoPlots } from '../plot.ts';
import { barWidth, peakOf, timeSeries, unitOf, type TimeSeries } from '../series.ts';
import { valueTicks } from '../ticks.ts';
import { verdictNames } from './names.ts';
import { verdictsNeeds, type VerdictsPicture } from './needs.ts';

/** Accepted over rejected records, one value per bucket each. */
export function verdictSeries(frame: Frame, picture: VerdictsPicture, drawing: Drawing): Result<readonly TimeSeries[], Misfit> {
  const columns = verdictsNeeds(frame, picture);
  if (!columns.ok) return columns;
  const { x, accept, reject } = columns.value;
  const { verdict } = drawing.look.tokens;
  const series = (key: 'accept' | 'reject', column: typeof accept): TimeSeries => ({
    key,
    name: verdictNames[key],
    colour: verdict[key],
    mark: key === 'accept' ? 'line' : 'bar',
    unit: unitOf(column, drawing),
    values: timeSeries(drawing, x.values, column.values),
  });
  return ok([series('accept', accept), series('reject', reject)]);
}

/**
 * Two plots on one time axis, each with its own scale: rejects are a few percent and must be seen. Accepted is a line
 * with a light area, rejected are bars.
 */
export function verdictsOption(frame: Frame, picture: VerdictsPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = verdictSeries(frame, picture, drawing);
  if (!found.ok) return found;
  const { look, size, buckets } = drawing;
  const [upper, lower] = twoPlots(size);
  const [accept, reject] = found.value;
  const top = (one: TimeSeries | undefined): number => (one ? peakOf(one, drawing) : 0);
  return ok({
    ...baseOption(look),
    grid: [gridOf(upper), gridOf(lower)],
    xAxis: [timeAxis(buckets, upper, look, { labels: false }), timeAxis(buckets, lower, look, { gridIndex: 1 })],
    yAxis: [
      valueAxis(valueTicks(0, top(accept), upper.height > 90 ? 3 : 2, 1000, true), accept?.unit ?? 'records', look),
      valueAxis(valueTicks(0, top(reject), lower.height > 90 ? 3 : 2, 1000, true), reject?.unit ?? 'records', look, { gridIndex: 1 }),
    ],
    series: [
      {
        type: 'line', id: 'accept', xAxisIndex: 0, yAxisIndex: 0, showSymbol: buckets.count === 1, connectNulls: false, silent: true,
        ...points(buckets, accept?.values ?? []),
        lineStyle: { width: chartMeasures.line, color: look.tokens.verdict.accept }, itemStyle: { color: look.tokens.verdict.accept },
        areaStyle: { color: look.tokens.verdict.accept, opacity: chartMeasures.areaAlone },
      },
      {
        type: 'bar', id: 'reject', xAxisIndex: 1, yAxisIndex: 1, silent: true,
        ...points(buckets, reject?.values ?? []), barWidth: barWidth(lower, buckets),
        itemStyle: { color: look.tokens.verdict.reject },
      },
    ],
  });
}
