import { describe, expect, it } from 'vitest';
import type { Frame, Value } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { runTwin } from './twin.ts';

const text = (field: string): Expr => ({ op: 'field', field, type: 'varchar' });
const long = (field: string): Expr => ({ op: 'field', field, type: 'bigint' });
const key = (index: number, type: 'varchar' | 'bigint' = 'varchar'): Expr => ({ op: 'key', index, type });
const aggregate = (index: number, type: Aggregate['type'] = 'bigint'): Expr => ({ op: 'aggregate', index, type });

function planOf(given: Partial<Plan> & Pick<Plan, 'outputs'>): Plan {
  return {
    predicate: { kind: 'all' }, range: null, keys: [], aggregates: [], rowwise: false, distinct: false, having: null, order: [],
    limit: 100, limitWritten: false, offset: 0, zone: 28_800, statement: '*', needs: [], ...given,
  };
}

const out = (name: string, expr: Expr): Plan['outputs'][number] => ({ name, expr, unit: 'none' });
const rowsOf = (frame: Frame): Value[][] => Array.from({ length: frame.rows }, (_, i) => frame.columns.map((c) => c.values[i] ?? null));

function run(plan: Plan, rows: readonly Record<string, Value>[]): Frame {
  const result = runTwin(plan, rows);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const bySource = planOf({
  keys: [text('srcaddr')],
  aggregates: [{ fn: 'sum', arg: long('bytes'), distinct: false, type: 'bigint' }, { fn: 'count', arg: null, distinct: false, type: 'bigint' }],
  outputs: [out('srcaddr', key(0)), out('b', aggregate(0)), out('n', aggregate(1))],
  order: [{ expr: aggregate(0), descending: true }],
});

describe('the twin', () => {
  const rows = [
    { __time__: 10, srcaddr: 'b', bytes: 5 },
    { __time__: 20, srcaddr: 'a', bytes: 5 },
    { __time__: 30, srcaddr: null, bytes: 5 },
    { __time__: 40, srcaddr: 'c', bytes: null },
    { __time__: 50, srcaddr: 'c', bytes: null },
  ];

  it('orders ties by the keys, nulls last in both directions', () => {
    expect(rowsOf(run(bySource, rows))).toEqual([['a', 5, 1], ['b', 5, 1], [null, 5, 1], ['c', null, 2]]);
    expect(rowsOf(run({ ...bySource, order: [{ expr: aggregate(0), descending: false }] }, rows)).map((row) => row[0])).toEqual(['a', 'b', null, 'c']);
  });

  it('says what LIMIT cut, and what all groups add up to', () => {
    const frame = run({ ...bySource, limit: 2, offset: 1 }, rows);
    expect(rowsOf(frame)).toEqual([['b', 5, 1], [null, 5, 1]]);
    expect(frame.coverage).toEqual({ scanned: 5, matched: 5, skipped: 0, partial: false, revision: 0, cut: { groups: 4, limit: 2 } });
    expect(frame.whole).toEqual({ groups: 4, totals: [null, 15, 5] });
    expect(run({ ...bySource, limit: 4 }, rows).whole).toBeUndefined();
  });

  it('keeps the range half open and counts before the filter', () => {
    const frame = run({ ...bySource, range: { from: 10, to: 30 }, predicate: { kind: 'text', field: 'srcaddr', test: { kind: 'equals', values: ['a'] } } }, rows);
    expect(frame.coverage).toMatchObject({ scanned: 2, matched: 1 });
  });

  it('gives one row for aggregates over nothing, none for groups', () => {
    const empty = { ...bySource, predicate: { kind: 'none' } as const };
    expect(rowsOf(run(empty, rows))).toEqual([]);
    expect(rowsOf(run({ ...empty, keys: [], outputs: [out('b', aggregate(0)), out('n', aggregate(1))] }, rows))).toEqual([[null, 0]]);
  });

  it('sums exactly beyond 2^53, and refuses what leaves 64 bits', () => {
    const big = [{ srcaddr: 'a', bytes: Number.MAX_SAFE_INTEGER }, { srcaddr: 'a', bytes: 2 }];
    expect(rowsOf(run(bySource, big))).toEqual([['a', 9007199254740993n, 2]]);
    const over = runTwin(bySource, [{ srcaddr: 'a', bytes: 2n ** 63n - 1n }, { srcaddr: 'a', bytes: 1 }]);
    expect(over).toMatchObject({ ok: false, problem: { kind: 'overflow' } });
    const zero: Expr = { op: 'div', a: aggregate(0), b: { op: 'const', value: 0, type: 'bigint' }, type: 'bigint' };
    expect(runTwin({ ...bySource, outputs: [out('x', zero)] }, big)).toMatchObject({ ok: false, problem: { kind: 'division-by-zero', statement: '*' } });
  });

  it('groups whole numbers by value, whatever their form, and counts distinct ones', () => {
    const plan = planOf({ aggregates: [{ fn: 'count', arg: long('bytes'), distinct: true, type: 'bigint' }, { fn: 'avg', arg: long('bytes'), distinct: false, type: 'double' }], outputs: [out('d', aggregate(0)), out('a', aggregate(1, 'double'))] });
    expect(rowsOf(run(plan, [{ bytes: 1 }, { bytes: 1n }, { bytes: null }, { bytes: 2 }, { bytes: 2 }]))).toEqual([[2, 1.5]]);
  });

  it('gives records oldest first', () => {
    const plan = planOf({ rowwise: true, outputs: [out('t', long('__time__'))], limit: 3 });
    const frame = run(plan, [...rows].reverse());
    expect(rowsOf(frame)).toEqual([[10], [20], [30]]);
    expect(frame.coverage.cut).toEqual({ groups: 5, limit: 3 });
    expect(frame.whole).toBeUndefined();
  });

  it('compares with the values of a sub-select, null being in none', () => {
    const inner = planOf({ rowwise: true, outputs: [out('s', text('srcaddr'))], predicate: { kind: 'number', field: 'bytes', min: 5, max: 5, openMin: false, openMax: false } });
    const plan = planOf({ rowwise: true, outputs: [out('t', long('__time__'))], predicate: { kind: 'among', a: text('srcaddr'), plan: inner } });
    expect(rowsOf(run(plan, rows))).toEqual([[10], [20]]);
  });

  it('looks for a word in every recorded text, and in no number', () => {
    const word = (text: string): Plan => planOf({ rowwise: true, outputs: [out('t', long('__time__'))], predicate: { kind: 'word', test: { kind: 'tokens', tokens: [{ text, wildcard: false }], phrase: false, ignoreCase: true } } });
    expect(rowsOf(run(word('B'), [{ __time__: 1, srcaddr: 'b' }, { __time__: 2, 'my-own': 'x b' }, { __time__: 3, srccountry: 'b' }]))).toEqual([[1], [2]]);
    expect(rowsOf(run(word('5'), rows))).toEqual([]);
  });
});
