import { beforeAll, describe, expect, it } from 'vitest';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Result } from '../../src/base/result.ts';
import { ask } from '../../src/statement/ask.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/** Aggregations that are ours around DuckDB's own: checksums, histograms, weighted percentiles, maps. */
const records: readonly TestRecord[] = [
  { __time__: 1_720_767_000, srcaddr: '10.0.0.1', dstaddr: '10.0.1.9', bytes: 10, packets: 1, dstport: 80, action: 'ACCEPT', direction: 'in' },
  { __time__: 1_720_767_060, srcaddr: '10.0.0.2', dstaddr: '10.0.1.9', bytes: 30, packets: 2, dstport: 443, action: 'REJECT', direction: 'in' },
  { __time__: 1_720_767_300, srcaddr: '10.0.0.1', dstaddr: '2001:db8::7', bytes: 20, packets: 3, dstport: null, action: 'ACCEPT', direction: 'out' },
];

let engine: SqlEngine;
beforeAll(async () => {
  engine = await openSqlEngine(records);
}, 60_000);

async function run(statement: string): Promise<Result<Frame, Problem>> {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: engine.table.present });
  if (!asked.ok) return asked;
  const made = sqlPlan(asked.value, { fields: engine.table.present }, 'a test', 1_720_767_000.25);
  if (!made.ok) return made;
  const result = await engine.run(made.value);
  if (!result.ok && result.problem.kind === 'internal') throw new Error(`${JSON.stringify(result.problem)}\n${made.value.sql}`);
  return result;
}

async function rows(sql: string): Promise<unknown[][]> {
  const result = await run(`* | ${sql}`);
  if (!result.ok) throw new Error(`${sql}: ${JSON.stringify(result.problem)}`);
  const { value } = result;
  return Array.from({ length: value.rows }, (_, row) => value.columns.map((column) => column.values[row] ?? null));
}

/** The entries of a map have no order. */
const unordered = (row: readonly unknown[]): unknown[] => row.map((value) => (typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value) as unknown); // JSON.parse gives any.

/** A SELECT over values that are written. */
const over = (what: string, values: string, names = 't (x)'): string => `select ${what} from (values ${values}) as ${names}`;

describe('checksum', () => {
  // Computed apart from this code, from the definition of the hash.
  it.each<[string, unknown]>([
    ['select checksum(bytes) from log', '2c3Nrj7kCiQ='],
    [over('checksum(x)', '1, 2, null'), '8lG21SDGCgw='],
    [over('checksum(x)', 'null, 2, 1'), '8lG21SDGCgw='],
    [over('checksum(x)', "'a'"), '/f+qzGJ0q98='],
    [over('checksum(x)', 'true, false'), 'fH0sFW8z0U4='],
    [over('checksum(x)', 'null'), 'h8rrhbF5N54='],
    [`${over('checksum(x)', '1')} where x > 1`, null],
    [over('checksum(distinct x)', '1, 1, 2, null, null'), '8lG21SDGCgw='],
    ["select checksum(bytes) filter (where bytes < 0) from log", null],
  ])('%s', async (sql, expected) => {
    expect(await rows(sql)).toEqual([[expected]]);
  });

  it('does not depend on the order, and tells types and values apart', async () => {
    const [first] = await rows(over('checksum(x), checksum(cast(x as double)), checksum(cast(x as varchar)), checksum(from_unixtime(x % 100))', '1, 2, 3, 9007199254740993'));
    expect(await rows(over('checksum(x), checksum(cast(x as double)), checksum(cast(x as varchar)), checksum(from_unixtime(x % 100))', '9007199254740993, 3, 1, 2'))).toEqual([first]);
    expect(new Set(first).size).toBe(4);
  });
});

describe('histograms', () => {
  it.each<[string, unknown[][]]>([
    ['select numeric_histogram(10, bytes) from log', [['{"10":1,"20":1,"30":1}']]],
    [over('numeric_histogram(4, x)', '1, 2, 10, 11, 20, null'), [['{"1.5":2,"10":1,"11":1,"20":1}']]],
    [over('numeric_histogram(3, x)', '20, 11, 10, 2, 1'), [['{"1.5":2,"10.5":2,"20":1}']]],
    [over('numeric_histogram(2, x, w)', '(0, 100), (1, 60), (2.5, 1), (1, 40), (7, null)', 't (x, w)'), [[`{"0":100,"${102.5 / 101}":101}`]]],
    ['select action, numeric_histogram(2, bytes) as h from log group by action order by action', [['ACCEPT', '{"10":1,"20":1}'], ['REJECT', '{"30":1}']]],
    [`${over('numeric_histogram(2, x)', '1')} where x > 1`, [[null]]],
    ["select element_at(numeric_histogram(2, bytes), 30.0) from log", [[1]]],
    ['select histogram_u(action) from log', [['ACCEPT', 2], ['REJECT', 1]]],
    ['select histogram_u(action) as a from log order by 2, 1', [['REJECT', 1], ['ACCEPT', 2]]],
    ['select histogram_u(dstport)', [[80, 1], [443, 1]]],
    ["select histogram_u(length(action)) from log where bytes < 25", [[6, 2]]],
    ["select a || '!' , _col1 from (select histogram_u(action) as a from log) limit 1", [['ACCEPT!', 2]]],
    ['select numeric_histogram_u(2, bytes) from log', [[15, 2], [30, 1]]],
    ['select numeric_histogram_u(2, bytes) from log where bytes > 99', []],
  ])('%s', async (sql, expected) => {
    expect((await rows(sql)).map(unordered)).toEqual(expected.map(unordered));
  });

  it('are named', async () => {
    const names = async (sql: string): Promise<unknown> => ((result) => result.ok && result.value.columns.map(({ name, type }) => [name, type]))(await run(`* | ${sql}`));
    expect(await names('select histogram_u(action) from log')).toEqual([['_col0', 'varchar'], ['_col1', 'bigint']]);
    expect(await names('select numeric_histogram_u(5, bytes) as centre from log')).toEqual([['centre', 'double'], ['_col1', 'double']]);
  });

  it('of rows stand alone', async () => {
    for (const sql of ['select histogram_u(action), 1 from log', 'select histogram_u(action) from log group by action', 'select 1 + histogram_u(bytes) from log', 'select distinct histogram_u(bytes) from log']) {
      expect(await run(`* | ${sql}`)).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: 'histogram_u() beside other columns or GROUP BY', instead: 'histogram(x)' } });
    }
  });
});

describe('percentiles by weight', () => {
  it.each<[string, unknown]>([
    ['approx_percentile(bytes, packets, 0.5)', 20],
    ['approx_percentile(bytes, packets, 0.7)', 30],
    ['approx_percentile(bytes, packets, 0.1)', 10],
    ['approx_percentile(bytes, packets, 0.5, 0.01)', 20],
    ['approx_percentile(bytes, packets, array[0.1, 0.5, 1])', '[10,20,30]'],
    ['approx_percentile(cast(bytes as double) / 4, packets, 0.1)', 2.5],
    ['approx_percentile(bytes, 1, 0.5) = approx_percentile(bytes, 0.5)', true],
    ['approx_percentile(bytes, packets, 0.5) filter (where bytes > 99)', null],
    ['approx_percentile(bytes, packets, array[0.5]) filter (where bytes > 99)', null],
    ['approx_percentile(9007199254740993, packets, 0.5)', 9_007_199_254_740_993n],
  ])('%s', async (expression, expected) => {
    expect(await rows(`select ${expression} from log`)).toEqual([[expected]]);
  });

  it('want weights above zero', async () => {
    expect(await run('* | select approx_percentile(bytes, 0, 0.5) from log')).toMatchObject({ ok: false, problem: { message: 'Percentile weight must be > 0' } });
  });
});

describe('maps', () => {
  it.each<[string, unknown]>([
    ['map_agg(srcaddr, bytes order by bytes desc)', '{"10.0.0.1":20,"10.0.0.2":30}'],
    ['map_agg(srcaddr, bytes order by bytes)', '{"10.0.0.1":10,"10.0.0.2":30}'],
    ['map_agg(dstport, bytes)', '{"80":10,"443":30}'],
    ['map_agg(bytes, dstport)', '{"10":80,"20":null,"30":443}'],
    ['map_agg(srcaddr, bytes) filter (where bytes > 99)', null],
    ['multimap_agg(srcaddr, bytes order by bytes desc)', '{"10.0.0.1":[20,10],"10.0.0.2":[30]}'],
    ['multimap_agg(dstport, bytes)', '{"80":[10],"443":[30]}'],
    ['multimap_agg(srcaddr, bytes) filter (where bytes > 99)', null],
    ["map_union(map(array[action, srcaddr], array[bytes, 1]))['10.0.0.1']", 1],
    ['cardinality(map_union(map(array[action, srcaddr], array[bytes, 1])))', 4],
    ['map_union(map(array[action], array[bytes])) filter (where bytes > 99)', null],
  ])('%s', async (expression, expected) => {
    expect((await rows(`select ${expression} from log`)).map(unordered)).toEqual([unordered([expected])]);
  });

  it('of many keys in one group take no longer than their records', async () => {
    const many = 'from unnest(sequence(1, 10000)) as a (x) cross join unnest(sequence(1, 10)) as b (y)';
    expect(await rows(`select cardinality(map_agg(x * 10 + y, x)), cardinality(multimap_agg(x * 10 + y, x)), cardinality(histogram(x * 10 + y)), element_at(multimap_agg(x, y order by y), 77) ${many}`))
      .toEqual([[100_000, 100_000, 100_000, '[1,2,3,4,5,6,7,8,9,10]']]);
  });
});
