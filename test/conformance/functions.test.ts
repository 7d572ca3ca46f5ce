import { beforeAll, describe, expect, it } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { tableOf, type TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import { isAddress } from '../../src/base/ip.ts';
import { fieldNamed } from '../../src/model/fields.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { FunctionName } from '../../src/model/functions.ts';
import type { Plan } from '../../src/model/plan.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { fieldsPresent, lookup, records, zone } from './cases.ts';

/** Every function of the language once over fields of the records, as key, as output of a record, as condition, inside an aggregate. */
const calls: Readonly<Record<FunctionName, string>> = {
  concat: "concat(srcaddr, '>', dstaddr)", length: 'length(srcaddr)', lower: 'lower(action)', upper: 'upper(direction)', trim: 'trim(action)',
  ltrim: 'ltrim(action)', rtrim: 'rtrim(action)', reverse: 'reverse(action)', chr: 'chr(protocol + 60)', codepoint: 'codepoint(substr(action, 1, 1))',
  lpad: "lpad(action, 8, '*')", rpad: "rpad(action, 3, '*')", replace: "replace(srcaddr, '.', '-')", split_part: "split_part(srcaddr, '.', 2)",
  strpos: "strpos(srcaddr, '.', 2)", strrpos: "strrpos(srcaddr, '.')", substr: 'substr(srcaddr, 2, 3)', substring: 'substring(srcaddr, -3)',
  starts_with: "starts_with(srcaddr, '10.')", ends_with: "ends_with(srcaddr, '.1')", translate: "translate(srcaddr, '01', 'ab')",
  levenshtein_distance: "levenshtein_distance(action, 'ACCEPT')", hamming_distance: "hamming_distance(lpad(action, 6, ' '), 'ABCDEF')", regexp_like: "regexp_like(srcaddr, '^10')",
  regexp_extract: "regexp_extract(srcaddr, '^(\\d+)\\.', 1)", regexp_replace: "regexp_replace(srcaddr, '\\d+$', 'x')",
  abs: 'abs(bytes - 5000)', sign: 'sign(bytes - 5000)', ceil: 'ceil(bytes / 7.0)', ceiling: 'ceiling(bytes / 7.0)', floor: 'floor(bytes / 7.0)',
  round: 'round(bytes / 7.0, 1)', truncate: 'truncate(bytes / 7.0, 1)', mod: 'mod(bytes, 7)', pow: 'pow(protocol, 2)', power: 'power(protocol, 0.5)',
  sqrt: 'sqrt(bytes)', cbrt: 'cbrt(packets)', exp: 'exp(protocol)', ln: 'ln(bytes + 1)', log2: 'log2(bytes + 1)', log10: 'log10(bytes + 1)', log: 'log(bytes + 1, 3)',
  greatest: 'greatest(srcport, dstport)', least: 'least(srcaddr, dstaddr)', width_bucket: 'width_bucket(bytes, 0, 100000, 10)', from_base: "from_base(translate(srcaddr, '.:', ''), 36)",
  to_base: 'to_base(bytes, 16)', e: 'bytes * e()', pi: 'bytes * pi()', infinity: 'bytes + infinity()', nan: 'is_nan(bytes + nan())', is_nan: 'is_nan(sqrt(bytes - 5000))',
  is_finite: 'is_finite(1.0 / (bytes - bytes))', is_infinite: 'is_infinite(bytes / 0.0)', degrees: 'degrees(protocol)', radians: 'radians(protocol)',
  sin: 'sin(protocol)', cos: 'cos(protocol)', tan: 'tan(protocol)', asin: 'asin(protocol / 255.0)', acos: 'acos(protocol / 255.0)', atan: 'atan(protocol)', atan2: 'atan2(protocol, packets)',
  cosh: 'cosh(protocol)', tanh: 'tanh(protocol)', bitwise_and: 'bitwise_and("tcp-flags", 18)', bitwise_or: 'bitwise_or("tcp-flags", 1)', bitwise_xor: 'bitwise_xor("tcp-flags", 255)',
  bitwise_not: 'bitwise_not("tcp-flags")', bit_count: 'bit_count("tcp-flags", 64)', bitwise_left_shift: 'bitwise_left_shift(protocol, 60)', bitwise_right_shift: 'bitwise_right_shift(-protocol, 1)',
  bitwise_right_shift_arithmetic: 'bitwise_right_shift_arithmetic(-protocol, 1)', bitwise_shift_left: 'bitwise_shift_left(protocol, 2, 4)',
  bitwise_logical_shift_right: 'bitwise_logical_shift_right(-protocol, 2, 8)', bitwise_arithmetic_shift_right: 'bitwise_arithmetic_shift_right(-protocol, 2)',
  from_unixtime: 'from_unixtime(__time__)', to_unixtime: 'to_unixtime(from_unixtime(__time__))', date_format: "date_format(__time__, '%H:%i')", date_parse: "date_parse(cast(protocol as varchar), '%d')",
  from_iso8601_timestamp: "from_iso8601_timestamp(concat('20', lpad(cast(protocol as varchar), 2, '0'), '-07-12T14:50'))", from_iso8601_date: "from_iso8601_date(concat('2020-W', lpad(cast(protocol as varchar), 2, '0')))",
  to_iso8601: 'to_iso8601(__time__)', last_day_of_month: 'last_day_of_month(__time__)', date_trunc: "date_trunc('hour', __time__)", date_add: "date_add('day', protocol, from_unixtime(__time__))",
  date_diff: "date_diff('second', from_unixtime(start), from_unixtime(\"end\"))", year: 'year(__time__)', quarter: 'quarter(__time__)', month: 'month(__time__)', week: 'week(__time__)',
  week_of_year: 'week_of_year(__time__)', year_of_week: 'year_of_week(__time__)', yow: 'yow(__time__)', day: 'day(__time__)', day_of_month: 'day_of_month(__time__)', day_of_week: 'day_of_week(__time__)',
  dow: 'dow(__time__)', day_of_year: 'day_of_year(__time__)', doy: 'doy(__time__)', hour: 'hour(__time__)', minute: 'minute(__time__)', second: 'second(__time__)', millisecond: 'millisecond(__time__)',
  ip_to_domain: 'ip_to_domain(srcaddr)', ip_to_country: 'ip_to_country(srcaddr)', ip_to_country_code: 'ip_to_country_code(srcaddr)', ip_to_province: 'ip_to_province(srcaddr)', ip_to_city: 'ip_to_city(srcaddr)',
  ip_to_geo: 'ip_to_geo(srcaddr)', ip_to_city_geo: 'ip_to_city_geo(srcaddr)', ip_to_provider: 'ip_to_provider(srcaddr)', ip_to_asn: 'ip_to_asn(srcaddr)', ipv6_to_domain: 'ipv6_to_domain(srcaddr)',
  ipv6_to_country: "ipv6_to_country(srcaddr, 'en')", ipv6_to_country_code: 'ipv6_to_country_code(dstaddr)', ipv6_to_province: "ipv6_to_province(srcaddr, 'en')", ipv6_to_city: 'ipv6_to_city(srcaddr)',
  ipv6_to_city_code: 'ipv6_to_city_code(srcaddr)', ipv6_to_geo: 'ipv6_to_geo(srcaddr)', ipv6_to_city_geo: 'ipv6_to_city_geo(srcaddr)', ipv6_to_provider: 'ipv6_to_provider(dstaddr)',
  ip_prefix: 'ip_prefix(srcaddr, 16)', ip_subnet_min: "ip_subnet_min(concat(srcaddr, '/24'))", ip_subnet_max: "ip_subnet_max(concat(srcaddr, '/24'))", is_subnet_of: "is_subnet_of('10.0.0.0/8', srcaddr)",
  is_prefix_subnet_of: "is_prefix_subnet_of('10.0.0.0/8', concat(srcaddr, '/16'))", security_check_ip: 'security_check_ip(srcaddr)', security_check_domain: 'security_check_domain(srcaddr)',
  security_check_url: "security_check_url(concat('http://', srcaddr, '/'))", json_parse: "json_parse(concat('[', cast(protocol as varchar), ' ]'))", json_format: "json_format(concat('{\"b\":1,\"a\":\"', action, '\"}'))",
  json_extract: "json_extract(concat('{\"a\":[\"', srcaddr, '\"]}'), '$.a')", json_extract_scalar: "json_extract_scalar(concat('{\"a\":[\"', srcaddr, '\"]}'), '$.a[0]')",
  json_extract_bool: "json_extract_bool('{\"a\":true}', concat('$.', substr('ab', protocol % 2 + 1, 1)))", json_extract_long: "json_extract_long(concat('[', cast(bytes as varchar), ']'), '$[0]')",
  json_extract_double: "json_extract_double(concat('[', cast(bytes as varchar), '.5]'), '$[0]')", json_array_contains: "json_array_contains('[6, 17]', protocol)", json_array_get: "json_array_get('[\"a\", [1], null]', protocol % 4)",
  json_array_length: "json_array_length(concat('[', cast(protocol as varchar), ',2]'))", json_size: "json_size(concat('{\"', action, '\":[1,2]}'), '$.ACCEPT')", is_json_scalar: 'is_json_scalar(action)',
  url_extract_protocol: "url_extract_protocol(concat('http://', srcaddr))", url_extract_host: "url_extract_host(concat('http://', srcaddr))", url_extract_port: "url_extract_port(concat('http://h:', cast(dstport as varchar)))",
  url_extract_path: "url_extract_path(concat('http://h/', srcaddr))", url_extract_query: "url_extract_query(concat('http://h/?', srcaddr))", url_extract_parameter: "url_extract_parameter(concat('http://h/?a=', srcaddr), 'a')",
  url_extract_fragment: "url_extract_fragment(concat('http://h/#', srcaddr))", url_encode: "url_encode(concat('&', srcaddr))", url_decode: "url_decode(concat(srcaddr, '+%26'))",
};

const held = records.map((record): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fieldNamed(name)?.role === 'address' && !isAddress(String(value)) ? null : value])));

let kernel: Kernel;
beforeAll(() => {
  kernel = new Kernel(tableOf(held as readonly TestRecord[]), { kernel: generatedModule('kernel') }); // Whole numbers here are all numbers.
});

function planOf(statement: string): Plan {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  const planned = asked.ok ? plan(asked.value, { fields: fieldsPresent }) : asked;
  if (!planned.ok) throw new Error(`${statement}: ${JSON.stringify(planned.problem)}`);
  return planned.value;
}

const rowsOf = (frame: Frame): Value[][] => Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => column.values[row] ?? null));

describe('every function, on the kernel and on the plain interpreter', () => {
  it.each(Object.entries(calls))('%s', async (_, call) => {
    const statements = [
      `* | select ${call} as v, count(*) as c group by v order by v limit 1000`,
      `* | select srcaddr, dstport, ${call} as v order by __time__, srcaddr, dstport, bytes, v limit 1000`,
      `* | select count(*) as c, max(${call}) as m where ${call} is not null`,
    ];
    const plans = statements.map(planOf);
    const results: unknown[] = [];
    await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), lookup, onFrame: (index, result) => (results[index] = result.ok ? rowsOf(result.value) : result.problem) });
    for (const [i, planned] of plans.entries()) {
      const twin = runTwin(planned, held, { lookup });
      if (!twin.ok) throw new Error(`${statements[i] ?? ''}: ${JSON.stringify(twin.problem)}`);
      expect([statements[i], results[i]]).toEqual([statements[i], rowsOf(twin.value)]);
    }
  });
});
