import { gridFor, overTimeCall } from '../over-time.ts';
import { typeError, unsupported } from '../refusal.ts';
import type { SqlExpr } from '../statement.ts';
import { settled, sumOf } from '../unit.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import type { Typed } from './typed.ts';
import { duckdbType, isNumeric, typeName, types } from './types.ts';

/**
 * The sum of `v` for each `k` of a list of pairs, brought together by sorting. Fields are read by brackets: after a dot, HAVING would
 * take them for columns.
 */
function sumOfEach(pairs: string, cast: string): string {
  const isFirst = "(_i = 1 OR list_extract(_s, _i - 1)['k'] <> _e['k'])";
  const starts = `list_filter(list_transform(_s, lambda _e, _i: CASE WHEN ${isFirst} THEN _i END), lambda _e: _e IS NOT NULL)`;
  const values = "list_transform(range(_x, coalesce(list_extract(_f, _i + 1), len(_s) + 1)), lambda _j: list_extract(_s, _j)['v'])";
  const sums = `list_extract(list_transform([${starts}], lambda _f: list_transform(_f, lambda _x, _i: CAST(list_sum(${values}) AS ${cast}))), 1)`;
  return `list_extract(list_transform([list_sort(${pairs})], lambda _s: ${sums}), 1)`;
}

/**
 * A statistic over buckets of time, of a list of what the records of a group add to their buckets: summed per bucket that has any,
 * filled up with zeros to the buckets that there are. The records of the log are told apart by their `__time__`.
 */
export function overTime(e: Extract<SqlExpr, { kind: 'call' }>, context: Context, expressions: Expressions, window: string): Typed {
  const call = overTimeCall(e);
  if (call === null) throw new Error(`${e.name} is no statistic over time`);
  if (window !== '') throw unsupported(`${e.name}() OVER (…)`, e.at);
  const { range, places } = expressions.around;
  const { from, count, step } = gridFor(e.name, call.step, range, e.at);
  const x = expressions.lower(call.arg, context);
  const time = expressions.lower({ kind: 'name', table: null, name: '__time__', quoted: true, at: e.at }, context);
  if (x.type.t !== 'bigint' && x.type.t !== 'double' && !isNumeric(x.type)) throw typeError(`Unexpected parameters (${typeName(x.type)}) for function ${e.name}`, e.at);
  const type = x.type.t === 'bigint' ? types.bigint : types.double;
  const cast = duckdbType(type);
  const condition = [`${time.sql} >= ${from}`, `${time.sql} < ${from + count * step}`, `(${x.sql}) IS NOT NULL`, ...(e.filter ? [expressions.boolean(e.filter, context, 'FILTER').sql] : [])].join(' AND ');
  const pairs = `list({'k': ${time.sql} // ${step}, 'v': CAST(${x.sql} AS ${cast})}) FILTER (WHERE ${condition})`;
  const sums = sumOfEach(`coalesce(${pairs}, [])`, cast);
  const { statistic } = call;
  const measure = settled(sumOf(x.unit));
  const done = (sql: string, of: typeof type = type): Typed => ({ sql: places.mark(sql, e.at), type: of, unit: measure, at: e.at });
  // Without a bucket there is nothing that a statistic could be of.
  if (count === 0) return done('NULL');
  // What is missing is zero: the list is named so that it is said once.
  const whole = (of: string): string => `list_extract(list_transform([${sums}], lambda _b: ${of}), 1)`;
  const filled = `list_concat(_b, list_transform(range(0, ${count} - len(_b)), lambda _z: CAST(0 AS ${cast})))`;
  switch (statistic.kind) {
    case 'max':
      return done(whole(`CAST(list_max(${filled}) AS ${cast})`));
    case 'avg':
      return done(whole(`CAST(coalesce(list_sum(_b), 0) AS DOUBLE) / ${count}`), types.double);
    case 'percentile':
      return done(whole(`CAST(list_aggregate(${filled}, 'quantile_disc', ${statistic.share}) AS ${cast})`));
  }
}
