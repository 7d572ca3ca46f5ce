import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { chartMeasures } from '../../model/theme.ts';
import { baseOption, gridOf, labelStyle, type ChartOption } from '../axes.ts';
import { drawn } from '../buckets.ts';
import { amountLabel, amountOf, exactAmount, type Amount } from '../chart/amount.ts';
import type { ChartBody, Mark } from '../chart/drawn.ts';
import { plotColours } from '../chart/plot-colours.ts';
import type { Drawing } from '../context.ts';
import { fullLabel } from '../labels.ts';
import type { Look } from '../look.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { timePlot } from '../plot.ts';
import { valueTicks } from '../ticks.ts';

export interface ScatterDrawn {
  readonly body: Extract<ChartBody, { kind: 'marks' }>;
  readonly shown: number;
  /** Points that are not drawn: zero or less on a logarithmic axis, and those beyond the limit. */
  readonly leftOut: number;
  readonly beyond: number;
}

const mostPoints = 5000;

interface Axis {
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[];
  /** Where a value stands on the axis: itself, or its logarithm. */
  readonly at: (value: number) => number;
  readonly back: (at: number) => number;
}

/** Two numbers per row, linear or by powers of ten; the size of a point by a third, its colour by whose it is. */
export function scatterDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<ScatterDrawn, Misfit> {
  const columns = columnsFor(frame, { x: [chart.x ?? '', 'number'], y: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const extra: { size: FrameColumn | null; series: FrameColumn | null } = { size: null, series: null };
  for (const [role, need] of [['size', 'number'], ['series', 'any']] as const) {
    const name = chart[role];
    if (name === null) continue;
    const found = columnsFor(frame, { column: [name, need] });
    if (!found.ok) return found;
    extra[role] = found.value.column;
  }
  const { x, y } = columns.value;
  const { size, series } = extra;
  const { look } = drawing;
  const xAmount = amountOf({ unit: 'auto' }, x);
  const yAmount = amountOf(chart, y);
  const all = Array.from({ length: frame.rows }, (_, row) => ({ row, x: drawn(x.values[row]), y: drawn(y.values[row]) }));
  const fitting = all.flatMap((one) => (one.x === null || one.y === null || (chart.log && (one.x <= 0 || one.y <= 0)) ? [] : [{ row: one.row, x: one.x, y: one.y }]));
  const points = fitting.slice(0, mostPoints);
  const keys = series === null ? [] : [...new Set(points.flatMap(({ row }) => (series.values[row] === null ? [] : [String(series.values[row])])))];
  const colours = series === null ? null : plotColours(drawing, series, keys.slice(0, chart.top));
  const colourOf = (row: number): string => (series === null ? look.tokens.neutralBar : (colours?.get(String(series.values[row])) ?? look.tokens.categorical.other));
  const sizes = size === null ? null : size.values.map((value) => Math.max(0, drawn(value) ?? 0));
  const largest = sizes === null ? 0 : sizes.reduce((most, one) => Math.max(most, one), 0);
  const radius = (row: number): number => (sizes === null ? 7 : 4 + 22 * Math.sqrt((sizes[row] ?? 0) / Math.max(1e-12, largest)));
  const plot = timePlot(drawing.size);
  const xAxis = axisOf(points.map((one) => one.x), chart.log, Math.max(2, Math.floor(plot.width / 110)));
  const yAxis = axisOf(points.map((one) => one.y), chart.log, plot.height > 260 ? 4 : 3);
  const names = frame.columns.filter((column) => column.type === 'varchar');
  const titleOf = (row: number): Text => {
    const parts = names.flatMap((column) => (column.values[row] === null ? [] : [fullLabel(column.field ?? column.name, String(column.values[row]))]));
    return { en: parts.map((part) => part.en).join(' · '), zh: parts.map((part) => part.zh).join(' · ') };
  };
  const plainText = (text: string): Text => ({ en: text, zh: text });
  const marks = points.map(({ row, x: a, y: b }): Mark => ({
    id: String(row), title: titleOf(row),
    rows: [
      { name: plainText(x.name), text: exactAmount(a, xAmount), share: null, colour: colourOf(row) },
      { name: plainText(y.name), text: exactAmount(b, yAmount), share: null, colour: colourOf(row) },
      ...(size === null ? [] : [{ name: plainText(size.name), text: exactAmount(drawn(size.values[row]), amountOf({ unit: 'auto' }, size)), share: null, colour: colourOf(row) }]),
    ],
    marked: Object.fromEntries(names.flatMap((column) => (column.values[row] === null ? [] : [[column.name, String(column.values[row])]]))),
  }));
  const optionWith = (chosen: string | null): ChartOption => ({
    ...baseOption(look),
    grid: [gridOf(plot)],
    // The first label starts and the last ends at the plot's edge: beyond it they would be cut.
    xAxis: [{ ...axisPart(xAxis, xAmount, look, { alignMinLabel: 'left', alignMaxLabel: 'right' }), axisLine: { show: true, onZero: false, lineStyle: { color: look.tokens.line.strong } }, splitLine: { show: true, lineStyle: { color: look.tokens.line.hair } } }],
    yAxis: [axisPart(yAxis, yAmount, look)],
    series: [
      {
        type: 'scatter', id: 'points', cursor: 'pointer', emphasis: { disabled: true },
        data: points.map(({ row, x: a, y: b }) => ({
          name: String(row), value: [xAxis.at(a), yAxis.at(b)], symbolSize: radius(row),
          itemStyle: { color: colourOf(row), opacity: chosen === String(row) ? 1 : 0.7, borderColor: chosen === String(row) ? look.tokens.text.primary : look.tokens.surface.sheet, borderWidth: chosen === String(row) ? 1.5 : 0.5 },
        })),
      },
    ],
  });
  return ok({ shown: points.length, leftOut: all.length - fitting.length, beyond: fitting.length - points.length, body: { kind: 'marks', option: optionWith(null), optionWith, marks } });
}

function axisPart(axis: Axis, amount: Amount, look: Look, align: Readonly<Record<string, string>> = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'value', min: axis.min, max: axis.max, axisLine: { show: false }, axisTick: { show: false, length: chartMeasures.tick, customValues: axis.values },
    axisLabel: { ...labelStyle(look), ...align, customValues: axis.values, margin: 6, hideOverlap: true, formatter: (at: number) => amountLabel(axis.back(at), amount, look) },
    splitLine: { show: true, lineStyle: { color: look.tokens.line.hair, width: 1 } },
    interval: axis.values.length > 1 ? (axis.values[1] ?? 1) - (axis.values[0] ?? 0) : undefined,
  };
}

function axisOf(values: readonly number[], log: boolean, lines: number): Axis {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!log || high <= 0) {
    const ticks = high === -Infinity ? valueTicks(0, 0, lines) : valueTicks(Math.min(0, low), Math.max(0, high), lines);
    return { ...ticks, at: (value) => value, back: (at) => at };
  }
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  return { min: first, max: last, values: Array.from({ length: last - first + 1 }, (_, i) => first + i), at: (value) => Math.log10(value), back: (at) => 10 ** at };
}
