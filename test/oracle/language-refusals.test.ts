import { beforeAll, describe, expect, it } from 'vitest';
import { openSmallLog, run } from './small-log.ts';

/** What is wrong with a statement on DuckDB is said by us, where it stands: never by DuckDB's own binder, and never by wrong rows. */
beforeAll(openSmallLog, 60_000);

describe('what goes wrong while it runs', () => {
  it.each<[string, string, string]>([
    ['select 1 / (bytes - 10) from log', 'division-by-zero', ''],
    ["select cast(action as bigint) from log", 'type', 'cast(action as bigint)'],
    ['select sum(bytes * 1000000000000000000) from log', 'overflow', ''],
    ["select date_parse(action, '%Y') from log", 'type', "date_parse(action, '%Y')"],
    ['select sum(9223372036854775807) from log', 'overflow', ''],
    ['select sequence(1, 1000000000) from log', 'type', ''],
  ])('%s', async (sql, kind, place) => {
    const statement = `* | with t as (select * from log) ${sql.replace('from log', 'from t')}`;
    const result = await run(statement);
    if (result.ok) throw new Error('It ran');
    const { problem } = result;
    expect(problem.kind).toBe(kind);
    if (place !== '' && 'position' in problem && problem.position) expect(statement.slice(problem.position.from, problem.position.to)).toBe(place);
  });
});

describe('what is refused where it stands, instead of by DuckDB or not at all', () => {
  it.each<[string, string]>([
    ['select count(distinct srcaddr, dstaddr) from log', 'count(distinct srcaddr, dstaddr)'],
    ['select array_agg(distinct action order by bytes) from log', 'bytes'],
    ['select multimap_agg(distinct action, bytes) from log', 'multimap_agg(distinct action, bytes)'],
    ['select dstaddr, ip_to_domain(srcaddr) from log group by dstaddr', 'srcaddr'],
    ['select srcaddr, (select max(b.bytes) from log b where b.bytes <= a.bytes) from log a group by srcaddr', 'a.bytes'],
    ['select (select sum(a.bytes) from log b limit 1) from log a', 'sum(a.bytes)'],
    ['select a.bytes from log a left join log b on a.bytes in (select bytes from log)', 'a.bytes in (select bytes from log)'],
    ['select transform(array[1], x -> (select max(bytes) from log)) from log', 'select max(bytes) from log'],
    ['select transform(array[1], x -> sum(x)) from log', 'sum(x)'],
    ['select a from (select bytes as a, packets as a from log)', 'a'],
    ["select date '2024-07-12' + interval '1' hour from log", "date '2024-07-12' + interval '1' hour"],
    ['select array[7, 8][-1] from log', '-1'],
    ["select 'ab' like 'a%' escape 'xx' from log", "'xx'"],
    ['select sum(bytes) over (order by bytes rows between unbounded following and current row) from log', 'sum(bytes) over (order by bytes rows between unbounded following and current row)'],
    ['select sum(bytes) over (order by bytes rows between 1 following and 1 preceding) from log', 'sum(bytes) over (order by bytes rows between 1 following and 1 preceding)'],
    ['select sum(bytes) over (order by srcaddr range between 1 preceding and current row) from log', '1'],
    ['select sum(bytes) over (order by bytes rows between -1 preceding and current row) from log', '-1'],
    ['with recursive n (i) as (select 1 union all select i + 0.5 from n where i < 3) select i from n', 'select i + 0.5 from n where i < 3'],
    ["select split('a,b', ',', 0) from log", '0'],
  ])('%s', async (sql, place) => {
    const statement = `* | ${sql}`;
    const result = await run(statement);
    if (result.ok) throw new Error(`It ran: ${JSON.stringify(result.value)}`);
    const { problem } = result;
    const position = 'position' in problem ? problem.position : undefined;
    expect(position && statement.slice(position.from, position.to)).toBe(place);
  });
});
