import { syntaxError, typeError, unsupported } from '../refusal.ts';
import { mapParts } from '../sql/walk.ts';
import { isOverTimeName, type OverTimeName } from '../../model/over-time.ts';
import type { SqlExpr } from '../statement.ts';
import { settled, sumOf } from '../unit.ts';
import { checksum, histogram, mapping, multimapping, numericHistogram, union, weightedPercentile } from './aggregate-maps.ts';
import { misfit, need, number, type Aggregation, type Made, type Maker } from './aggregation.ts';
import type { Context } from './context.ts';
import type { Expressions } from './expression.ts';
import { beside, rowAggregates } from './histogram-rows.ts';
import type { aggregateNamesOfQueries } from './names.ts';
import { brought } from './operators.ts';
import { orderSql } from './order.ts';
import { overTime } from './over-time.ts';
import { unmarked } from './places.ts';
import type { Typed } from './typed.ts';
import { arrayOf, typeName, types } from './types.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

/** A statistic of doubles. */
const statistic = (name: string): Maker => (a, first) => ({ sql: a.of(name, `CAST(${number(a, first).sql} AS DOUBLE)`), type: types.double });

/** A statistic of two doubles. */
const pair = (name: string): Maker => (a, first) => {
  const second = need(a, 1);
  return { sql: a.of(name, `CAST(${number(a, first).sql} AS DOUBLE), CAST(${number(a, second).sql} AS DOUBLE)`), type: types.double };
};

const truth = (name: string): Maker => (a, first) => {
  if (first.type.t !== 'boolean' && first.type.t !== 'unknown') throw misfit(a);
  return { sql: a.of(name, brought(first, types.boolean).sql), type: types.boolean };
};

const bits = (name: string): Maker => (a, first) => {
  if (first.type.t !== 'bigint') throw misfit(a);
  return { sql: a.of(name, first.sql), type: types.bigint };
};

const any: Maker = (a, first) => ({ sql: a.of('any_value', first.sql), type: first.type, unit: first.unit });

const extreme = (name: 'min' | 'max'): Maker => (a, first) => {
  const n = a.args[1];
  if (!n) return { sql: a.of(name, first.sql), type: first.type, unit: first.unit };
  if (n.type.t !== 'bigint') throw misfit(a);
  return { sql: a.of(name, `${first.sql}, ${n.sql}`), type: arrayOf(first.type) };
};

/** The winner's value, null where it is null. */
const extremeBy = (name: 'arg_min' | 'arg_max'): Maker => (a, first) => {
  const by = need(a, 1);
  const n = a.args[2];
  if (!n) return { sql: a.of(`${name}_null`, `${first.sql}, ${by.sql}`), type: first.type, unit: first.unit };
  if (n.type.t !== 'bigint') throw misfit(a);
  return { sql: a.of(name, `${first.sql}, ${by.sql}, ${n.sql}`), type: arrayOf(first.type) };
};

const percentile: Maker = (a, first) => {
  const share = a.args[a.args.length > 2 ? 2 : 1];
  const ofMany = share?.type.t === 'array';
  const p = share?.constant;
  if (!share || (!ofMany && typeof p !== 'number')) throw typeError('The percentage of approx_percentile is a number that is written: 0.95', share?.at ?? a.e.at);
  if (typeof p === 'number' && (p < 0 || p > 1)) throw typeError('The percentage of approx_percentile is between 0 and 1', share.at);
  if (a.args.length > 2) return weightedPercentile(share)(a, first);
  const x = number(a, first);
  return { sql: a.of('quantile_disc', `${x.sql}, ${share.sql}`), type: ofMany ? arrayOf(x.type) : x.type, unit: ofMany ? 'none' : x.unit };
};

const distinctCount: Maker = (a, first) => ({ sql: a.of('count', `DISTINCT ${first.sql}`), type: types.bigint });

const makers: Readonly<Record<Exclude<(typeof aggregateNamesOfQueries)[number], 'count_if' | 'grouping' | OverTimeName>, Maker>> = {
  count: (a, first) => ({ sql: a.of('count', first.sql), type: types.bigint, unit: a.e.distinct ? 'none' : 'records' }),
  sum: (a, first) => {
    const x = number(a, first);
    const sum = a.of('sum', x.sql);
    const unit = sumOf(x.unit);
    // DuckDB sums in 128 bits; what leaves 64 is an error, as in Presto.
    return x.type.t === 'bigint' ? { sql: `CAST(${sum} AS BIGINT)`, type: types.bigint, unit } : { sql: sum, type: x.type, unit };
  },
  avg: (a, first) => {
    const x = number(a, first);
    return { sql: a.of('avg', `CAST(${x.sql} AS DOUBLE)`), type: types.double, unit: x.unit === 'constant' ? 'none' : x.unit };
  },
  min: extreme('min'),
  max: extreme('max'),
  min_by: extremeBy('arg_min'),
  max_by: extremeBy('arg_max'),
  arbitrary: any,
  any_value: any,
  approx_distinct: distinctCount,
  approx_percentile: percentile,
  bool_and: truth('bool_and'),
  bool_or: truth('bool_or'),
  every: truth('bool_and'),
  array_agg: (a, first) => ({ sql: a.of('list', first.sql), type: arrayOf(first.type) }),
  set_agg: (a, first) => ({ sql: a.of('list', `DISTINCT ${first.sql}`), type: arrayOf(first.type) }),
  bitwise_and_agg: bits('bit_and'),
  bitwise_or_agg: bits('bit_or'),
  geometric_mean: statistic('geomean'),
  stddev: statistic('stddev_samp'),
  stddev_samp: statistic('stddev_samp'),
  stddev_pop: statistic('stddev_pop'),
  variance: statistic('var_samp'),
  var_samp: statistic('var_samp'),
  var_pop: statistic('var_pop'),
  skewness: statistic('skewness'),
  kurtosis: statistic('kurtosis'),
  corr: pair('corr'),
  covar_pop: pair('covar_pop'),
  covar_samp: pair('covar_samp'),
  regr_slope: pair('regr_slope'),
  regr_intercept: pair('regr_intercept'),
  histogram,
  map_agg: mapping,
  multimap_agg: multimapping,
  map_union: union,
  checksum,
  numeric_histogram: numericHistogram,
};

/** Arguments that they take, at least and at most; the others take one. */
const argumentsOf: Readonly<Record<string, readonly [number, number] | undefined>> = {
  min: [1, 2], max: [1, 2], min_by: [2, 3], max_by: [2, 3], approx_distinct: [1, 2], approx_percentile: [2, 4], numeric_histogram: [2, 3], corr: [2, 2], covar_pop: [2, 2], covar_samp: [2, 2],
  regr_slope: [2, 2], regr_intercept: [2, 2], map_agg: [2, 2], multimap_agg: [2, 2],
};

/** Of equal values one is kept, so that an order by anything else would be by chance. */
function checkDistinctOrder(e: Call, args: readonly Typed[], context: Context, expressions: Expressions): void {
  for (const { expr } of e.orderBy ?? []) {
    const sql = unmarked(expressions.lower(expr, context).sql);
    if (!args.some((arg) => unmarked(arg.sql) === sql)) throw syntaxError('For aggregate function with DISTINCT, ORDER BY expressions must appear in arguments', expr.at);
  }
}

/** Aggregations that are SLS's and are not answered here. */
const missing: ReadonlySet<string> = new Set(['approx_set', 'merge', 'entropy', 'classification_miss_rate']);

const makerOf: Readonly<Record<string, Maker | undefined>> = makers;

export function isAggregate(name: string, _args: number): boolean {
  return name === 'count_if' || name === 'grouping' || isOverTimeName(name) || Object.hasOwn(makers, name) || missing.has(name) || rowAggregates.has(name);
}

/** @param over ` OVER (…)` where the aggregation is a window */
export function lowerAggregate(e: Call, context: Context, expressions: Expressions, over = ''): Typed {
  if (rowAggregates.has(e.name)) throw beside(e);
  if (missing.has(e.name)) throw unsupported(`${e.name}()`, e.at);
  if (over === '' && context.aggregates !== true) throw syntaxError(`${e.name}() cannot stand here: aggregations are neither nested nor in ${context.aggregates}`, e.at);
  if (e.name === 'grouping') return grouping(e, context, expressions);
  // A window over groups looks at groups; anything else at records.
  const inner: Context = over !== '' ? context : { ...context, keys: null, aggregates: 'another aggregation', windows: 'an aggregation' };
  if (isOverTimeName(e.name)) return overTime(e, inner, expressions, over);
  const args = e.args.map((arg) => expressions.lower(arg, inner));
  if (over === '' && isOfOuter(e.args, context)) throw unsupported('an aggregation over columns of the query around it', e.at);
  const filter = e.filter ? expressions.boolean(e.filter, inner, 'FILTER').sql : null;
  const order = e.orderBy ? ` ORDER BY ${orderSql(e.orderBy, (one) => expressions.lower(one, inner))}` : '';
  const suffix = (where: string | null): string => `${where === null ? '' : ` FILTER (WHERE ${where})`}${over}`;
  const both = (where?: string): string | null => (where === undefined ? filter : filter === null ? where : `${filter} AND ${where}`);
  const form = (distinct: boolean): Aggregation['of'] => (name, list, where) => `${name}(${distinct && !list.startsWith('DISTINCT ') ? 'DISTINCT ' : ''}${list}${order})${suffix(both(where))}`;
  const done = (made: Made): Typed => ({ sql: expressions.around.places.mark(made.sql, e.at), type: made.type, unit: made.unit ?? 'none', at: e.at });

  if (e.name === 'count' && (e.star || (args.length === 0 && !e.distinct))) return done({ sql: `count(*)${suffix(filter)}`, type: types.bigint, unit: 'records' });
  const [first] = args;
  if (!first || e.star) throw syntaxError(`${e.name}() needs an argument`, e.at);
  if (e.name === 'count_if') {
    if (first.type.t !== 'boolean' && first.type.t !== 'unknown') throw typeError(`Unexpected parameters (${typeName(first.type)}) for function count_if`, e.at);
    return done({ sql: `count(*)${suffix(both(first.sql))}`, type: types.bigint, unit: 'records' });
  }
  const maker = makerOf[e.name];
  if (!maker) throw new Error(`No aggregation ${e.name}`);
  const [least, most] = argumentsOf[e.name] ?? [1, 1];
  if (args.length < least || args.length > most) throw typeError(`Unexpected parameters (${args.map((arg) => typeName(arg.type)).join(', ')}) for function ${e.name}`, e.at);
  if (e.distinct) checkDistinctOrder(e, args, inner, expressions);
  const plain: Aggregation = { e, args, of: form(false), get plain() { return plain; } };
  const made = maker({ e, args, of: form(e.distinct), plain }, first);
  const field = e.name === 'arbitrary' || e.name === 'any_value' || e.name === 'min_by' || e.name === 'max_by' ? first.field : undefined;
  return { ...done(made), unit: made.unit === undefined ? 'none' : settled(made.unit), ...(field === undefined || made.type.t === 'array' ? {} : { field }) };
}

/** DuckDB takes an aggregation that names outer columns alone for one of the outer query. */
function isOfOuter(args: readonly SqlExpr[], { scope, parameters }: Context): boolean {
  const names: boolean[] = [];
  const visit = (e: SqlExpr): SqlExpr => {
    if (e.kind === 'name' && !parameters.some((p) => p.name === e.name.toLowerCase())) names.push(scope.isOwn(e.table, e.name, e.at));
    return e.kind === 'lambda' ? e : mapParts(e, visit, (query) => query);
  };
  args.forEach(visit);
  return names.length > 0 && !names.some(Boolean);
}

/** Which keys a row of ROLLUP, CUBE or GROUPING SETS leaves out, as bits. */
function grouping(e: Call, context: Context, expressions: Expressions): Typed {
  const args = e.args.map((arg) => expressions.lower(arg, context).sql);
  if (args.length === 0) throw syntaxError('grouping() needs an argument', e.at);
  return { sql: `CAST(grouping(${args.join(', ')}) AS BIGINT)`, type: types.bigint, unit: 'none', at: e.at };
}
