import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { countryName } from '../../base/geo/names.ts';
import { afterHan, beforeHan, plural } from '../../base/words.ts';
import type { Chart } from '../../model/chart.ts';
import type { Text } from '../../model/panel.ts';
import { bucketStart, rangeOf, type Buckets } from '../buckets.ts';
import { clockLabel, narrowName } from '../figures.ts';
import type { Look } from '../look.ts';
import type { Countries } from '../map/countries.ts';
import type { ScatterDrawn } from '../scatter/draw.ts';
import type { Flows } from '../sankey/flows.ts';
import { pairText } from '../pair-name.ts';
import type { Xy } from '../xy/series.ts';
import { wholes } from '../xy/wholes.ts';
import { amountText, largeText, saidAmount, type Amount } from './amount.ts';
import { roleOf } from './columns.ts';
import type { ChartBody, SeriesFigures } from './drawn.ts';
import type { Folded } from './fold.ts';

/** One computed sentence per kind: what stands out, when, against what. Without anything that stands out, the total. */
const nothing: Text = { en: 'Nothing in this range.', zh: '该时段没有数据。' };
const name = (text: Text): Text => ({ en: narrowName(text.en, 34), zh: narrowName(text.zh, 34) });

/** A fall or rise of this share between two halves of a series is told. */
const tellable = 0.15;

export function xyFinding(xy: Xy, figures: readonly SeriesFigures[], chart: Chart, look: Look): Text {
  const known = figures.filter((one) => one.average !== null);
  const first = known[0];
  if (!first) return nothing;
  const say = (value: number | null, amount: Amount): string => amountText(value, amount, look);
  const { slots } = xy;
  // A time that the statement printed as text is a time all the same.
  if (slots.kind === 'category' && roleOf(xy.x) !== 'time-text') {
    const one = xy.series[0];
    const values = one?.values ?? [];
    const at = values.reduce<number>((best, value, i) => ((value ?? -Infinity) > (values[best] ?? -Infinity) ? i : best), 0);
    const where = slots.names[at];
    const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
    if (!one || !where) return nothing;
    const share = one.amount.adds === 'never' || total <= 0 ? null : formatShare((values[at] ?? 0) / total);
    const [head, of] = [name(where), say(total, one.amount)];
    const value = say(values[at] ?? null, one.amount);
    return share === null
      ? { en: `${head.en} is highest with ${value}.`, zh: `${beforeHan(head.zh)}最高，为 ${value}。` }
      : { en: `${head.en} leads with ${value}, ${share} of ${of}.`, zh: `${beforeHan(head.zh)}最多，为 ${value}，占 ${of} 的 ${share}。` };
  }
  const clock = (slot: number): string => (slots.kind === 'category' ? (slots.keys[slot] ?? '') : clockAt(slots.buckets, slot, look));
  if (known.length === 1 || chart.series === null) {
    const values = xy.series.find((one) => one.key === first.key)?.values ?? [];
    const peak = values.indexOf(first.max);
    const [label, most, mean] = [name(first.name), say(first.max, first.amount), say(first.average, first.amount)];
    return { en: `${label.en} peaked at ${most} at ${clock(peak)}; ${mean} on average.`, zh: `${beforeHan(label.zh)}在 ${clock(peak)} 达到峰值 ${most}，平均 ${mean}。` };
  }
  if (chart.kind === 'stacked100') return wholeFinding(xy, figures, clock);
  const [lead, mean] = [name(first.name), say(first.average, first.amount)];
  const change = figures.slice(0, 8).map((one) => changeOf(xy.series.find((series) => series.key === one.key)?.values ?? [], one.name)).filter((one) => one !== null).sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  const head: Text = { en: `${lead.en} leads with ${mean} on average`, zh: `${beforeHan(lead.zh)}居首，平均 ${mean}` };
  if (!change) return { en: `${head.en}.`, zh: `${head.zh}。` };
  const whose = name(change.name);
  const share = formatShare(Math.abs(change.by));
  const [en, zh] = change.by < 0 ? ['fell', '下降'] : ['rose', '上升'];
  return { en: `${head.en}; ${whose.en} ${en} by ${share} at ${clock(change.at)}.`, zh: `${head.zh}；${beforeHan(whose.zh)}在 ${clock(change.at)} ${zh} ${share}。` };
}

/** The largest part, and the part that came furthest above its own share of everything. */
function wholeFinding({ series }: Xy, figures: readonly SeriesFigures[], clock: (slot: number) => string): Text {
  const [lead] = figures.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (lead?.share === null || lead === undefined) return nothing;
  const who = name(lead.name);
  const head: Text = { en: `${who.en} carries ${formatShare(lead.share)}`, zh: `${beforeHan(who.zh)}占 ${formatShare(lead.share)}` };
  const swings = wholes(series).map(({ key, name: of, values }) => {
    const most = values.reduce<number>((best, value, i) => ((value ?? 0) > (values[best] ?? 0) ? i : best), 0);
    return { of, most, value: values[most] ?? 0, above: (values[most] ?? 0) - (figures.find((one) => one.key === key)?.share ?? 0) };
  });
  const [widest] = swings.toSorted((a, b) => b.above - a.above);
  if (widest === undefined || widest.above < tellable) return { en: `${head.en}.`, zh: `${head.zh}。` };
  const whose = name(widest.of);
  return { en: `${head.en}; ${whose.en} reached ${formatShare(widest.value)} at ${clock(widest.most)}.`, zh: `${head.zh}；${beforeHan(whose.zh)}在 ${clock(widest.most)} 达到 ${formatShare(widest.value)}。` };
}

function clockAt(buckets: Buckets, slot: number, look: Look): string {
  const range = rangeOf(buckets);
  const seconds = bucketStart(buckets, slot);
  const text = clockLabel(seconds, look.zone, { from: 0, to: 3600 });
  return range.to - range.from > 86_400 ? `${clockLabel(seconds - ((seconds + look.zone) % 86_400), look.zone, range)} ${text}` : text;
}

/** The largest step between two neighbours of a series that lasts: a mean of the three before against the three after. */
function changeOf(values: readonly (number | null)[], of: Text): { readonly by: number; readonly at: number; readonly name: Text } | null {
  let best: { by: number; at: number; name: Text } | null = null;
  const mean = (part: readonly (number | null)[]): number | null => {
    const known = part.filter((value): value is number => value !== null);
    return known.length < part.length || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  for (let at = 3; at + 3 <= values.length; at++) {
    const before = mean(values.slice(at - 3, at));
    const after = mean(values.slice(at, at + 3));
    if (before === null || after === null || before <= 0) continue;
    const by = after / before - 1;
    if (Math.abs(by) >= tellable && Math.abs(by) <= 10 && (best === null || Math.abs(by) > Math.abs(best.by))) best = { by, at, name: of };
  }
  return best;
}

export function pieFinding({ parts, total }: Folded, amount: Amount, look: Look): Text {
  const first = parts.find((part) => !part.isOther);
  if (!first || total <= 0) return nothing;
  const label = name(first.name);
  const [share, all] = [formatShare(first.amount / total), saidAmount(total, amount, look)];
  return { en: `${label.en} carries ${share} of ${all}.`, zh: `${beforeHan(label.zh)}占 ${beforeHan(all)}的 ${share}。` };
}

export function numberFinding(body: Extract<ChartBody, { kind: 'figures' }>, amount: Amount, look: Look): Text {
  const text = body.figures.map((one) => `${one.name} ${largeText(one.value, amount, look)}`);
  return { en: `${text.join(', ')}.`, zh: `${text.join('，')}。` };
}

export function gridFinding(rows: readonly { readonly name: Text; readonly total: number }[], total: number, amount: Amount, look: Look): Text {
  const first = rows[0];
  if (!first || total <= 0) return nothing;
  const label = name(first.name);
  const [share, all] = [formatShare(first.total / total), saidAmount(total, amount, look)];
  return amount.adds === 'always'
    ? { en: `${label.en} carries ${share} of ${all} in ${formatExact(rows.length)} rows.`, zh: `${beforeHan(label.zh)}占 ${beforeHan(all)}的 ${share}，共 ${formatExact(rows.length)} 行。` }
    : { en: `${label.en} is highest of ${formatExact(rows.length)} rows.`, zh: `${formatExact(rows.length)} 行中${afterHan(beforeHan(label.zh))}最高。` };
}

export function countryFinding({ known, unknown, total }: Countries, amount: Amount, look: Look): Text {
  const first = known[0];
  if (!first || total <= 0) return nothing;
  const [share, all] = [formatShare(first.amount / total), saidAmount(total, amount, look)];
  const rest = unknown > 0 ? amountText(unknown, amount, look) : null;
  return {
    en: `${countryName(first.code, 'en')} has ${share} of ${all}${rest === null ? '' : `; ${rest} without a country`}.`,
    zh: `${countryName(first.code, 'zh')}占 ${beforeHan(all)}的 ${share}${rest === null ? '' : `；无归属地 ${rest}`}。`,
  };
}

export function sankeyFinding({ flows, ends, total }: Flows, amount: Amount, look: Look): Text {
  const first = flows.find((flow) => !flow.from.startsWith('\u0000') && !flow.to.startsWith('\u0000')) ?? flows[0];
  if (!first || total <= 0) return nothing;
  const end = (key: string): Text => ends.find((one) => one.key === key)?.name ?? { en: key, zh: key };
  const [pair, share, all] = [pairText(end(first.from), end(first.to)), formatShare(first.amount / total), amountText(total, amount, look)];
  return { en: `${pair.en} carries ${share} of ${all}.`, zh: `${beforeHan(pair.zh)}占 ${beforeHan(all)}的 ${share}。` };
}

export function scatterFinding({ shown }: ScatterDrawn): Text {
  return { en: `${formatExact(shown)} ${plural(shown, 'point', 'points')}.`, zh: `${formatExact(shown)} 个点。` };
}
