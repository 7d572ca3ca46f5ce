import { describe, expect, it } from 'vitest';
import type { Problem } from '../model/problem.ts';
import { parse } from './parse.ts';

function problemOf(text: string): Problem | null {
  const parsed = parse(text);
  return parsed.ok ? null : parsed.problem;
}

/** The words of the statement that a problem points at. */
function pointedAt(text: string): string {
  const problem = problemOf(text);
  return problem && 'position' in problem && problem.position ? text.slice(problem.position.from, problem.position.to) : '';
}

describe('errors of the search half', () => {
  it.each([
    ['direction:in', 'in', '"in" is an operator: put it in quotes to search for it'],
    ['direction:In or action:and', 'and', '"and" is an operator: put it in quotes to search for it'],
    ['action:ACCEPT and', 'd', 'The search ends where a condition is expected'],
    ['or action:ACCEPT', 'or', '"or" stands at the start: a condition is missing before it'],
    ['(action:ACCEPT', 'T', 'The search ends where ")" is expected'],
    ['action:ACCEPT)', ')', 'This ")" closes nothing'],
    ['srcaddr:"10.0.0.1', '"10.0.0.1', 'The quote " is not closed'],
    ['srcaddr:10.0.0.1:80', ':', 'A value that holds ":" is put in quotes'],
    ['bytes > many', 'many', '"many" is no number'],
    ['dstport in [80, 443]', '80,', 'Bounds are separated by a space: in [1 10]'],
    ['dstport:', ':', 'The search ends where a value is expected'],
    ['*abc', '*abc', 'A search word cannot begin with * or ?'],
    ['?0.0.0.1', '?0.0.0.1', 'A search word cannot begin with * or ?'],
    ['limit', 'limit', '"limit" is a word of the language: put it in quotes to search for it'],
    ['not #"a b"', '#"a b"', 'A phrase #"…" cannot be negated'],
    ['a:b!c', '!', 'Unexpected "!"'],
  ])('%s points at %s', (text, place, message) => {
    expect(problemOf(text)).toMatchObject({ kind: 'syntax', message, statement: text });
    expect(pointedAt(text)).toBe(place);
  });

  it('ends at 30 conditions', () => {
    const conditions = (n: number): string => Array.from({ length: n }, (_, i) => `dstport:${i}`).join(' or ');
    expect(problemOf(conditions(30))).toBeNull();
    expect(problemOf(conditions(31))).toMatchObject({ kind: 'syntax', message: 'A search has at most 30 conditions' });
  });
});

describe('the SQL half', () => {
  it.each([
    ['* | with_pack_meta', 'with_pack_meta', 'with_pack_meta'],
    ['* | SELECT a LIMIT 10 OFFSET 5', 'OFFSET', 'OFFSET'],
    ['* | INSERT INTO t SELECT 1', 'INSERT', 'INSERT'],
    ["* | SELECT a AT TIME ZONE 'UTC'", 'AT TIME ZONE', 'AT'],
    ['* | SELECT a FROM log NATURAL JOIN b', 'NATURAL JOIN', 'NATURAL'],
    ['* | SELECT a FROM project.other', 'FROM project.… (another database)', 'project.other'],
  ])('%s is refused by name', (text, what, place) => {
    expect(problemOf(text)).toMatchObject({ kind: 'unsupported', what });
    expect(pointedAt(text)).toBe(place);
  });

  it.each([
    '* | WITH RECURSIVE a (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5), b AS (SELECT 2) SELECT * FROM a, b',
    '* | (SELECT a FROM log ORDER BY a LIMIT 2) UNION ALL (SELECT b FROM log) ORDER BY 1',
    '* | SELECT a.*, b.x FROM log a LEFT JOIN (SELECT x, y FROM log) AS b ON a.x = b.x AND a.y > b.y FULL OUTER JOIN c USING (x, y) CROSS JOIN UNNEST(array[1, 2], m) WITH ORDINALITY AS t (v, k, n)',
    '* | SELECT sum(a) OVER (PARTITION BY b ORDER BY c DESC NULLS FIRST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW), lag(a, 1) IGNORE NULLS OVER (ORDER BY b)',
    '* | SELECT reduce(a, 0, (s, x) -> s + x, s -> s), filter(array_agg(DISTINCT b ORDER BY c DESC), x -> x > 1)[1]',
    '* | SELECT count(*) FILTER (WHERE a > 1) GROUP BY GROUPING SETS ((a, b), a, ()), ROLLUP (c, d), CUBE (e)',
    "* | set session parallel_sql=true; SELECT a WHERE EXISTS (SELECT 1) AND b > ALL (SELECT c) AND (a, b) IN (SELECT x, y) AND (SELECT max(b) FROM log) > 1",
    "* | SELECT a + INTERVAL '1' DAY, extract(hour from b), position('x' IN c), date '2024-07-12', current_date, current_timestamp",
    '* | SELECT sum(a) OVER w, rank() OVER v FROM log WINDOW w AS (PARTITION BY b), v AS (ORDER BY c ROWS 3 PRECEDING) ORDER BY max(a) OVER w LIMIT 3',
    '* | VALUES (1, 2), (3, 4)',
  ])('takes %s', (text) => {
    expect(problemOf(text)).toBeNull();
  });

  it.each([
    ['* | SELECT', '', 'The statement ends where an expression is expected'],
    ['*|', '', 'The statement ends where "SELECT" is expected'],
    ['* | SELECT a FROM log WHERE', '', 'The statement ends where an expression is expected'],
    ['* | SELECT 5abc', '5a', 'identifiers must not start with a digit; surround the identifier with double quotes'],
    ["* | SELECT 'abc", "'abc", "The quote ' is not closed"],
    ['* | SELECT a b c', 'c', 'Unexpected "c", expected the end of the statement'],
    ['* | SELECT a;', ';', 'A statement has no semicolon at its end'],
    ['* | SELECT end - start', 'end', 'Unexpected "end", expected an expression'],
    ['* | SELECT (a', '', 'The statement ends where ")" is expected'],
    ['* | SELECT sum(a) OVER w FROM log', 'w', 'Cannot resolve WINDOW name w'],
    ['* | SELECT a FROM log ORDER BY sum(a) OVER w', 'w', 'Cannot resolve WINDOW name w'],
    ['* | SELECT x FROM (SELECT 1 AS x FROM log WINDOW w AS ()) ORDER BY sum(x) OVER w', 'w', 'Cannot resolve WINDOW name w'],
    ['* | SELECT a FROM log WINDOW w AS (), W AS ()', 'W', "WINDOW 'w' specified more than once"],
    ['* | SELECT a LIMIT x', 'x', 'Unexpected "x", expected a whole number'],
  ])('%s is no statement', (text, place, message) => {
    expect(problemOf(text)).toMatchObject({ kind: 'syntax', message });
    expect(pointedAt(text)).toBe(place);
  });

  it('takes comments anywhere, pipes inside them, and quotes doubled', () => {
    expect(problemOf("* | -- a | b, 'c\nSELECT 'it''s' /* | */ AS \"a\"\"b\" -- end")).toBeNull();
  });

  it('ends nesting before the stack does', () => {
    expect(problemOf(`* | SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`)).toMatchObject({ kind: 'unsupported' });
    expect(problemOf(`* | SELECT ${'not '.repeat(5000)}true`)).toMatchObject({ kind: 'unsupported' });
  });
});
