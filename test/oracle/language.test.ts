import { beforeAll, describe, expect, it } from 'vitest';
import { openSmallLog, range, rows, run } from './small-log.ts';

/**
 * What expressions and queries beyond the kernel's shape give: values as Presto's documentation has them, written out by hand.
 */
beforeAll(openSmallLog, 60_000);

describe('expressions', () => {
  it.each<[string, unknown]>([
    // Arrays
    ["array_join(array['a', 'b'], ',')", 'a,b'],
    ["array_join(array['a', null, 'b'], ',', '?')", 'a,?,b'],
    ["array_join(array[1, 2], '-')", '1-2'],
    ["array_join(filter(array[1], x -> x > 1), ',')", ''],
    ["array_join(array[null, null], ',')", ''],
    ["array_join(cast(null as array(bigint)), ',')", null],
    ['array_distinct(array[3, 1, 3, null, null])', '[3,1,null]'],
    ['array_sort(array[3, null, 1])', '[1,3,null]'],
    ['array_max(array[1, 5, 2])', 5],
    ['array_max(array[1, null])', null],
    ['array_position(array[4, 5], 5)', 2],
    ['array_position(array[4, 5], 6)', 0],
    ['array_remove(array[1, 2, 1], 1)', '[2]'],
    ['array_union(array[1, 2], array[2, 3])', '[1,2,3]'],
    ['array_intersect(array[1, 2, 2], array[2, 3])', '[2]'],
    ['array_except(array[1, 2], array[2])', '[1]'],
    ['arrays_overlap(array[1, 2], array[2])', true],
    ['contains(array[1, 2], 2)', true],
    ['cardinality(array[1, 2, null])', 3],
    ['element_at(array[7, 8], -1)', 8],
    ['element_at(array[7, 8], 5)', null],
    ['array[7, 8][2]', 8],
    ['flatten(array[array[1], array[2, 3]])', '[1,2,3]'],
    ['slice(array[1, 2, 3, 4], 2, 2)', '[2,3]'],
    ['slice(array[1, 2, 3, 4], -2, 2)', '[3,4]'],
    ['repeat(7, 3)', '[7,7,7]'],
    ['sequence(1, 3)', '[1,2,3]'],
    ['sequence(3, 1)', '[3,2,1]'],
    ['sequence(0, 10, 5)', '[0,5,10]'],
    ['array[1] || array[2]', '[1,2]'],
    ['reverse(array[1, 2])', '[2,1]'],
    ["split('a-b-c', '-')", '["a","b","c"]'],
    ["split('a-b-c', '-', 2)", '["a","b-c"]'],
    ["split_to_map('a=1,b=2', ',', '=')['b']", '2'],
    ["regexp_extract_all('1a 2b 14m', '\\d+')", '["1","2","14"]'],
    ["regexp_split('1a 2b', '\\s*[a-z]\\s*')", '["1","2",""]'],
    // Lambdas
    ['transform(array[1, 2], x -> x * 10)', '[10,20]'],
    ['filter(array[5, -6, null, 7], x -> x > 0)', '[5,7]'],
    ['reduce(array[5, 20, 50], 0, (s, x) -> s + x, s -> s)', 75],
    ['reduce(array[5, 20, 50], 0, (s, x) -> s + x, s -> s * 2)', 150],
    ['any_match(array[1, 2], x -> x > 1)', true],
    ['all_match(array[1, 2], x -> x > 1)', false],
    ['none_match(array[1, 2], x -> x > 5)', true],
    ["zip_with(array[1, 3], array['a', 'b'], (x, y) -> y || cast(x as varchar))", '["a1","b3"]'],
    ['transform(array[array[1, 2], array[3]], a -> reduce(a, 0, (s, x) -> s + x, s -> s))', '[3,3]'],
    ["transform(array['x'], v -> v || '_p0')", '["x_p0"]'],
    // Maps
    ["map(array['a', 'b'], array[1, 2])['a']", 1],
    ["element_at(map(array['a'], array[1]), 'z')", null],
    ["cardinality(map(array['a'], array[1]))", 1],
    ["map_keys(map(array['a', 'b'], array[1, 2]))", '["a","b"]'],
    ["map_values(map(array['a', 'b'], array[1, 2]))", '[1,2]'],
    ["map_filter(map(array['a', 'b'], array[1, 2]), (k, v) -> v > 1)", '{"b":2}'],
    ["transform_values(map(array['a'], array[1]), (k, v) -> v + 1)", '{"a":2}'],
    ["map_concat(map(array['a'], array[1]), map(array['a', 'b'], array[5, 6]))", '{"a":5,"b":6}'],
    // Nulls in arrays, ends of arrays
    ['contains(array[1, null], 2)', null],
    ['arrays_overlap(array[1, null], array[2])', null],
    ['any_match(array[null, 1], x -> x > 1)', null],
    ['all_match(array[null, 1], x -> x > 0)', null],
    ['array_remove(array[1, null], 1)', '[null]'],
    ['array_position(array[null, 1], null)', null],
    ['filter(array[1, 2], x -> null)', '[]'],
    ['slice(array[1, 2, 3], -7, 2)', '[]'],
    ['zip_with(cast(null as array(bigint)), array[1], (x, y) -> y)', null],
    ["reduce(array[1, 2], '', (s, x) -> s || cast(x as varchar), s -> s || '!')", '12!'],
    ['reduce(array[1.5, 2], 1, (s, x) -> s / 2 + x, s -> s)', 3],
    ["map_concat(map(array['a'], array[1]), map(array['b'], array[1.5]))", '{"a":1,"b":1.5}'],
    ["regexp_extract_all('a1b2', '[a-z](\\d)', 1)", '["1","2"]'],
    ["transform(array['1.1.1.1'], srcaddr -> ip_to_domain(srcaddr))", '["internet"]'],
    ["row(1, 'a')", '[1,"a"]'],
    ["array[interval '1' day]", '["1 day"]'],
    ['array[nan(), infinity()]', '["NaN","Infinity"]'],
    // Numbers at their ends
    ['-9223372036854775808', -9223372036854775808n],
    ['-0.0', -0],
    ['1e400', Infinity],
    ['0.1 + 0.2', 0.1 + 0.2],
    ['floor(9007199254740993)', 9007199254740993n],
    ['try(9223372036854775807 + 1)', null],
    ['try(-9223372036854775808 / -1)', null],
    ['try_cast(1e300 as bigint)', null],
    ["try_cast('1_000' as double)", null],
    ["try_cast('inf' as double)", null],
    ["try_cast('yes' as boolean)", null],
    ["try_cast('infinity' as timestamp)", null],
    ["try_cast('2024-07-12 10:00:00+02:00' as timestamp)", null],
    // Conditionals, casts
    ['if(1 > 2, 1)', null],
    ["if(1 < 2, 'y', 'n')", 'y'],
    ['nullif(3, 3)', null],
    ['coalesce(null, 4)', 4],
    ['try(1 / 0)', null],
    ["try(cast('x' as bigint))", null],
    ["try_cast('12x' as bigint)", null],
    ["cast('12' as bigint) + 1", 13],
    ['cast(2.5 as bigint)', 3],
    ['cast(-2.5 as bigint)', -3],
    ['cast(true as varchar)', 'true'],
    ['cast(1.0 as varchar)', '1.0'],
    ['cast(10000000.0 as varchar)', '1.0E7'],
    ["cast('1.5' as double) * 2", 3],
    ["cast('2024-07-12 17:10:20' as timestamp) = timestamp '2024-07-12 17:10:20'", true],
    ["cast(date '2024-07-12' as varchar)", '2024-07-12'],
    ["cast('[1, 2]' as array(bigint))[2]", 2],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 / 2.0', 3.5],
    ['-7 % 3', -1],
    ['5 between 1 and 5', true],
    ["'abc' like 'a%'", true],
    ["'a%c' like 'a#%c' escape '#'", true],
    ['null is distinct from 1', true],
    ['(1, 2) = (1, 2)', true],
    ['1 in (2, null)', null],
    // Texts
    ["position('b' in 'abc')", 2],
    ["concat('a', 'b', 'c')", 'abc'],
    ["'a' || null", null],
    ["lpad('7', 3, '0')", '007'],
    ["split_part('a.b.c', '.', 2)", 'b'],
    ["regexp_replace('1a 2b', '(\\d)([a-z])', '$2$1')", 'a1 b2'],
    ["substr('hello', -3)", 'llo'],
    ["length('中文😀')", 3],
    ["upper('é')", 'É'],
    ["levenshtein_distance('kitten', 'sitting')", 3],
    // Numbers and bits
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1234.5678, 2)', 1234.57],
    ['truncate(2.9)', 2],
    ['mod(-5, 3)', -2],
    ['bitwise_and(19, 18)', 18],
    ['bit_count(7, 64)', 3],
    ['greatest(1, 3, 2)', 3],
    ['greatest(1, null)', null],
    ['power(2, 10)', 1024],
    // Time, +08:00
    ["date_format(from_unixtime(1720767000), '%Y-%m-%d %H:%i:%s')", '2024-07-12 14:50:00'],
    ["date_format(date_parse('2024-07-12', '%Y-%m-%d'), '%W %j')", 'Friday 194'],
    ["to_unixtime(date_parse('2024-07-12 14:50:00', '%Y-%m-%d %H:%i:%s'))", 1720767000],
    ["date_diff('hour', timestamp '2024-07-12 10:30:00', timestamp '2024-07-12 13:00:00')", 2],
    ["date_format(date_add('month', 1, timestamp '2024-01-31 00:00:00'), '%Y-%m-%d')", '2024-02-29'],
    ["date_format(timestamp '2024-07-12 23:30:00' + interval '1' hour, '%d %H')", '13 00'],
    ["date_format(date_trunc('week', timestamp '2024-07-12 10:00:00'), '%Y-%m-%d')", '2024-07-08'],
    ["extract(hour from timestamp '2024-07-12 10:00:00')", 10],
    ["day_of_week(timestamp '2024-07-12 10:00:00')", 5],
    ["date '2024-07-12' < timestamp '2024-07-12 00:00:01'", true],
    ["date_format(from_unixtime(1720767000, 'UTC'), '%H:%i')", '06:50'],
    ['current_timezone()', '+08:00'],
    ['current_timestamp = now()', true],
    ["date_trunc('day', now()) = cast(current_date as timestamp)", true],
    ["regexp_like(current_time, '^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\+08:00$')", true],
    ["localtime = date_format(now(), '%H:%i:%s') || substr(localtime, 9)", true],
    ["current_time = localtime || ' +08:00'", true],
    // JSON
    ["cast('a\"b' as json)", '"a\\"b"'],
    ['cast(12 as json)', '12'],
    ['cast(9007199254740993 as json)', '9007199254740993'],
    ['cast(true as json)', 'true'],
    ['cast(1.5 as json)', '1.5'],
    ['cast(10000000.0 as json)', '1.0E7'],
    ['cast(nan() as json)', '"NaN"'],
    ['cast(null as json)', null],
    ['cast(cast(null as varchar) as json)', null],
    ["cast(timestamp '2024-07-12 17:10:20' as json)", '"2024-07-12 17:10:20.000"'],
    ["cast(date '2024-07-12' as json)", '"2024-07-12"'],
    ['cast(array[1, null, 3] as json)', '[1,null,3]'],
    ["cast(array[array['a'], array[]] as json)", '[["a"],[]]'],
    ["cast(map(array['b', 'a'], array[1, null]) as json)", '{"a":null,"b":1}'],
    ['cast(map(array[2, 10], array[array[true], array[false]]) as json)', '{"10":[false],"2":[true]}'],
    ["cast(row(1, 'x', null) as json)", '[1,"x",null]'],
    ['cast(cast(null as array(bigint)) as json)', null],
    ["json_extract_scalar(cast(map(array['k'], array[row(1, 2)]) as json), '$.k[1]')", '2'],
    ["json_format(cast(array['x'] as json))", '["x"]'],
    ["typeof(cast(1 as json))", 'json'],
    ["json_extract_scalar('{\"a\": [{\"b\": 7}]}', '$.a[0].b')", '7'],
    ["json_extract_scalar('no json', '$.a')", null],
    ["json_array_length('[1, 2, 3]')", 3],
    ["json_array_get('[1, 2, 3]', 1)", '2'],
    ["json_array_contains('[1, 2]', 2)", true],
    ["json_size('{\"a\": {\"x\": 1, \"y\": 2}}', '$.a')", 2],
    ["url_extract_host('https://www.example.com:8080/a?b=c')", 'www.example.com'],
    ["url_extract_parameter('http://e.com/?q=a%20b', 'q')", 'a b'],
    // Addresses, both families
    ["ip_prefix('192.168.1.77', 24)", '192.168.1.0/24'],
    ["is_subnet_of('192.168.0.1/24', '192.168.0.9')", true],
    ["is_subnet_of('2001:db8::/32', '2001:db8:1::5')", true],
    ["is_subnet_of('2001:db8::/32', '10.0.0.1')", false],
    ["is_prefix_subnet_of('10.0.0.0/8', '10.1.0.0/16')", true],
    ["ip_subnet_range('10.0.0.77/24')", '["10.0.0.0","10.0.0.255"]'],
    ["ip_subnet_max('10.0.0.0/30')", '10.0.0.3'],
    ["ip_to_domain('10.1.1.1')", 'intranet'],
    ["ipv6_to_domain('2001:db8::1')", 'internet'],
    ["ip_to_domain('-')", null],
    ["security_check_ip('10.0.0.1')", 0],
  ])('%s', async (expression, expected) => {
    const [row] = await rows(`* | select ${expression} as x from log limit 1`);
    expect(row).toEqual([expected]);
  });
});

describe('aggregations', () => {
  it.each<[string, unknown]>([
    ['array_agg(dstport order by dstport desc)', '[443,80,null]'],
    ['array_agg(distinct action order by action)', '["ACCEPT","REJECT"]'],
    ['array_sort(set_agg(action))', '["ACCEPT","REJECT"]'],
    ['count(distinct srcaddr)', 2],
    ['count(dstport)', 2],
    ["count(*) filter (where action = 'ACCEPT')", 2],
    ["sum(bytes) filter (where action = 'NONE')", null],
    ["count_if(action = 'NONE')", 0],
    ['approx_percentile(bytes, 0.5)', 20],
    ['approx_percentile(bytes, array[0.0, 1.0])', '[10,30]'],
    ['max_by(srcaddr, bytes)', '10.0.0.2'],
    ['min_by(dstport, bytes)', 80],
    ['max_by(dstport, packets)', null],
    ['max_by(srcaddr, bytes, 2)', '["10.0.0.2","10.0.0.1"]'],
    ['max(bytes, 2)', '[30,20]'],
    ['geometric_mean(bytes)', expect.closeTo(18.171205928321395, 9)],
    ['stddev(bytes)', 10],
    ['var_pop(packets)', expect.closeTo(2 / 3, 12)],
    ['corr(bytes, packets)', 0.5],
    ['regr_slope(packets, bytes)', expect.closeTo(0.05, 12)],
    ['bitwise_or_agg(packets)', 3],
    ['bitwise_and_agg(packets)', 0],
    ['bool_and(bytes > 5)', true],
    ['histogram(action)', '{"ACCEPT":2,"REJECT":1}'],
    ["map_agg(dstport, action)[443]", 'REJECT'],
    ["multimap_agg(action, bytes)['ACCEPT']", '[10,20]'],
    ["map_agg(distinct action, bytes)['REJECT']", 30],
    ['bool_and(null)', null],
    ['sum(bytes) / count(*)', 20],
    ['sum(bytes) * 1.0 / count(*)', 20],
    ['avg(bytes)', 20],
  ])('%s', async (aggregation, expected) => {
    expect(await rows(`* | select ${aggregation} as x from log`)).toEqual([[expected]]);
  });
});

describe('queries', () => {
  it.each<[string, unknown[][]]>([
    ['select srcaddr, rank() over (order by bytes desc) as r from log order by r', [['10.0.0.2', 1], ['10.0.0.1', 2], ['10.0.0.1', 3]]],
    ['select bytes, sum(bytes) over (order by __time__ rows between 1 preceding and current row) as s from log order by __time__', [[10, 10], [30, 40], [20, 50]]],
    ['select bytes, lag(bytes, 1, 0) over (order by __time__) as before, lead(bytes) over (order by __time__) as after from log order by __time__', [[10, 0, 30], [30, 10, 20], [20, 30, null]]],
    ['select bytes, sum(bytes) over w as s, rank() over (order by bytes desc) as r from log window w as (partition by srcaddr order by bytes rows unbounded preceding) order by bytes', [[10, 10, 3], [20, 30, 2], [30, 30, 1]]],
    ['select bytes from log window a as (order by bytes desc), "B" as (partition by srcaddr) order by row_number() over A, count(*) over b', [[30], [20], [10]]],
    ['select x from (select rank() over w as x from log window w as (order by bytes)) order by x', [[1], [2], [3]]],
    ['select srcaddr, sum(bytes) as b, sum(sum(bytes)) over () as total from log group by srcaddr order by b', [['10.0.0.1', 30, 60], ['10.0.0.2', 30, 60]]],
    ['select first_value(bytes) over (partition by srcaddr order by bytes), ntile(2) over (order by bytes) as n from log order by n, 1', [[10, 1], [10, 1], [30, 2]]],
    ['select action, direction, sum(bytes) as b, grouping(action, direction) as g from log group by rollup (action, direction) order by g, action, direction',
      [['ACCEPT', 'in', 10, 0], ['ACCEPT', 'out', 20, 0], ['REJECT', 'in', 30, 0], ['ACCEPT', null, 30, 1], ['REJECT', null, 30, 1], [null, null, 60, 3]]],
    ['select action, sum(bytes) as b from log group by grouping sets ((action), ()) order by b, action', [['ACCEPT', 30], ['REJECT', 30], [null, 60]]],
    ['select action, direction, count(*) as n from log group by cube (action, direction) order by n, action, direction', [['ACCEPT', 'in', 1], ['ACCEPT', 'out', 1], ['REJECT', 'in', 1], ['REJECT', null, 1], [null, 'out', 1], ['ACCEPT', null, 2], [null, 'in', 2], [null, null, 3]]],
    ['with recursive n (i) as (select 1 union all select i + 1 from n where i < 4) select i from n order by i', [[1], [2], [3], [4]]],
    ['with a as (select srcaddr as ip, sum(bytes) as b from log group by srcaddr), c as (select max(b) as m from a) select a.ip, a.b from a join c on a.b = c.m order by a.ip', [['10.0.0.1', 30], ['10.0.0.2', 30]]],
    ['select a.srcaddr, b.dstport from log a left join log b on a.dstport = b.dstport order by a.__time__', [['10.0.0.1', 80], ['10.0.0.2', 443], ['10.0.0.1', null]]],
    ['select dstport, count(*) as n from log a join log b using (dstport) group by dstport order by dstport', [[80, 1], [443, 1]]],
    ['select x, y from (values (1, \'a\'), (2, \'b\')) as t (x, y) order by x desc', [[2, 'b'], [1, 'a']]],
    ['select srcaddr from log union select dstaddr from log order by 1', [['10.0.0.1'], ['10.0.0.2'], ['10.0.1.9'], ['2001:db8::7']]],
    ['select srcaddr from log intersect select \'10.0.0.1\'', [['10.0.0.1']]],
    ['select srcaddr from log except select \'10.0.0.1\'', [['10.0.0.2']]],
    ['select bytes from log where bytes > all (select bytes from log where packets < 2) order by bytes', [[20], [30]]],
    ['select bytes from log a where exists (select 1 from log b where b.bytes > a.bytes) order by bytes', [[10], [20]]],
    ['select bytes, (select max(bytes) from log) - bytes as d from log order by bytes', [[10, 20], [20, 10], [30, 0]]],
    ['select t.o from log cross join unnest(split(srcaddr, \'.\')) as t (o) group by t.o order by t.o', [['0'], ['1'], ['10'], ['2']]],
    ['select o, n from unnest(array[\'a\', \'b\']) with ordinality as t (o, n) order by n', [['a', 1], ['b', 2]]],
    ['select k, v from unnest(map(array[\'x\', \'y\'], array[1, 2])) as t (k, v) order by k', [['x', 1], ['y', 2]]],
    ['select 带宽 from (select sum(bytes) as 带宽 from log)', [[60]]],
    ['select count(*) as n from (select distinct srcaddr, dstaddr from log)', [[3]]],
    ['select srcaddr, sum(bytes) as bytes from log group by srcaddr having bytes > 5 order by bytes, srcaddr', [['10.0.0.1', 30], ['10.0.0.2', 30]]],
    ['select bytes from log order by bytes desc limit 1, 1', [[20]]],
    ['select case when action = \'ACCEPT\' then 1 else 0 end as ok, count(*) as n from log group by ok order by ok', [[0, 1], [1, 2]]],
    ['select x from (select 5 as x where 1 = 2)', []],
    ['select count_if(x > 5), count_if(x < 5), count_if(x = x), count_if(x <> x), count_if(5 < x), count_if(x between 1 and 2) from (select (bytes - 10) / 0.0 as x from log)', [[2, 0, 2, 1, 2, 0]]],
    ["select bytes from log order by 'a', bytes", [[10], [20], [30]]],
    ['select action, direction, count(*) as n from log group by (action, direction) order by 1, 2', [['ACCEPT', 'in', 1], ['ACCEPT', 'out', 1], ['REJECT', 'in', 1]]],
    ['select srcaddr, ip_to_domain(srcaddr) as d, count(*) as n from log group by srcaddr order by 1', [['10.0.0.1', 'intranet', 2], ['10.0.0.2', 'intranet', 1]]],
    ["select ip_to_domain(srcaddr) as d, srcaddr from log a full join (select '8.8.8.8' as srcaddr) b using (srcaddr) order by 2", [['intranet', '10.0.0.1'], ['intranet', '10.0.0.1'], ['intranet', '10.0.0.2'], ['internet', '8.8.8.8']]],
    ['select bytes from (select bytes from log) a right join (select 1.5 as bytes) b using (bytes)', [[1.5]]],
    ['select bytes from log where (bytes, packets) not in (select 10, null from log)', []],
    ['select bytes from log where bytes not in (select null from log)', []],
    ['select bytes from log where (bytes, packets) in (select bytes, 1.0 from log)', [[10]]],
    ['select r.x from unnest(array[array[1, 2], array[3]]) as t (a) cross join unnest(t.a) as r (x) order by 1', [[1], [2], [3]]],
    ["select a, b, n from unnest(array[1, 2], array['x']) with ordinality as t (a, b, n)", [[1, 'x', 1], [2, null, 2]]],
    ['select -x as y, abs(x) as z, x < 5 as l from (select null as x)', [[null, null, null]]],
    ['select srcaddr, (select max(b.bytes) from log b where b.srcaddr <= a.srcaddr) as m from log a group by srcaddr order by 1', [['10.0.0.1', 20], ['10.0.0.2', 30]]],
    ['select dstport from log order by dstport desc', [[443], [80], [null]]],
    ['select dstport from log order by dstport nulls first', [[null], [80], [443]]],
    ['select -- a comment, with \'quotes\' and -> arrows\n count(*) /* and | pipes */ as n from log', [[3]]],
    ['select __time__, "dstport" as "a b" from log where dstport = 80', [[1_720_767_000, 80]]],
    ['select from_unixtime(__time__) as t from log where dstport = 80', [[1_720_767_000]]],
    ['select max(date_trunc(\'minute\', __time__)) as t from log', [[1_720_767_300]]],
    ['select date_format(date_trunc(\'minute\', min(__time__)), \'%H:%i\') as t from log', [['14:50']]],
    ['select ip_to_domain(srcaddr) as d, count(*) as n from log group by d', [['intranet', 3]]],
    ['select ip_to_domain(a) from (select srcaddr as a, sum(bytes) from log group by srcaddr)', [['intranet'], ['intranet']]],
  ])('%s', async (sql, expected) => {
    expect(await rows(`* | ${sql}`)).toEqual(expected);
  });

  it('hold texts that are more than texts', async () => {
    for (const hostile of ["it's", '"; drop table _log; --', '\\', '$1', '{p0:String}', '中文 😀', 'a\nb', '\u0000x', '\ue000 0;', '%_*?', "''", '/*', 'o0']) {
      const literal = `'${hostile.replaceAll("'", "''")}'`;
      const alias = `"${hostile.replaceAll('"', '""')}"`;
      const result = await run(`* | with t as (select ${literal} as ${alias}, count(*) as n from log group by 1) select ${alias}, n, ${alias} = ${literal}, element_at(map(array[${literal}], array[5]), ${literal}) from t`);
      if (!result.ok) throw new Error(`${hostile}: ${JSON.stringify(result.problem)}`);
      expect([hostile, result.value.columns[0]?.name, result.value.columns.map((column) => column.values[0])]).toEqual([hostile, hostile, [hostile, 3, true, 5]]);
    }
  });
});

describe('time series and comparisons', () => {
  const series = (padding: string): string => `* | select time_series(__time__, '1m', '%H:%i', '${padding}') as t, sum(bytes) as b from log group by t order by t`;
  it.each<[string, unknown[]]>([
    ['0', [10, 30, 0, 0, 0, 20, 0, 0, 0, 0]],
    ['null', [10, 30, null, null, null, 20, null, null, null, null]],
    ['last', [10, 30, 30, 30, 30, 20, 20, 20, 20, 20]],
    ['next', [10, 30, 20, 20, 20, 20, null, null, null, null]],
  ])('gaps are filled with %s', async (padding, expected) => {
    const found = await rows(series(padding), range);
    expect(found.map(([label]) => label)).toEqual(['14:50', '14:51', '14:52', '14:53', '14:54', '14:55', '14:56', '14:57', '14:58', '14:59']);
    expect(found.map(([, value]) => value)).toEqual(expected);
  });

  it('fill each series, and are cut only after that', async () => {
    const byAction = "* | select time_series(__time__, '3m', '%H:%i', '0') as t, action, sum(bytes) as b from log group by t, action order by t, action";
    expect(await rows(byAction, range)).toEqual([['14:48', 'ACCEPT', 10], ['14:48', 'REJECT', 0], ['14:51', 'ACCEPT', 0], ['14:51', 'REJECT', 30], ['14:54', 'ACCEPT', 20], ['14:54', 'REJECT', 0], ['14:57', 'ACCEPT', 0], ['14:57', 'REJECT', 0]]);
    expect(await rows(`${byAction} limit 3`, range)).toEqual([['14:48', 'ACCEPT', 10], ['14:48', 'REJECT', 0], ['14:51', 'ACCEPT', 0]]);
  });

  it('are not filled without a time range', async () => {
    expect(await rows(series('0'))).toEqual([['14:50', 10], ['14:51', 30], ['14:55', 20]]);
  });

  it('compare sums with the same long before', async () => {
    const after = { from: range.from + 300, to: range.from + 600 };
    expect(await rows('* | select diff[1] as now, diff[2] as before, diff[3] as ratio, diff[4] as since from (select compare(b, 300) as diff from (select sum(bytes) as b from log))', after)).toEqual([[20, 40, 0.5, range.from]]);
  });

  it('compare with several times before', async () => {
    const after = { from: range.from + 300, to: range.from + 360 };
    expect(await rows('* | select compare(b, 240, 300, 9000) as d from (select sum(bytes) as b from log)', after)).toEqual([[JSON.stringify([20, 30, 10, null, 20 / 30, 2, null, after.from - 240, after.from - 300, after.from - 9000])]]);
  });

  it('compare bucket by bucket', async () => {
    const after = { from: range.from + 60, to: range.from + 360 };
    const found = await rows("* | select t, ts_compare(b, 60) as d from (select date_trunc('minute', __time__) as t, sum(bytes) as b from log group by t order by t) group by t order by t", after);
    // An array is JSON text.
    expect(found.map(([t, d]) => [t, (JSON.parse(String(d)) as unknown[]).slice(0, 3)])).toEqual([[range.from + 60, [30, 10, 3]], [range.from + 300, [20, null, null]]]);
  });

  it('compare beside a look at the log, and with conditions on its times', async () => {
    const after = { from: range.from + 300, to: range.from + 600 };
    const beside = '* | with a as (select count(*) as n from log) select x.d[2] as before, a.n from (select compare(b, 300) as d from (select sum(bytes) as b from log)) x cross join a';
    expect(await rows(beside, after)).toEqual([[40, 1]]);
    expect(await rows(`* | select d[2] as before from (select compare(b, 300) as d from (select sum(bytes) as b from log where __time__ >= ${after.from}))`, after)).toEqual([[40]]);
  });

  it('say that they need a time range', async () => {
    expect(await run('* | select compare(b, 300) from (select sum(bytes) as b from log)')).toMatchObject({ ok: false, problem: { kind: 'unsupported', what: 'compare() without a time range' } });
  });
});
