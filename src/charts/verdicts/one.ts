import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import type { Drawn } from '../draw.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { timePlot } from '../plot.ts';
import { barWidth, peakOf, timeSeries, unitOf, type TimeSeries } from '../series.ts';
import { valueTicks } from '../ticks.ts';
import { verdictNames } from './names.ts';

export type VerdictPicture = Extract<Picture, { kind: 'verdict' }>;

/** A plot for one verdict on its own scale, over the dashboard's buckets: accepted is a line with a light area, rejected are bars. */
export function oneVerdictDrawn({ x, y, verdict }: VerdictPicture, frame: Frame, drawing: Drawing): Result<Drawn, Misfit> {
  const columns = columnsFor(frame, { x: [x, 'time'], y: [y, 'number'] });
  if (!columns.ok) return columns;
  const { look, size, buckets } = drawing;
  const plot = timePlot(size);
  const colour = look.tokens.verdict[verdict];
  const series: TimeSeries = {
    key: verdict, name: verdictNames[verdict], colour, mark: verdict === 'accept' ? 'line' : 'bar',
    unit: unitOf(columns.value.y, drawing), values: timeSeries(drawing, columns.value.x.values, columns.value.y.values),
  };
  const common = { id: verdict, silent: true, ...points(buckets, series.values), itemStyle: { color: colour } };
  const option: ChartOption = {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [valueAxis(valueTicks(0, peakOf(series, drawing), plot.height > 90 ? 3 : 2, 1000, true), series.unit, look)],
    series: [
      verdict === 'accept'
        ? { ...common, type: 'line', showSymbol: buckets.count === 1, connectNulls: false, lineStyle: { width: chartMeasures.line, color: colour }, areaStyle: { color: colour, opacity: chartMeasures.areaAlone } }
        : { ...common, type: 'bar', barWidth: barWidth(plot, buckets) },
    ],
  };
  return ok({ kind: 'time', option, series: [series], plots: [plot], legend: true, seriesAt: () => series });
}
