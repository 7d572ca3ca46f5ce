import { scalarFunctions, type ScalarFunction } from './functions.ts';

/**
 * The functions that SQL for DuckDB may call, each as `sls_name(…)` (and as `sls_try_name(…)`, which gives null instead of an
 * error): all scalar functions of the language, and those on lists, maps and groups, which DuckDB's own make up. Whoever prints
 * SQL reads this table; whoever runs it makes the functions (`engine/embedded/duckdb`).
 */
export interface DuckdbFunction {
  readonly kind: 'scalar' | 'list' | 'aggregate' | 'time' | 'cast';
  /** Numbers of arguments, the fewest and the most. */
  readonly arities: readonly [least: number, most: number];
}

/** As many arguments as a function may have that takes any number. */
const rest = 16;

function of(kind: DuckdbFunction['kind'], arities: Readonly<Record<string, readonly [number, number]>>): Record<string, DuckdbFunction> {
  return Object.fromEntries(Object.entries(arities).map(([name, range]) => [name, { kind, arities: range }]));
}

const scalars = Object.fromEntries(
  Object.entries<ScalarFunction>(scalarFunctions).map(([name, { args, optional, rest: more }]): [string, DuckdbFunction] => [
    name, { kind: 'scalar', arities: [args.length, more === null ? args.length + optional.length : rest] },
  ]),
);

export const duckdbFunctions: Readonly<Record<string, DuckdbFunction>> = {
  ...scalars,
  ...of('time', { now: [0, 0], current_date: [0, 0], time_series: [4, 4] }),
  ...of('cast', { cast_varchar: [1, 1], cast_bigint: [1, 1], cast_double: [1, 1], cast_timestamp: [1, 1], cast_boolean: [1, 1], cast_json: [1, 1] }),
  ...of('list', {
    split: [2, 3], split_to_map: [3, 3], regexp_extract_all: [2, 3], regexp_split: [2, 2], ip_subnet_range: [1, 1], json_array: [1, 1], json_map: [1, 1],
    cardinality: [1, 1], contains: [2, 2], element_at: [2, 2], array_sort: [1, 1], array_sort_desc: [1, 1], array_join: [2, 3], array_distinct: [1, 1],
    array_max: [1, 1], array_min: [1, 1], array_sum: [1, 1], array_average: [1, 1], array_position: [2, 2], array_remove: [2, 2], array_concat: [2, 2],
    array_union: [2, 2], array_intersect: [2, 2], array_except: [2, 2], arrays_overlap: [2, 2], array_reverse: [1, 1], slice: [3, 3], flatten: [1, 1],
    repeat: [2, 2], sequence: [2, 3], map: [0, 2], map_keys: [1, 1], map_values: [1, 1], map_entries: [1, 1], map_from_entries: [1, 1], map_concat: [2, 6],
  }),
  ...of('aggregate', {
    count_if: [1, 1], approx_distinct: [1, 2], approx_percentile: [2, 2], max_by: [2, 3], min_by: [2, 3], arbitrary: [1, 1], any_value: [1, 1], set_agg: [1, 1],
    histogram: [1, 1], map_agg: [2, 2], multimap_agg: [2, 2], geometric_mean: [1, 1], bitwise_and_agg: [1, 1], bitwise_or_agg: [1, 1], bitwise_xor_agg: [1, 1],
    every: [1, 1], checksum_part: [1, 1], checksum_text: [1, 1], numeric_histogram: [2, 2], numeric_histogram_weighted: [2, 2], weighted_percentile: [2, 2],
  }),
};
