import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { ChartBody, Marked, Shown } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import type { Misfit } from '../needs.ts';
import { timePlot, type Plot } from '../plot.ts';
import type { ValueTicks } from '../ticks.ts';
import { isStack, secondRoom, stackedTops, xyOption, xyTicks } from './option.ts';
import { wholes } from './wholes.ts';
import { xySeries, type Xy, type XySeries } from './series.ts';

export interface XyDrawn {
  readonly body: Extract<ChartBody, { kind: 'time' | 'slots' }>;
  readonly xy: Xy;
}

/** Lines, areas, stacked areas or bars over time or over the values of a column. */
export function xyDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<XyDrawn, Misfit> {
  const found = xySeries(frame, chart, drawing);
  if (!found.ok) return found;
  const xy = found.value;
  const { slots, series } = xy;
  // One axis cannot be the second.
  const isWhole = chart.kind === 'stacked100';
  const hasRight = !isWhole && series.some((one) => one.second) && series.some((one) => !one.second);
  const plot = timePlot(drawing.size, hasRight ? secondRoom : 0);
  // What is told of a step are its amounts with their shares; what is drawn are the shares.
  const placed = isWhole ? wholes(series) : series;
  const drawnChart = isWhole ? { ...chart, lineAt: null } : chart;
  const left = xyTicks(hasRight ? series.filter((one) => !one.second) : placed, drawnChart, plot, isWhole ? {} : drawing.beside);
  const right = hasRight ? xyTicks(series.filter((one) => one.second), { ...chart, lineAt: null }, plot) : null;
  const option = xyOption(slots, placed, drawnChart, drawing, plot, [left, right]);
  const seriesAt = (slot: number, y: number): XySeries | null => series.find(({ key }) => key === seriesOf(placed, slot, y, plot, [left, right], isStack(chart))?.key) ?? null;
  if (slots.kind === 'time') return ok({ xy, body: { kind: 'time', option, buckets: slots.buckets, plot, series, seriesAt } });
  const markedAt = (slot: number, _: number, y: number): Marked | null => {
    const key = slots.keys[slot];
    return key === undefined ? null : { [xy.x.name]: key, ...seriesAt(slot, y)?.marked };
  };
  const empty = { en: '', zh: '' };
  return ok({
    xy,
    body: {
      kind: 'slots', option, plot, count: slots.keys.length, rows: 1, scale: null, buckets: null, markedAt,
      titleAt: (slot) => slots.names[slot] ?? empty, shownAt: (slot) => shownIn(series, slot),
    },
  });
}

/** What the series hold in a slot, with shares of their sum where they add up. */
export function shownIn(series: readonly XySeries[], slot: number): readonly Shown[] {
  const values = series.map((one) => one.values[slot] ?? null);
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  const adds = series.length > 1 && series.every((one) => one.amount.adds !== 'never' && one.amount.unit === series[0]?.amount.unit);
  return series.map((one, i) => {
    const value = values[i] ?? null;
    return { key: one.key, name: one.name, colour: one.colour, mark: one.mark, value, share: adds && total > 0 && value !== null ? value / total : null };
  });
}

/** The series at a height: the layer of a stack, else the nearest. */
function seriesOf(series: readonly XySeries[], slot: number, y: number, plot: Plot, [left, right]: readonly [ValueTicks, ValueTicks | null], isStacked: boolean): XySeries | null {
  const valueAt = (ticks: ValueTicks): number => ticks.max - ((y - plot.top) / plot.height) * (ticks.max - ticks.min);
  if (isStacked) {
    const tops = stackedTops(series);
    const at = series.findIndex((_, i) => valueAt(left) <= (tops[i]?.[slot] ?? -Infinity));
    return series[at] ?? series.at(-1) ?? null;
  }
  let best: XySeries | null = null;
  let least = Infinity;
  for (const one of series) {
    const ticks = one.second && right ? right : left;
    const distance = Math.abs((one.values[slot] ?? Infinity) - valueAt(ticks)) / Math.max(1e-12, ticks.max - ticks.min);
    if (distance < least) {
      least = distance;
      best = one;
    }
  }
  return best;
}
