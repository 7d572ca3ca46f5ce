import { ok, type Result } from '../../base/result.ts';
import type { Language } from '../../base/words.ts';
import type { Chart } from '../../model/chart.ts';
import { isChosen } from '../../model/consequence.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { chartMeasures, font } from '../../model/theme.ts';
import { baseOption, gridOf, labelStyle, timeAxis, type ChartOption } from '../axes.ts';
import { drawn, rangeOf } from '../buckets.ts';
import { amountOf, amountParts, amountText, type Amount } from '../chart/amount.ts';
import type { ChartBody, Marked, SeriesFigures } from '../chart/drawn.ts';
import { plotColours } from '../chart/plot-colours.ts';
import type { Drawing } from '../context.ts';
import { entityField } from '../ends/entity.ts';
import { monoEm, narrowName } from '../figures.ts';
import { entityLabel, isMonoName } from '../labels.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import type { Plot } from '../plot.ts';
import { largest, peakOf, timeSeries, type TimeSeries } from '../series.ts';
import { figuresOf } from '../xy/figures.ts';

export interface LanesDrawn {
  readonly body: Extract<ChartBody, { kind: 'time' }>;
  readonly series: readonly SeriesFigures[];
  /** Lanes beyond those that are drawn. */
  readonly leftOut: number;
}

interface Lane {
  readonly key: string;
  /** The names of its ends; one where it has no pair. */
  readonly ends: readonly Text[];
  /** Which of them is an address or id as it is, and no name. */
  readonly mono: readonly boolean[];
  readonly marked: Marked;
  readonly name: Text;
  readonly colour: string;
  readonly values: readonly (number | null)[];
  readonly total: number;
}

/** Share of a lane that its largest value takes; the rest is air. */
const filled = 0.86;
const longestName = 36;
/** Pixels at the right, where the largest value of each lane stands. */
const rightRoom = 88;

/** One small plot per value or pair, all on one scale; name left, most right. */
export function lanesDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<LanesDrawn, Misfit> {
  const asked = { x: [chart.x ?? '', 'time'], y: [chart.y[0] ?? '', 'number'], series: [chart.series ?? '', 'any'] } as const;
  const columns = columnsFor(frame, asked);
  if (!columns.ok) return columns;
  const { x, y, series } = columns.value;
  const target = frame.columns.find((one) => one.name === chart.target);
  const { size, look, buckets } = drawing;
  const amount = amountOf(chart, y);
  const all = lanesOf(frame, { x, y, series, target }, drawing);
  const lanes = all.slice(0, chart.top);
  const most = lanes.reduce((top, lane) => Math.max(top, peakOf(lane, drawing)), 0);
  const height = Math.max(1, size.height - chartMeasures.bottom - 2);
  const names = namesPlace(lanes, size.width, height / Math.max(1, lanes.length), look.language);
  const { left } = names;
  const plot: Plot = { left, top: 2, width: Math.max(1, size.width - left - rightRoom), height };
  const count = Math.max(1, lanes.length);
  const base = (lane: number): number => count - 1 - lane;
  const scaled = (lane: number, value: number | null): number | null => (value === null ? null : base(lane) + (most > 0 ? (Math.max(0, value) / most) * filled : 0));
  const time = (bucket: number): number => buckets.from + (bucket + 0.5) * buckets.step;
  const named = (at: number): Lane | undefined => lanes[count - 1 - Math.floor(at)];
  const chosen = lanes.map((lane) => isChosen(drawing.chosen ?? {}, lane.marked));
  const axis = { type: 'value', min: 0, max: count, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } } as const;
  const middles = lanes.map((_, lane) => base(lane) + 0.42);
  const style = { ...labelStyle(look), fontSize: font.size.small, color: look.tokens.text.primary };
  const option: ChartOption = {
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [timeAxis(buckets, plot, look)],
    yAxis: [
      {
        ...axis,
        axisLabel: {
          ...style, customValues: middles, margin: left - 12, align: 'left', hideOverlap: false,
          formatter: (at: number) => pairName(named(at), names, look.language, chosen[lanes.indexOf(named(at) ?? lanes[0] ?? emptyLane)] === true),
          rich: richOf({ ...style, ...(names.isStacked ? { fontSize: stackedSize, lineHeight: stackedSize + 1 } : {}) }),
        },
      },
      {
        ...axis, position: 'right',
        axisLabel: { ...style, color: look.tokens.text.secondary, customValues: middles, margin: rightRoom - 12, align: 'right', hideOverlap: false, formatter: (at: number) => mostText(named(at), amount, drawing) },
      },
    ],
    series: lanes.flatMap((lane, i) => [
      {
        type: 'line', id: lane.key, silent: true, symbol: 'none', data: lane.values.map((value, bucket) => [time(bucket), scaled(i, value)]),
        lineStyle: { color: lane.colour, width: chartMeasures.line, opacity: chosen[i] === false ? 0.5 : 1 },
        areaStyle: { color: lane.colour, opacity: chosen[i] === true ? 0.5 : 0.18, origin: base(i) }, z: 3,
      },
      { type: 'line', id: `${lane.key}\u0001base`, silent: true, symbol: 'none', data: [[rangeOf(buckets).from, base(i)], [rangeOf(buckets).to, base(i)]], lineStyle: { color: look.tokens.line.hair, width: 1 }, z: 1 },
    ]),
  };
  const shown = lanes.map((lane): TimeSeries => ({ key: lane.key, name: lane.name, colour: lane.colour, mark: 'area', unit: amount.unit, values: lane.values }));
  const laneAt = (pixel: number): TimeSeries | null => shown[Math.min(count - 1, Math.max(0, Math.floor(((pixel - plot.top) / plot.height) * count)))] ?? null;
  const placed = (key: string, value: number): number | null => {
    const at = lanes.findIndex((lane) => lane.key === key);
    return at < 0 ? null : scaled(at, value);
  };
  const figures = figuresOf(lanes.map((lane) => ({ key: lane.key, name: lane.name, colour: lane.colour, amount, marked: lane.marked, entity: series, values: lane.values, mark: 'area', unit: amount.unit, second: false } as const)));
  return ok({ leftOut: all.length - lanes.length, series: figures, body: { kind: 'time', option, buckets, plot, series: shown, seriesAt: (_, pixel) => laneAt(pixel), placed } });
}

const emptyLane: Lane = { key: '', ends: [], mono: [], marked: {}, name: { en: '', zh: '' }, colour: '', values: [], total: 0 };

interface NamesPlace {
  /** Pixels at the left of the lanes. */
  readonly left: number;
  /** Characters of each end. */
  readonly letters: number;
  /** One end below the other, where side by side too little of either would be left. */
  readonly isStacked: boolean;
}

/** Fewer characters than these of an end tell it from no other. */
const fewest = 11;
/** Characters of an end that stands on a line of its own. */
const longestLine = 18;
/** Size of names of which two lines stand in one lane, in pixels. */
const stackedSize = 11;
const stackedCharacter = stackedSize * monoEm;

function namesPlace(lanes: readonly Lane[], width: number, laneHeight: number, language: Language): NamesPlace {
  const character = lanes.some((lane) => lane.mono.includes(true)) ? font.size.small * monoEm : 6.9;
  const lengths = lanes.flatMap(({ ends }) => ends.map((end) => end[language].length));
  const arrows = 3 * (Math.max(1, ...lanes.map(({ ends }) => ends.length)) - 1);
  const longest = lanes.reduce((top, lane) => Math.max(top, Math.min(longestName, lane.name[language].length)), 6);
  const most = Math.round(width * 0.42);
  const left = Math.min(Math.round(12 + longest * character + 10), most);
  const each = Math.max(5, Math.floor((Math.max(6, Math.floor((left - 20) / character)) - arrows) / (arrows > 0 ? 2 : 1)));
  const isCut = each < fewest && lengths.some((length) => length > each);
  if (arrows === 0 || !isCut || laneHeight < 2 * stackedSize) return { left, letters: each, isStacked: false };
  // An arrow leads the second line.
  const line = Math.min(longestLine, Math.max(...lengths));
  const stacked = Math.min(Math.round(12 + (line + 2) * stackedCharacter + 10), most);
  return { left: stacked, letters: Math.min(line, Math.floor((stacked - 22) / stackedCharacter) - 2), isStacked: true };
}

/** Both ends shortened alike, so that neither loses what tells it apart. */
function pairName(lane: Lane | undefined, { letters, isStacked }: NamesPlace, language: Language, isChosen: boolean): string {
  const said = (lane?.ends ?? []).map((end, i) => `{${isChosen ? 'strong' : 'plain'}${lane?.mono[i] === true ? 'Mono' : ''}|${narrowName(end[language], letters)}}`);
  return said.join(isStacked ? '\n{plain|→ }' : '{plain| → }');
}

/** How plain and chosen names are written, and either where it is an id. */
function richOf(style: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const mono = { ...style, fontFamily: font.mono };
  return { plain: style, plainMono: mono, strong: { ...style, fontWeight: 600 }, strongMono: { ...mono, fontWeight: 600 } };
}

function mostText(lane: Lane | undefined, amount: Amount, { look }: Drawing): string {
  if (!lane) return '';
  const { value, unit } = amountParts(largest(lane.values), amount, look);
  // The header has the unit: its prefix is enough here.
  const prefix = unit.slice(0, 1);
  return `${look.language === 'zh' ? '最大' : 'max'} ${value}${/[kKMGTP]/.test(prefix) ? ` ${prefix}` : ''}`;
}

/** Rows by their lane, the largest first. Rows without the value are left out. */
function lanesOf(frame: Frame, { x, y, series, target }: { readonly x: FrameColumn; readonly y: FrameColumn; readonly series: FrameColumn; readonly target: FrameColumn | undefined }, drawing: Drawing): Lane[] {
  const rows = new Map<string, { readonly from: string; readonly to: string | null; readonly at: number[]; total: number }>();
  for (let row = 0; row < frame.rows; row++) {
    const [from, to] = [series.values[row] ?? null, target?.values[row] ?? null];
    if (from === null || (target !== undefined && to === null)) continue;
    const key = JSON.stringify([from, to].map(String));
    const lane = rows.get(key) ?? { from: String(from), to: to === null ? null : String(to), at: [], total: 0 };
    rows.set(key, lane);
    lane.at.push(row);
    lane.total += drawn(y.values[row]) ?? 0;
  }
  const sorted = [...rows].sort((a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1));
  const field = entityField(series);
  const hues = plotColours(drawing, { ...(field === undefined ? {} : { field }) }, [...new Set(sorted.slice(0, 20).map(([, lane]) => lane.from))]);
  const label = (column: FrameColumn, value: string): Text => entityLabel(column.field ?? column.name, value, drawing.look);
  return sorted.map(([key, { from, to, at, total }]): Lane => {
    const head = label(series, from);
    const tail = target === undefined || to === null ? null : label(target, to);
    return {
      key, total, ends: tail === null ? [head] : [head, tail], mono: [isMonoName(series.field ?? series.name, from, head.en), to !== null && tail !== null && isMonoName(target?.field ?? target?.name ?? '', to, tail.en)], colour: hues.get(from) ?? drawing.look.tokens.categorical.other,
      name: tail === null ? head : { en: `${head.en} → ${tail.en}`, zh: `${head.zh} → ${tail.zh}` },
      marked: { [series.name]: from, ...(target === undefined || to === null ? {} : { [target.name]: to }) },
      values: timeSeries(drawing, x.values, y.values, at),
    };
  });
}

/** "a → b peaked at 41.4 Mbps, 6.2 times its median". */
export function lanesFinding(series: readonly SeriesFigures[], drawing: Drawing): Text {
  const known = series.filter((one) => one.max !== null && one.max > 0);
  const swing = (one: SeriesFigures): number => (one.average !== null && one.average > 0 ? (one.max ?? 0) / one.average : 0);
  const [first] = known.toSorted((a, b) => swing(b) - swing(a));
  if (!first) return { en: 'Nothing in this range.', zh: '该时段没有数据。' };
  const [most, mean] = [amountText(first.max, first.amount, drawing.look), amountText(first.average, first.amount, drawing.look)];
  const name = { en: narrowEnds(first.name.en), zh: narrowEnds(first.name.zh) };
  return swing(first) >= 2
    ? { en: `${name.en} peaked at ${most}, ${swing(first).toFixed(1)} times its average of ${mean}.`, zh: `${name.zh} 峰值 ${most}，为其平均值 ${mean} 的 ${swing(first).toFixed(1)} 倍。` }
    : { en: `All run evenly; ${name.en} reached ${most} with ${mean} on average.`, zh: `各路平稳；${name.zh} 最高 ${most}，平均 ${mean}。` };
}

/** Each end cut in its own middle, so that both can be told. */
function narrowEnds(name: string): string {
  return name.split(' → ').map((end) => narrowName(end, 22)).join(' → ');
}
