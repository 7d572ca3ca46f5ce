import type { ColumnType } from './frame.ts';

/**
 * The scalar functions of the language, with the names and meanings of SLS (Presto). `statement/plan` checks calls against
 * this table, `columns/functions` computes them, completion and help print it with `function-docs`. Functions that are only another spelling of an
 * expression (`if`, `nullif`, `coalesce`) are lowered by the plan and have no entry here. All of them are deterministic, and
 * give null when an argument is null.
 */

/**
 * What an argument accepts. `number` is bigint or double, `double` too (a bigint widens), `moment` is a timestamp or Unix seconds.
 */
export type ArgumentType = 'bigint' | 'double' | 'number' | 'varchar' | 'boolean' | 'timestamp' | 'moment' | 'any';

export interface ScalarFunction {
  readonly args: readonly ArgumentType[];
  /** Further arguments that may be left out, in order. */
  readonly optional: readonly ArgumentType[];
  /** Type of any number of further arguments. */
  readonly rest: ArgumentType | null;
  /** `first`: as the first argument. `common`: the common type of all. */
  readonly result: ColumnType | 'first' | 'common';
}

type Rest = Partial<Pick<ScalarFunction, 'optional' | 'rest'>>;

function fn(args: readonly ArgumentType[], result: ScalarFunction['result'], rest: Rest = {}): ScalarFunction {
  return { args, result, optional: [], rest: null, ...rest };
}

export const scalarFunctions = {
  concat: fn(['varchar', 'varchar'], 'varchar', { rest: 'varchar' }),
  length: fn(['varchar'], 'bigint'),
  lower: fn(['varchar'], 'varchar'),
  upper: fn(['varchar'], 'varchar'),
  trim: fn(['varchar'], 'varchar'),
  ltrim: fn(['varchar'], 'varchar'),
  rtrim: fn(['varchar'], 'varchar'),
  reverse: fn(['varchar'], 'varchar'),
  chr: fn(['bigint'], 'varchar'),
  codepoint: fn(['varchar'], 'bigint'),
  lpad: fn(['varchar', 'bigint', 'varchar'], 'varchar'),
  rpad: fn(['varchar', 'bigint', 'varchar'], 'varchar'),
  replace: fn(['varchar', 'varchar'], 'varchar', { optional: ['varchar'] }),
  split_part: fn(['varchar', 'varchar', 'bigint'], 'varchar'),
  strpos: fn(['varchar', 'varchar'], 'bigint', { optional: ['bigint'] }),
  strrpos: fn(['varchar', 'varchar'], 'bigint', { optional: ['bigint'] }),
  substr: fn(['varchar', 'bigint'], 'varchar', { optional: ['bigint'] }),
  substring: fn(['varchar', 'bigint'], 'varchar', { optional: ['bigint'] }),
  starts_with: fn(['varchar', 'varchar'], 'boolean'),
  ends_with: fn(['varchar', 'varchar'], 'boolean'),
  translate: fn(['varchar', 'varchar', 'varchar'], 'varchar'),
  levenshtein_distance: fn(['varchar', 'varchar'], 'bigint'),
  hamming_distance: fn(['varchar', 'varchar'], 'bigint'),
  regexp_like: fn(['varchar', 'varchar'], 'boolean'),
  regexp_extract: fn(['varchar', 'varchar'], 'varchar', { optional: ['bigint'] }),
  regexp_replace: fn(['varchar', 'varchar'], 'varchar', { optional: ['varchar'] }),
  abs: fn(['number'], 'first'),
  sign: fn(['number'], 'first'),
  ceil: fn(['number'], 'first'),
  ceiling: fn(['number'], 'first'),
  floor: fn(['number'], 'first'),
  round: fn(['number'], 'first', { optional: ['bigint'] }),
  truncate: fn(['number'], 'first', { optional: ['bigint'] }),
  mod: fn(['number', 'number'], 'common'),
  pow: fn(['double', 'double'], 'double'),
  power: fn(['double', 'double'], 'double'),
  sqrt: fn(['double'], 'double'),
  cbrt: fn(['double'], 'double'),
  exp: fn(['double'], 'double'),
  ln: fn(['double'], 'double'),
  log2: fn(['double'], 'double'),
  log10: fn(['double'], 'double'),
  log: fn(['double', 'double'], 'double'),
  greatest: fn(['any'], 'common', { rest: 'any' }),
  least: fn(['any'], 'common', { rest: 'any' }),
  width_bucket: fn(['double', 'double', 'double', 'bigint'], 'bigint'),
  from_base: fn(['varchar', 'bigint'], 'bigint'),
  to_base: fn(['bigint', 'bigint'], 'varchar'),
  e: fn([], 'double'),
  pi: fn([], 'double'),
  infinity: fn([], 'double'),
  nan: fn([], 'double'),
  is_nan: fn(['double'], 'boolean'),
  is_finite: fn(['double'], 'boolean'),
  is_infinite: fn(['double'], 'boolean'),
  degrees: fn(['double'], 'double'),
  radians: fn(['double'], 'double'),
  sin: fn(['double'], 'double'),
  cos: fn(['double'], 'double'),
  tan: fn(['double'], 'double'),
  asin: fn(['double'], 'double'),
  acos: fn(['double'], 'double'),
  atan: fn(['double'], 'double'),
  atan2: fn(['double', 'double'], 'double'),
  cosh: fn(['double'], 'double'),
  tanh: fn(['double'], 'double'),
  bitwise_and: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_or: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_xor: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_not: fn(['bigint'], 'bigint'),
  bit_count: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_left_shift: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_right_shift: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_right_shift_arithmetic: fn(['bigint', 'bigint'], 'bigint'),
  bitwise_shift_left: fn(['bigint', 'bigint', 'bigint'], 'bigint'),
  bitwise_logical_shift_right: fn(['bigint', 'bigint', 'bigint'], 'bigint'),
  bitwise_arithmetic_shift_right: fn(['bigint', 'bigint'], 'bigint'),
  from_unixtime: fn(['number'], 'timestamp'),
  to_unixtime: fn(['moment'], 'double'),
  date_format: fn(['moment', 'varchar'], 'varchar'),
  date_parse: fn(['varchar', 'varchar'], 'timestamp'),
  from_iso8601_timestamp: fn(['varchar'], 'timestamp'),
  from_iso8601_date: fn(['varchar'], 'timestamp'),
  to_iso8601: fn(['moment'], 'varchar'),
  last_day_of_month: fn(['moment'], 'timestamp'),
  date_trunc: fn(['varchar', 'moment'], 'timestamp'),
  date_add: fn(['varchar', 'bigint', 'moment'], 'timestamp'),
  date_diff: fn(['varchar', 'moment', 'moment'], 'bigint'),
  year: fn(['moment'], 'bigint'),
  quarter: fn(['moment'], 'bigint'),
  month: fn(['moment'], 'bigint'),
  week: fn(['moment'], 'bigint'),
  week_of_year: fn(['moment'], 'bigint'),
  year_of_week: fn(['moment'], 'bigint'),
  yow: fn(['moment'], 'bigint'),
  day: fn(['moment'], 'bigint'),
  day_of_month: fn(['moment'], 'bigint'),
  day_of_week: fn(['moment'], 'bigint'),
  dow: fn(['moment'], 'bigint'),
  day_of_year: fn(['moment'], 'bigint'),
  doy: fn(['moment'], 'bigint'),
  hour: fn(['moment'], 'bigint'),
  minute: fn(['moment'], 'bigint'),
  second: fn(['moment'], 'bigint'),
  millisecond: fn(['moment'], 'bigint'),
  ip_to_domain: fn(['varchar'], 'varchar'),
  ip_to_country: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ip_to_country_code: fn(['varchar'], 'varchar'),
  ip_to_province: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ip_to_city: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ip_to_geo: fn(['varchar'], 'varchar'),
  ip_to_city_geo: fn(['varchar'], 'varchar'),
  ip_to_provider: fn(['varchar'], 'varchar'),
  ip_to_asn: fn(['varchar'], 'bigint'),
  ipv6_to_domain: fn(['varchar'], 'varchar'),
  ipv6_to_country: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ipv6_to_country_code: fn(['varchar'], 'varchar'),
  ipv6_to_province: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ipv6_to_city: fn(['varchar'], 'varchar', { optional: ['varchar'] }),
  ipv6_to_city_code: fn(['varchar'], 'varchar'),
  ipv6_to_geo: fn(['varchar'], 'varchar'),
  ipv6_to_city_geo: fn(['varchar'], 'varchar'),
  ipv6_to_provider: fn(['varchar'], 'varchar'),
  ip_prefix: fn(['varchar', 'bigint'], 'varchar'),
  ip_subnet_min: fn(['varchar'], 'varchar'),
  ip_subnet_max: fn(['varchar'], 'varchar'),
  is_subnet_of: fn(['varchar', 'varchar'], 'boolean'),
  is_prefix_subnet_of: fn(['varchar', 'varchar'], 'boolean'),
  security_check_ip: fn(['varchar'], 'bigint'),
  security_check_domain: fn(['varchar'], 'bigint'),
  security_check_url: fn(['varchar'], 'bigint'),
  json_parse: fn(['varchar'], 'varchar'),
  json_format: fn(['varchar'], 'varchar'),
  json_extract: fn(['varchar', 'varchar'], 'varchar'),
  json_extract_scalar: fn(['varchar', 'varchar'], 'varchar'),
  json_extract_bool: fn(['varchar', 'varchar'], 'boolean'),
  json_extract_long: fn(['varchar', 'varchar'], 'bigint'),
  json_extract_double: fn(['varchar', 'varchar'], 'double'),
  json_array_contains: fn(['varchar', 'any'], 'boolean'),
  json_array_get: fn(['varchar', 'bigint'], 'varchar'),
  json_array_length: fn(['varchar'], 'bigint'),
  json_size: fn(['varchar', 'varchar'], 'bigint'),
  is_json_scalar: fn(['varchar'], 'boolean'),
  url_extract_protocol: fn(['varchar'], 'varchar'),
  url_extract_host: fn(['varchar'], 'varchar'),
  url_extract_port: fn(['varchar'], 'bigint'),
  url_extract_path: fn(['varchar'], 'varchar'),
  url_extract_query: fn(['varchar'], 'varchar'),
  url_extract_parameter: fn(['varchar', 'varchar'], 'varchar'),
  url_extract_fragment: fn(['varchar'], 'varchar'),
  url_encode: fn(['varchar'], 'varchar'),
  url_decode: fn(['varchar'], 'varchar'),
} as const satisfies Readonly<Record<string, ScalarFunction>>;

export type FunctionName = keyof typeof scalarFunctions;

/** The function of this name (lower case), or undefined. */
export function scalarFunction(name: string): ScalarFunction | undefined {
  return isFunctionName(name) ? scalarFunctions[name] : undefined;
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(scalarFunctions, name);
}

/** Functions that SLS has not, so that a statement with one cannot be said there. */
export const functionsOfOurs: ReadonlySet<FunctionName> = new Set(['ip_to_asn']);

/** Functions and aggregates that SLS knows and no other table of names has; they are not called unknown. */
export const functionsOfSls: readonly string[] = ['histogram_u', 'numeric_histogram_u', 'position'];
