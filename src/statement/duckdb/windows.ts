import type { Position } from '../../model/problem.ts';
import { syntaxError, typeError } from '../refusal.ts';
import type { FrameBound, SqlExpr, Window } from '../statement.ts';
import { isAggregate, lowerAggregate } from './aggregates.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import { windowNames } from './names.ts';
import { orderSql } from './order.ts';
import type { Typed } from './typed.ts';
import { isNumeric, typeName, types } from './types.ts';

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
  const overSql = ` OVER (${windowSql(over, inner, expressions, e.at)})`;
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
      if (typeof second.constant === 'number' && second.constant < 1) throw typeError('Offset must be at least 1', second.at);
      return made(`nth_value(${first.sql}, ${second.sql}${nulls})${overSql}`, { ...first });
    default: {
      if (second && second.type.t !== 'bigint') throw misfit();
      if (typeof second?.constant === 'number' && second.constant < 0) throw typeError('Offset must be at least 0', second.at);
      if (!third) return made(`${e.name}(${first.sql}${second ? `, ${second.sql}` : ''}${nulls})${overSql}`, { ...first });
      const [value, fallback] = expressions.alikeTyped([first, third], e.name);
      return made(`${e.name}(${value?.sql ?? ''}, ${second?.sql ?? '1'}, ${fallback?.sql ?? ''}${nulls})${overSql}`, { ...first, type: value?.type ?? first.type });
    }
  }
}

const bounds: Readonly<Record<FrameBound['kind'], number>> = { 'unbounded-preceding': 0, preceding: 1, 'current-row': 2, following: 3, 'unbounded-following': 4 };

/** A frame begins before it ends, and is measured in what its rows are ordered by. */
function checkFrame({ frame, orderBy }: Window, lower: (e: SqlExpr) => Typed, at: Position): void {
  if (!frame) return;
  const [start, end] = [frame.start, frame.end ?? { kind: 'current-row' }].map(({ kind }) => bounds[kind]);
  if (start === undefined || end === undefined || start === 4 || end === 0 || start > end) throw syntaxError('A window frame cannot begin after its end', at);
  for (const b of [frame.start, frame.end]) {
    if (!b || !('offset' in b)) continue;
    const offset = lower(b.offset);
    if (typeof offset.constant === 'number' && offset.constant < 0) throw typeError('Window frame offset must not be negative', b.offset.at);
    if (frame.unit !== 'range') {
      if (offset.type.t !== 'bigint') throw typeError(`Window frame offset must be bigint, not ${typeName(offset.type)}`, b.offset.at);
      continue;
    }
    const [order] = orderBy;
    if (!order || orderBy.length > 1) throw syntaxError('A window of type RANGE with offsets has one column in ORDER BY', at);
    const by = lower(order.expr);
    const isTime = by.type.t === 'timestamp' || by.type.t === 'date';
    if (isTime ? offset.type.t !== 'interval' : !isNumeric(by.type) || !isNumeric(offset.type)) {
      throw typeError(`Window frame of type RANGE cannot be measured in ${typeName(offset.type)} over ${typeName(by.type)}`, b.offset.at);
    }
  }
}

function windowSql(window: Window, context: Context, expressions: Expressions, at: Position): string {
  const lower = (e: SqlExpr): Typed => expressions.lower(e, context);
  checkFrame(window, lower, at);
  const bound = (b: FrameBound): string => ('offset' in b ? `${lower(b.offset).sql} ${b.kind.toUpperCase()}` : b.kind.replace('-', ' ').toUpperCase());
  const { frame } = window;
  return [
    ...(window.partitionBy.length > 0 ? [`PARTITION BY ${window.partitionBy.map((e) => lower(e).sql).join(', ')}`] : []),
    ...(window.orderBy.length > 0 ? [`ORDER BY ${orderSql(window.orderBy, lower)}`] : []),
    ...(frame ? [`${frame.unit.toUpperCase()} ${frame.end ? `BETWEEN ${bound(frame.start)} AND ${bound(frame.end)}` : bound(frame.start)}`] : []),
  ].join(' ');
}
