import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatStatement } from './format.ts';
import { parse } from './parse.ts';
import { printOurs } from './print.ts';
import { parseSearch } from './search.ts';
import { piecesOf } from './sql/pieces.ts';
import { RandomTrees } from './testing/random-trees.ts';

const corpus: { readonly statements: readonly { readonly statement: string }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'test', 'conformance', 'statements.json'), 'utf8'),
);

function pieces(text: string): string[] {
  const { sqlFrom } = parseSearch(text);
  return sqlFrom === null ? [] : piecesOf(text, sqlFrom).map((piece) => piece.text.trimEnd());
}

/** What formatting did to a text that it must not do; null when all is well. */
function harm(text: string): string | null {
  const formatted = formatStatement(text);
  if (formatStatement(formatted) !== formatted) return `not the same when formatted again: ${formatted}`;
  const before = parse(text);
  const after = parse(formatted);
  if (!before.ok) return formatted === text ? null : `a broken text was changed: ${formatted}`;
  if (!after.ok) return `no statement any more: ${formatted}`;
  if (printOurs(after.value) !== printOurs(before.value)) return `another statement: ${formatted}`;
  if (before.value.select !== null && !/(^|\n)\| /.test(formatted)) return `given up: ${text}`;
  return pieces(formatted).join('\0') === pieces(text).join('\0') ? null : `other pieces: ${formatted}`;
}

describe('lines', () => {
  test('one clause a line', () => {
    expect(formatStatement("action:REJECT   and dstaddr: 10.0.*|select srcaddr,count(1) as n,sum( bytes )/60 from log where ip_to_domain(srcaddr)='internet' group by srcaddr order by n desc limit 10")).toBe(
      `action:REJECT and dstaddr: 10.0.*
| select srcaddr, count(1) as n, sum(bytes) / 60
  from log
  where ip_to_domain(srcaddr) = 'internet'
  group by srcaddr
  order by n desc
  limit 10`,
    );
  });

  test('lists are filled up to the width, conditions stand one below the other', () => {
    expect(formatStatement('* | select srcaddr, dstaddr, srcport, dstport, protocol, sum(bytes) as bytes_of_all, sum(packets) as packets_of_all, count(1) as n where dstport between 1 and 1024 and srcaddr like \'10.%\' and dstaddr like \'192.168.%\' or action = \'REJECT\' and bytes > 1000')).toBe(
      `*
| select srcaddr, dstaddr, srcport, dstport, protocol, sum(bytes) as bytes_of_all,
      sum(packets) as packets_of_all, count(1) as n
  where dstport between 1 and 1024
      and srcaddr like '10.%'
      and dstaddr like '192.168.%'
      or action = 'REJECT'
      and bytes > 1000`,
    );
  });

  test('queries in queries are set in', () => {
    expect(formatStatement('* | with a as (select srcaddr, count(1) n from log group by srcaddr), b as (select 1 x) select * from a join b on a.n = b.x where n > (select avg(n) from a)')).toBe(
      `*
| with a as (
    select srcaddr, count(1) n
    from log
    group by srcaddr
  ),
  b as (
    select 1 x
  )
  select *
  from a
  join b on a.n = b.x
  where n > (
    select avg(n)
    from a
  )`,
    );
  });

  test('comments stay where they were', () => {
    expect(formatStatement('* | select srcaddr, -- who\n count(1) /* how often */ as n\n  -- the log\nfrom log -- all\n where a = 1')).toBe(
      `*
| select srcaddr, -- who
      count(1) /* how often */ as n
  -- the log
  from log -- all
  where a = 1`,
    );
  });

  test('signs, names and windows', () => {
    expect(formatStatement('* | select - -1,a- -b,"tcp-flags",row_number() over(partition by srcaddr order by -bytes)rn,t.*,cast(x as varchar(3)),m [1] from log t where a in(1,2) and not exists(select 1)')).toBe(
      `*
| select - -1, a - -b, "tcp-flags", row_number() over (partition by srcaddr order by -bytes) rn,
      t.*, cast(x as varchar(3)), m[1]
  from log t
  where a in (1, 2)
      and not exists(
        select 1
      )`,
    );
  });

  test('what cannot be parsed stays as it is', () => {
    for (const text of ['* |  select', "a |   select 'x", '(a', 'a |  select srcaddr  from log ;']) expect(formatStatement(text)).toBe(text);
  });
});

describe('meaning', () => {
  test('every statement of the corpus keeps its pieces, and is the same when formatted again', () => {
    expect(corpus.statements.length).toBeGreaterThan(60);
    expect(corpus.statements.map(({ statement }) => harm(statement)).filter((one) => one !== null)).toEqual([]);
  });

  test('so do random statements', () => {
    const trees = new RandomTrees(11);
    expect(Array.from({ length: 1500 }, () => harm(printOurs(trees.statement()))).filter((one) => one !== null)).toEqual([]);
  });

  test('and broken ones', () => {
    const trees = new RandomTrees(12);
    const broken = Array.from({ length: 500 }, () => {
      const text = printOurs(trees.statement());
      const at = trees.below(text.length);
      return `${text.slice(0, at)}${trees.one(['', '\n-- x\n', '/* y */', ' ', ')', "'", '"'])}${text.slice(at)}`;
    });
    expect(broken.map(harm).filter((one) => one !== null)).toEqual([]);
  });
});
