import { failed, ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { ChartOption } from '../axes.ts';
import { bucketStart, type Buckets } from '../buckets.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { draw, optionOf, type ChartDrawer, type Drawn, type DrawnPanel } from '../draw.ts';
import { otherKey } from '../lines/series.ts';
import type { Misfit } from '../needs.ts';
import type { TimeSeries } from '../series.ts';
import { isRead } from '../unread.ts';
import { stackTop } from '../xy/option.ts';
import { bucketsApart, earlierName, type Earlier, type Past } from './earlier.ts';
import { isWhole } from './keys.ts';

/** Pixels. */
const width = 1.25;

/** Key of the line of an earlier period over a series. */
export function dashedKey(key: string): string {
  return `${key}\u0000earlier`;
}

/**
 * A picture over time with the earlier period as a dashed line over each of its series, on a scale that holds both. A series that
 * stands alone has it in grey; where several share a plot, each has it in its own hue. Over what stands on one another there is one
 * line, of all of it together, as any other would be read as a height from zero; what each had is told beside it.
 */
export function overlaid(panel: DrawnPanel, frame: Frame, past: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Result<Drawn, Misfit> {
  const plain = draw(panel, frame, drawing, drawChart);
  if (!plain.ok || !takesOverlay(panel, plain.value)) return plain;
  const { earlier, frame: before, buckets } = past;
  // The earlier period is drawn by what draws the present; entities that were only there then take no colour of it.
  const then = draw(withAll(panel), before, { ...drawing, buckets, colours: new ColourRegistry(), readFrom: earlier.since, companion: null }, drawChart);
  if (!then.ok) return then;
  const present = seriesOf(plain.value);
  const each = linesOf(present, seriesOf(then.value), past, drawing.readUntil);
  const stack = present.length > 1 ? stackKind(panel) : null;
  const lines = stack === null ? each : stack === 'stacked' ? [wholeOf(present, seriesOf(then.value), past, drawing)] : [];
  const told = stack === null || present.length <= mostLines ? each : [];
  const beside = Object.fromEntries(lines.map(({ key, values }) => [key, values]));
  const again = draw(panel, frame, { ...drawing, beside }, drawChart);
  return again.ok ? ok(withLines(again.value, { lines, told, isStack: stack !== null }, buckets, earlier, drawing)) : failed(again.problem);
}

/** The kind of a picture whose series stand on one another, where there are several; null for one of another kind. */
function stackKind({ picture }: DrawnPanel): 'stacked' | 'stacked100' | null {
  const kind = picture.kind === 'chart' ? picture.chart.kind : null;
  return kind === 'stacked' || kind === 'stacked100' ? kind : null;
}

/** All that there was then, together. Unknown where the earlier answer may lack some of it. */
function wholeOf(present: readonly TimeSeries[], then: readonly TimeSeries[], past: Past, { look, readUntil }: Drawing): Line {
  const { earlier, earlier: { since, gaps }, buckets } = past;
  const name = earlierName(earlier);
  const series: TimeSeries = {
    key: stackTop, name: { en: `all, ${name.en}`, zh: `合计，${name.zh}` }, colour: look.tokens.text.tertiary, mark: 'dashed', unit: present[0]?.unit ?? 'none', values: [],
  };
  const values = Array.from({ length: buckets.count }, (_, i) =>
    isWhole(past) && isRead({ readFrom: since, readUntil, gaps }, bucketStart(buckets, i), buckets.step) ? then.reduce((sum, one) => sum + (one.values[i] ?? 0), 0) : null);
  return { key: stackTop, series, values };
}

interface Line {
  readonly key: string;
  readonly series: TimeSeries;
  /** By bucket of the earlier period. */
  readonly values: readonly (number | null)[];
}

/** More lines than these, each twice, are no picture any more. */
const mostLines = 6;
/** Of the earlier period every entity is wanted by itself: which of them are shown is said by the present. */
const every = 1000;

/** Each plot, each side of zero or each lane has one series, or a few lines share a plot. */
function takesOverlay(panel: DrawnPanel, shown: Drawn): boolean {
  const { picture } = panel;
  if (shown.kind === 'chart') {
    const { body } = shown.chart;
    if (body.kind !== 'time') return false;
    const kind = picture.kind === 'chart' ? picture.chart.kind : null;
    return body.series.length === 1 || kind === 'lanes' || stackKind(panel) !== null || (kind === 'line' && body.series.length <= mostLines);
  }
  if (shown.kind !== 'time') return false;
  return picture.kind === 'verdicts' || picture.kind === 'verdict' || picture.kind === 'mirror' || shown.series.length <= mostLines;
}

/** The panel with every entity by itself, instead of the first few and "other". */
export function withAll(panel: DrawnPanel): DrawnPanel {
  const { picture } = panel;
  if (picture.kind === 'lines') return { ...panel, picture: { ...picture, top: every } };
  return picture.kind === 'chart' ? { ...panel, picture: { ...picture, chart: { ...picture.chart, top: every } } } : panel;
}

function seriesOf(shown: Drawn): readonly TimeSeries[] {
  if (shown.kind === 'time') return shown.series;
  return shown.kind === 'chart' && shown.chart.body.kind === 'time' ? shown.chart.body.series : [];
}

/**
 * A series of the present that had no row then was zero, unless rows were cut or others were chosen then; in a mirror a direction
 * that has none now is drawn still. All others together were what none of those shown now had.
 */
function linesOf(present: readonly TimeSeries[], then: readonly TimeSeries[], past: Past, readUntil: number | null): readonly Line[] {
  const { earlier: { since, gaps }, buckets } = past;
  const isKnown = (i: number): boolean => isRead({ readFrom: since, readUntil, gaps }, bucketStart(buckets, i), buckets.step);
  const isKnownWhole = present.length === 1 || isWhole(past);
  const none = new Array<number | null>(buckets.count).fill(isKnownWhole ? 0 : null);
  const only = then.filter(({ key }) => present.length > 0 && (key === 'in' || key === 'out') && present.every((one) => one.key !== key));
  const valuesOf = (key: string): readonly (number | null)[] => {
    if (!key.startsWith(otherKey)) return then.find((one) => one.key === key)?.values ?? none;
    const rest = then.filter((one) => present.every((shown) => shown.key !== one.key));
    return isKnownWhole && key === otherKey ? none.map((_, i) => rest.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)) : none.map(() => null);
  };
  return [...present, ...only].map((series) => ({ key: series.key, series, values: valuesOf(series.key).map((value, i) => (isKnown(i) ? value : null)) }));
}

/** What is drawn of the earlier period, and what is told of it at a place. */
interface Overlay {
  readonly lines: readonly Line[];
  readonly told: readonly Line[];
  readonly isStack: boolean;
}

function withLines(shown: Drawn, { lines, told, isStack }: Overlay, buckets: Buckets, earlier: Earlier, drawing: Drawing): Drawn {
  const option = optionOf(shown);
  if (option === null) return shown;
  const pastOf = (line: Line): TimeSeries => ({
    ...line.series, key: dashedKey(line.key), name: earlierName(earlier), colour: hueOf(line.series, shown, drawing), mark: 'dashed', values: shifted(line.values, buckets, drawing.buckets, earlier.shift),
  });
  const past = told.map(pastOf);
  const whole = isStack ? lines.map((line) => ({ ...pastOf(line), name: line.series.name, colour: line.series.colour })) : [];
  const series = [...whole, ...seriesOf(shown).flatMap((one) => [one, ...past.filter(({ key }) => key === dashedKey(one.key))])];
  const all = [...series, ...past.filter((one) => !series.includes(one))];
  const dashed = withDashes(option, lines, buckets, earlier, shown, drawing);
  if (shown.kind === 'time') return { ...shown, option: dashed, series: all };
  if (shown.kind !== 'chart' || shown.chart.body.kind !== 'time') return shown;
  return { ...shown, chart: { ...shown.chart, body: { ...shown.chart.body, option: dashed, series: all } } };
}

/** Grey over a series alone in its plot; where several share one, whose line it is must be seen. */
function hueOf({ key, colour }: TimeSeries, shown: Drawn, { look }: Drawing): string {
  return isShared(shown) && key !== stackTop ? colour : look.tokens.text.tertiary;
}

function isShared(shown: Drawn): boolean {
  if (shown.kind === 'time') return shown.plots.length === 1 && shown.series.length > 1 && shown.series.every(({ mark }) => mark === 'line');
  return shown.kind === 'chart' && shown.chart.body.kind === 'time' && shown.chart.body.series.length > 1 && shown.chart.body.placed === undefined;
}

/** A line of the earlier period is in the picture, not only told of a place. */
export function hasDashes(shown: Drawn): boolean {
  const own: unknown = optionOf(shown)?.['series'];
  return Array.isArray(own) && (own as readonly Part[]).some(({ id }) => typeof id === 'string' && id.endsWith(dashedKey(''))); // As below.
}

/** By bucket of the present, for what is read off the picture. */
export function shifted(values: readonly (number | null)[], from: Buckets, to: Buckets, shift: number): (number | null)[] {
  const apart = bucketsApart(from, to, shift);
  return Array.from({ length: to.count }, (_, i) => values[i - apart] ?? null);
}

interface Part {
  readonly id?: unknown;
  readonly xAxisIndex?: unknown;
  readonly yAxisIndex?: unknown;
}

/** The lines at the very times that they were, moved by the shift; what begins before or ends after the axis is cut there. */
function withDashes(option: ChartOption, lines: readonly Line[], buckets: Buckets, { shift }: Earlier, shown: Drawn, drawing: Drawing): ChartOption {
  const own: unknown = option['series'];
  const parts = Array.isArray(own) ? (own as readonly Part[]) : []; // What an option's series are is the library's business; these three names are its own.
  const dashes = lines.map(({ key, series, values }) => {
    const { xAxisIndex = 0, yAxisIndex = 0 } = parts.find(({ id }) => id === key) ?? {};
    // In a mirror, what comes in stands below zero.
    const sign = series.mark === 'area' && key === 'in' ? -1 : 1;
    const placed = shown.kind === 'chart' && shown.chart.body.kind === 'time' ? shown.chart.body.placed : undefined;
    const at = (value: number): number => placed?.(key, value) ?? sign * value;
    const color = hueOf(series, shown, drawing);
    return {
      type: 'line', id: dashedKey(key), xAxisIndex, yAxisIndex, silent: true, showSymbol: buckets.count === 1, connectNulls: false, z: 4,
      data: values.map((value, i) => [buckets.from + (i + 0.5) * buckets.step + shift, value === null ? null : at(value)]),
      lineStyle: { width, type: 'dashed', color }, itemStyle: { color },
    };
  });
  return { ...option, series: [...parts, ...dashes] };
}
