import { wordsOf } from '../../base/words.ts';
import type { Frame, FrameColumn, Unit, Value } from '../../model/frame.ts';
import type { ListColumn, ListPicture } from '../../model/list.ts';
import type { Consequence } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { ChartBody } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { listOf, type List, type ListPanel } from '../list/rows.ts';
import { listWidth, listWidths } from '../list/widths.ts';
import type { Countries } from '../map/countries.ts';
import type { Ranking, RankPicture } from '../rank/rows.ts';
import { wholeOf } from '../rank/rows.ts';
import type { SharePicture, Shares } from '../share/parts.ts';
import type { Past } from './earlier.ts';
import { isWhole, keyAt, keyOf, listKeys, rowsByKey } from './keys.ts';
import { changeOf, pointsText, type Change } from './change.ts';
import { compareWords } from './words.ts';

/** Pixels of a table that has room for a column of changes, and of that column. */
const changeWidth = 76;
const leastRankWidth = 320;
/** The last column of a table has so much more room at the edge. */
const edge = 6;
/** Narrower than this, the further numbers of a ranking give way; its twin has them. */
const leastFurtherWidth = 560;

/** A ranking with the change of each row, where there is room for one more column. */
export function rankingChanges(ranking: Ranking, past: Past, picture: RankPicture, drawing: Drawing): Ranking {
  if (drawing.size.width < leastRankWidth) return ranking;
  const words = wordsOf(compareWords, drawing.look.language);
  const amounts = amountsBefore(past, [picture.name], picture.value);
  const unit = unitOf(ranking.value, drawing);
  return {
    ...ranking,
    ...(drawing.size.width < leastFurtherWidth ? { further: [] } : {}),
    changes: { label: words.change, of: ranking.rows.map((row) => changeIn(amounts, row.value, keyOf([row.key]), unit, drawing)) },
  };
}

/**
 * A list with a column of changes behind the amount that it is ordered by, or the one that it is for. The last of its further columns
 * give way to it, then what its name has over the least that a name needs; where there is no room then, it stays as it is.
 */
export function listChanges(whole: List, frame: Frame, past: Past, picture: ListPicture, consequence: Consequence | undefined, drawing: Drawing): List {
  const list = withRoom(whole, drawing.size.width) ?? withShortName(whole, frame, { picture, ...(consequence && { consequence }) }, drawing);
  if (list === null) return whole;
  const at = list.heads.findIndex(({ column }) => column.role === 'amount' && column.column === list.order.column);
  const place = at >= 0 ? at : list.heads.findIndex(({ column }) => column.role === 'amount' && column.strong === true);
  const column = list.heads[place]?.column;
  const amount = column?.role === 'amount' ? frame.columns.find(({ name }) => name === column.column) : undefined;
  if (amount === undefined) return whole;
  const words = wordsOf(compareWords, drawing.look.language);
  const names = listKeys(picture, consequence, [frame, past.frame]);
  const amounts = amountsBefore(past, names, amount.name);
  const unit = unitOf(amount, drawing);
  const head: ListColumn = { role: 'ratio', column: amount.name, width: changeWidth };
  const put = <T,>(all: readonly T[], one: T): readonly T[] => [...all.slice(0, place + 1), one, ...all.slice(place + 1)];
  return {
    ...list,
    heads: put(list.heads, { column: head, label: words.change, end: true, sortable: false, sorted: null }),
    rows: list.rows.map((row) => {
      const at = Number(row.key);
      const change = changeIn(amounts, amount.values[at] ?? null, keyAt(frame, names, at), unit, drawing);
      return { ...row, cells: put(row.cells, { kind: 'number', text: change.text, exact: change.exact, tone: change.tone === 'same' ? 'further' : change.tone }) };
    }),
    other: list.other === null ? null : put(list.other, { kind: 'empty' }),
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
  const amounts: Amounts = { at: (code) => rows.get(code) ?? (isAll ? 0 : undefined) };
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

/** The list without as many of its further columns as leave room for one more, the last first; null where they do not. */
function withRoom(list: List, width: number): List | null {
  const least = list.heads.reduce((sum, { column }) => sum + listWidth(column), changeWidth);
  if (least <= width) return list;
  const at = list.heads.findLastIndex(({ column, sorted }) => column.further === true && sorted === null);
  if (at < 0) return null;
  const without = <T,>(all: readonly T[]): readonly T[] => all.filter((_, i) => i !== at);
  const heads = without(list.heads).map((head, i, all) => (i === at - 1 && i === all.length - 1 ? { ...head, column: { ...head.column, width: listWidth(head.column) + edge } } : head));
  return withRoom({ ...list, heads, rows: list.rows.map((row) => ({ ...row, cells: without(row.cells) })), other: list.other === null ? null : without(list.other) }, width);
}

/** The same with its name cut shorter, where it has a width of its own, by what all further columns do not give; null where that is too short. */
function withShortName(list: List, frame: Frame, panel: ListPanel, drawing: Drawing): List | null {
  const kept = list.heads.filter(({ column, sorted }) => column.further !== true || sorted !== null);
  const over = kept.reduce((sum, { column }) => sum + listWidth(column), changeWidth) + (list.heads.at(-1)?.column.further === true ? edge : 0) - drawing.size.width;
  const { picture } = panel;
  const name = picture.columns.find(({ role, width }) => role === 'name' && width !== undefined);
  if (name?.width === undefined || name.width - over < listWidths.name) return null;
  const width = name.width - over;
  const shorter = listOf({ ...panel, picture: { ...picture, columns: picture.columns.map((column) => (column === name ? { ...column, width } : column)) } }, frame, drawing);
  return shorter.ok ? withRoom(shorter.value, drawing.size.width) : null;
}

interface Amounts {
  /** Zero where it had no row, undefined where it may have had one beyond those that were listed. */
  readonly at: (key: string) => Value | undefined;
}

/** Amounts of the earlier answer by the values of its key columns. */
function amountsBefore(past: Past, names: readonly string[], amount: string): Amounts {
  const { frame: before } = past;
  const values = before.columns.find(({ name }) => name === amount)?.values ?? [];
  const rows = rowsByKey(before, names);
  const isAll = isWhole(past);
  return {
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

function unitOf(column: FrameColumn, { units }: Drawing): Unit {
  return units[column.name] ?? column.unit;
}
