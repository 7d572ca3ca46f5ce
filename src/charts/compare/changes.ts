import { ok } from '../../base/result.ts';
import { wordsOf } from '../../base/words.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Frame, FrameColumn, Unit, Value } from '../../model/frame.ts';
import type { ListColumn, ListPicture } from '../../model/list.ts';
import type { Consequence } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { ChartBody } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import type { ListCell } from '../list/cells.ts';
import { listOf, type List, type ListRow } from '../list/rows.ts';
import { nameWish } from '../list/names.ts';
import { listWidth, listWidths } from '../list/widths.ts';
import type { Countries } from '../map/countries.ts';
import type { Ranking, RankPicture } from '../rank/rows.ts';
import { restOf, sumOf, wholeOf } from '../rank/rows.ts';
import type { SharePicture, Shares } from '../share/parts.ts';
import type { Past } from './earlier.ts';
import { isUncut, isWhole, keyAt, keyOf, listKeys, rowsByKey } from './keys.ts';
import { changeOf, pointsText, type Change } from './change.ts';
import { compareWords } from './words.ts';

/** Pixels of a table that has room for a column of changes, and of that column. */
const changeWidth = 68;
/** What a second line adds to a row. */
const secondLine = 15;
const leastRankWidth = 320;
/** The last column of a table has so much more room at the edge. */
const edge = 6;
/** Narrower than this, the further numbers of a ranking give way; its twin has them. */
const leastFurtherWidth = 560;
/** Pixels of a port without its service, and that a name or two ends with a width of their own keep. */
const barePortWidth = 50;
const leastNames: Readonly<Partial<Record<ListColumn['role'], number>>> = { name: listWidths.name, ends: 160 };

/** A ranking with the change of each row, where there is room for one more column. */
export function rankingChanges(ranking: Ranking, past: Past, picture: RankPicture, drawing: Drawing): Ranking {
  if (drawing.size.width < leastRankWidth) return ranking;
  const words = wordsOf(compareWords, drawing.look.language);
  const amounts = amountsBefore(past, [picture.name], picture.value);
  const unit = unitOf(ranking.value, drawing);
  return {
    ...ranking,
    ...(drawing.size.width < leastFurtherWidth ? { further: [] } : {}),
    changes: {
      label: words.change, of: ranking.rows.map((row) => changeIn(amounts, row.value, keyOf([row.key]), unit, drawing)),
      other: ranking.other === null ? null : restChange(amounts, ranking.other.value, ranking.rows.map(({ key }) => keyOf([key])), unit, drawing),
    },
  };
}

/**
 * A list with a column of changes behind the amount that it is ordered by, or the one that it is for. What says least gives way to it;
 * where there is no room then, the changes stand beneath the amounts.
 */
export function listChanges(whole: List, frame: Frame, past: Past, picture: ListPicture, consequence: Consequence | undefined, drawing: Drawing): List {
  const columns = whole.heads.map(({ column }) => column);
  const numbers = columns.filter((column) => column.role === 'amount');
  const subject = numbers.find(({ column }) => column === whole.order.column) ?? numbers.find(({ strong }) => strong === true);
  const amount = frame.columns.find(({ name }) => name === subject?.column);
  const kept = amount === undefined ? null : withRoom(columns, amount.name, drawing.size.width, nameWish(whole));
  if (amount === undefined || drawing.size.width === 0) return whole;
  const made = kept === null || kept === columns ? ok(whole) : listOf({ picture: { ...picture, columns: kept }, ...(consequence && { consequence }) }, frame, drawing);
  if (!made.ok) return whole;
  const list = made.value;
  const place = list.heads.findIndex(({ column }) => column.role === 'amount' && column.column === amount.name);
  const words = wordsOf(compareWords, drawing.look.language);
  const names = listKeys(picture, consequence, [frame, past.frame]);
  const amounts = amountsBefore(past, names, amount.name);
  const unit = unitOf(amount, drawing);
  const changeAt = (row: ListRow): Change => changeIn(amounts, amount.values[Number(row.key)] ?? null, keyAt(frame, names, Number(row.key)), unit, drawing);
  const rest = restOf(frame, amount);
  const other = rest === null ? null : restChange(amounts, rest, list.rows.map((row) => keyAt(frame, names, Number(row.key))), unit, drawing);
  if (kept === null) {
    const beneath = (cells: readonly ListCell[], change: Change | null) => cells.map((cell, i) => (i === place && cell.kind === 'number' && change !== null ? { ...cell, beneath: change } : cell));
    return { ...list, rowHeight: list.rowHeight + secondLine, rows: list.rows.map((row) => ({ ...row, cells: beneath(row.cells, changeAt(row)) })), other: list.other && beneath(list.other, other) };
  }
  const cellOf = ({ text, exact, tone }: Change): ListCell => ({ kind: 'number', text, exact, tone: tone === 'same' ? 'further' : tone });
  const head: ListColumn = { role: 'ratio', column: amount.name, width: changeWidth };
  const put = <T,>(all: readonly T[], one: T): readonly T[] => [...all.slice(0, place + 1), one, ...all.slice(place + 1)];
  return {
    ...list,
    heads: put(list.heads, { column: head, label: words.change, end: true, sortable: false, sorted: null }),
    rows: list.rows.map((row) => ({ ...row, cells: put(row.cells, cellOf(changeAt(row))) })),
    other: list.other === null ? null : put(list.other, other === null ? { kind: 'empty' } : cellOf(other)),
  };
}

/** Shares with their change in points. */
export function shareChanges(shares: Shares, past: Past, picture: SharePicture, drawing: Drawing): Shares {
  const value = past.frame.columns.find(({ name }) => name === picture.value);
  const total = value === undefined ? null : drawn(wholeOf(past.frame, value));
  if (value === undefined || total === null || total <= 0) return shares;
  const amounts = amountsBefore(past, [picture.name], picture.value);
  return {
    ...shares,
    parts: shares.parts.map((part) => {
      const was = part.kind === 'value' ? amounts.at(keyOf([part.key])) : undefined;
      const share = was === undefined ? null : (drawn(was) ?? 0) / total;
      const change = share === null ? null : changeOf(part.share, share, 'share', drawing.look);
      const points = share === null ? 0 : 100 * (part.share - share);
      // Beside a percentage of one decimal, points need neither a word nor a second one.
      return change === null || Math.abs(points) < 0.05 ? part : { ...part, change: { ...change, text: pointsText(points, 1) } };
    }),
  };
}

/** The countries of a map with their change. */
export function countryChanges(countries: Countries, before: Countries, past: Past, drawing: Drawing): Countries {
  const rows = new Map(before.known.map(({ code, value }) => [code, value]));
  const isAll = isWhole(past);
  const amounts: Amounts = { total: null, at: (code) => rows.get(code) ?? (isAll ? 0 : undefined) };
  return { ...countries, known: countries.known.map((one) => ({ ...one, change: changeIn(amounts, one.value, one.code, countries.unit, drawing) })) };
}

/** Numbers of a reader's own with their change. */
export function figureChanges(body: Extract<ChartBody, { kind: 'figures' }>, before: Frame, unit: Unit | null, drawing: Drawing): typeof body {
  return {
    ...body,
    figures: body.figures.map((figure) => {
      const column = before.columns.find(({ name }) => name === figure.name);
      return column === undefined ? figure : { ...figure, change: changeOf(figure.value, column.values[0], unit ?? unitOf(column, drawing), drawing.look) };
    }),
  };
}

type Columns = readonly ListColumn[];

/**
 * The columns with as few of them given up as leave room for the changes of the amount `subject`: further ones, the last first; bars, which
 * a number stands beside; the services of ports; what a name with a width of its own has over the least that it needs; shares. Null where
 * all that is not enough.
 */
function withRoom(columns: Columns, subject: string, width: number, wish: number): Columns | null {
  const over = (all: Columns): number => all.reduce((sum, column) => sum + listWidth(column), changeWidth) - width;
  const withoutLast = (gives: (column: ListColumn) => boolean) => (all: Columns): Columns | null => {
    const at = all.findLastIndex((column) => gives(column) && !(column.role === 'amount' && column.column === subject));
    const rest = all.filter((_, i) => i !== at);
    return at < 0 ? null : rest.map((column, i) => (i === at - 1 && i === rest.length - 1 ? { ...column, width: listWidth(column) + edge } : column));
  };
  const changed = (change: (column: ListColumn, over: number) => ListColumn) => (all: Columns): Columns | null => {
    const next = all.map((column) => change(column, over(all)));
    return next.some((column, i) => column !== all[i]) ? next : null;
  };
  const tries: readonly ((all: Columns) => Columns | null)[] = [
    withoutLast(({ further }) => further === true),
    withoutLast(({ role }) => role === 'bar'),
    changed((column) => (isPort(column) && listWidth(column) > barePortWidth ? { ...column, bare: true, width: barePortWidth } : column)),
    changed((column, tooWide) => {
      const least = leastNames[column.role] ?? Infinity;
      return column.width === undefined || column.width <= least ? column : { ...column, width: Math.max(least, column.width - tooWide) };
    }),
    withoutLast(({ role }) => role === 'share' || role === 'ratio'),
  ];
  let kept = columns;
  for (const give of tries) {
    for (let next = give(kept); over(kept) > 0 && next !== null; next = give(kept)) kept = next;
  }
  if (over(kept) > 0) return null;
  // Beside a change and a share, a bar says less than the whole of a name.
  return over(kept) + wish > 0 && kept.some(({ role }) => role === 'bar') ? kept.filter(({ role }) => role !== 'bar') : kept;
}

function isPort(column: ListColumn): column is Extract<ListColumn, { role: 'text' }> {
  return column.role === 'text' && fieldNamed(column.as ?? column.column)?.role === 'port';
}

interface Amounts {
  /** Zero where it had no row, undefined where it may have had one beyond those that were listed. */
  readonly at: (key: string) => Value | undefined;
  /** Over all rows, those that were not listed included; null where that is not known. */
  readonly total: number | bigint | null;
}

/** Amounts of the earlier answer by the values of its key columns. */
function amountsBefore(past: Past, names: readonly string[], amount: string): Amounts {
  const { frame: before } = past;
  const column = before.columns.find(({ name }) => name === amount);
  const values = column?.values ?? [];
  const rows = rowsByKey(before, names);
  const isAll = isWhole(past);
  return {
    total: column === undefined || past.choseItself || (before.whole === undefined && !isUncut(before)) ? null : wholeOf(before, column),
    at: (key) => {
      const row = rows.get(key);
      return row === undefined ? (isAll ? 0 : undefined) : row === null ? undefined : (values[row] ?? null);
    },
  };
}

function changeIn(amounts: Amounts, now: Value, key: string, unit: Unit, { look }: Drawing): Change {
  const was = amounts.at(key);
  const words = wordsOf(compareWords, look.language);
  return (was === undefined ? null : changeOf(now, was, unit, look)) ?? { text: '–', tone: 'same', exact: was === undefined ? words.notListed : '' };
}

/** How what is not listed differs from all that had none of these keys then; a dash where one of them may have been among the rest. */
function restChange(amounts: Amounts, now: number | bigint, listed: readonly string[], unit: Unit, drawing: Drawing): Change {
  const then = listed.map((key) => amounts.at(key));
  const known = then.every((one) => one !== undefined) ? sumOf(then) : null;
  const was = known === null || amounts.total === null ? undefined : Number(amounts.total) - Number(known);
  return changeIn({ ...amounts, at: () => was }, now, '', unit, drawing);
}

function unitOf(column: FrameColumn, { units }: Drawing): Unit {
  return units[column.name] ?? column.unit;
}
