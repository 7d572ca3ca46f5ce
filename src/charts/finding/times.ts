import { formatShare } from '../../base/format/share.ts';
import { threeFigures } from '../../base/format/number.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding, Picture } from '../../model/panel.ts';
import { bucketStart, drawn, rangeOf, type Buckets } from '../buckets.ts';
import { clockLabel, narrowName, quantityText } from '../figures.ts';
import type { Look } from '../look.ts';
import { labelIn } from '../labels.ts';
import { timeSeries } from '../series.ts';
import { readCount, readRange } from '../unread.ts';
import type { FindingWords } from './amounts.ts';
import type { FindingContext } from './finding.ts';

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

interface Peak {
  readonly value: number;
  readonly at: number;
  readonly median: number;
  readonly low: number;
}

/** The largest bucket, and the median of all, empty buckets included: a quiet night counts, what was not read does not. */
export function peakOf(buckets: Buckets, values: readonly (number | null)[]): Peak | null {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const highest = known.at(-1);
  const low = known[0];
  const median = known[Math.floor((known.length - 1) / 2)];
  if (highest === undefined || low === undefined || median === undefined) return null;
  return { value: highest, at: bucketStart(buckets, values.indexOf(highest)), median, low };
}

/** A time as the finding says it: the clock, with the date when the range spans several days. */
function timeSaid(seconds: number, buckets: Buckets, look: Look): string {
  const range = rangeOf(buckets);
  const clock = clockLabel(seconds, look.zone, { from: 0, to: 3600 });
  const isLong = range.to - range.from > 86_400;
  return isLong ? `${clockLabel(seconds - ((seconds + look.zone) % 86_400), look.zone, range)} ${clock}` : clock;
}

/** Values this many times the median stand out; below, the panel says between what it stayed. */
const standsOut = 1.5;

/** "Rejects rose to 4,236 at 10:16, 6.3 times the median." With several lines, the one with the highest bucket. */
export function peakFinding(finding: Of<'peak'>, picture: Picture, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const x = frame.columns.find((one) => one.name === finding.x);
  const y = frame.columns.find((one) => one.name === finding.y);
  if (!x || !y) return null;
  const { buckets, look } = context;
  const unit = context.units[y.name] ?? y.unit;
  const say = (value: number): string => quantityText(value, unit, look.units);
  if (picture.kind === 'lines' && picture.series !== undefined) {
    const series = frame.columns.find((one) => one.name === picture.series);
    const row = y.values.reduce<number | null>((best, value, at) => {
      if (series?.values[at] === null) return best;
      return best === null || (drawn(value) ?? 0) > (drawn(y.values[best]) ?? 0) ? at : best;
    }, null);
    if (!series || row === null) return null;
    const key = String(series.values[row]);
    const time = drawn(x.values[row]);
    return time === null ? null : words.peakOf(narrowName(labelIn(series.field ?? series.name, key, look.language), 16), say(drawn(y.values[row]) ?? 0), timeSaid(time, buckets, look));
  }
  const what = finding.what[look.language];
  const peak = peakOf(buckets, timeSeries(context, x.values, y.values));
  if (!peak) return null;
  if (peak.value === 0) return words.none(what);
  if (peak.median === 0) return words.peakAlone(what, say(peak.value), timeSaid(peak.at, buckets, look));
  const times = peak.value / peak.median;
  const [low, high] = [say(peak.low), say(peak.value)];
  if (times < standsOut) return low === high ? words.level(what, high) : words.steady(what, low, high);
  return words.peak(what, high, timeSaid(peak.at, buckets, look), times < 100 ? String(Math.round(times * 10) / 10) : threeFigures(Math.round(times)));
}

/** "Outbound peaked at 6.42 Gbps at 11:57; inbound at …" */
export function mirrorFinding(finding: Of<'mirror-peak'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const x = frame.columns.find((one) => one.name === finding.x);
  const y = frame.columns.find((one) => one.name === finding.y);
  const series = frame.columns.find((one) => one.name === finding.series);
  if (!x || !y || !series) return null;
  const { buckets, look } = context;
  const unit = context.units[y.name] ?? y.unit;
  const side = (key: string): { value: string; at: string } | null => {
    const rows = series.values.flatMap((value, row) => (value === key ? [row] : []));
    const peak = rows.length === 0 ? null : peakOf(buckets, timeSeries(context, x.values, y.values, rows));
    return peak && peak.value > 0 ? { value: quantityText(peak.value, unit, look.units), at: timeSaid(peak.at, buckets, look) } : null;
  };
  const out = side('out');
  const inbound = side('in');
  if (out && inbound) return words.mirrorPeak(out.value, out.at, inbound.value, inbound.at);
  if (out) return words.onlyOut(out.value, out.at);
  return inbound ? words.onlyIn(inbound.value, inbound.at) : words.nothing;
}

/** "10.0.3.7 sent throughout; 10.0.8.41 only from 11:20 to 12:40": the largest row, and one that was there for a while. */
export function heatFinding(finding: Of<'heat-spread'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const x = frame.columns.find((one) => one.name === finding.x);
  const y = frame.columns.find((one) => one.name === finding.y);
  const value = frame.columns.find((one) => one.name === finding.value);
  if (!x || !y || !value) return null;
  const { buckets, look } = context;
  const range = readRange(buckets, context);
  if (range === null) return null;
  const readSteps = readCount(buckets, context);
  const rows = new Map<string, number[]>();
  y.values.forEach((key, row) => {
    if (key === null) return;
    const own = rows.get(String(key));
    if (own) own.push(row);
    else rows.set(String(key), [row]);
  });
  const spread = [...rows].map(([key, at]) => {
    const times = at.flatMap((row) => ((drawn(value.values[row]) ?? 0) > 0 ? [drawn(x.values[row]) ?? 0] : []));
    const total = at.reduce((sum, row) => sum + (drawn(value.values[row]) ?? 0), 0);
    return { key, total, from: Math.min(...times), to: Math.max(...times) + buckets.step, filled: times.length / readSteps };
  }).filter((one) => one.total > 0).sort((a, b) => b.total - a.total);
  const first = spread[0];
  if (!first) return null;
  const isBrief = (one: typeof first): boolean => one.to - one.from < (range.to - range.from) * 0.5;
  const span = (one: typeof first): [string, string] => [timeSaid(one.from, buckets, look), timeSaid(one.to, buckets, look)];
  const brief = spread.slice(1).find(isBrief);
  const all = spread.reduce((sum, one) => sum + one.total, 0);
  const head = isBrief(first)
    ? words.onlyFromFirst(first.key, ...span(first))
    : first.filled > 0.95 ? words.throughout(first.key) : words.most(first.key, formatShare(first.total / all));
  return `${head}${brief ? words.onlyFrom(brief.key, ...span(brief)) : ''}${words.stop}`;
}
