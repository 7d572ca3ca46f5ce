import { syntaxError, typeError, unsupported } from '../refusal.ts';
import { mapParts } from '../sql/walk.ts';
import type { Select, SqlExpr } from '../statement.ts';
import { recordContext } from './context.ts';
import { name as quoted } from './literal.ts';
import type { Lowered, Queries } from './query.ts';
import { Scope, tableOf, type Column, type Table } from './scope.ts';
import { arrayOf, isNumeric, types } from './types.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

/** True when a SELECT holds `compare` or `ts_compare`. */
export function comparing(select: Select): boolean {
  return select.items.some((item) => item.kind === 'item' && callsIn(item.expr).length > 0);
}

const isCompare = (e: SqlExpr): e is Call => e.kind === 'call' && (e.name === 'compare' || e.name === 'ts_compare');

function callsIn(e: SqlExpr): Call[] {
  const found: Call[] = [];
  const visit = (part: SqlExpr): SqlExpr => {
    if (isCompare(part)) found.push(part);
    else mapParts(part, visit, (query) => query);
    return part;
  };
  visit(e);
  return found;
}

/**
 * `compare(column, N, …)` over a sub-select: the sub-select is run over the time range, and once more over the range N seconds
 * before it, for each N; the rows meet on the columns that the outer GROUP BY names. The value is the array
 * `[now, before…, now / before…, Unix seconds where that range begins…]` (SLS, "Interval-valued comparison and periodicity-valued comparison functions").
 * Where the range before has no such row, its numbers are null.
 */
export function lowerCompare(select: Select, parent: Scope | null, queries: Queries): Lowered {
  const calls = select.items.flatMap((item) => (item.kind === 'item' ? callsIn(item.expr) : []));
  const [first] = calls;
  if (!first) throw new Error('Nothing is compared');
  const from = select.from;
  if (from?.kind !== 'subquery') throw syntaxError(`${first.name}() stands over a sub-select: select ${first.name}(x, 86400) from (select … as x from log)`, first.at);
  const shifts = [...new Set(calls.flatMap((call) => secondsOf(call)))];
  // Asked first: the log of the present is then known to be one of several times.
  const logs = new Map(shifts.map((seconds) => [seconds, queries.logBefore(seconds)]));
  const now = queries.nextTable();
  const current = queries.lower(from.query, parent, true);
  const joins: string[] = [];
  const before = new Map<number, Table>();
  const keys = select.groupBy.map((item) => {
    if (item.kind !== 'name') throw unsupported(`GROUP BY of an expression beside ${first.name}()`, item.at);
    const index = current.outputs.findIndex((output) => output.name.toLowerCase() === item.name.toLowerCase());
    if (index < 0) throw syntaxError(`Column '${item.name}' cannot be resolved;please add the column in the index attribute`, item.at);
    return index;
  });
  for (const seconds of shifts) {
    const alias = queries.nextTable();
    const outer = queries.logInstead;
    queries.logInstead = logs.get(seconds) ?? null;
    const lowered = queries.lower(from.query, parent, true);
    queries.logInstead = outer;
    const on = keys.map((key) => `${now}.${quoted(`o${key}`)} IS NOT DISTINCT FROM ${alias}.${quoted(`o${key}`)}`);
    joins.push(` LEFT JOIN (${lowered.sql}) AS ${alias} ON ${on.length > 0 ? on.join(' AND ') : 'TRUE'}`);
    before.set(seconds, tableOf(null, columnsOf(lowered, alias)));
  }
  const table = tableOf(from.alias, columnsOf(current, now));
  const compared = calls.map((call, i): Column => ({ name: hidden(i), sql: arrayOfCall(call, table, before, parent, queries), type: arrayOf(types.double), unit: 'none' }));
  const replaced = (e: SqlExpr): SqlExpr => (isCompare(e) ? { kind: 'name', table: null, name: hidden(calls.indexOf(e)), quoted: true, at: e.at } : mapParts(e, replaced, (query) => query));
  const items = select.items.map((item, i) => (item.kind === 'item' ? { ...item, expr: replaced(item.expr), alias: item.alias ?? (item.expr.kind === 'name' ? null : `_col${i}`) } : item));
  const all: Table = { ...table, find: (name) => compared.find((column) => column.name === name) ?? table.find(name) };
  return queries.selectOver(
    { ...select, items, groupBy: [], orderBy: select.orderBy.map((item) => ({ ...item, expr: replaced(item.expr) })) },
    { sql: `(${current.sql}) AS ${now}${joins.join('')}`, tables: [all], merged: [] }, parent,
  );
}

/** No name that a statement can hold. */
const hidden = (index: number): string => `\u0000compare${index}`;

function columnsOf(lowered: Lowered, alias: string): Column[] {
  return lowered.outputs.map((output, i) => ({ name: output.name, sql: `${alias}.${quoted(`o${i}`)}`, type: output.type, unit: output.unit, ...(output.field === undefined ? {} : { field: output.field }) }));
}

function secondsOf(call: Call): number[] {
  const [, ...rest] = call.args;
  if (rest.length === 0) throw typeError(`Unexpected parameters for function ${call.name}: it takes a column and seconds`, call.at);
  return rest.map((arg) => {
    if (arg.kind !== 'number' || !/^\d+$/.test(arg.text) || Number(arg.text) === 0) throw typeError(`${call.name}() compares with whole seconds that are written: ${call.name}(x, 86400)`, arg.at);
    return Number(arg.text);
  });
}

function arrayOfCall(call: Call, now: Table, before: ReadonlyMap<number, Table>, parent: Scope | null, queries: Queries): string {
  const [value] = call.args;
  if (!value) throw typeError(`Unexpected parameters for function ${call.name}`, call.at);
  const of = (table: Table): string => {
    const typed = queries.expressions.lower(value, recordContext(new Scope([table], parent), call.name));
    if (!isNumeric(typed.type)) throw typeError(`${call.name}() compares numbers`, value.at);
    return `CAST(${typed.sql} AS DOUBLE)`;
  };
  const current = of(now);
  const shifts = secondsOf(call);
  const earlier = shifts.map((seconds) => of(before.get(seconds) ?? now));
  const ratios = earlier.map((one) => `(${current} / nullif(${one}, 0))`);
  const begins = shifts.map((seconds) => `${queries.rangeFrom - seconds}::DOUBLE`);
  return `[${[current, ...earlier, ...ratios, ...begins].join(', ')}]`;
}
