import { expect, test } from 'vitest';
import type { Frame, Value } from '../../../model/frame.ts';
import { lookedUntil, pairsOf, silenceOf, topExchange } from './pairs.ts';

function frameOf(rows: readonly (readonly Value[])[], cut?: { readonly groups: number; readonly limit: number }): Frame {
  const names = ['srcaddr', 'dstaddr', 'direction', 'bytes', 'rejected', 'decided', 'last'];
  return {
    columns: names.map((name, i) => ({ name, type: i < 3 ? 'varchar' : 'bigint', unit: 'none', values: rows.map((row) => row[i] ?? null) })),
    rows: rows.length,
    coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1, ...(cut === undefined ? {} : { cut }) },
  };
}

const end = 10_000;
const pairs = pairsOf(frameOf([
  ['10.0.0.1', '192.168.0.4', 'in', 600, 0, 10, end],
  ['192.168.0.4', '10.0.0.1', 'out', 300, 5, 10, end - 60],
  ['192.168.0.3', '10.0.0.2', 'out', 700n, null, 0, end - 900],
  ['10.0.0.2', '192.168.0.9', 'in', 10, 0, 1, end - 1200],
]));

test('a pair of hosts has a row for each direction', () => {
  expect(pairs.rows.map(({ direction, bytes, rejected }) => [direction, bytes, rejected])).toEqual([['in', 600, 0], ['out', 300, 0.5], ['out', 700, null], ['in', 10, 0]]);
  expect([pairs.bytes, pairs.left]).toEqual([1610, 0]);
  expect(pairsOf(frameOf([['a', 'b', 'in', 1, 0, 0, 1]], { groups: 30, limit: 1 })).left).toBe(29);
});

test('the most is exchanged by two hosts, both ways together, the one of the VPC first', () => {
  expect(topExchange(pairs)).toEqual({ hosts: ['10.0.0.1', '192.168.0.4'], bytes: 900 });
  expect(topExchange(pairsOf(frameOf([['a', 'b', 'in', 0, 0, 0, 1]])))).toBeNull();
});

test('a host of the VPC without a record for a quarter of an hour is silent', () => {
  expect(silenceOf(pairs, end)).toEqual({ hosts: 2, silent: [{ host: '10.0.0.2', peer: '192.168.0.3', last: end - 900, bytes: 710 }] });
  expect(silenceOf(pairs, end - 1).silent).toEqual([]);
});

test('silence is looked for up to the end of the range, or of records that end long before', () => {
  expect([lookedUntil(null, 5000), lookedUntil(5100, 5000), lookedUntil(4000, 5000), lookedUntil(9000, 5000)]).toEqual([5000, 5100, 4000, 5000]);
});
