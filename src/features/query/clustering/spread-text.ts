import { cutMiddle } from '../../../base/format/cut.ts';
import { formatExact } from '../../../base/format/number.ts';
import type { Language, Words } from '../../../base/words.ts';
import { isMono, labelIn, valueNote } from '../../../charts/labels.ts';
import type { FieldSpread } from '../../../model/clusters.ts';
import type { Value } from '../../../model/frame.ts';
import { tcpFlagNames } from '../../../model/ports.ts';
import { wildcard } from './search-text.ts';
import type { clusteringWords } from './words.ts';

/** How one field runs through a pattern, as the aside says it. Pure. */

const measures: ReadonlySet<string> = new Set(['packets', 'bytes']);
/** A counter that spans no more than this is told as what stays. */
const narrow = 9;
/** Values listed with bars: all of so few, the first of more when they stand out. */
const listed = 5;
const first = 2;
const standsOut = 0.05;

export function stays({ field, distinct, extent }: FieldSpread): boolean {
  return measures.has(field) ? extent !== null && extent.max - extent.min <= narrow : distinct === 1;
}

/** `22 ssh`, `6 TCP`, `2 SYN`, `REJECT`; a counter's least and most. */
export function staysText({ field, top, extent }: FieldSpread, w: Words<typeof clusteringWords>, language: Language): { readonly text: string; readonly note: string } {
  if (measures.has(field) && extent !== null) return { text: extent.min === extent.max ? formatExact(extent.min) : w.range(formatExact(extent.min), formatExact(extent.max)), note: '' };
  return { text: valueText(field, top[0]?.value ?? null, w), note: noteOf(field, top[0]?.value ?? null, language) };
}

export function valueText(field: string, value: Value, w: Words<typeof clusteringWords>): string {
  return value === null ? w.absent : isMono(field) ? cutMiddle(String(value), 24) : String(value);
}

export function noteOf(field: string, value: Value, language: Language): string {
  if (value === null) return '';
  if (field === 'tcp-flags') return tcpFlagNames(Number(value)).join(' ');
  const note = valueNote(field, String(value));
  if (note !== '') return note;
  const label = labelIn(field, String(value), language);
  return label === String(value) ? '' : label;
}

export interface VariesText {
  readonly head: string;
  readonly note: string;
  readonly bars: readonly { readonly value: Value; readonly records: number; readonly share: number }[];
  readonly more: number;
}

/** Number of values and where they lie, then the most frequent ones with bars, or that all are alike. */
export function variesText({ field, distinct, top, each, extent, block }: FieldSpread, records: number, w: Words<typeof clusteringWords>): VariesText {
  if (measures.has(field) && extent !== null) return { head: w.range(formatExact(extent.min), formatExact(extent.max)), note: '', bars: [], more: 0 };
  const count = formatExact(distinct);
  const head = block === null ? w.values(count) : w.valuesIn(count, block.includes(':') ? block : block.endsWith('/24') ? block : wildcard(block));
  if (distinct > listed && each.most <= each.least * 1.5 + 1) return { head, note: w.evenly(formatExact(each.least), formatExact(each.most)), bars: [], more: 0 };
  const all = top.map(({ value, records: n }) => ({ value, records: n, share: n / Math.max(1, records) }));
  const bars = distinct <= listed ? all : all.slice(0, first).filter(({ share }) => share >= standsOut);
  return { head, note: '', bars, more: bars.length === 0 ? 0 : distinct - bars.length };
}
