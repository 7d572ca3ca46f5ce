import { beforeAll, describe, expect, it } from 'vitest';
import { macros } from '../../src/engine/embedded/duckdb/macros.ts';
import { bridgedFunctions } from '../../src/engine/embedded/duckdb/bridged.ts';
import { duckdbFunctions } from '../../src/model/duckdb-functions.ts';
import type { ColumnType, Value } from '../../src/model/frame.ts';
import type { SqlPlan } from '../../src/model/sql-plan.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/** The functions that SQL calls, each with values that Presto's or the log service's documentation gives, or that follow from it. */

const zone = 28_800;
let engine: SqlEngine;

beforeAll(async () => {
  engine = await openSqlEngine(Array.from({ length: 10 }, (_, i) => ({ __time__: 1_720_775_420 + i, srcaddr: `10.0.${i % 3}.1`, bytes: i + 1, 'tcp-flags': i % 2 ? 18 : 2 })));
}, 60_000);

const column = (name: string, type: 'bigint' | 'varchar'): SqlPlan['handover']['columns'][number] => ({ name, expr: { op: 'field', field: name, type } });

function planOf(sql: string, types: readonly ColumnType[], more: Partial<SqlPlan> = {}): SqlPlan {
  return {
    kind: 'sql', sql, zone, statement: `* | ${sql}`, limit: 100, limitWritten: false, needs: [], places: [], padding: null, because: 'a test',
    handover: { predicate: { kind: 'all' }, range: null, columns: [column('__time__', 'bigint'), column('srcaddr', 'varchar'), column('bytes', 'bigint'), column('tcp-flags', 'bigint')] },
    outputs: types.map((type, i) => ({ name: `c${i}`, type, unit: 'none' })),
    ...more,
  };
}

async function valuesOf(sql: string, type: ColumnType): Promise<readonly Value[]> {
  const result = await engine.run(planOf(sql, [type]));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value.columns[0]?.values ?? [];
}

const one = async (expression: string, type: ColumnType): Promise<Value> => (await valuesOf(`SELECT ${expression} AS o0`, type))[0] ?? null;
const problem = async (sql: string, more: Partial<SqlPlan> = {}): Promise<unknown> => {
  const result = await engine.run(planOf(sql, ['varchar'], more));
  return result.ok ? null : result.problem;
};

const wall = "TIMESTAMP '2024-07-12 17:10:20'";
const seconds = 1_720_775_420; // The same moment in the zone.

const scalar: readonly (readonly [expression: string, type: ColumnType, value: Value])[] = [
  ["sls_substr('abcdef', 2, 3)", 'varchar', 'bcd'], ["sls_substr('abcdef', -2)", 'varchar', 'ef'], ["sls_lpad('7', 3, '0')", 'varchar', '007'],
  ["sls_split_part('a,b,c', ',', 2)", 'varchar', 'b'], ["sls_strpos('abc', 'c')", 'bigint', 3], ["sls_reverse('abc')", 'varchar', 'cba'],
  ["sls_concat('a', 'b', 'c')", 'varchar', 'abc'], ["sls_concat('a', NULL)", 'varchar', null], ["sls_length('中文')", 'bigint', 2],
  ["sls_replace('aXbX', 'X')", 'varchar', 'ab'], ["sls_upper('eni-1')", 'varchar', 'ENI-1'], ["sls_chr(20013)", 'varchar', '中'], ["sls_codepoint('A')", 'bigint', 65],
  ["sls_levenshtein_distance('kitten', 'sitting')", 'bigint', 3], ["sls_starts_with('10.0.0.1', '10.')", 'boolean', true],
  ["sls_regexp_like('1a 2b 14m', '\\d+b')", 'boolean', true], ["sls_regexp_extract('1a 2b 14m', '(\\d+)([a-z]+)', 2)", 'varchar', 'a'],
  ["sls_regexp_extract('abc', '\\d')", 'varchar', null], ["sls_regexp_replace('1a 2b 14m', '(\\d+)([ab]) ', '3c$2 ')", 'varchar', '3ca 3cb 14m'],
  ["sls_regexp_extract_all('1a 2b 14m', '\\d+')", 'varchar', '["1","2","14"]'], ["sls_regexp_extract_all('abc', '\\d')", 'varchar', '[]'],
  ["sls_regexp_extract_all('1a2', '(\\d)([a-z])?', 2)", 'varchar', '["a",null]'], ["sls_regexp_split('1a 2b 14m', '\\s*[a-z]+\\s*')", 'varchar', '["1","2","14",""]'],
  ["sls_split('a,b,c', ',')", 'varchar', '["a","b","c"]'], ["sls_split('a,b,c', ',', 2)", 'varchar', '["a","b,c"]'],
  ["sls_split_to_map('a=1&b=2', '&', '=')", 'varchar', '{"a":"1","b":"2"}'],
  ['sls_abs(CAST(-5 AS BIGINT))', 'bigint', 5], ['sls_ceil(2.1::DOUBLE)', 'double', 3], ['sls_ceil(CAST(7 AS BIGINT))', 'bigint', 7], ['sls_round(2.5::DOUBLE)', 'double', 3],
  ['sls_round(-0.125::DOUBLE, 2)', 'double', -0.13], ['sls_truncate(-2.7::DOUBLE)', 'double', -2], ['sls_mod(CAST(-7 AS BIGINT), 3)', 'bigint', -1],
  ['sls_sign(CAST(-7 AS BIGINT))', 'bigint', -1], ['sls_pow(2, 10)', 'double', 1024], ['sls_ln(0)', 'double', Number.NEGATIVE_INFINITY],
  ['sls_greatest(1, 3, 2)', 'bigint', 3], ['sls_greatest(1, NULL)', 'bigint', null], ["sls_least('b', 'a')", 'varchar', 'a'], ['sls_pi()', 'double', Math.PI],
  ['sls_bitwise_and(19, 18)', 'bigint', 18], ['sls_bitwise_xor(19, 25)', 'bigint', 10], ['sls_bitwise_not(-12)', 'bigint', 11], ['sls_bit_count(-7, 64)', 'bigint', 62],
  ['sls_bitwise_left_shift(CAST(1 AS BIGINT), 62)', 'bigint', 4_611_686_018_427_387_904n], ["sls_to_base(CAST(9007199254740993 AS BIGINT), 16)", 'varchar', '20000000000001'],
  [`sls_date_format(${wall}, '%Y-%m-%d %H:%i:%S %W %M')`, 'varchar', '2024-07-12 17:10:20 Friday July'], [`sls_date_format(${seconds}, '%H:%i')`, 'varchar', '17:10'],
  ["sls_date_parse('2024-07-12 17:10:20', '%Y-%m-%d %H:%i:%S')", 'timestamp', seconds], [`sls_from_unixtime(${seconds})`, 'timestamp', seconds],
  [`sls_to_unixtime(${wall})`, 'double', seconds], [`sls_date_trunc('hour', ${seconds})`, 'timestamp', seconds - 620], [`sls_date_trunc('week', ${wall})`, 'timestamp', 1_720_368_000],
  [`sls_date_add('month', -1, ${wall})`, 'timestamp', seconds - 30 * 86_400], [`sls_date_diff('hour', ${wall}, TIMESTAMP '2024-07-13 16:00:00')`, 'bigint', 22],
  [`sls_day_of_week(${wall})`, 'bigint', 5], [`sls_hour(${seconds})`, 'bigint', 17], ["sls_year(DATE '2024-07-12')", 'bigint', 2024], [`sls_week(${wall})`, 'bigint', 28],
  [`sls_time_series(${seconds}, '1m', '%H:%i:%s', '0')`, 'varchar', '17:10:00'], [`sls_time_series(${seconds}, '1d', '%d %H', '0')`, 'varchar', '12 00'],
  ["sls_ip_prefix('192.168.1.7', 24)", 'varchar', '192.168.1.0/24'], ["sls_is_subnet_of('10.0.0.0/8', '10.1.2.3')", 'boolean', true], ["sls_is_subnet_of('2001:db8::/32', '2001:db8::1')", 'boolean', true],
  ["sls_ip_subnet_range('192.168.1.7/24')", 'varchar', '["192.168.1.0","192.168.1.255"]'], ["sls_ip_to_domain('10.1.1.1')", 'varchar', 'intranet'],
  ["sls_json_extract_scalar('{\"a\":[{\"b\":7}]}', '$.a[0].b')", 'varchar', '7'], ["sls_json_array_contains('[1,2]', 2)", 'boolean', true], ["sls_json_array_contains('[\"2\"]', 2)", 'boolean', false],
  ["CAST(sls_json_array('[1,2,null]') AS BIGINT[])", 'varchar', '[1,2,null]'], ["sls_json_map('{\"a\":1,\"b\":\"x\"}')", 'varchar', '{"a":"1","b":"x"}'],
  ["sls_url_extract_host('https://a.example/b?c=d')", 'varchar', 'a.example'], ["sls_url_extract_parameter('https://a.example/b?c=d', 'c')", 'varchar', 'd'],
  ['sls_cast_varchar(10000000::DOUBLE)', 'varchar', '1.0E7'], ['sls_cast_varchar(CAST(5 AS BIGINT))', 'varchar', '5'], [`sls_cast_varchar(${wall})`, 'varchar', '2024-07-12 17:10:20.000'],
  ["sls_cast_bigint('-12')", 'bigint', -12], ['sls_cast_bigint(2.5::DOUBLE)', 'bigint', 3], ["sls_cast_double('1e3')", 'double', 1000], ["sls_cast_timestamp('2024-07-12 17:10:20')", 'timestamp', seconds],
  ["sls_cast_boolean('TRUE')", 'boolean', true], ["sls_try_cast_bigint('x')", 'bigint', null], ["sls_try_regexp_extract('a', '(')", 'varchar', null], ["sls_try_upper('a')", 'varchar', 'A'],
];

const onLists: typeof scalar = [
  ['sls_cardinality([1, NULL, 3])', 'bigint', 3], ["sls_cardinality(map(['a'], [1]))", 'bigint', 1], ['sls_cardinality([])', 'bigint', 0], ['sls_contains([1, 2], 2)', 'boolean', true],
  ['sls_element_at([1, 2, 3], -1)', 'bigint', 3], ["sls_element_at(map(['a'], [1]), 'b')", 'bigint', null], ['sls_array_sort([3, NULL, 1])', 'varchar', '[1,3,null]'],
  ["sls_array_join([1, NULL, 3], '-')", 'varchar', '1-3'], ["sls_array_join([1, NULL, 3], '-', 'x')", 'varchar', '1-x-3'], ["sls_array_join([], '-')", 'varchar', ''],
  ['sls_array_distinct([3, 1, NULL, 3, NULL])', 'varchar', '[3,1,null]'], ['sls_array_max([1, 3, 2])', 'bigint', 3], ['sls_array_max([1, NULL])', 'bigint', null], ['sls_array_sum([1, 2])', 'bigint', 3],
  ['sls_array_position([5, 6], 6)', 'bigint', 2], ['sls_array_position([5, 6], 7)', 'bigint', 0], ['sls_array_remove([1, NULL, 2, 1], 1)', 'varchar', '[null,2]'],
  ['sls_array_union([1, 2], [2, 3])', 'varchar', '[1,2,3]'], ['sls_array_intersect([1, 2, 2], [2, 3])', 'varchar', '[2]'], ['sls_array_except([1, 2, 1], [2, 3])', 'varchar', '[1]'],
  ['sls_arrays_overlap([1, 2], [2])', 'boolean', true], ['sls_slice([1, 2, 3, 4], 2, 2)', 'varchar', '[2,3]'], ['sls_slice([1, 2, 3, 4], -3, 2)', 'varchar', '[2,3]'],
  ['sls_sequence(1, 3)', 'varchar', '[1,2,3]'], ['sls_sequence(3, 1)', 'varchar', '[3,2,1]'], ["sls_repeat('a', 2)", 'varchar', '["a","a"]'], ['sls_flatten([[1], [2, 3]])', 'varchar', '[1,2,3]'],
  ["sls_map_concat(map(['a'], [1]), map(['a', 'b'], [2, 3]))", 'varchar', '{"a":2,"b":3}'], ["sls_map_keys(map(['a', 'b'], [1, 2]))", 'varchar', '["a","b"]'], ['sls_map()', 'varchar', '{}'],
  ["list_transform([1, 2], lambda x: sls_to_base(x, 2))", 'varchar', '["1","10"]'],
  ["[[1, NULL], NULL]", 'varchar', '[[1,null],null]'], ["{'a': 1, 'b': [TRUE, NULL]}", 'varchar', '[1,[true,null]]'], ['CAST(1 AS HUGEINT)', 'bigint', 1], ['1.25', 'double', 1.25],
  ["[TIMESTAMP '2024-01-01 00:00:00']", 'varchar', '["2024-01-01 00:00:00.000"]'], ["DATE '1970-01-02'", 'timestamp', 86_400 - zone],
];

const ofGroups: typeof scalar = [
  ['sls_count_if(bytes > 8)', 'bigint', 2], ['sls_count_if(bytes > 100)', 'bigint', 0], ['sls_approx_distinct(srcaddr)', 'bigint', 3], ['sls_approx_percentile(bytes, 0.5)', 'bigint', 5],
  ['sls_approx_percentile(bytes, [0.1, 0.9])', 'varchar', '[1,9]'], ['sls_max_by(srcaddr, bytes)', 'varchar', '10.0.0.1'], ['sls_max_by(bytes, bytes, 2)', 'varchar', '[10,9]'],
  ['sls_min_by(bytes, -bytes)', 'bigint', 10], ["sls_cardinality(sls_set_agg(srcaddr))", 'bigint', 3], ['sls_histogram("tcp-flags")', 'varchar', '{"2":5,"18":5}'],
  ['sls_map_agg(srcaddr, "tcp-flags")', 'varchar', '{"10.0.2.1":2,"10.0.1.1":18,"10.0.0.1":2}'], ["sls_multimap_agg(srcaddr, bytes)['10.0.0.1']", 'varchar', '[1,4,7,10]'],
  ['sls_bitwise_or_agg("tcp-flags")', 'bigint', 18], ['sls_bitwise_and_agg("tcp-flags")', 'bigint', 2], ['sls_every(bytes > 0)', 'boolean', true], ['sum(bytes)', 'bigint', 55], ['sum(bytes) // 10', 'bigint', 5],
];

describe('functions in SQL', () => {
  it.each(scalar)('%s', async (expression, type, value) => {
    expect(await one(expression, type)).toEqual(value);
  });

  it.each(onLists)('%s', async (expression, type, value) => {
    expect(await one(expression, type)).toEqual(value);
  });

  it.each(ofGroups)('%s', async (expression, type, value) => {
    const [found] = await valuesOf(`SELECT ${expression} AS o0 FROM _log`, type);
    // The entries of a map have no order.
    if (String(value).startsWith('{')) expect(JSON.parse(String(found))).toEqual(JSON.parse(String(value)));
    else expect(found).toEqual(value);
  });

  it('are all that the table of names has, with their numbers of arguments', () => {
    const made = [...macros, ...bridgedFunctions(new Set(macros.map(({ name }) => name))).flatMap(({ macro }) => macro ?? [])];
    expect(made.map(({ name }) => name).sort()).toEqual(Object.keys(duckdbFunctions).sort());
    for (const { name, forms } of made) {
      const counts = forms.map(({ parameters }) => parameters.length);
      expect([name, Math.min(...counts), Math.max(...counts)]).toEqual([name, ...(duckdbFunctions[name]?.arities ?? [])]);
    }
  });

  it('work over many rows, constants and nulls among them, and remember nothing of another zone', async () => {
    const sql = "SELECT sls_date_format(CASE WHEN range % 3 > 0 THEN range * 3600 END, '%H') AS o0 FROM range(5000) LIMIT 5000";
    for (const offset of [zone, 0]) {
      const result = await engine.run(planOf(sql, ['varchar'], { zone: offset, limit: 5000 }));
      const wanted = Array.from({ length: 5000 }, (_, i) => (i % 3 > 0 ? String((i + offset / 3600) % 24).padStart(2, '0') : null));
      expect(result.ok && result.value.columns[0]?.values).toEqual(wanted);
    }
  });
});

describe('answers', () => {
  it('say that they were cut, and keep the order of the table', async () => {
    const result = await engine.run(planOf('SELECT bytes AS o0 FROM _log LIMIT 4', ['bigint'], { limit: 3 }));
    expect(result).toMatchObject({ ok: true, value: { rows: 3, columns: [{ values: [1, 2, 3] }], coverage: { scanned: 10, matched: 10, cut: { limit: 3 } } } });
  });

  it('have the gaps of a series filled', async () => {
    const sql = "SELECT sls_time_series(__time__, '5s', '%i:%s', 'null') AS o0, sum(bytes) AS o1 FROM _log GROUP BY 1 ORDER BY 1";
    const result = await engine.run(planOf(sql, ['varchar', 'bigint'], { padding: { output: 0, by: [], windowSeconds: 5, format: '%i:%s', fill: 'null', range: { from: seconds - 5, to: seconds + 15 } } }));
    expect(result).toMatchObject({ ok: true, value: { columns: [{ values: ['10:15', '10:20', '10:25', '10:30'] }, { values: [null, 15, 40, null] }] } });
  });

  it('say what is wrong, and where', async () => {
    const sql = "SELECT '中', CAST('x' AS BIGINT) AS o0";
    const from = sql.indexOf('CAST');
    expect(await problem(sql, { places: [{ sqlFrom: from, sqlTo: from + 19, from: 40, to: 50 }] })).toMatchObject({ kind: 'type', position: { from: 40, to: 50 } });
    expect(await problem("SELECT sls_cast_bigint('x') AS o0")).toMatchObject({ kind: 'type', message: "Cannot cast 'x' to bigint" });
    expect(await problem('SELECT 9223372036854775807::BIGINT + 1::BIGINT AS o0')).toMatchObject({ kind: 'overflow' });
    expect(await problem('SELECT no_such(1) AS o0')).toMatchObject({ kind: 'internal' });
    expect(await problem('SELECT range AS o0 FROM range(1000002)', { limit: 2_000_000 })).toMatchObject({ kind: 'too-large', rows: 1_000_002 });
  });

  it('go on after an error of a function, and after one of many', async () => {
    for (let i = 0; i < 20; i++) await problem("SELECT sls_regexp_like('a', '(') AS o0");
    expect(await one("sls_regexp_like('a', 'a')", 'boolean')).toBe(true);
  });
});
