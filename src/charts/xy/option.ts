import { chartMeasures } from '../../model/theme.ts';
import type { Chart } from '../../model/chart.ts';
import type { Text } from '../../model/panel.ts';
import { baseOption, gridOf, labelStyle, timeAxis, type ChartOption } from '../axes.ts';
import { amountLabel, type Amount } from '../chart/amount.ts';
import type { Drawing } from '../context.ts';
import { narrowName } from '../figures.ts';
import type { Look } from '../look.ts';
import type { Plot } from '../plot.ts';
import { timeSteps, valueTicks, type ValueTicks } from '../ticks.ts';
import type { XySeries } from './series.ts';
import { slotCount, type Slots } from './slots.ts';

type Part = Readonly<Record<string, unknown>>;

/** Room at the right for the labels of a second axis. */
export const secondRoom = 40;

/** Names along the foot, thinned so that none touches the next; a name is at most as long as its room. Names of numbers (`443 https`) are left out before any number is. */
export function categoryAxis(names: readonly Text[], plot: Plot, look: Look, options: { centred?: boolean; keys?: readonly string[] } = {}): Part {
  const count = Math.max(1, names.length);
  const whole = names.map((name) => name[look.language]);
  const everyOf = (all: readonly string[]): number => Math.max(1, Math.ceil((all.reduce((most, name) => Math.max(most, Math.min(16, name.length)), 3) * 6.6 + 8) / (plot.width / count)));
  const shown = everyOf(whole) === 1 ? whole : whole.map((name, i) => withoutNote(name, options.keys?.[i] ?? ''));
  const every = everyOf(shown);
  const places = roundPlaces(whole, Math.ceil(every * clockRoom)) ?? names.flatMap((_, i) => (i % every === 0 ? [i] : []));
  const values = places.map((place) => place + 0.5);
  return {
    type: 'value', min: 0, max: count, containShape: false,
    axisLine: { show: options.centred !== true, onZero: false, lineStyle: { color: look.tokens.line.strong, width: 1 } },
    axisTick: { show: options.centred !== true, length: chartMeasures.tick, customValues: values, lineStyle: { color: look.tokens.line.strong } },
    axisLabel: { ...labelStyle(look), customValues: values, margin: 7, hideOverlap: true, formatter: (value: number) => narrowName(shown[Math.floor(value)] ?? '', 16) },
    splitLine: { show: false },
  };
}

/** Times stand apart by so many times the room that names need at least: they are read as a scale. */
const clockRoom = 1.4;
const clockAtEnd = /(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Where times that a statement printed as text are round, at least `every` apart; null where the names are no times, or too few of them round. */
function roundPlaces(names: readonly string[], every: number): readonly number[] | null {
  const seconds = names.map((name) => {
    const found = clockAtEnd.exec(name);
    return found === null ? null : Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  });
  if (seconds.includes(null)) return null;
  for (const step of timeSteps) {
    const places = seconds.flatMap((one, i) => (one !== null && one % step === 0 ? [i] : []));
    if (places.length < 2) return null;
    if (places.every((place, i) => i === 0 || place - (places[i - 1] ?? 0) >= every)) return places;
  }
  return null;
}

function withoutNote(name: string, key: string): string {
  return key !== '' && name.startsWith(`${key} `) ? key : name;
}

export function footAxis(slots: Slots, plot: Plot, look: Look): Part {
  return slots.kind === 'time' ? timeAxis(slots.buckets, plot, look) : categoryAxis(slots.names, plot, look, { keys: slots.keys });
}

/** Middle of a slot on its axis. */
export function slotMiddle(slots: Slots, slot: number): number {
  return slots.kind === 'time' ? slots.buckets.from + (slot + 0.5) * slots.buckets.step : slot + 0.5;
}

function amountAxis(ticks: ValueTicks, amount: Amount, look: Look, right: boolean): Part {
  return {
    type: 'value', position: right ? 'right' : 'left', min: ticks.min, max: ticks.max, axisLine: { show: false }, axisTick: { show: false, customValues: ticks.values },
    axisLabel: { ...labelStyle(look), customValues: ticks.values, margin: 6, formatter: (value: number) => amountLabel(value, amount, look) },
    splitLine: { show: !right, lineStyle: { color: look.tokens.line.hair, width: 1 } },
    splitNumber: ticks.values.length - 1,
    interval: ticks.values.length > 1 ? (ticks.values[1] ?? 1) - (ticks.values[0] ?? 0) : undefined,
  };
}

/** Whether what is above stands on what is beneath. */
export function isStack({ kind }: Pick<Chart, 'kind'>): boolean {
  return kind === 'stacked' || kind === 'stacked100';
}

/** Key of what stands beside the whole of a stack. */
export const stackTop = '\u0000all';

/** Stacked tops per series: what is beneath is added. */
export function stackedTops(series: readonly XySeries[]): readonly (readonly (number | null)[])[] {
  let below: (number | null)[] = [];
  return series.map((one) => (below = one.values.map((value, i) => (value === null ? (below[i] ?? null) : (below[i] ?? 0) + value))));
}

/** Round values for what is drawn: from zero, or from the lowest value where the reader wants to see small changes. */
export function xyTicks(series: readonly XySeries[], chart: Chart, plot: Plot, beside: Drawing['beside'] = {}): ValueTicks {
  const own = isStack(chart) ? stackedTops(series) : series.map((one) => one.values);
  const drawnValues = [...own, ...[...series.map(({ key }) => key), stackTop].map((key) => beside[key] ?? [])].flat().filter((value): value is number => value !== null);
  let low = Infinity;
  let high = -Infinity;
  for (const value of drawnValues) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (chart.lineAt !== null) high = Math.max(high, chart.lineAt);
  const lines = plot.height < 90 ? 2 : plot.height > 260 ? 4 : 3;
  // Sums of shares miss 1 by what doubles are off.
  if (chart.kind === 'stacked100') return { min: 0, max: 1, values: lines === 2 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1] };
  if (high === -Infinity) return valueTicks(0, 0, lines);
  // Bars and stacked areas stand on zero: their length is the amount.
  if (chart.from === 'zero' || chart.kind === 'bar' || isStack(chart) || high === low) return valueTicks(Math.min(0, low), Math.max(0, high), lines);
  const { values } = valueTicks(0, high - low, lines);
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return { min: first * step, max: last * step, values: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step) };
}

/** Lines, areas and bars over the slots, with a second axis and a level to compare with where they were asked for. */
export function xyOption(slots: Slots, series: readonly XySeries[], chart: Chart, drawing: Drawing, plot: Plot, ticks: readonly [ValueTicks, ValueTicks | null]): ChartOption {
  const { look } = drawing;
  const isBar = chart.kind === 'bar' || (isStack(chart) && slots.kind === 'category');
  const isStacked = isStack(chart);
  const [left, right] = ticks;
  const leftAmount = series.find((one) => !one.second)?.amount ?? series[0]?.amount;
  const rightAmount = series.find((one) => one.second)?.amount;
  const usual: Amount = { unit: 'none', suffix: '', adds: 'always' };
  const slotWidth = plot.width / Math.max(1, slotCount(slots));
  const beside = isStacked ? 1 : Math.max(1, series.length);
  const barWidth = Math.max(1, Math.min(slots.kind === 'time' ? Infinity : 64, Math.round((10 * slotWidth * (1 - chartMeasures.barGap)) / beside) / 10));
  const tokens = look.tokens;
  return {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [footAxis(slots, plot, look)],
    yAxis: [amountAxis(left, leftAmount ?? usual, look, false), ...(right ? [amountAxis(right, rightAmount ?? usual, look, true)] : [])],
    series: [
      ...series.map((one) => {
        const common = { id: one.key, silent: true, yAxisIndex: one.second && right ? 1 : 0, itemStyle: { color: one.colour }, ...(isStacked ? { stack: one.second ? 'right' : 'left' } : {}) };
        if (isBar) return { ...common, type: 'bar', barWidth, barGap: '0%', data: one.values.map((value, i) => [slotMiddle(slots, i), value]) };
        const values = isStacked ? one.values.map((value, i) => value ?? (series.some((other) => (other.values[i] ?? null) !== null) ? 0 : null)) : one.values;
        return {
          ...common, type: 'line', connectNulls: chart.missing === 'join', showSymbol: false,
          data: values.map((value, i) => [slotMiddle(slots, i), value]),
          lineStyle: { width: isStacked ? 1 : chartMeasures.line, color: one.colour },
          ...(chart.kind === 'line' ? {} : { areaStyle: { color: one.colour, opacity: isStacked ? 0.55 : chartMeasures.areaAlone, origin: chart.from === 'lowest' ? 'start' : 'auto' } }),
        };
      }),
      ...(isBar || isStacked ? [] : series.flatMap((one) => alonePoints(one, slots, right !== null))),
      ...(chart.lineAt === null ? [] : [levelLine(slots, chart.lineAt, leftAmount ?? usual, look, tokens.text.primary)]),
    ],
  };
}

function levelLine(slots: Slots, level: number, amount: Amount, look: Look, color: string): Part {
  const [from, to] = slots.kind === 'time' ? [slots.buckets.from, slots.buckets.from + slots.buckets.count * slots.buckets.step] : [0, Math.max(1, slots.keys.length)];
  return {
    type: 'line', id: '\u0000level', silent: true, showSymbol: true, symbolSize: 0, data: [[from, level], [to, level]], lineStyle: { width: 1.25, type: 'dotted', color }, itemStyle: { color },
    endLabel: { show: true, distance: 2, align: 'right', offset: [-4, -8], formatter: () => amountLabel(level, amount, look), color, fontSize: 11 },
  };
}

/** A value alone between two gaps is a point, as there is nothing to draw a line to. */
function alonePoints({ key, values, colour, second }: XySeries, slots: Slots, hasRight: boolean): readonly Part[] {
  const alone = values.flatMap((value, i) => (value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [[slotMiddle(slots, i), value]] : []));
  if (alone.length === 0) return [];
  return [{ type: 'line', id: `${key}\u0000alone`, silent: true, data: alone, yAxisIndex: second && hasRight ? 1 : 0, lineStyle: { width: 0 }, itemStyle: { color: colour }, showSymbol: true, showAllSymbol: true, symbol: 'circle', symbolSize: 4 }];
}
