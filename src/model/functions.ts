import type { Text } from './panel.ts';
import type { ColumnType } from './frame.ts';

/**
 * The scalar functions of the language, with the names and meanings of SLS (Presto). `statement/plan` checks calls against
 * this table, `columns/functions` computes them, completion and help print it. Functions that are only another spelling of an
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
  readonly doc: Text;
}

type Rest = Partial<Pick<ScalarFunction, 'optional' | 'rest'>>;

function fn(args: readonly ArgumentType[], result: ScalarFunction['result'], en: string, zh: string, rest: Rest = {}): ScalarFunction {
  return { args, result, optional: [], rest: null, doc: { en, zh }, ...rest };
}

export const scalarFunctions = {
  concat: fn(['varchar', 'varchar'], 'varchar', 'The texts one after the other', '依次拼接文本', { rest: 'varchar' }),
  length: fn(['varchar'], 'bigint', 'Number of characters', '字符数'),
  lower: fn(['varchar'], 'varchar', 'In lower case', '转为小写'),
  upper: fn(['varchar'], 'varchar', 'In upper case', '转为大写'),
  trim: fn(['varchar'], 'varchar', 'Without spaces at both ends', '去掉首尾空格'),
  ltrim: fn(['varchar'], 'varchar', 'Without spaces at the start', '去掉开头空格'),
  rtrim: fn(['varchar'], 'varchar', 'Without spaces at the end', '去掉结尾空格'),
  reverse: fn(['varchar'], 'varchar', 'The characters from last to first', '反转字符顺序'),
  chr: fn(['bigint'], 'varchar', 'The character of a code point', '码点对应的字符'),
  codepoint: fn(['varchar'], 'bigint', 'The code point of a single character', '单个字符的码点'),
  lpad: fn(['varchar', 'bigint', 'varchar'], 'varchar', 'Filled at the start to a length, cut when longer', '在开头补齐到指定长度，超长则截断'),
  rpad: fn(['varchar', 'bigint', 'varchar'], 'varchar', 'Filled at the end to a length, cut when longer', '在结尾补齐到指定长度，超长则截断'),
  replace: fn(['varchar', 'varchar'], 'varchar', 'Every occurrence replaced, or removed', '替换或删除所有匹配文本', { optional: ['varchar'] }),
  split_part: fn(['varchar', 'varchar', 'bigint'], 'varchar', 'The n-th part between separators, from 1', '按分隔符切分后的第 n 段，从 1 开始'),
  strpos: fn(['varchar', 'varchar'], 'bigint', 'Where a text first stands in another, or the n-th time; from 1, 0 is nowhere', '子串首次或第 n 次出现的位置，从 1 开始，0 表示没有', { optional: ['bigint'] }),
  strrpos: fn(['varchar', 'varchar'], 'bigint', 'Where a text last stands in another, or the n-th time from the end; 0 is nowhere', '子串最后一次或倒数第 n 次出现的位置，0 表示没有', { optional: ['bigint'] }),
  substr: fn(['varchar', 'bigint'], 'varchar', 'From a position (from 1, negative from the end), perhaps of a length', '从指定位置截取，位置从 1 开始，负数从末尾起', { optional: ['bigint'] }),
  substring: fn(['varchar', 'bigint'], 'varchar', 'The same as substr', '同 substr', { optional: ['bigint'] }),
  starts_with: fn(['varchar', 'varchar'], 'boolean', 'True when the text starts so', '文本是否以此开头'),
  ends_with: fn(['varchar', 'varchar'], 'boolean', 'True when the text ends so', '文本是否以此结尾'),
  translate: fn(['varchar', 'varchar', 'varchar'], 'varchar', 'Each character of the second text replaced by its counterpart in the third', '将第二参数中的各字符替换为第三参数中对应的字符'),
  levenshtein_distance: fn(['varchar', 'varchar'], 'bigint', 'Least number of single-character edits', '最少单字符编辑次数'),
  hamming_distance: fn(['varchar', 'varchar'], 'bigint', 'Number of characters that differ; equal lengths only', '等长文本中不同字符的个数'),
  regexp_like: fn(['varchar', 'varchar'], 'boolean', 'True when the pattern occurs in the text', '文本中是否出现该模式'),
  regexp_extract: fn(['varchar', 'varchar'], 'varchar', 'The first match, or one of its groups; null without one', '首个匹配或其分组，没有则为空', { optional: ['bigint'] }),
  regexp_replace: fn(['varchar', 'varchar'], 'varchar', 'Every match replaced ($1 is a group), or removed', '替换（$1 为分组）或删除所有匹配', { optional: ['varchar'] }),
  abs: fn(['number'], 'first', 'Without its sign', '绝对值'),
  sign: fn(['number'], 'first', '-1, 0 or 1', '符号：-1、0 或 1'),
  ceil: fn(['number'], 'first', 'Rounded up', '向上取整'),
  ceiling: fn(['number'], 'first', 'Rounded up', '向上取整'),
  floor: fn(['number'], 'first', 'Rounded down', '向下取整'),
  round: fn(['number'], 'first', 'Rounded half away from zero, perhaps to digits', '四舍五入，可指定小数位', { optional: ['bigint'] }),
  truncate: fn(['number'], 'first', 'Without its fraction, or what follows some digits', '去掉小数部分，可指定保留位数', { optional: ['bigint'] }),
  mod: fn(['number', 'number'], 'common', 'The rest of a division', '取余'),
  pow: fn(['double', 'double'], 'double', 'Raised to a power', '乘方'),
  power: fn(['double', 'double'], 'double', 'Raised to a power', '乘方'),
  sqrt: fn(['double'], 'double', 'Square root', '平方根'),
  cbrt: fn(['double'], 'double', 'Cube root', '立方根'),
  exp: fn(['double'], 'double', 'e raised to it', 'e 的幂'),
  ln: fn(['double'], 'double', 'Natural logarithm', '自然对数'),
  log2: fn(['double'], 'double', 'Logarithm of base 2', '以 2 为底的对数'),
  log10: fn(['double'], 'double', 'Logarithm of base 10', '以 10 为底的对数'),
  log: fn(['double', 'double'], 'double', 'Logarithm of the first number, the second being the base', '第一个数以第二个数为底的对数'),
  greatest: fn(['any'], 'common', 'The greatest of them; null when one is', '其中最大者，有空值则为空', { rest: 'any' }),
  least: fn(['any'], 'common', 'The least of them; null when one is', '其中最小者，有空值则为空', { rest: 'any' }),
  width_bucket: fn(['double', 'double', 'double', 'bigint'], 'bigint', 'Which of n equal buckets between two bounds', '两个边界之间 n 个等宽分桶中的序号'),
  from_base: fn(['varchar', 'bigint'], 'bigint', 'The number that digits of a base (2 to 36) say', '按进制（2 到 36）解析为整数'),
  to_base: fn(['bigint', 'bigint'], 'varchar', 'A number in the digits of a base, 2 to 36', '整数的指定进制（2 到 36）表示'),
  e: fn([], 'double', "Euler's number, 2.718…", '自然常数 2.718…'),
  pi: fn([], 'double', '3.14159…', '圆周率 3.14159…'),
  infinity: fn([], 'double', 'Greater than any number', '正无穷'),
  nan: fn([], 'double', 'Not a number', '非数字'),
  is_nan: fn(['double'], 'boolean', 'True when it is not a number', '是否为非数字'),
  is_finite: fn(['double'], 'boolean', 'True when it is finite', '是否为有限数'),
  is_infinite: fn(['double'], 'boolean', 'True when it is infinite', '是否为无穷'),
  degrees: fn(['double'], 'double', 'Degrees of radians', '弧度转角度'),
  radians: fn(['double'], 'double', 'Radians of degrees', '角度转弧度'),
  sin: fn(['double'], 'double', 'Sine', '正弦'),
  cos: fn(['double'], 'double', 'Cosine', '余弦'),
  tan: fn(['double'], 'double', 'Tangent', '正切'),
  asin: fn(['double'], 'double', 'Arc sine', '反正弦'),
  acos: fn(['double'], 'double', 'Arc cosine', '反余弦'),
  atan: fn(['double'], 'double', 'Arc tangent', '反正切'),
  atan2: fn(['double', 'double'], 'double', 'Arc tangent of y / x', 'y / x 的反正切'),
  cosh: fn(['double'], 'double', 'Hyperbolic cosine', '双曲余弦'),
  tanh: fn(['double'], 'double', 'Hyperbolic tangent', '双曲正切'),
  bitwise_and: fn(['bigint', 'bigint'], 'bigint', 'Bits that both have', '按位与'),
  bitwise_or: fn(['bigint', 'bigint'], 'bigint', 'Bits that either has', '按位或'),
  bitwise_xor: fn(['bigint', 'bigint'], 'bigint', 'Bits that just one has', '按位异或'),
  bitwise_not: fn(['bigint'], 'bigint', 'All bits turned', '按位取反'),
  bit_count: fn(['bigint', 'bigint'], 'bigint', 'Number of bits set, in a width of 2 to 64', '指定位宽（2 到 64）内置位的个数'),
  bitwise_left_shift: fn(['bigint', 'bigint'], 'bigint', 'Bits moved left', '左移'),
  bitwise_right_shift: fn(['bigint', 'bigint'], 'bigint', 'Bits moved right, zeros come in', '逻辑右移'),
  bitwise_right_shift_arithmetic: fn(['bigint', 'bigint'], 'bigint', 'Bits moved right, the sign stays', '算术右移'),
  bitwise_shift_left: fn(['bigint', 'bigint', 'bigint'], 'bigint', 'Bits moved left, in a width of 2 to 64', '在指定位宽（2 到 64）内左移'),
  bitwise_logical_shift_right: fn(['bigint', 'bigint', 'bigint'], 'bigint', 'Bits moved right, in a width of 2 to 64', '在指定位宽（2 到 64）内逻辑右移'),
  bitwise_arithmetic_shift_right: fn(['bigint', 'bigint'], 'bigint', 'Bits moved right, the sign stays', '算术右移'),
  from_unixtime: fn(['number'], 'timestamp', 'The time of Unix seconds', 'Unix 秒对应的时间'),
  to_unixtime: fn(['moment'], 'double', 'Unix seconds of a time', '时间对应的 Unix 秒'),
  date_format: fn(['moment', 'varchar'], 'varchar', 'A time as text: %Y-%m-%d %H:%i:%S', '按格式输出时间：%Y-%m-%d %H:%i:%S'),
  date_parse: fn(['varchar', 'varchar'], 'timestamp', 'The time that a text says in a format', '按格式解析时间'),
  from_iso8601_timestamp: fn(['varchar'], 'timestamp', 'The time that an ISO 8601 text says: 2020-05-11T11:15:05+08:00', '解析 ISO 8601 时间，如 2020-05-11T11:15:05+08:00'),
  from_iso8601_date: fn(['varchar'], 'timestamp', 'The start of the day that an ISO 8601 text says: 2020-05-11', '解析 ISO 8601 日期，取当天开始，如 2020-05-11'),
  to_iso8601: fn(['moment'], 'varchar', 'A time as ISO 8601 text', '按 ISO 8601 输出时间'),
  last_day_of_month: fn(['moment'], 'timestamp', 'The start of the last day of its month', '所在月份最后一天的开始'),
  date_trunc: fn(['varchar', 'moment'], 'timestamp', 'The start of its second, minute, hour, day, week, month, quarter or year', '截断到秒、分、时、天、周、月、季或年的开始'),
  date_add: fn(['varchar', 'bigint', 'moment'], 'timestamp', 'So many units later', '加上若干时间单位'),
  date_diff: fn(['varchar', 'moment', 'moment'], 'bigint', 'Whole units from the first time to the second', '两个时间相差的整单位数'),
  year: fn(['moment'], 'bigint', 'Year', '年'),
  quarter: fn(['moment'], 'bigint', 'Quarter, 1 to 4', '季度，1 到 4'),
  month: fn(['moment'], 'bigint', 'Month, 1 to 12', '月，1 到 12'),
  week: fn(['moment'], 'bigint', 'ISO week, 1 to 53', 'ISO 周，1 到 53'),
  week_of_year: fn(['moment'], 'bigint', 'ISO week, 1 to 53', 'ISO 周，1 到 53'),
  year_of_week: fn(['moment'], 'bigint', 'Year of the ISO week', 'ISO 周所属的年份'),
  yow: fn(['moment'], 'bigint', 'Year of the ISO week', 'ISO 周所属的年份'),
  day: fn(['moment'], 'bigint', 'Day of the month', '日'),
  day_of_month: fn(['moment'], 'bigint', 'Day of the month', '日'),
  day_of_week: fn(['moment'], 'bigint', 'Day of the week, Monday is 1', '星期几，周一为 1'),
  dow: fn(['moment'], 'bigint', 'Day of the week, Monday is 1', '星期几，周一为 1'),
  day_of_year: fn(['moment'], 'bigint', 'Day of the year', '一年中的第几天'),
  doy: fn(['moment'], 'bigint', 'Day of the year', '一年中的第几天'),
  hour: fn(['moment'], 'bigint', 'Hour, 0 to 23', '时，0 到 23'),
  minute: fn(['moment'], 'bigint', 'Minute', '分'),
  second: fn(['moment'], 'bigint', 'Second', '秒'),
  millisecond: fn(['moment'], 'bigint', 'Millisecond of the second, 0 to 999', '毫秒，0 到 999'),
  ip_to_domain: fn(['varchar'], 'varchar', 'intranet or internet; null when it is no address', 'intranet 或 internet，不是地址时为空'),
  ip_to_country: fn(['varchar'], 'varchar', "Country of an address in Chinese; its code with 'en'", "地址所属国家或地区的中文名，第二参数 'en' 给出代码", { optional: ['varchar'] }),
  ip_to_country_code: fn(['varchar'], 'varchar', 'Two-letter country code of an address', '地址所属国家或地区的两位代码'),
  ip_to_province: fn(['varchar'], 'varchar', "Province of an address in Chinese, its code with 'en'; null when no table knows", "地址所属省份的中文名，第二参数 'en' 给出行政区划代码，未知则为空", { optional: ['varchar'] }),
  ip_to_city: fn(['varchar'], 'varchar', "City of an address in Chinese, its code with 'en'; null when no table knows", "地址所属城市的中文名，第二参数 'en' 给出行政区划代码，未知则为空", { optional: ['varchar'] }),
  ip_to_geo: fn(['varchar'], 'varchar', 'latitude,longitude of an address; null when no table knows', '地址的“纬度,经度”，未知则为空'),
  ip_to_city_geo: fn(['varchar'], 'varchar', 'latitude,longitude of the city of an address; null when no table knows', '地址所属城市的“纬度,经度”，未知则为空'),
  ip_to_provider: fn(['varchar'], 'varchar', 'Organisation whose network an address is in, of the loaded ASN database', '地址所属网络的运营组织，来自已加载的 ASN 数据库'),
  ip_to_asn: fn(['varchar'], 'bigint', 'Number of that network (AS), of the loaded ASN database. Ours, SLS has no such function', '地址所属自治系统的编号，来自已加载的 ASN 数据库。本产品扩展，SLS 没有该函数'),
  ipv6_to_domain: fn(['varchar'], 'varchar', 'The same as ip_to_domain', '同 ip_to_domain'),
  ipv6_to_country: fn(['varchar'], 'varchar', 'The same as ip_to_country', '同 ip_to_country', { optional: ['varchar'] }),
  ipv6_to_country_code: fn(['varchar'], 'varchar', 'The same as ip_to_country_code', '同 ip_to_country_code'),
  ipv6_to_province: fn(['varchar'], 'varchar', 'The same as ip_to_province', '同 ip_to_province', { optional: ['varchar'] }),
  ipv6_to_city: fn(['varchar'], 'varchar', 'The same as ip_to_city', '同 ip_to_city', { optional: ['varchar'] }),
  ipv6_to_city_code: fn(['varchar'], 'varchar', 'Administrative code of the city of an address', '地址所属城市的行政区划代码'),
  ipv6_to_geo: fn(['varchar'], 'varchar', 'The same as ip_to_geo', '同 ip_to_geo'),
  ipv6_to_city_geo: fn(['varchar'], 'varchar', 'The same as ip_to_city_geo', '同 ip_to_city_geo'),
  ipv6_to_provider: fn(['varchar'], 'varchar', 'The same as ip_to_provider', '同 ip_to_provider'),
  ip_prefix: fn(['varchar', 'bigint'], 'varchar', 'The block of an address at a prefix length: 10.0.1.0/24', '地址在指定前缀长度下的网段，如 10.0.1.0/24'),
  ip_subnet_min: fn(['varchar'], 'varchar', 'First address of a block', '网段的首个地址'),
  ip_subnet_max: fn(['varchar'], 'varchar', 'Last address of a block', '网段的末个地址'),
  is_subnet_of: fn(['varchar', 'varchar'], 'boolean', 'True when the block (first) holds the address', '网段（第一参数）是否包含该地址'),
  is_prefix_subnet_of: fn(['varchar', 'varchar'], 'boolean', 'True when the block (first) holds the other block', '网段（第一参数）是否包含另一网段'),
  security_check_ip: fn(['varchar'], 'bigint', '1 when a threat list has the address, else 0', '地址在威胁列表中为 1，否则为 0'),
  security_check_domain: fn(['varchar'], 'bigint', '1 when a threat list has the domain, else 0', '域名在威胁列表中为 1，否则为 0'),
  security_check_url: fn(['varchar'], 'bigint', '1 when a threat list has the host of the URL, else 0', 'URL 的主机在威胁列表中为 1，否则为 0'),
  json_parse: fn(['varchar'], 'varchar', 'JSON without blanks, names sorted; null when it is none', '规范化的 JSON，键名排序；不是 JSON 时为空'),
  json_format: fn(['varchar'], 'varchar', 'The same as json_parse: JSON is text here', '同 json_parse，此处 JSON 即文本'),
  json_extract: fn(['varchar', 'varchar'], 'varchar', "The JSON at a path: '$.a[0].b'", "路径处的 JSON，如 '$.a[0].b'"),
  json_extract_scalar: fn(['varchar', 'varchar'], 'varchar', 'The text, number or boolean at a path, as text', '路径处的文本、数值或布尔值，以文本给出'),
  json_extract_bool: fn(['varchar', 'varchar'], 'boolean', 'The boolean at a path', '路径处的布尔值'),
  json_extract_long: fn(['varchar', 'varchar'], 'bigint', 'The whole number at a path', '路径处的整数'),
  json_extract_double: fn(['varchar', 'varchar'], 'double', 'The number at a path', '路径处的数值'),
  json_array_contains: fn(['varchar', 'any'], 'boolean', 'True when a JSON array has the value', 'JSON 数组是否含有该值'),
  json_array_get: fn(['varchar', 'bigint'], 'varchar', 'An element of a JSON array, from 0, negative from the end', 'JSON 数组的元素，从 0 开始，负数从末尾起'),
  json_array_length: fn(['varchar'], 'bigint', 'Number of elements of a JSON array', 'JSON 数组的元素个数'),
  json_size: fn(['varchar', 'varchar'], 'bigint', 'Number of elements or members at a path; 0 for a scalar', '路径处的元素或成员个数，标量为 0'),
  is_json_scalar: fn(['varchar'], 'boolean', 'True when the JSON is neither array nor object', 'JSON 是否为标量'),
  url_extract_protocol: fn(['varchar'], 'varchar', 'Protocol of a URL', 'URL 的协议'),
  url_extract_host: fn(['varchar'], 'varchar', 'Host of a URL', 'URL 的主机'),
  url_extract_port: fn(['varchar'], 'bigint', 'Port of a URL, null when it has none', 'URL 的端口，没有则为空'),
  url_extract_path: fn(['varchar'], 'varchar', 'Path of a URL', 'URL 的路径'),
  url_extract_query: fn(['varchar'], 'varchar', 'What follows the ? of a URL', 'URL 中 ? 之后的部分'),
  url_extract_parameter: fn(['varchar', 'varchar'], 'varchar', 'Value of the first parameter of a name', 'URL 中首个同名参数的值'),
  url_extract_fragment: fn(['varchar'], 'varchar', 'What follows the # of a URL', 'URL 中 # 之后的部分'),
  url_encode: fn(['varchar'], 'varchar', 'Written so that it can stand in a URL', 'URL 编码'),
  url_decode: fn(['varchar'], 'varchar', 'As it was before url_encode', 'URL 解码'),
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

/** Functions and aggregates that SLS knows and nothing here computes yet; refused by name rather than called unknown. */
export const functionsOfSls: readonly string[] = [
  'approx_percentile', 'array_agg', 'array_distinct', 'array_join', 'array_max', 'array_min', 'array_sort', 'bitwise_and_agg', 'bitwise_or_agg',
  'cardinality', 'checksum', 'compare', 'contains', 'corr', 'covar_pop', 'covar_samp', 'current_timezone', 'element_at', 'filter', 'first_value',
  'geometric_mean', 'histogram', 'histogram_u', 'ip_subnet_range', 'lag', 'last_value', 'lead', 'map', 'map_agg', 'map_keys', 'map_values', 'max_by',
  'min_by', 'multimap_agg', 'now', 'ntile', 'numeric_histogram', 'percent_rank', 'position', 'rand', 'random', 'rank', 'dense_rank', 'reduce',
  'regexp_extract_all', 'regexp_split', 'row_number', 'set_agg', 'split', 'split_to_map', 'stddev', 'stddev_pop', 'stddev_samp', 'time_series',
  'transform', 'try', 'ts_compare', 'var_pop', 'var_samp', 'variance',
];
