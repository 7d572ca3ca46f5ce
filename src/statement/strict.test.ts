import { describe, expect, it } from 'vitest';
import type { Problem } from '../model/problem.ts';
import { ask } from './ask.ts';
import { plan } from './plan.ts';
import { sqlPlan } from './sql-plan.ts';

/** Strict as SLS is, whoever answers: the same sentence at the same place from the kernel's planner and from the lowering to DuckDB. */
const present = ['__time__', 'srcaddr', 'dstaddr', 'dstport', 'bytes', 'packets', 'action', 'eni-id', 'start', 'end', 'my column'];
const range = { from: 1_720_764_000, to: 1_720_800_000 };

function both(statement: string): { kernel: Problem | null; duckdb: Problem | null } {
  const asked = ask(statement, { range, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present });
  if (!asked.ok) return { kernel: asked.problem, duckdb: asked.problem };
  const kernel = plan(asked.value, { fields: present });
  const duckdb = sqlPlan(asked.value, { fields: present }, 'a test');
  return { kernel: kernel.ok ? null : kernel.problem, duckdb: duckdb.ok ? null : duckdb.problem };
}

function pointed(statement: string, problem: Problem | null): string {
  return problem && 'position' in problem && problem.position ? statement.slice(problem.position.from, problem.position.to) : '';
}

const refused: readonly (readonly [string, string, string])[] = [
  ["* | select count(*) where dstport = '80'", "dstport = '80'", "'=' cannot be applied to bigint, varchar"],
  ['* | select count(*) where srcaddr > 10', 'srcaddr > 10', "'>' cannot be applied to varchar, bigint"],
  ['* | select sum(srcaddr)', 'sum(srcaddr)', 'Unexpected parameters (varchar) for function sum'],
  ['* | select avg(action)', 'avg(action)', 'Unexpected parameters (varchar) for function avg'],
  ['* | select srcadr', 'srcadr', "Column 'srcadr' cannot be resolved;please add the column in the index attribute"],
  ['* | select "ACCEPT"', '"ACCEPT"', 'Column \'ACCEPT\' cannot be resolved;please add the column in the index attribute;it seems ACCEPT is wrapper by ";if ACCEPT is a string ,not a key field, please use \'ACCEPT\''],
  ['* | select srcaddr, dstaddr, count(*) group by srcaddr', 'dstaddr', "Column 'dstaddr' not in GROUP BY clause;please add the column in the index attribute"],
  ['* | select count(*) where sum(bytes) > 1', 'sum(bytes)', 'sum() cannot stand here: aggregations are neither nested nor in WHERE or GROUP BY'],
  ['* | select bytes + action', 'bytes + action', "'+' cannot be applied to bigint, varchar"],
  ['* | select srcaddr || bytes', 'srcaddr || bytes', 'Unexpected parameters (varchar, bigint) for function concat'],
  ["* | select case when bytes > 1 then 1 else 'x' end", "'x'", 'CASE operands must be the same type: bigint, varchar'],
  ['* | select count(*) where bytes', 'bytes', 'WHERE clause must evaluate to a boolean: actual type bigint'],
  ['* | select bytes order by 2', '2', 'ORDER BY position 2 is not in select list'],
  ['* | select distinct srcaddr order by bytes', 'bytes', 'For SELECT DISTINCT, ORDER BY expressions must appear in select list'],
  ["* | select length(bytes)", 'length(bytes)', 'Unexpected parameters (bigint) for function length'],
  ['* | select lenght(srcaddr)', 'lenght(srcaddr)', 'Function lenght not registered'],
  ['* | select cast(from_unixtime(start) as bigint)', 'cast(from_unixtime(start) as bigint)', 'Cannot cast timestamp to bigint'],
  ['* | select srcaddr limit 2000000', '2000000', 'LIMIT is at most 1000000'],
  ['* | select srcaddr limit 5, 20000', '20000', 'LIMIT y, x gives at most 10000 rows'],
  ["* | select count(*) where dstport in (80, '443')", "'443'", 'IN operands must be the same type: bigint, varchar'],
  ['* | select x.bytes', 'x.bytes', "Column 'x.bytes' cannot be resolved"],
];

describe('statements that SLS refuses', () => {
  it.each(refused)('%s', (statement, place, message) => {
    const { kernel, duckdb } = both(statement);
    for (const problem of [kernel, duckdb]) {
      expect({ problem, place: pointed(statement, problem) }).toMatchObject({ problem: { message }, place });
      expect(['type', 'syntax']).toContain(problem?.kind);
    }
  });

  it.each([
    ['* | select srcadr', 'srcaddr'],
    ['* | select lenght(srcaddr)', 'length'],
    ['* | with t as (select srcaddr as ip, sum(bytes) as total from log group by srcaddr) select totl from t', 'total'],
  ])('%s: what was meant is said', (statement, nearest) => {
    expect(both(statement).duckdb).toMatchObject({ kind: 'syntax', nearest });
  });
});

describe('queries that SLS refuses', () => {
  it.each([
    ['* | select a.bytes from log a join log b on a.bytes = b.action', 'a.bytes = b.action', "'=' cannot be applied to bigint, varchar"],
    ['* | select bytes from log a join log b on a.srcaddr = b.dstaddr', 'bytes', "Column 'bytes' is ambiguous"],
    ['* | select srcaddr from log union select bytes from log', 'select bytes from log', 'column 1 in UNION query has incompatible types: varchar, bigint'],
    ['* | select srcaddr, bytes from log union select srcaddr from log', 'select srcaddr from log', 'UNION query has different number of fields: 2, 1'],
    ['* | select b from (select sum(bytes) as a from log)', 'b', "Column 'b' cannot be resolved;please add the column in the index attribute"],
    ['* | with t as (select srcaddr from log) select bytes from t', 'bytes', "Column 'bytes' cannot be resolved;please add the column in the index attribute"],
    ['* | select rank() from log', 'rank()', 'rank() needs OVER (…)'],
    ['* | select srcaddr from log where rank() over (order by bytes) = 1', 'rank() over (order by bytes)', 'A window function cannot stand in WHERE or GROUP BY'],
    ['* | select rank() over (order by bytes rows 3 preceding) from log', 'rank() over (order by bytes rows 3 preceding)', 'Cannot specify window frame for rank function'],
    ['* | select array[1, srcaddr]', 'srcaddr', 'ARRAY operands must be the same type: bigint, varchar'],
    ["* | select split(srcaddr, '.')['a']", "'a'", 'An array is indexed by bigint, not varchar'],
    ['* | select bytes[1]', 'bytes[1]', '[ ] cannot be applied to bigint'],
    ['* | select transform(srcaddr, x -> x)', 'transform(srcaddr, x -> x)', 'Unexpected parameters (varchar, function) for function transform'],
    ["* | select time_series(__time__, '5m', '%H:%i', '0') as t, count(*) from log group by t", "time_series(__time__, '5m', '%H:%i', '0')", 'time_series() needs ORDER BY on it'],
    ["* | select time_series(__time__, '5m', '%H:%i', '0') as t, count(*) from log group by t order by t desc", 't', 'time_series() is ordered ascending only'],
    ["* | select time_series(__time__, '5x', '%H:%i', '0') as t, count(*) from log group by t order by t", "'5x'", "'5x' is no window: 30s, 5m, 2h, 3d"],
    ['* | select compare(bytes, 3600) from log', 'compare(bytes, 3600)', 'compare() stands over a sub-select: select compare(x, 86400) from (select … as x from log)'],
    ['* | select srcaddr from log where bytes > (select bytes, packets from log)', 'select bytes, packets from log', 'A sub-select as a value has one column'],
    ['* | select approx_percentile(bytes, 1.5) from log', '1.5', 'The percentage of approx_percentile is between 0 and 1'],
    ['* | select numeric_histogram(1, bytes) from log', '1', 'numeric_histogram bucket count must be greater than one'],
    ['* | select checksum() from log', 'checksum()', 'checksum() needs an argument'],
    ['* | select map_union(bytes) from log', 'map_union(bytes)', 'Unexpected parameters (bigint) for function map_union'],
    ['* | select a from (select srcaddr as a from log limit 5, 5)', '5', 'LIMIT y, x stands at the end of a statement only'],
    ['* | select t.x from log, unnest(bytes) as t(x)', 'bytes', 'Cannot unnest type: bigint'],
    ["* | select date '2024-07-12' > bytes", "date '2024-07-12' > bytes", "'>' cannot be applied to date, bigint"],
  ])('%s', (statement, place, message) => {
    const { duckdb } = both(statement);
    expect({ duckdb, place: pointed(statement, duckdb) }).toMatchObject({ duckdb: { message }, place });
  });

  it.each([
    ['* | select approx_set(bytes) from log', 'approx_set()', 'approx_set(bytes)'],
    ['* | select histogram_u(bytes), 1 from log', 'histogram_u() beside other columns or GROUP BY', 'histogram_u(bytes)'],
    ['* | select checksum(array[bytes]) from log', 'checksum(array(bigint))', 'checksum(array[bytes])'],
    ['* | select x from other', 'FROM other (another logstore)', 'other'],
    ["* | select from_unixtime(start, 'America/New_York')", 'time zone America/New_York', "'America/New_York'"],
    ['* | select cast(bytes as geometry)', 'CAST to geometry', 'cast(bytes as geometry)'],
  ])('%s is refused by name', (statement, what, place) => {
    const { duckdb } = both(statement);
    expect({ duckdb, place: pointed(statement, duckdb) }).toMatchObject({ duckdb: { kind: 'unsupported', what }, place });
  });

  it('says what comes nearest', () => {
    expect(both('* | select approx_set(bytes) from log').duckdb).toMatchObject({ kind: 'unsupported', instead: 'approx_distinct(x)' });
    expect(both('* | select bytes from log limit 5 offset 5').duckdb).toMatchObject({ kind: 'unsupported', instead: 'LIMIT y, x' });
    expect(both('* | select x from other').duckdb).toMatchObject({ kind: 'unsupported', instead: 'FROM log' });
  });
});
