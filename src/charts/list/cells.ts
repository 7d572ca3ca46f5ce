import { absent, formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Frame, FrameColumn, Unit, Value } from '../../model/frame.ts';
import type { ListColumn, ListPicture } from '../../model/list.ts';
import { font } from '../../model/theme.ts';
import { drawn } from '../buckets.ts';
import type { Change } from '../compare/change.ts';
import type { ColourRegistry } from '../colours.ts';
import { crossesZone, zonesText } from '../ends/crossing.ts';
import { entityField } from '../ends/entity.ts';
import { exactQuantity, monoEm, narrowName, quantityText } from '../figures.ts';
import { entityLabel, isMono, isMonoName, valueNote } from '../labels.ts';
import type { Look } from '../look.ts';
import { restOf, wholeOf } from '../rank/rows.ts';
import type { CoursePart } from './course.ts';
import type { listWords } from './words.ts';

/** A cell as it is printed. `exact` is for the pointer: the whole number or name, where the text is shorter. */
export type ListCell =
  | { readonly kind: 'words'; readonly text: string; readonly exact: string; readonly mono: boolean; readonly beside: string; readonly absent: boolean; readonly arrow?: boolean }
  | { readonly kind: 'ends'; readonly from: string; readonly to: string; readonly fromNote: string; readonly toNote: string; readonly mono: boolean; readonly exact: string; readonly hues: readonly [string, string] | null }
  | { readonly kind: 'number'; readonly text: string; readonly exact: string; readonly tone: 'plain' | 'strong' | 'further' | 'reject' | 'more' | 'less'; /** How it changed, where there is no room for a column of that. */ readonly beneath?: Change }
  | { readonly kind: 'mark'; readonly text: string; readonly tone: 'in' | 'out' | 'accept' | 'reject' | 'unknown' }
  /** 0…1 of the cell. */
  | { readonly kind: 'bar'; readonly part: number; readonly colour: string }
  | { readonly kind: 'course'; readonly parts: readonly CoursePart[] }
  | { readonly kind: 'empty' };

export interface ListContext {
  readonly frame: Frame;
  readonly columns: ReadonlyMap<string, FrameColumn>;
  readonly look: Look;
  readonly colours: ColourRegistry;
  readonly units: Readonly<Record<string, Unit>>;
  readonly words: Words<typeof listWords>;
  /** The clock alone where the range is no longer than a day. */
  readonly timeStyle: 'clock' | 'minute' | 'dated';
}

/** From this share on what was refused stands out. */
const warnFrom = 0.05;
/** Pixels of a character of an id, and the most that a name without a width of its own shows. */
const monoCharacter = font.size.small * monoEm;
const longestName = 26;
/** What has its hue beside its name. An address has none of its own. */
const hued: ReadonlySet<string> = new Set(['end-instance', 'end-vpc', 'domain', 'instance', 'interface', 'network']);
/** Pixels of the mark of a pair with the room after it. */
const markWidth = 15;
/** Pixels of the arrow before an end, and at both sides of a cell; a name is the first. */
const arrowWidth = 16;
const textInset = 10;
const nameInset = 17;

export function cellOf(column: ListColumn, row: number, context: ListContext): ListCell {
  const { look, units, words } = context;
  const at = (name: string): Value => context.columns.get(name)?.values[row] ?? null;
  const unitOf = (name: string): Unit => units[name] ?? context.columns.get(name)?.unit ?? 'none';
  switch (column.role) {
    case 'name':
    case 'text':
      return wordsCell(column, row, context);
    case 'ends': {
      const hues = huesOf(column, row, context);
      // What shares the room that others leave is cut once that is known.
      const each = column.width === undefined ? undefined : Math.round((column.width - (hues === null ? 18 : 18 + markWidth)) / 2) - textInset;
      const [from, to] = [endOf(column.from, row, context, each, column.as), endOf(column.to, row, context, each, column.as)];
      return { kind: 'ends', from: from.text, to: to.text, fromNote: from.note, toNote: to.note, mono: from.mono, exact: `${from.whole} → ${to.whole}`, hues };
    }
    case 'zones': {
      const [from, to] = [at(column.from), at(column.to)];
      const crosses = from === null || to === null ? null : crossesZone(String(from), String(to), look);
      const exact = from === null || to === null || crosses === null ? words.zoneUnknown : zonesText(String(from), String(to), look);
      return { kind: 'words', text: crosses === null ? absent : crosses ? '⇄' : '', exact, mono: false, beside: '', absent: crosses === null };
    }
    case 'direction': {
      const value = at(column.column);
      if (value !== 'in' && value !== 'out') return { kind: 'mark', text: value === null ? absent : String(value), tone: 'unknown' };
      return { kind: 'mark', text: words[value], tone: value };
    }
    case 'verdict': {
      const tone = at(column.column) === 'ACCEPT' ? 'accept' : at(column.column) === 'REJECT' ? 'reject' : 'unknown';
      return { kind: 'mark', text: words[tone], tone };
    }
    case 'time': {
      const seconds = drawn(at(column.column));
      return { kind: 'number', text: formatTime(seconds, look.zone, context.timeStyle), exact: formatTime(seconds, look.zone, 'full'), tone: 'further' };
    }
    case 'amount': {
      const value = at(column.column);
      const unit = unitOf(column.column);
      const tone = column.warns === true ? ((drawn(value) ?? 0) > 0 ? 'reject' : 'further') : column.strong === true ? 'strong' : column.further === true ? 'further' : 'plain';
      return { kind: 'number', text: quantityText(value, unit, look.units), exact: exactQuantity(value, unit, look.language), tone };
    }
    case 'ratio': {
      const share = drawn(at(column.column));
      return shareCell(share, look, column.warns === true && share !== null && share >= warnFrom);
    }
    case 'share':
      return shareCell(partOf(at(column.of), totalFor(column, row, context)), look, false);
    case 'bar': {
      const amount = drawn(at(column.of)) ?? 0;
      const whole = column.scale === 'total' ? totalFor(column, row, context) : largestIn(context.columns.get(column.of));
      return { kind: 'bar', part: whole === null || whole <= 0 ? 0 : Math.min(1, Math.max(0, amount / whole)), colour: hueOf(column.by === undefined ? null : at(column.by), look) };
    }
    case 'spark':
      return { kind: 'empty' };
  }
}

/** The last row: what is not listed, counted, with its amounts and shares where they are sums. */
export function otherCell(column: ListColumn, isFirst: boolean, groups: number, picture: ListPicture, context: ListContext): ListCell {
  const { look, units, words, frame } = context;
  if (isFirst) {
    const what = picture.what?.[look.language] ?? '';
    // Where no column says it, the rest's share of what the rows are put in order by stands beside it.
    const ranked = picture.columns.some(({ role }) => role === 'share') ? undefined : context.columns.get(picture.sorted.column);
    const rest = ranked === undefined ? null : restOf(frame, ranked);
    const share = ranked === undefined || rest === null ? null : partOf(rest, drawn(wholeOf(frame, ranked)));
    return { kind: 'words', text: words.other(formatExact(groups), what), exact: '', mono: false, beside: share === null ? '' : formatShare(share), absent: true };
  }
  const name = column.role === 'amount' ? column.column : column.role === 'share' || column.role === 'bar' ? column.of : null;
  const from = name === null ? undefined : context.columns.get(name);
  const rest = from === undefined ? null : restOf(frame, from);
  if (from === undefined || rest === null) return { kind: 'empty' };
  const unit = units[from.name] ?? from.unit;
  const whole = wholeOf(frame, from);
  if (column.role === 'amount') return { kind: 'number', text: quantityText(rest, unit, look.units), exact: exactQuantity(rest, unit, look.language), tone: 'further' };
  if (column.role === 'share') return column.total === undefined ? shareCell(partOf(rest, drawn(whole)), look, false) : { kind: 'empty' };
  if (column.role !== 'bar' || column.total !== undefined) return { kind: 'empty' };
  const all = column.scale === 'total' ? drawn(whole) : largestIn(from);
  return { kind: 'bar', part: all === null || all <= 0 ? 0 : Math.min(1, Number(rest) / all), colour: look.tokens.categorical.other };
}

function wordsCell(column: Extract<ListColumn, { role: 'name' | 'text' }>, row: number, context: ListContext): ListCell {
  const { look, words } = context;
  const isArrowed = column.role === 'text' && column.arrow === true;
  const inset = column.role === 'name' ? nameInset : isArrowed ? textInset + arrowWidth : textInset;
  const one = endOf(column.column, row, context, column.width === undefined ? undefined : column.width - inset, column.as);
  const beside = column.role === 'name' && column.beside !== undefined ? besideOf(column.beside, row, context) : column.role === 'text' && column.bare === true ? '' : one.note;
  if (one.value === null) {
    const text = column.role === 'name' ? (column.absent?.[look.language] ?? words.notRecorded) : absent;
    return { kind: 'words', text, exact: '', mono: false, beside, absent: true };
  }
  // What may have no room beside a value is told on hover.
  return { kind: 'words', text: one.text, exact: column.role === 'text' && beside !== '' ? `${one.whole} ${beside}` : one.whole, mono: one.mono, beside, absent: false, ...(isArrowed ? { arrow: true } : {}) };
}

function besideOf(name: string, row: number, context: ListContext): string {
  const value = context.columns.get(name)?.values[row] ?? null;
  const field = context.columns.get(name)?.field;
  return value === null ? '' : field === undefined ? String(value) : entityLabel(field, String(value), context.look)[context.look.language];
}

/** A value as people say it: as the cell has room for, whole, and its service beside it. */
function endOf(name: string, row: number, { columns, look }: ListContext, width?: number, as?: string): { readonly value: Value; readonly text: string; readonly whole: string; readonly note: string; readonly mono: boolean } {
  const column = columns.get(name);
  const field = as ?? column?.field ?? name;
  const value = column?.values[row] ?? null;
  if (value === null) return { value, text: absent, whole: absent, note: '', mono: false };
  const said = entityLabel(field, String(value), look)[look.language];
  const most = width === undefined ? longestName : Math.max(6, Math.floor(width / monoCharacter));
  return { value, text: isMono(field) ? narrowName(said, most) : said, whole: said === String(value) ? said : `${said} (${String(value)})`, note: valueNote(field, String(value)), mono: isMonoName(field, String(value), said) };
}

/** The hues of both ends, where they are entities that have one in every panel. */
function huesOf(column: Extract<ListColumn, { role: 'ends' }>, row: number, { columns, colours, look }: ListContext): readonly [string, string] | null {
  const hue = (name: string): string | null => {
    const { field, values = [] } = columns.get(name) ?? {};
    const value = values[row] ?? null;
    return field === undefined || value === null || !hued.has(fieldNamed(field)?.role ?? '') ? null : colours.colour(entityField({ field }) ?? field, String(value), look.tokens);
  };
  const [from, to] = [hue(column.from), hue(column.to)];
  return from === null || to === null ? null : [from, to];
}

function shareCell(share: number | null, look: Look, warns: boolean): ListCell {
  return { kind: 'number', text: formatShare(share), exact: share === null ? '' : exactQuantity(share, 'share', look.language), tone: warns ? 'reject' : 'further' };
}

function totalFor(column: { readonly of: string; readonly total?: string }, row: number, { frame, columns }: ListContext): number | null {
  if (column.total !== undefined) return drawn(columns.get(column.total)?.values[row]);
  const of = columns.get(column.of);
  return of === undefined ? null : drawn(wholeOf(frame, of));
}

function partOf(value: Value, total: number | null): number | null {
  const amount = drawn(value);
  return amount === null || total === null || total <= 0 ? null : amount / total;
}

function largestIn(column: FrameColumn | undefined): number {
  return (column?.values ?? []).reduce<number>((most, value) => Math.max(most, drawn(value) ?? 0), 0);
}

function hueOf(value: Value, { tokens }: Look): string {
  if (value === 'in' || value === 'out') return tokens.direction[value];
  if (value === 'ACCEPT') return tokens.verdict.accept;
  if (value === 'REJECT') return tokens.verdict.reject;
  return tokens.neutralBar;
}
