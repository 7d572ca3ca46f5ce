import { expect, test } from 'vitest';
import { piecesOf } from '../../../statement/sql/pieces.ts';
import { namesInScope } from './scope.ts';

const read = (sql: string) => {
  const { tables, aliases } = namesInScope(piecesOf(sql, 0));
  return { tables: Object.fromEntries(tables), aliases };
};

test('aliases of select lists', () => {
  expect(read('select srcaddr, count(1) as n, sum(bytes) total, "eni-id" as "网卡", a + b from log group by 1').aliases).toEqual(['n', 'total', '网卡']);
});

test('columns of members of WITH, and names that they go by', () => {
  expect(read('with a as (select srcaddr, t.dstaddr, count(1) n from log t group by 1), b (x, y) as (select 1, 2) select * from a left join b as o on a.').tables).toEqual({
    a: ['srcaddr', 'dstaddr', 'n'], b: ['x', 'y'], o: ['x', 'y'], log: null, t: null,
  });
});

test('columns of queries in FROM', () => {
  expect(read('select * from (select distinct srcaddr, sum(bytes) as b from log) as s where s.').tables).toMatchObject({ s: ['srcaddr', 'b'] });
});

test('a half typed statement gives what can be read', () => {
  expect(read('with a as (select srcaddr, count(1) as n from log group by').tables).toMatchObject({ a: ['srcaddr', 'n'] });
  expect(read('select count(1) as n, sum(bytes) as ').aliases).toEqual(['n']);
  expect(read('((((').aliases).toEqual([]);
});
