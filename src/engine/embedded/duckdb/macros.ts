import { checksumOfNull } from './checksum.ts';

/**
 * Functions of the language that DuckDB's own functions make up, as macros. Each is named `sls_…`, so that none takes the place
 * of a built-in by accident. Macros are overloaded by their number of arguments; they cannot take lambdas.
 * `sls_zone` is a variable: seconds that the statement's wall clock is ahead of UTC. A timestamp is a naive TIMESTAMP of that wall
 * clock; one with a time zone must never reach a function, as the part of DuckDB that knows time zones is not built in.
 */
export interface Macro {
  readonly name: string;
  readonly forms: readonly { readonly parameters: readonly string[]; readonly body: string }[];
}

function macro(name: string, ...forms: readonly (readonly [parameters: string, body: string])[]): Macro {
  return { name, forms: forms.map(([parameters, body]) => ({ parameters: parameters === '' ? [] : parameters.split(' '), body })) };
}

const letters = 'abcdefghijklmnop'.split('');

/** The same for each number of arguments. */
function ofMany(name: string, least: number, most: number, body: (names: readonly string[]) => string): Macro {
  const forms: (readonly [string, string])[] = [];
  for (let n = least; n <= most; n++) {
    const names = letters.slice(0, n);
    forms.push([names.join(' '), body(names)]);
  }
  return macro(name, ...forms);
}

/** Of the type of `x`, whatever type the built-in gives. */
const asTyped = (x: string, value: string): string => `coalesce(CASE WHEN false THEN ${x} END, ${value})`;
const nullIfAny = (names: readonly string[], value: string): string => `CASE WHEN ${names.map((n) => `${n} IS NOT NULL`).join(' AND ')} THEN ${value} END`;
const zone = "CAST(getvariable('sls_zone') AS BIGINT)";
const isMoment = "typeof(x) IN ('TIMESTAMP', 'DATE', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS')";
const part = (name: string, built: string): Macro => macro(name, ['x', `CAST(${built}(_sls_time(x)) AS BIGINT)`]);
/** Marks a text that a function of ours gives for a list: texts with this between them, a null being one with the other. */
const between = 'chr(31)';
const listOf = (text: string): string => `CASE WHEN ${text} = '' THEN CAST([] AS VARCHAR[]) ELSE list_transform(string_split(${text}[2:], ${between}), lambda e: nullif(e, chr(30))) END`;

/** Texts with a separator between them; the built-in wants one that is known beforehand. An empty text goes first, and its separator is cut off. */
const joined = (list: string): string => `list_reduce(${list}, lambda t, e: t || d || e, '')[length(d) + 1:]`;

/** Those that others are made of; without `try` forms. */
export const helpers: readonly Macro[] = [
  // One definition for numbers, dates and timestamps: a cast between types that have nothing to do with each other gives null, and typeof is known beforehand.
  macro('_sls_of_seconds', ['s', `make_timestamp(CAST(round((s + ${zone}) * 1000000.0::DOUBLE) AS BIGINT))`]),
  macro('_sls_time', ['x', `CASE WHEN ${isMoment} THEN TRY_CAST(x AS TIMESTAMP) ELSE _sls_of_seconds(TRY_CAST(x AS DOUBLE)) END`]),
  macro('_sls_unix', ['x', `CASE WHEN ${isMoment} THEN epoch(TRY_CAST(x AS TIMESTAMP)) - ${zone} ELSE TRY_CAST(x AS DOUBLE) END`]),
  macro('_sls_list', ['t', listOf('t')]),
  macro('_sls_window', ['w', `CAST(left(w, length(w) - 1) AS BIGINT) * CASE lower(right(w, 1)) WHEN 's' THEN 1 WHEN 'm' THEN 60 WHEN 'h' THEN 3600 WHEN 'd' THEN 86400 WHEN 'w' THEN 604800 END`]),
];

const times: readonly Macro[] = [
  macro('from_unixtime', ['x', '_sls_time(x)']),
  macro('to_unixtime', ['x', '_sls_unix(x)']),
  macro('date_trunc', ['u x', 'CAST(date_trunc(u, _sls_time(x)) AS TIMESTAMP)']),
  part('year', 'year'), part('quarter', 'quarter'), part('month', 'month'), part('week', 'weekofyear'), part('week_of_year', 'weekofyear'),
  part('year_of_week', 'isoyear'), part('yow', 'isoyear'), part('day', 'day'), part('day_of_month', 'day'), part('day_of_week', 'isodow'),
  part('dow', 'isodow'), part('day_of_year', 'dayofyear'), part('doy', 'dayofyear'), part('hour', 'hour'), part('minute', 'minute'), part('second', 'second'),
  macro('now', ['', `make_timestamp(epoch_us(now()) + ${zone} * 1000000)`]),
  macro('current_date', ['', `CAST(make_timestamp(epoch_us(now()) + ${zone} * 1000000) AS DATE)`]),
  // Buckets begin where the wall clock does; the gaps between them are filled when the rows are there.
  macro('time_series', ['x w f p', `sls_date_format(CAST(floor((_sls_unix(x) + ${zone}) / _sls_window(w)) AS BIGINT) * _sls_window(w) - ${zone}, f)`]),
];

const numbers: readonly Macro[] = [
  macro('abs', ['x', 'abs(x)']),
  macro('sign', ['x', asTyped('x', 'sign(x)')]),
  // The built-in makes a double of a whole number, which has nothing to round.
  macro('ceil', ['x', "CASE WHEN typeof(x) LIKE '%INT' THEN x ELSE ceil(x) END"]),
  macro('ceiling', ['x', "CASE WHEN typeof(x) LIKE '%INT' THEN x ELSE ceil(x) END"]),
  macro('floor', ['x', "CASE WHEN typeof(x) LIKE '%INT' THEN x ELSE floor(x) END"]),
  macro('round', ['x', 'round(x)'], ['x n', 'round(x, CAST(n AS INTEGER))']),
  macro('truncate', ['x', 'trunc(x)'], ['x n', 'trunc(x, CAST(n AS INTEGER))']),
  macro('mod', ['x y', 'x % y']),
  ofMany('greatest', 1, 16, (names) => nullIfAny(names, `greatest(${names.join(', ')})`)),
  ofMany('least', 1, 16, (names) => nullIfAny(names, `least(${names.join(', ')})`)),
  macro('bitwise_and', ['a b', 'CAST(a AS BIGINT) & CAST(b AS BIGINT)']),
  macro('bitwise_or', ['a b', 'CAST(a AS BIGINT) | CAST(b AS BIGINT)']),
  macro('bitwise_xor', ['a b', 'xor(CAST(a AS BIGINT), CAST(b AS BIGINT))']),
  macro('bitwise_not', ['a', '~CAST(a AS BIGINT)']),
];

const texts: readonly Macro[] = [
  ofMany('concat', 2, 16, (names) => names.join(' || ')),
  macro('length', ['x', 'length(CAST(x AS VARCHAR))']),
  macro('starts_with', ['x y', 'starts_with(CAST(x AS VARCHAR), CAST(y AS VARCHAR))']),
  macro('split', ['s d', 'string_split(s, d)'], ['s d n', `CASE WHEN len(string_split(s, d)) > n THEN list_concat(string_split(s, d)[:n - 1], [${joined('string_split(s, d)[n:]')}]) ELSE string_split(s, d) END`]),
  macro('split_to_map', ['s e k', 'map_from_entries(list_transform(list_filter(string_split(s, e), lambda p: contains(p, k)), lambda p: {\'key\': split_part(p, k, 1), \'value\': p[length(split_part(p, k, 1)) + length(k) + 1:]}))']),
  macro('regexp_extract_all', ['s p', '_sls_list(_js_regexp_extract_all(s, p, 0))'], ['s p g', '_sls_list(_js_regexp_extract_all(s, p, CAST(g AS DOUBLE)))']),
  macro('regexp_split', ['s p', '_sls_list(_js_regexp_split(s, p))']),
  macro('ip_subnet_range', ['c', '[sls_ip_subnet_min(c), sls_ip_subnet_max(c)]']),
  // Elements of a JSON array as texts, values of an object as texts: for CAST(json_parse(x) AS ARRAY(…)) and MAP(VARCHAR, …).
  macro('json_array', ['j', '_sls_list(_js_json_array(j))']),
  macro('json_map', ['j', 'CASE WHEN _js_json_keys(j) IS NOT NULL THEN map(_sls_list(_js_json_keys(j)), _sls_list(_js_json_values(j))) END']),
];

const casts: readonly Macro[] = [
  macro('cast_varchar', ['x', `CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN _js_double_text(TRY_CAST(x AS DOUBLE)) WHEN ${isMoment} THEN _js_timestamp_text(_sls_unix(x)) ELSE CAST(x AS VARCHAR) END`]),
  macro('cast_bigint', ['x', "CASE WHEN typeof(x) = 'VARCHAR' THEN _js_cast_bigint(CAST(x AS VARCHAR)) WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(TRY_CAST(x AS DOUBLE)) < 9223372036854775807e0 THEN CAST(round(TRY_CAST(x AS DOUBLE)) AS BIGINT) WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN _js_cast_bigint(CAST(x AS VARCHAR)) ELSE TRY_CAST(x AS BIGINT) END"]),
  macro('cast_double', ['x', "CASE WHEN typeof(x) = 'VARCHAR' THEN _js_cast_double(CAST(x AS VARCHAR)) ELSE TRY_CAST(x AS DOUBLE) END"]),
  macro('cast_timestamp', ['x', "CASE WHEN typeof(x) = 'VARCHAR' THEN _sls_of_seconds(_js_cast_timestamp(CAST(x AS VARCHAR))) ELSE _sls_time(x) END"]),
  // A scalar as JSON; numbers that JSON has no word for are texts.
  macro('cast_json', ['x', `CASE WHEN typeof(x) = 'DOUBLE' AND isfinite(TRY_CAST(x AS DOUBLE)) THEN _js_double_text(TRY_CAST(x AS DOUBLE)) WHEN typeof(x) = 'DOUBLE' THEN _js_json_text(_js_double_text(TRY_CAST(x AS DOUBLE))) WHEN typeof(x) = 'TIMESTAMP' THEN _js_json_text(_js_timestamp_text(_sls_unix(x))) ELSE _js_json_text(CAST(x AS VARCHAR)) END`]),
  macro('cast_boolean', ['x', "CASE WHEN typeof(x) = 'VARCHAR' THEN _js_cast_boolean(CAST(x AS VARCHAR)) ELSE TRY_CAST(x AS BOOLEAN) END"]),
];

const without = (list: string, element: string): string => `list_filter(${list}, lambda e: e IS DISTINCT FROM ${element})`;
/** In their order, the first of equals; the built-in leaves nulls out and keeps no order. */
const distinct = (list: string): string => `list_filter(${list}, lambda e, i: list_position(${list}, e) = i)`;
const hasNull = (list: string): string => `len(list_filter(${list}, lambda e: e IS NULL)) > 0`;

const lists: readonly Macro[] = [
  macro('cardinality', ['x', "CAST(CASE WHEN typeof(x) LIKE 'MAP(%' THEN cardinality(TRY_CAST(x AS MAP(VARCHAR, VARCHAR))) ELSE len(TRY_CAST(x AS VARCHAR[])) END AS BIGINT)"]),
  macro('contains', ['a x', 'list_contains(a, x)']),
  macro('element_at', ['a i', 'a[i]']),
  macro('array_sort', ['a', "list_sort(a, 'ASC', 'NULLS LAST')"]),
  macro('array_sort_desc', ['a', "list_sort(a, 'DESC', 'NULLS LAST')"]),
  macro('array_join', ['a d', joined('list_filter(CAST(a AS VARCHAR[]), lambda v: v IS NOT NULL)')], ['a d n', joined('list_transform(CAST(a AS VARCHAR[]), lambda v: coalesce(v, CAST(n AS VARCHAR)))')]),
  macro('array_distinct', ['a', distinct('a')]),
  macro('array_max', ['a', `CASE WHEN NOT ${hasNull('a')} THEN list_max(a) END`]),
  macro('array_min', ['a', `CASE WHEN NOT ${hasNull('a')} THEN list_min(a) END`]),
  macro('array_sum', ['a', 'coalesce(list_sum(a), 0)']),
  macro('array_average', ['a', 'list_avg(a)']),
  macro('array_position', ['a x', 'CAST(coalesce(list_position(a, x), 0) AS BIGINT)']),
  macro('array_remove', ['a x', without('a', 'x')]),
  macro('array_concat', ['a b', 'list_concat(a, b)']),
  macro('array_union', ['a b', distinct('list_concat(a, b)')]),
  macro('array_intersect', ['a b', distinct('list_filter(a, lambda v: list_position(b, v) IS NOT NULL)')]),
  macro('array_except', ['a b', distinct('list_filter(a, lambda v: list_position(b, v) IS NULL)')]),
  macro('arrays_overlap', ['a b', 'list_has_any(a, b)']),
  macro('array_reverse', ['a', 'list_reverse(a)']),
  macro('slice', ['a s n', 'CASE WHEN s > 0 THEN a[s:s + n - 1] ELSE a[len(a) + s + 1:len(a) + s + n] END']),
  macro('flatten', ['a', 'flatten(a)']),
  macro('repeat', ['x n', 'list_transform(range(CAST(n AS BIGINT)), lambda i: x)']),
  macro('sequence', ['a b', 'generate_series(a, b, CASE WHEN a <= b THEN 1 ELSE -1 END)'], ['a b s', 'generate_series(a, b, s)']),
  macro('map', ['', 'MAP {}'], ['k v', 'map(k, v)']),
  macro('map_keys', ['m', 'map_keys(m)']),
  macro('map_values', ['m', 'map_values(m)']),
  macro('map_entries', ['m', 'map_entries(m)']),
  macro('map_from_entries', ['e', 'map_from_entries(e)']),
  ofMany('map_concat', 2, 6, (names) => `map_concat(${names.join(', ')})`),
];

const keysOf = 'list_distinct(list(k))';
const aggregates: readonly Macro[] = [
  // The built-in gives null over no rows.
  macro('count_if', ['x', 'count(CASE WHEN x THEN 1 END)']),
  // Exact: the built-in estimate is far off at a thousand values.
  macro('approx_distinct', ['x', 'count(DISTINCT x)'], ['x e', 'count(DISTINCT x)']),
  macro('approx_percentile', ['x p', 'quantile_disc(x, p)']),
  macro('max_by', ['x y', 'arg_max_null(x, y)'], ['x y n', 'arg_max(x, y, n)']),
  macro('min_by', ['x y', 'arg_min_null(x, y)'], ['x y n', 'arg_min(x, y, n)']),
  macro('arbitrary', ['x', 'any_value(x)']),
  macro('any_value', ['x', 'any_value(x)']),
  macro('set_agg', ['x', 'list(DISTINCT x)']),
  macro('histogram', ['x', 'histogram(x)']),
  macro('map_agg', ['k v', `map(${keysOf}, list_transform(${keysOf}, lambda q: list(v)[list_position(list(k), q)]))`]),
  macro('multimap_agg', ['k v', `map(${keysOf}, list_transform(${keysOf}, lambda q: list_filter(list(v), lambda e, i: list(k)[i] = q)))`]),
  macro('geometric_mean', ['x', 'exp(avg(ln(x)))']),
  macro('bitwise_and_agg', ['x', 'bit_and(CAST(x AS BIGINT))']),
  macro('bitwise_or_agg', ['x', 'bit_or(CAST(x AS BIGINT))']),
  macro('bitwise_xor_agg', ['x', 'bit_xor(CAST(x AS BIGINT))']),
  macro('every', ['x', 'bool_and(x)']),
];

/** Values with their weights as one text, for functions of ours that look at a whole group. */
const pairsText = (pairs: string, value = 'e.v', weight = 'e.w'): string =>
  `array_to_string(list_transform(${pairs}, lambda e: CAST(${value} AS VARCHAR) || ' ' || CAST(${weight} AS VARCHAR)), ',')`;
const bucketsOf = (pairs: string): string =>
  `map_from_entries(list_transform(_sls_list(_js_numeric_histogram(${pairs}, CAST(n AS DOUBLE))), lambda p: {'k': CAST(split_part(p, ' ', 1) AS DOUBLE), 'v': CAST(split_part(p, ' ', 2) AS DOUBLE)}))`;
const weighted = "list_transform(map_entries(m), lambda e: {'v': e.key.v, 'w': e.key.w * e.value})";

/** What is done around an aggregation of DuckDB's to make one of the language's: with values one by one before it, with its result after it. */
const around: readonly Macro[] = [
  // Added up as whole numbers of 128 bits, so that nothing is lost before the remainder is taken.
  macro('checksum_part', ['x', `coalesce(CASE WHEN ${isMoment} THEN _js_checksum_part(CAST(CAST(round(_sls_unix(x) * 1000) AS BIGINT) AS VARCHAR), 'BIGINT') ELSE _js_checksum_part(CAST(x AS VARCHAR), typeof(x)) END, ${checksumOfNull})`]),
  macro('checksum_text', ['s', '_js_checksum_text(CAST(s AS VARCHAR))']),
  macro('numeric_histogram', ['n m', bucketsOf(pairsText('map_entries(m)', 'e.key', 'e.value'))]),
  // `m` counts values that each have a weight: the same pair is kept once, however often it is there.
  macro('numeric_histogram_weighted', ['n m', bucketsOf(pairsText(weighted))]),
  macro('weighted_percentile', ['m p', `_js_weighted_percentile(${pairsText(`list_sort(${weighted})`)}, CAST(p AS DOUBLE))`]),
];

/** By their names in the language. */
export const macros: readonly Macro[] = [...times, ...numbers, ...texts, ...casts, ...lists, ...aggregates, ...around];

/** The statement that makes a macro, under this name. */
export function macroSql(name: string, { forms }: Macro): string {
  return `CREATE OR REPLACE MACRO ${name}${forms.map(({ parameters, body }) => `(${parameters.join(', ')}) AS ${body}`).join(', ')}`;
}
