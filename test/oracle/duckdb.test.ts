import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { openOracle } from './duckdb.ts';

const base: Plan = {
  predicate: { kind: 'all' }, range: null, keys: [], aggregates: [], rowwise: false, distinct: false, outputs: [], having: null,
  order: [], limit: 100, limitWritten: true, offset: 0, zone: 28_800, statement: '', needs: [],
};

describe('the oracle itself', () => {
  it('groups, sums past 2^53 exactly and keeps nulls apart', async () => {
    const oracle = await openOracle([
      { __time__: 1, srcaddr: '10.0.0.1', bytes: 9007199254740992 },
      { __time__: 2, srcaddr: '10.0.0.1', bytes: 3 },
      { __time__: 3, srcaddr: null, bytes: null },
    ]);
    const answer = oracle.rows({
      ...base,
      keys: [{ op: 'field', field: 'srcaddr', type: 'varchar' }],
      aggregates: [{ fn: 'sum', arg: { op: 'field', field: 'bytes', type: 'bigint' }, distinct: false, type: 'bigint' }],
      outputs: [
        { name: 'srcaddr', expr: { op: 'key', index: 0, type: 'varchar' }, unit: 'none' },
        { name: 'b', expr: { op: 'aggregate', index: 0, type: 'bigint' }, unit: 'bytes' },
      ],
    });
    expect(answer).toEqual({ rows: [['10.0.0.1', 9007199254740995n], [null, null]] });
    oracle.close();
  });

  it('passes texts as parameters, so that a quote is a quote', async () => {
    const hostile = `x'; DROP TABLE _log; --"`;
    const oracle = await openOracle([{ __time__: 1, action: hostile }, { __time__: 2, action: 'ACCEPT' }]);
    const answer = oracle.rows({
      ...base,
      predicate: { kind: 'text', field: 'action', test: { kind: 'equals', values: [hostile] } },
      aggregates: [{ fn: 'count', arg: null, distinct: false, type: 'bigint' }],
      outputs: [{ name: 'n', expr: { op: 'aggregate', index: 0, type: 'bigint' }, unit: 'records' }],
    });
    expect(answer).toEqual({ rows: [[1]] });
    oracle.close();
  });
});
