import { unreachable } from '../base/assert.ts';
import { failed, ok, type Result } from '../base/result.ts';
import type { Frame } from '../model/frame.ts';
import type { Panel, Picture } from '../model/panel.ts';
import type { ChartOption } from './axes.ts';
import type { Drawing } from './context.ts';
import { heatCells, type HeatCells } from './heat/cells.ts';
import { heatOption } from './heat/option.ts';
import type { List } from './list/rows.ts';
import { endLabelRoom, linesOption, lineTicks } from './lines/option.ts';
import { lineSeries } from './lines/series.ts';
import { countriesOf, type Countries } from './map/countries.ts';
import type { LevelledMirror } from './mirror/needs.ts';
import { mirrorOption, mirrorSeries, mirrorSeriesAt, mirrorTicks } from './mirror/option.ts';
import type { Misfit } from './needs.ts';
import { timePlot, twoPlots, type Plot } from './plot.ts';
import { rankingOf, type Ranking } from './rank/rows.ts';
import type { TimeSeries } from './series.ts';
import { sharesOf, type Shares } from './share/parts.ts';
import type { ValueTicks } from './ticks.ts';
import { verdictSeries, verdictsOption } from './verdicts/option.ts';
import type { ChartDrawn } from './chart/drawn.ts';

/** Everything that a screen needs to show a picture, by the part that shows it. */
export type Drawn =
  | {
      readonly kind: 'time';
      readonly option: ChartOption;
      readonly series: readonly TimeSeries[];
      readonly plots: readonly Plot[];
      /** Lines are named at their end instead. */
      readonly legend: boolean;
      /** The series that a place in the picture means; null for none. */
      readonly seriesAt: (bucket: number, y: number) => TimeSeries | null;
    }
  | { readonly kind: 'heat'; readonly option: ChartOption; readonly cells: HeatCells }
  | { readonly kind: 'map'; readonly countries: Countries }
  | { readonly kind: 'rank'; readonly ranking: Ranking }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'share'; readonly shares: Shares }
  | { readonly kind: 'chart'; readonly chart: ChartDrawn }
  | { readonly kind: 'table' };

/** What of a panel makes its picture: beside the picture itself, what a click in it means. */
export type DrawnPanel<P extends Picture = Picture> = { readonly picture: P } & Partial<Pick<Panel, 'consequence'>>;

/** Draws what comes in a chunk of its own (`charts/chart/draw`), as the first screen has none of it: what a reader put together, marks, lists, one verdict, levels. */
export type ChartDrawer = (panel: DrawnPanel<LazyPicture>, frame: Frame, drawing: Drawing) => Result<Drawn, Misfit>;
export type LazyPicture = Extract<Picture, { kind: 'chart' | 'list' | 'scans' | 'verdict' | 'bins' }> | LevelledMirror;

/** The picture is drawn by a part that is loaded when it is first wanted. */
export function isLazy(picture: Picture): picture is LazyPicture {
  return picture.kind === 'chart' || picture.kind === 'list' || picture.kind === 'scans' || picture.kind === 'verdict' || picture.kind === 'bins' || (picture.kind === 'mirror' && picture.levels !== undefined);
}

/** A frame as its panel's picture; a misfit names the column that is wrong. Single values are no picture (`ValueCell`). */
export function draw(panel: DrawnPanel, frame: Frame, drawing: Drawing, drawChart?: ChartDrawer | null): Result<Drawn, Misfit> {
  const { picture } = panel;
  if (isLazy(picture)) return drawChart ? drawChart({ ...panel, picture }, frame, drawing) : ok({ kind: 'table' });
  switch (picture.kind) {
    case 'verdicts': {
      const series = verdictSeries(frame, picture, drawing);
      const option = verdictsOption(frame, picture, drawing);
      if (!series.ok || !option.ok) return series.ok ? misfitOf(option) : series;
      const [upper, lower] = twoPlots(drawing.size);
      const [accept, reject] = series.value;
      return ok({ kind: 'time', option: option.value, series: series.value, plots: [upper, lower], legend: true, seriesAt: (_, y) => (y < lower.top - 5 ? accept : reject) ?? null });
    }
    case 'mirror': {
      const series = mirrorSeries(frame, picture, drawing);
      const option = mirrorOption(frame, picture, drawing);
      if (!series.ok || !option.ok) return series.ok ? misfitOf(option) : series;
      const plot = timePlot(drawing.size);
      const ticks = mirrorTicks(series.value, drawing);
      return ok({ kind: 'time', option: option.value, series: series.value, plots: [plot], legend: true, seriesAt: (_, y) => mirrorSeriesAt(series.value, plot, ticks, y) });
    }
    case 'lines': {
      const series = lineSeries(frame, picture, drawing);
      const option = linesOption(frame, picture, drawing);
      if (!series.ok || !option.ok) return series.ok ? misfitOf(option) : series;
      const room = endLabelRoom(series.value);
      const plot = timePlot(drawing.size, room);
      const ticks = lineTicks(series.value, plot, drawing);
      const at = (bucket: number, y: number): TimeSeries | null => nearest(series.value, bucket, valueAt(plot, ticks, y));
      return ok({ kind: 'time', option: option.value, series: series.value, plots: [plot], legend: room === 0 && series.value.length > 1, seriesAt: at });
    }
    case 'heat': {
      const cells = heatCells(frame, picture, drawing);
      const option = heatOption(frame, picture, drawing);
      if (!cells.ok || !option.ok) return cells.ok ? misfitOf(option) : cells;
      return ok({ kind: 'heat', option: option.value, cells: cells.value });
    }
    case 'map': {
      const countries = countriesOf(frame, picture, drawing);
      return countries.ok ? ok({ kind: 'map', countries: countries.value }) : countries;
    }
    case 'rank': {
      const ranking = rankingOf(frame, picture);
      return ranking.ok ? ok({ kind: 'rank', ranking: ranking.value }) : ranking;
    }
    case 'share': {
      const shares = sharesOf(frame, picture, drawing);
      return shares.ok ? ok({ kind: 'share', shares: shares.value }) : shares;
    }
    case 'value':
    case 'table':
      return ok({ kind: 'table' });
    default:
      return unreachable(picture);
  }
}

/** The picture has an outline that can be saved as SVG: what the library paints, and maps. */
export function hasOutline(drawn: Drawn): boolean {
  if (optionOf(drawn) !== null) return true;
  const { kind } = drawn.kind === 'chart' ? drawn.chart.body : drawn;
  return kind === 'map' || kind === 'shapes';
}

/** What the library paints; null for maps, tables and figures, which are the page's own. */
export function optionOf(drawn: Drawn): ChartOption | null {
  const part = drawn.kind === 'chart' ? drawn.chart.body : drawn;
  return 'option' in part ? part.option : null;
}

function misfitOf(option: Result<ChartOption, Misfit>): Result<never, Misfit> {
  return failed(option.ok ? { column: '', need: 'any', found: null } : option.problem);
}

function valueAt(plot: Plot, ticks: ValueTicks, y: number): number {
  return ticks.max - ((y - plot.top) / plot.height) * (ticks.max - ticks.min);
}

function nearest(series: readonly TimeSeries[], bucket: number, value: number): TimeSeries | null {
  let best: TimeSeries | null = null;
  let least = Infinity;
  for (const one of series) {
    const distance = Math.abs((one.values[bucket] ?? Infinity) - value);
    if (distance < least) {
      least = distance;
      best = one;
    }
  }
  return best;
}
