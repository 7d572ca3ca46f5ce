import type { Value } from '../model/frame.ts';
import { isOverTimeName } from '../model/over-time.ts';
import { aggregateNames } from './aggregate.ts';
import { mostRows } from './limit.ts';
import { resolveField } from './resolve.ts';
import { visitQuery } from './sql/walk.ts';
import { nowhere, type BinaryOp, type Select, type SelectItem, type SqlExpr, type Statement } from './statement.ts';

/** Name of the column that says where the window of a row begins. */
export const windowColumn = 'alert_window';

/** What is asked of all windows at once beside the statement itself: rows beyond a figure, or those of some keys. */
export interface WindowsAsked {
  /** Rows of which the column `value` is over or under a figure; null for all. */
  readonly having: { readonly value: string; readonly is: 'over' | 'under' | 'at-least'; readonly figure: number } | null;
  /** Values of the other columns, in their order; null for all keys. */
  readonly keys: readonly (readonly Value[])[] | null;
}

/**
 * The statement of which the rows are those that `statement` has in each window of `seconds`, with the window's beginning as one more
 * column; null where that cannot be said in one statement, and each window has to be asked by itself: where rows of one window depend on
 * others of the answer (LIMIT, DISTINCT, windows of SQL, queries inside), and where there is nothing to group.
 */
export function windowed({ search, select, source }: Statement, seconds: number, value: string, { having, keys }: WindowsAsked): Statement | null {
  if (select === null || !isPlain(select)) return null;
  const named = select.items.map((item, i) => (item.kind === 'item' ? { name: nameOf(item, i), expr: item.expr } : null));
  const measured = named.find((one) => one?.name.toLowerCase() === value.toLowerCase());
  if (!measured || named.includes(null)) return null;
  const others = named.flatMap((one) => (one === null || one === measured ? [] : [one.expr]));
  const time: SqlExpr = { kind: 'name', table: null, name: '__time__', quoted: false, at: nowhere };
  const start = binary('-', time, binary('%', time, number(seconds)));
  const conditions = [
    ...(select.having === null ? [] : [select.having]),
    ...(having === null ? [] : [binary(having.is === 'over' ? '>' : having.is === 'under' ? '<' : '>=', measured.expr, number(having.figure))]),
    ...(keys === null || others.length === 0 ? [] : [anyOf(keys.map((key) => allOf(others.map((expr, i) => same(expr, key[i] ?? null)))))]),
  ];
  return {
    search, source,
    select: {
      ...select,
      items: [...select.items, { kind: 'item', expr: start, alias: windowColumn, at: nowhere }],
      groupBy: [...select.groupBy, start],
      having: conditions.length === 0 ? null : allOf(conditions),
      orderBy: [],
      limit: { count: { kind: 'number', text: String(mostRows), at: nowhere }, offset: null },
    },
  };
}

/** The statement with room for all its rows, unless it says itself how many it wants. */
export function unlimited(statement: Statement): Statement {
  const { select } = statement;
  if (select === null || select.limit !== null) return statement;
  return { ...statement, select: { ...select, limit: { count: { kind: 'number', text: String(mostRows), at: nowhere }, offset: null } } };
}

/** True where the rows of a window are groups of that window's records and of nothing else. */
function isPlain(select: NonNullable<Statement['select']>): select is Select {
  if (select.kind !== 'select' || select.with !== null || select.distinct || select.limit !== null) return false;
  if (select.from !== null && !(select.from.kind === 'table' && select.from.name.toLowerCase() === 'log')) return false;
  if (select.groupBy.some((item) => item.kind === 'grouping')) return false;
  let plain = true;
  let aggregates = false;
  visitQuery({ ...select, from: null }, (e) => {
    if (e.kind === 'in-select' || e.kind === 'exists' || e.kind === 'scalar-select' || e.kind === 'quantified' || e.kind === 'placeholder') plain = false;
    if (e.kind !== 'call') return;
    if (e.over !== undefined || isOverTimeName(e.name) || acrossWindows.has(e.name)) plain = false;
    if (aggregateNames.has(e.name)) aggregates = true;
  });
  return plain && (aggregates || select.groupBy.length > 0);
}

/** Functions whose answer depends on more than the records of a group. */
const acrossWindows: ReadonlySet<string> = new Set(['compare', 'ts_compare', 'time_series', 'now']);

/** As the planner names an item: its alias, the field, or its place. */
function nameOf(item: Extract<SelectItem, { kind: 'item' }>, index: number): string {
  return item.alias ?? (item.expr.kind === 'name' ? (resolveField(item.expr.name, []) ?? item.expr.name) : `_col${index}`);
}

function number(value: number | bigint): SqlExpr {
  const positive: SqlExpr = { kind: 'number', text: plainDigits(value < 0 ? -value : value), at: nowhere };
  return value < 0 ? { kind: 'unary', op: '-', a: positive, at: nowhere } : positive;
}

/** Without an exponent, which the language would take for a double. */
function plainDigits(value: number | bigint): string {
  return typeof value === 'number' && !Number.isInteger(value) ? String(value) : BigInt(value).toString();
}

function binary(op: BinaryOp, a: SqlExpr, b: SqlExpr): SqlExpr {
  return { kind: 'binary', op, a, b, at: nowhere };
}

const allOf = (items: readonly SqlExpr[]): SqlExpr => joined('and', items, true);
const anyOf = (items: readonly SqlExpr[]): SqlExpr => joined('or', items, false);

function joined(op: 'and' | 'or', items: readonly SqlExpr[], none: boolean): SqlExpr {
  return items.length === 0 ? { kind: 'boolean', value: none, at: nowhere } : items.reduce((a, b) => binary(op, a, b));
}

function same(expr: SqlExpr, value: Value): SqlExpr {
  if (value === null) return { kind: 'is-null', a: expr, not: false, at: nowhere };
  if (typeof value === 'string') return binary('=', expr, { kind: 'text', value, at: nowhere });
  return binary('=', expr, typeof value === 'boolean' ? { kind: 'boolean', value, at: nowhere } : number(value));
}
