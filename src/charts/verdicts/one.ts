import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { timePlot } from '../plot.ts';
import { barWidth, timeSeries, unitOf, type TimeSeries } from '../series.ts';
import { valueTicks } from '../ticks.ts';
import { verdictNames } from './names.ts';

export type VerdictPicture = Extract<Picture, { kind: 'verdict' }>;

/** One verdict's count per bucket. */
export function oneVerdictSeries(frame: Frame, { x, y, verdict }: VerdictPicture, drawing: Drawing): Result<TimeSeries, Misfit> {
  const columns = columnsFor(frame, { x: [x, 'time'], y: [y, 'number'] });
  if (!columns.ok) return columns;
  return ok({
    key: verdict, name: verdictNames[verdict], colour: drawing.look.tokens.verdict[verdict], mark: verdict === 'accept' ? 'line' : 'bar',
    unit: unitOf(columns.value.y, drawing), values: timeSeries(drawing, columns.value.x.values, columns.value.y.values),
  });
}

/** A plot for one verdict on its own scale: accepted is a line with a light area, rejected are bars. */
export function oneVerdictOption(frame: Frame, picture: VerdictPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = oneVerdictSeries(frame, picture, drawing);
  if (!found.ok) return found;
  const { look, size, buckets } = drawing;
  const plot = timePlot(size);
  const { key, colour, unit, values } = found.value;
  const top = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const common = { id: key, silent: true, data: points(buckets, values), itemStyle: { color: colour } };
  return ok({
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [valueAxis(valueTicks(0, top, plot.height > 90 ? 3 : 2, 1000, true), unit, look)],
    series: [
      key === 'accept'
        ? { ...common, type: 'line', showSymbol: buckets.count === 1, connectNulls: false, lineStyle: { width: chartMeasures.line, color: colour }, areaStyle: { color: colour, opacity: chartMeasures.areaAlone } }
        : { ...common, type: 'bar', barWidth: barWidth(plot, buckets) },
    ],
  });
}
