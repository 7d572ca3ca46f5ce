import { countryName } from '../../base/geo/names.ts';
import { formatExact, threeFigures } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { joinedSentences, type Words } from '../../base/words.ts';
import type { Frame, FrameColumn, Unit } from '../../model/frame.ts';
import type { Finding } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { narrowName, saidQuantity } from '../figures.ts';
import { labelIn } from '../labels.ts';
import { endName } from '../pair-name.ts';
import { rankingOf, sumOf, unnamedRows, wholeOf } from '../rank/rows.ts';
import type { FindingContext, Said } from './finding.ts';
import type { findingWords } from './words.ts';

export type FindingWords = Words<typeof findingWords>;
type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

function column(frame: Frame, name: string): FrameColumn | undefined {
  return frame.columns.find((one) => one.name === name);
}

function unitOf(context: FindingContext, of: FrameColumn): Unit {
  return context.units[of.name] ?? of.unit;
}

/** "10 of 214 ENIs carry 87.3 %; the other 204 carry 110 GB", or the first one or two when all are listed. */
export function coverFinding(finding: Of<'rank-cover'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const cover = coverOf(finding, frame, context, words);
  const swing = swingOf(finding, frame, words);
  return cover === null ? null : joinedSentences([cover, swing], context.look.language);
}

/** Which row is highest above its own average; none where nothing rises above twice that. */
function swingOf({ name, swing }: Of<'rank-cover'>, frame: Frame, words: FindingWords): string | null {
  const [names, high, low] = [name, swing?.high, swing?.low].map((one) => (one === undefined ? undefined : column(frame, one)));
  if (!names || !high || !low) return null;
  const ratios = names.values.map((_, row) => (drawn(high.values[row]) ?? 0) / (drawn(low.values[row]) ?? Infinity));
  const most = Math.max(0, ...ratios.filter(Number.isFinite));
  const at = ratios.indexOf(most);
  return most < 2 || at < 0 ? null : words.swing(narrowName(String(names.values[at]), 16), high.name, threeFigures(Math.round(most * 10) / 10));
}

function coverOf(finding: Of<'rank-cover'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const ranking = rankingOf(frame, { kind: 'rank', name: finding.name, value: finding.value, further: [] });
  if (!ranking.ok) return null;
  const { rows, groups, other, total, value } = ranking.value;
  const { language } = context.look;
  const unit = unitOf(context, value);
  const all = saidQuantity(total, unit, context.look);
  if (total === null || Number(total) === 0) return words.total(all);
  if (other) {
    // Records that name none are a row, and none of what is counted.
    const unnamed = unnamedRows(ranking.value.name);
    const none = sumOf(unnamed.map((row) => rows[row]?.value ?? null)) ?? 0;
    const share = 1 - (Number(other.value) + Number(none)) / Number(total);
    const cover = words.cover(rows.length - unnamed.length, formatExact(groups - unnamed.length), finding.what[language], formatShare(share), formatExact(other.groups), saidQuantity(other.value, unit, context.look));
    return joinedSentences([cover, unnamed.length === 0 ? null : words.unnamed(saidQuantity(none, unit, context.look))], language);
  }
  const named = rows.filter((row) => row.key !== null);
  const [first, second] = named;
  const field = finding.endsOf ?? column(frame, finding.name)?.field ?? finding.name;
  const name = (key: string | null, most?: number): string => (key ?? '').split(' → ').map((end) => endName(labelIn(field, end, language), most)).join(' → ');
  const shortly = (key: string | null): string => name(key, 14);
  if (!first) return words.total(all);
  if (named.length === 1 && first.share === 1) return words.allReach(name(first.key), all);
  if (!second || (first.share ?? 0) > 0.8) return words.one(name(first.key), formatShare(first.share), all);
  // Both ways to one peer are two rows of one name.
  if (first.key === second.key) return words.one(name(first.key), formatShare((first.share ?? 0) + (second.share ?? 0)), all);
  return words.two(shortly(first.key), shortly(second.key), formatShare((first.share ?? 0) + (second.share ?? 0)), all);
}

/** "TCP carries 85.2 % of bytes." */
export function topShareFinding(finding: Of<'top-share'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const name = column(frame, finding.name);
  const value = column(frame, finding.value);
  if (!name || !value) return null;
  const total = Number(wholeOf(frame, value) ?? 0);
  const row = largestRow(value, (at) => name.values[at] !== null);
  if (row === null || total <= 0) return null;
  const label = labelIn(name.field ?? name.name, String(name.values[row]), context.look.language);
  return words.topShare(label, formatShare((drawn(value.values[row]) ?? 0) / total), finding.what[context.look.language]);
}

/** "China sent 52.0 % of 412 GB; 31 addresses had no country." */
export function countryFinding(finding: Of<'country-share'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const country = column(frame, finding.country);
  const value = column(frame, finding.value);
  if (!country || !value) return null;
  const total = wholeOf(frame, value);
  const row = largestRow(value, (at) => typeof country.values[at] === 'string' && country.values[at] !== '');
  if (row === null || total === null || Number(total) === 0) return words.noInternet;
  const { language } = context.look;
  const name = countryName(String(country.values[row]), language);
  const share = formatShare((drawn(value.values[row]) ?? 0) / Number(total));
  const amount = saidQuantity(total, unitOf(context, value), context.look);
  const addresses = finding.addresses === undefined ? undefined : column(frame, finding.addresses);
  const unknown = country.values.findIndex((code) => code === null || code === '');
  const count = unknown < 0 ? null : drawn(addresses?.values[unknown]);
  const tail = count === null || count === 0 ? '' : words.withoutCountry(formatExact(count), formatShare((drawn(value.values[unknown]) ?? 0) / Number(total)));
  return `${words[finding.verb](name, share, amount)}${tail}${words.stop}`;
}

/** Windows that the collector skipped are a warning; without any, how many had traffic. */
export function statusFinding(finding: Of<'status'>, frame: Frame, words: FindingWords): Said | null {
  const name = column(frame, finding.name);
  const value = column(frame, finding.value);
  if (!name || !value) return null;
  const of = (status: string): number => drawn(value.values[name.values.indexOf(status)]) ?? 0;
  const skipped = of('SKIPDATA');
  if (skipped > 0) return { text: words.skipped(formatExact(skipped)), warning: true };
  const total = Number(sumOf(value.values) ?? 0);
  return total === 0 ? null : { text: words.whole(formatShare(of('OK') / total)), warning: false };
}

export function totalFinding(finding: Of<'total'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const value = column(frame, finding.value);
  if (!value) return null;
  return words.total(saidQuantity(wholeOf(frame, value), unitOf(context, value), context.look));
}

function largestRow(value: FrameColumn, keep: (row: number) => boolean): number | null {
  let best: number | null = null;
  value.values.forEach((one, row) => {
    const amount = drawn(one);
    if (amount === null || amount <= 0 || !keep(row)) return;
    if (best === null || amount > (drawn(value.values[best]) ?? 0)) best = row;
  });
  return best;
}
