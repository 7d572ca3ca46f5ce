import { typeError, unsupported } from '../refusal.ts';
import { misfit, need, number, type Maker } from './aggregation.ts';
import type { Typed } from './typed.ts';
import { arrayOf, duckdbType, isNumeric, mapOf, typeName, types } from './types.ts';

/**
 * Aggregations that give maps, and those that count values with weights. Keys are brought together by sorting, so that a group of many
 * keys takes no longer than its records do.
 */

/** `s` as a name for what may be long, in SQL that says it more than once. */
const once = (sql: string, of: string): string => `list_extract(list_transform([${sql}], lambda _s: ${of}), 1)`;

/** Pairs `{k, v}` by key, those of a key in the order in which they came. */
const byKey = (pairs: string): string => `list_sort(list_transform(${pairs}, lambda _e, _i: {'k': _e.k, 'i': _i, 'v': _e.v}))`;
const isFirst = "(_i = 1 OR list_extract(_s, _i - 1).k IS DISTINCT FROM _e.k)";

/** The first value of each key. */
const firstOfEach = (pairs: string): string =>
  once(byKey(pairs), `map_from_entries(list_transform(list_filter(_s, lambda _e, _i: ${isFirst}), lambda _e: {'k': _e.k, 'v': _e.v}))`);

/** All values of each key. They are taken one by one: a slice of a long list would be copied with all of it. */
const allOfEach = (pairs: string): string => {
  const starts = `list_filter(list_transform(_s, lambda _e, _i: CASE WHEN ${isFirst} THEN _i END), lambda _e: _e IS NOT NULL)`;
  const values = 'list_transform(range(_x, coalesce(list_extract(_f, _i + 1), len(_s) + 1)), lambda _j: list_extract(_s, _j).v)';
  return once(byKey(pairs), `list_extract(list_transform([${starts}], lambda _f: map_from_entries(list_transform(_f, lambda _x, _i: {'k': list_extract(_s, _x).k, 'v': ${values}}))), 1)`);
};

/** One value for each key; keys that are null are left out. DISTINCT changes nothing, and would part keys from their values. */
export const mapping: Maker = (given, key) => {
  const a = given.e.distinct ? given.plain : given;
  const value = need(a, 1);
  return { sql: firstOfEach(a.of('list', `{'k': ${key.sql}, 'v': ${value.sql}}`, `${key.sql} IS NOT NULL`)), type: mapOf(key.type, value.type) };
};

export const multimapping: Maker = (a, key) => {
  if (a.e.distinct) throw unsupported('multimap_agg(DISTINCT …)', a.e.at);
  const value = need(a, 1);
  return { sql: allOfEach(a.of('list', `{'k': ${key.sql}, 'v': ${value.sql}}`, `${key.sql} IS NOT NULL`)), type: mapOf(key.type, arrayOf(value.type)) };
};

/** All maps as one, of a key any of its values. */
export const union: Maker = (given, map) => {
  const a = given.e.distinct ? given.plain : given;
  if (map.type.t !== 'map') throw misfit(a);
  const entries = `flatten(list_transform(${a.of('list', map.sql, `${map.sql} IS NOT NULL`)}, lambda _m: map_entries(_m)))`;
  return { sql: firstOfEach(`list_transform(${entries}, lambda _e: {'k': _e.key, 'v': _e.value})`), type: map.type };
};

/** How often each value is there. */
export const histogram: Maker = (a, first) => ({
  sql: `CAST(${a.of('histogram', first.sql)} AS MAP(${duckdbType(first.type)}, BIGINT))`, type: mapOf(first.type, types.bigint),
});

const pair = (value: string, weight: string): string => `{'v': ${value}, 'w': ${weight}}`;

/** Centres of buckets and how much is in each. What is neither a number nor finite is in none. */
export const numericHistogram: Maker = (a, buckets) => {
  const x = number(a, need(a, 1));
  const weight = a.args[2] && number(a, a.args[2]);
  if (buckets.type.t !== 'bigint') throw misfit(a);
  if (typeof buckets.constant !== 'number') throw typeError('The buckets of numeric_histogram are a number that is written', buckets.at);
  if (buckets.constant < 2) throw typeError('numeric_histogram bucket count must be greater than one', buckets.at);
  const value = `CAST(${x.sql} AS DOUBLE)`;
  if (!weight) return { sql: `sls_numeric_histogram(${buckets.sql}, ${a.of('histogram', value, `isfinite(${value})`)})`, type: mapOf(types.double, types.double) };
  const share = `CAST(${weight.sql} AS DOUBLE)`;
  const counted = a.of('histogram', pair(value, share), `isfinite(${value}) AND isfinite(${share}) AND ${share} > 0`);
  return { sql: `sls_numeric_histogram_weighted(${buckets.sql}, ${counted})`, type: mapOf(types.double, types.double) };
};

/** `approx_percentile(x, weight, p)`, and with an accuracy, which an exact answer has no use for. */
export const weightedPercentile = (share: Typed): Maker => (a, first) => {
  const x = number(a, first);
  const weight = number(a, need(a, 1));
  const counted = a.of('histogram', pair(x.sql, `CAST(${weight.sql} AS DOUBLE)`), `${x.sql} IS NOT NULL AND ${weight.sql} IS NOT NULL`);
  const at = (m: string, p: string): string => `CAST(sls_weighted_percentile(${m}, ${p}) AS ${duckdbType(x.type)})`;
  if (share.type.t !== 'array') return { sql: at(counted, share.sql), type: x.type, unit: x.unit };
  const known = `list_extract(list_transform([${counted}], lambda _m: CASE WHEN _m IS NOT NULL THEN list_transform(${share.sql}, lambda _p: ${at('_m', '_p')}) END), 1)`;
  return { sql: known, type: arrayOf(x.type), unit: 'none' };
};

/** A text that differs where the values differ, whatever their order. */
export const checksum: Maker = (a, first) => {
  const { t } = first.type;
  if (t !== 'unknown' && !isNumeric(first.type) && t !== 'varchar' && t !== 'json' && t !== 'boolean' && t !== 'timestamp') throw unsupported(`checksum(${typeName(first.type)})`, a.e.at);
  const x = t === 'decimal' || t === 'unknown' ? `CAST(${first.sql} AS ${t === 'decimal' ? 'DOUBLE' : 'VARCHAR'})` : first.sql;
  return { sql: `sls_checksum_text(${a.of('sum', `sls_checksum_part(${x})`)})`, type: types.varchar };
};
