import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { chartMeasures, font } from '../../model/theme.ts';
import { baseOption, gridOf, points, timeAxis, valueAxis, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import { monoEm, narrowName } from '../figures.ts';
import type { Misfit } from '../needs.ts';
import { timePlot, type Plot } from '../plot.ts';
import { peakOf, type TimeSeries } from '../series.ts';
import { valueTicks, type ValueTicks } from '../ticks.ts';
import type { LinesPicture } from './needs.ts';
import { lineSeries } from './series.ts';

/** Up to this many lines carry their name at their end; more are named in the legend. */
export const mostNamedAtEnd = 3;

/** Room at the right for names at the ends, in pixels; names longer than that are cut in the middle. */
export function endLabelRoom(series: readonly TimeSeries[]): number {
  if (series.length < 2 || series.length > mostNamedAtEnd) return 0;
  const longest = Math.max(...series.map((one) => narrowName(one.name.en, 15).length * (one.mono === true ? font.size.micro * monoEm : 6.5)));
  return Math.min(110, 10 + longest);
}

export function lineTicks(series: readonly TimeSeries[], plot: Plot, drawing: Pick<Drawing, 'look' | 'beside'>): ValueTicks {
  const most = Math.max(0, ...series.map((one) => peakOf(one, drawing)));
  return valueTicks(0, most, plot.height < 90 ? 2 : 3, series[0]?.unit === 'bytes' ? drawing.look.units.step : 1000);
}

/** Pixels by which names at the ends of lines are moved down (negative: up), so that none stands on another. */
export function endLabelShifts(series: readonly TimeSeries[], plot: Plot, ticks: ValueTicks): readonly number[] {
  const apart = 12;
  const places = series.map((one, i) => {
    const value = one.values.findLast((known) => known !== null) ?? 0;
    const y = plot.height * (1 - (value - ticks.min) / (ticks.max - ticks.min));
    return { i, y, at: y };
  }).sort((a, b) => a.y - b.y);
  for (const [n, place] of places.entries()) {
    const above = places[n - 1];
    if (above) place.at = Math.max(place.at, above.at + apart);
  }
  // What was pushed below the axis pushes the others up again.
  for (let n = places.length - 1; n >= 0; n--) {
    const place = places[n];
    const below = places[n + 1];
    if (place) place.at = Math.min(place.at, below ? below.at - apart : plot.height);
  }
  return series.map((_, i) => {
    const place = places.find((one) => one.i === i);
    return place ? Math.round(place.at - place.y) : 0;
  });
}

/** Lines over time; a lone one may be filled lightly. Gaps stay gaps. */
export function linesOption(frame: Frame, picture: LinesPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = lineSeries(frame, picture, drawing);
  if (!found.ok) return found;
  const { look, size, buckets } = drawing;
  const series = found.value;
  const room = endLabelRoom(series);
  const plot = timePlot(size, room);
  const unit = series[0]?.unit ?? 'none';
  const ticks = lineTicks(series, plot, drawing);
  const shifts = room > 0 ? endLabelShifts(series, plot, ticks) : [];
  return ok({
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [valueAxis(ticks, unit, look)],
    series: series.map((one, i) => ({
      type: 'line', id: one.key, showSymbol: buckets.count === 1, connectNulls: false, silent: true,
      ...points(buckets, one.values),
      lineStyle: { width: chartMeasures.line, color: one.colour }, itemStyle: { color: one.colour },
      ...(picture.area && series.length === 1 ? { areaStyle: { color: one.colour, opacity: chartMeasures.areaAlone } } : {}),
      ...(room > 0
        ? {
            endLabel: {
              show: true, distance: 4, offset: [0, shifts[i] ?? 0], formatter: () => narrowName(one.name[look.language], 15), color: look.tokens.text.secondary,
              fontSize: font.size.micro, fontFamily: one.mono === true ? font.mono : font.sans, textBorderColor: look.tokens.surface.sheet, textBorderWidth: 2,
            },
          }
        : {}),
    })),
  });
}
