import { syntaxError, typeError } from '../refusal.ts';
import type { FrameBound, SqlExpr, Window } from '../statement.ts';
import { isAggregate, lowerAggregate } from './aggregates.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import { windowNames } from './names.ts';
import { orderSql } from './order.ts';
import type { Typed } from './typed.ts';
import { typeName, types } from './types.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

const ranking: ReadonlySet<string> = new Set(['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile']);
const all: ReadonlySet<string> = new Set(windowNames);

export function isWindowOnly(name: string): boolean {
  return all.has(name);
}

/** A function over a window of rows. Over groups, its rows are the groups. */
export function lowerWindow(e: Call, context: Context, expressions: Expressions): Typed {
  const { over } = e;
  if (!over) throw syntaxError(`${e.name}() needs OVER (…)`, e.at);
  if (context.windows !== true) throw syntaxError(`A window function cannot stand in ${context.windows}`, e.at);
  const inner: Context = { ...context, windows: 'another window function' };
  const overSql = ` OVER (${windowSql(over, inner, expressions)})`;
  if (isAggregate(e.name, e.args.length)) return lowerAggregate(e, inner, expressions, overSql);
  if (e.distinct || e.filter || e.star) throw syntaxError(`${e.name}() takes neither *, DISTINCT nor FILTER`, e.at);
  if (ranking.has(e.name) && over.frame) throw syntaxError(`Cannot specify window frame for ${e.name} function`, e.at);
  const args = e.args.map((arg) => expressions.lower(arg, inner));
  const nulls = e.ignoreNulls ? ' IGNORE NULLS' : '';
  const made = (sql: string, rest: Pick<Typed, 'type'> & Partial<Typed>): Typed => ({ unit: 'none', ...rest, sql: expressions.around.places.mark(sql, e.at), at: e.at });
  const misfit = (): Error => typeError(`Unexpected parameters (${args.map((arg) => typeName(arg.type)).join(', ')}) for function ${e.name}`, e.at);
  const [first, second, third] = args;
  if (ranking.has(e.name)) {
    const tiles = e.name === 'ntile';
    if (args.length !== (tiles ? 1 : 0) || (tiles && first?.type.t !== 'bigint')) throw misfit();
    const isShare = e.name === 'percent_rank' || e.name === 'cume_dist';
    const call = `${e.name}(${first?.sql ?? ''})${overSql}`;
    return isShare ? made(call, { type: types.double, unit: 'share' }) : made(`CAST(${call} AS BIGINT)`, { type: types.bigint });
  }
  if (!first) throw misfit();
  switch (e.name) {
    case 'first_value':
    case 'last_value':
      if (second) throw misfit();
      return made(`${e.name}(${first.sql}${nulls})${overSql}`, { ...first, unit: first.unit });
    case 'nth_value':
      if (second?.type.t !== 'bigint' || third) throw misfit();
      return made(`nth_value(${first.sql}, ${second.sql}${nulls})${overSql}`, { ...first });
    default: {
      if (second && second.type.t !== 'bigint') throw misfit();
      if (!third) return made(`${e.name}(${first.sql}${second ? `, ${second.sql}` : ''}${nulls})${overSql}`, { ...first });
      const [value, fallback] = expressions.alikeTyped([first, third], e.name);
      return made(`${e.name}(${value?.sql ?? ''}, ${second?.sql ?? '1'}, ${fallback?.sql ?? ''}${nulls})${overSql}`, { ...first, type: value?.type ?? first.type });
    }
  }
}

function windowSql(window: Window, context: Context, expressions: Expressions): string {
  const lower = (e: SqlExpr): Typed => expressions.lower(e, context);
  const bound = (b: FrameBound): string => {
    if (!('offset' in b)) return b.kind.replace('-', ' ').toUpperCase();
    const offset = lower(b.offset);
    if (offset.type.t !== 'bigint' && offset.type.t !== 'interval' && offset.type.t !== 'double') throw typeError(`A frame is measured in bigint or interval, not ${typeName(offset.type)}`, b.offset.at);
    return `${offset.sql} ${b.kind.toUpperCase()}`;
  };
  const { frame } = window;
  return [
    ...(window.partitionBy.length > 0 ? [`PARTITION BY ${window.partitionBy.map((e) => lower(e).sql).join(', ')}`] : []),
    ...(window.orderBy.length > 0 ? [`ORDER BY ${orderSql(window.orderBy, lower)}`] : []),
    ...(frame ? [`${frame.unit.toUpperCase()} ${frame.end ? `BETWEEN ${bound(frame.start)} AND ${bound(frame.end)}` : bound(frame.start)}`] : []),
  ].join(' ');
}
