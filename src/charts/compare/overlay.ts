import { failed, ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { ChartOption } from '../axes.ts';
import type { Buckets } from '../buckets.ts';
import { ColourRegistry } from '../colours.ts';
import type { Drawing } from '../context.ts';
import { draw, optionOf, type ChartDrawer, type Drawn, type DrawnPanel } from '../draw.ts';
import type { Misfit } from '../needs.ts';
import type { TimeSeries } from '../series.ts';
import { bucketsApart, earlierName, type Earlier, type Past } from './earlier.ts';

/** Pixels. */
const width = 1.25;

/** Key of the line of an earlier period over a series. */
export function dashedKey(key: string): string {
  return `${key}\u0000earlier`;
}

/**
 * A picture over time with the earlier period as a dashed line over each of its series, on a scale that holds both. Pictures of
 * several series in one plot stay as they are, since which line belongs to which could not be told.
 */
export function overlaid(panel: DrawnPanel, frame: Frame, { earlier, frame: before, buckets }: Past, drawing: Drawing, drawChart?: ChartDrawer | null): Result<Drawn, Misfit> {
  const plain = draw(panel, frame, drawing, drawChart);
  if (!plain.ok || !takesOverlay(panel, plain.value)) return plain;
  // The earlier period is drawn by what draws the present; entities that were only there then take no colour of it.
  const past = draw(panel, before, { ...drawing, buckets, colours: new ColourRegistry(), readFrom: earlier.since, companion: null }, drawChart);
  if (!past.ok) return past;
  const present = seriesOf(plain.value);
  const lines = linesOf(present, seriesOf(past.value), buckets, earlier);
  const beside = Object.fromEntries(lines.map(({ key, values }) => [key, values]));
  const again = draw(panel, frame, { ...drawing, beside }, drawChart);
  return again.ok ? ok(withLines(again.value, lines, buckets, earlier, drawing)) : failed(again.problem);
}

interface Line {
  readonly key: string;
  readonly series: TimeSeries;
  /** By bucket of the earlier period. */
  readonly values: readonly (number | null)[];
}

/** Each plot, or each side of zero, has one series. */
function takesOverlay({ picture }: DrawnPanel, shown: Drawn): boolean {
  if (shown.kind === 'chart') return shown.chart.body.kind === 'time' && shown.chart.body.series.length === 1 && (picture.kind !== 'chart' || picture.chart.kind !== 'lanes');
  if (shown.kind !== 'time') return false;
  return picture.kind === 'verdicts' || picture.kind === 'verdict' || picture.kind === 'mirror' || shown.series.length === 1;
}

function seriesOf(shown: Drawn): readonly TimeSeries[] {
  if (shown.kind === 'time') return shown.series;
  return shown.kind === 'chart' && shown.chart.body.kind === 'time' ? shown.chart.body.series : [];
}

/** A series of the present that had no row then was zero; in a mirror a direction that has none now is drawn still. */
function linesOf(present: readonly TimeSeries[], past: readonly TimeSeries[], buckets: Buckets, { since }: Earlier): readonly Line[] {
  const isKnown = (i: number): boolean => since === null || buckets.from + (i + 1) * buckets.step > since;
  const zero = new Array<number>(buckets.count).fill(0);
  const only = past.filter(({ key }) => present.length > 0 && (key === 'in' || key === 'out') && present.every((one) => one.key !== key));
  return [...present, ...only].map((series) => {
    const { values } = past.find(({ key }) => key === series.key) ?? { values: zero };
    return { key: series.key, series, values: values.map((value, i) => (isKnown(i) ? value : null)) };
  });
}

function withLines(shown: Drawn, lines: readonly Line[], buckets: Buckets, earlier: Earlier, drawing: Drawing): Drawn {
  const option = optionOf(shown);
  if (option === null) return shown;
  const past = lines.map((line): TimeSeries => ({
    ...line.series, key: dashedKey(line.key), name: earlierName(earlier), colour: drawing.look.tokens.text.tertiary, mark: 'dashed', values: shifted(line.values, buckets, drawing.buckets, earlier.shift),
  }));
  const series = seriesOf(shown).flatMap((one) => [one, ...past.filter(({ key }) => key === dashedKey(one.key))]);
  const all = [...series, ...past.filter((one) => !series.includes(one))];
  const dashed = withDashes(option, lines, buckets, earlier, drawing);
  if (shown.kind === 'time') return { ...shown, option: dashed, series: all };
  if (shown.kind !== 'chart' || shown.chart.body.kind !== 'time') return shown;
  return { ...shown, chart: { ...shown.chart, body: { ...shown.chart.body, option: dashed, series: all } } };
}

/** By bucket of the present, for what is read off the picture. */
function shifted(values: readonly (number | null)[], from: Buckets, to: Buckets, shift: number): (number | null)[] {
  const apart = bucketsApart(from, to, shift);
  return Array.from({ length: to.count }, (_, i) => values[i - apart] ?? null);
}

interface Part {
  readonly id?: unknown;
  readonly xAxisIndex?: unknown;
  readonly yAxisIndex?: unknown;
}

/** The lines at the very times that they were, moved by the shift; what begins before or ends after the axis is cut there. */
function withDashes(option: ChartOption, lines: readonly Line[], buckets: Buckets, { shift }: Earlier, { look }: Drawing): ChartOption {
  const own: unknown = option['series'];
  const parts = Array.isArray(own) ? (own as readonly Part[]) : []; // What an option's series are is the library's business; these three names are its own.
  const dashes = lines.map(({ key, series, values }) => {
    const { xAxisIndex = 0, yAxisIndex = 0 } = parts.find(({ id }) => id === key) ?? {};
    // In a mirror, what comes in stands below zero.
    const sign = series.mark === 'area' && key === 'in' ? -1 : 1;
    return {
      type: 'line', id: dashedKey(key), xAxisIndex, yAxisIndex, silent: true, showSymbol: buckets.count === 1, connectNulls: false, z: 4,
      data: values.map((value, i) => [buckets.from + (i + 0.5) * buckets.step + shift, value === null ? null : sign * value]),
      lineStyle: { width, type: 'dashed', color: look.tokens.text.tertiary }, itemStyle: { color: look.tokens.text.tertiary },
    };
  });
  return { ...option, series: [...parts, ...dashes] };
}
