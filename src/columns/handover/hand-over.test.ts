import { describe, expect, it } from 'vitest';
import type { Value } from '../../model/frame.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Expr, Predicate } from '../../model/plan.ts';
import type { HandedColumn, SqlPlan } from '../../model/sql-plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { evaluateExpr } from '../functions/expr.ts';
import { Kernel } from '../kernel/kernel.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { tableOf } from '../testing/build.ts';
import { randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { passes } from '../twin/predicate.ts';
import { handOver } from './hand-over.ts';
import type { HandedBatch, HandedShape } from './handed.ts';

const typeOf = (name: string): 'bigint' | 'varchar' => (fieldNamed(name)?.index === 'long' ? 'bigint' : 'varchar');
const fieldColumn = (name: string): HandedColumn => ({ name, expr: { op: 'field', field: name, type: typeOf(name) } });

function planOf(columns: readonly HandedColumn[], predicate: Predicate = { kind: 'all' }, range: TimeRange | null = null): SqlPlan {
  return {
    kind: 'sql', handover: { predicate, range, columns }, sql: '', outputs: [], limit: 100, limitWritten: false, zone: 28_800, statement: '*', needs: [], places: [], padding: null, because: 'a test',
  };
}

async function handed(table: Table, plan: SqlPlan, options: { budgetBytes?: number; aborted?: boolean } = {}): Promise<{ records: Record<string, Value>[]; shape: HandedShape } | { problem: unknown }> {
  const kernel = new Kernel(table, { kernel: generatedModule('kernel') });
  const shapes: HandedShape[] = [];
  const records: Record<string, Value>[] = [];
  const result = await handOver(kernel, plan, {
    signal: { aborted: options.aborted ?? false },
    pause: () => Promise.resolve(),
    budgetBytes: options.budgetBytes ?? 1e9,
    bytesOf: (rows, widths) => rows * widths.length,
    sink: {
      shape: async (shape) => void shapes.push(shape),
      batch: async (batch) => {
        const [shape] = shapes;
        if (shape) records.push(...decoded(shape, batch));
      },
    },
  });
  const [shape] = shapes;
  return result.ok && shape ? { records, shape } : { problem: result.ok ? null : result.problem };
}

/** As whoever takes them reads them. */
function decoded(shape: HandedShape, batch: HandedBatch): Record<string, Value>[] {
  const decoder = new TextDecoder();
  return Array.from({ length: batch.rows }, (_, row) =>
    Object.fromEntries(
      shape.columns.map(({ name, type, dictionary }, i): [string, Value] => {
        const vector = batch.columns[i];
        const value = vector?.values[row] ?? 0;
        if (dictionary === null) return [name, vector?.validity && (((vector.validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 0 ? null : value];
        const texts = shape.dictionaries[dictionary];
        if (value === 0 || !texts) return [name, null];
        const text = decoder.decode(texts.bytes.subarray(texts.offsets[value - 1], texts.offsets[value]));
        return [name, type === 'varchar' ? text : type === 'boolean' ? text === 'true' : Number(text)];
      }),
    ),
  );
}

function plainly(table: Table, plan: SqlPlan): Record<string, Value>[] {
  const { predicate, range, columns } = plan.handover;
  const kept: Record<string, Value>[] = [];
  for (const record of rows(table)) {
    const time = Number(record['__time__']);
    if (range && (time < range.from || time >= range.to)) continue;
    const evaluate = (expr: Expr): Value => evaluateExpr(expr, (leaf) => (leaf.op === 'field' ? (record[leaf.field] ?? null) : null), plan.zone);
    if (!passes(predicate, record, { evaluate, valuesOf: () => new Set() })) continue;
    kept.push(Object.fromEntries(columns.map(({ name, expr }) => [name, evaluate(expr)])));
  }
  return kept;
}

const call = (name: string, field: string, ...rest: readonly (string | number)[]): Expr => ({
  op: 'call', name, type: name === 'length' ? 'bigint' : name === 'starts_with' ? 'boolean' : 'varchar',
  args: [{ op: 'field', field, type: 'varchar' }, ...rest.map((value): Expr => ({ op: 'const', value, type: typeof value === 'number' ? 'bigint' : 'varchar' }))],
});

describe('records handed over', () => {
  it.each([1, 2, 3, 4, 5, 6])('are the rows of the table with all their fields, sealed or not (seed %i)', async (seed) => {
    for (const sealed of [true, false]) {
      const table = tableOf(randomRecords(seed, 4000), { sealed });
      const plan = planOf(table.present.map(fieldColumn));
      expect(await handed(table, plan)).toMatchObject({ records: plainly(table, plan) });
    }
  });

  it.each([11, 12, 13])('are those that predicate and range keep (seed %i)', async (seed) => {
    const table = tableOf(randomRecords(seed, 5000));
    const times = [...rows(table, ['__time__'])].map((record) => Number(record['__time__'])).sort((a, b) => a - b);
    const range = { from: times[1000] ?? 0, to: times[3500] ?? 0 };
    const predicate: Predicate = {
      kind: 'and',
      items: [
        { kind: 'text', field: 'action', test: { kind: 'equals', values: ['ACCEPT'] } },
        { kind: 'not', item: { kind: 'number', field: 'dstport', min: 443, max: 443, openMin: false, openMax: false } },
      ],
    };
    const plan = planOf(['__time__', 'srcaddr', 'dstaddr', 'bytes', 'end', 'action', 'observation', 'az-id'].map(fieldColumn), predicate, range);
    const given = await handed(table, plan);
    expect(given).toMatchObject({ records: plainly(table, plan) });
    if (!('shape' in given)) throw new Error('not handed over');
    expect(given.shape.rows).toBeGreaterThan(50);
    expect(given.shape.scanned).toBeGreaterThan(given.shape.rows);
  });

  it('have columns worked out from one dictionary', async () => {
    const table = tableOf(randomRecords(21, 3000));
    const columns: HandedColumn[] = [
      { name: 'prefix', expr: call('ip_prefix', 'srcaddr', 24) },
      { name: 'long', expr: call('length', 'eni-id') },
      { name: 'in', expr: call('starts_with', 'dstaddr', '10.') },
      { name: 'upper', expr: call('upper', 'az-id') },
      { name: 'nothing', expr: { op: 'field', field: 'no-such-field', type: 'varchar' } },
    ];
    const plan = planOf(columns, { kind: 'row', expr: { op: 'not', a: { op: 'isnull', a: { op: 'like', a: { op: 'field', field: 'srcaddr', type: 'varchar' }, pattern: '%', escape: null, type: 'boolean' }, type: 'boolean' }, type: 'boolean' } }, null);
    const v4 = planOf(columns, { kind: 'row', expr: { op: 'like', a: { op: 'field', field: 'srcaddr', type: 'varchar' }, pattern: '10.%', escape: null, type: 'boolean' } });
    for (const one of [plan, v4]) expect(await handed(table, one)).toMatchObject({ records: plainly(table, one) });
  });

  it('name only the texts that occur, once for both addresses', async () => {
    const table = tableOf([
      { __time__: 10, srcaddr: '10.0.0.1', dstaddr: '10.0.0.2', action: 'ACCEPT' },
      { __time__: 20, srcaddr: '10.0.0.2', dstaddr: '10.0.0.3', action: 'REJECT' },
    ]);
    const given = await handed(table, planOf(['srcaddr', 'dstaddr', 'action'].map(fieldColumn), { kind: 'all' }, { from: 0, to: 15 }));
    if (!('shape' in given)) throw new Error('not handed over');
    expect(given.shape.columns.map(({ dictionary }) => dictionary)).toEqual([0, 0, 1]);
    expect(given.shape.dictionaries.map(({ size }) => size)).toEqual([2, 1]);
  });

  it('are refused before any work when they would not fit', async () => {
    const table = tableOf(randomRecords(5, 2000));
    expect(await handed(table, planOf(table.present.map(fieldColumn)), { budgetBytes: 10_000 })).toMatchObject({ problem: { kind: 'memory', budgetBytes: 10_000 } });
  });

  it('stop when they are no longer wanted', async () => {
    const table = tableOf(randomRecords(5, 2000));
    expect(await handed(table, planOf([fieldColumn('bytes')]), { aborted: true })).toEqual({ problem: { kind: 'cancelled' } });
  });
});
