import { unsupported } from '../refusal.ts';
import type { Relation, Select, SqlExpr } from '../statement.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

/** Aggregations that give rows, two columns wide: a value (or the centre of a bucket), and how much of it there is. */
export const rowAggregates: ReadonlySet<string> = new Set(['histogram_u', 'numeric_histogram_u']);

/**
 * A SELECT of such an aggregation as the queries that it stands for; null where it selects none. The log service's documentation shows the
 * rows and does not say what their columns are called: here they are `_col0` and `_col1`, the first one by its alias where there is one.
 * Rows come by value where no order is written.
 * @param logOf FROM, where it was left out
 * @throws Refusal where something stands beside it
 */
export function histogramRows(select: Select, logOf: (select: Select) => Relation): Select | null {
  const [item] = select.items;
  if (item?.kind !== 'item' || item.expr.kind !== 'call' || !rowAggregates.has(item.expr.name) || item.expr.over) return null;
  const call = item.expr;
  if (select.items.length > 1 || select.groupBy.length > 0 || select.having || select.distinct || call.distinct || call.orderBy) throw beside(call);
  const { at } = call;
  const name = (column: string): SqlExpr => ({ kind: 'name', table: null, name: column, quoted: true, at });
  const named = (expr: SqlExpr, alias: string): Select['items'][number] => ({ kind: 'item', expr, alias, at });
  const first = item.alias ?? '_col0';
  const [inner, columns] = call.name === 'histogram_u' ? counted(select, call, logOf) : bucketed(select, call, logOf);
  return {
    ...select, from: inner, where: null,
    items: [named(name(columns[0]), first), named(name(columns[1]), '_col1')],
    orderBy: select.orderBy.length > 0 ? select.orderBy : [{ expr: { kind: 'number', text: '1', at }, descending: false, nullsFirst: false }],
  };
}

/** Said where something stands beside it. */
export function beside(call: Call): Error {
  return unsupported(`${call.name}() beside other columns or GROUP BY`, call.at);
}

const none = { distinct: false, groupBy: [], having: null, with: null, orderBy: [], limit: null } as const;

/** Groups of equal values. */
function counted(select: Select, call: Call, logOf: (select: Select) => Relation): [Relation, readonly [string, string]] {
  const { at } = call;
  const [x] = call.args;
  if (!x || call.args.length > 1) throw unsupported(`${call.name}() of ${call.args.length} arguments`, at);
  const exists: SqlExpr = { kind: 'is-null', a: x, not: true, at };
  const conditions = [select.where, call.filter ?? null, exists].filter((one) => one !== null);
  const query: Select = {
    ...none, kind: 'select', at, from: select.from ?? logOf(select),
    items: [{ kind: 'item', expr: x, alias: 'value', at }, { kind: 'item', expr: { kind: 'call', name: 'count', distinct: false, star: true, args: [], at }, alias: 'count', at }],
    where: conditions.reduce((a, b) => ({ kind: 'binary', op: 'and', a, b, at })),
    groupBy: [{ kind: 'number', text: '1', at }],
  };
  return [{ kind: 'subquery', query, alias: null, columns: null, at }, ['value', 'count']];
}

/** The buckets of the map, one by one. */
function bucketed(select: Select, call: Call, logOf: (select: Select) => Relation): [Relation, readonly [string, string]] {
  const { at } = call;
  const query: Select = {
    ...none, kind: 'select', at, from: select.from ?? logOf(select), where: select.where,
    items: [{ kind: 'item', expr: { ...call, name: 'numeric_histogram' }, alias: 'buckets', at }],
  };
  const b: Relation = { kind: 'unnest', exprs: [{ kind: 'name', table: 'm', name: 'buckets', quoted: false, at }], ordinality: false, alias: 'u', columns: ['value', 'count'], at };
  return [{ kind: 'join', join: 'cross', a: { kind: 'subquery', query, alias: 'm', columns: null, at }, b, on: null, using: null, at }, ['value', 'count']];
}
