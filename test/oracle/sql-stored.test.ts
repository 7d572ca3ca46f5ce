import { describe, expect, it } from 'vitest';
import { evaluateExpr } from '../../src/columns/functions/expr.ts';
import { rows } from '../../src/columns/rows.ts';
import { randomRecords } from '../../src/columns/testing/random-records.ts';
import { fieldNamed } from '../../src/model/fields.ts';
import type { Value } from '../../src/model/frame.ts';
import type { Expr } from '../../src/model/plan.ts';
import type { HandedColumn, SqlPlan } from '../../src/model/sql-plan.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/** Records on their way into DuckDB and out again: what comes back is what the table holds, in its order. */

const typeOf = (name: string): 'bigint' | 'varchar' => (fieldNamed(name)?.index === 'long' ? 'bigint' : 'varchar');

function planOf(columns: readonly HandedColumn[], sql: string, outputs: SqlPlan['outputs']): SqlPlan {
  return {
    kind: 'sql', handover: { predicate: { kind: 'all' }, range: null, columns }, sql, outputs, limit: 100_000, limitWritten: true, zone: 28_800, statement: '*', needs: [],
    places: [], padding: null, because: 'a test',
  };
}

async function columnsOf(engine: SqlEngine, columns: readonly HandedColumn[]): Promise<Record<string, readonly Value[]>> {
  const sql = `SELECT ${columns.map(({ name }, i) => `"${name.replaceAll('"', '""')}" AS o${i}`).join(', ')} FROM _log`;
  const result = await engine.run(planOf(columns, sql, columns.map(({ name, expr }) => ({ name, type: expr.type, unit: 'none' }))));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return Object.fromEntries(result.value.columns.map(({ name, values }) => [name, values]));
}

function plainly(engine: SqlEngine, columns: readonly HandedColumn[]): Record<string, readonly Value[]> {
  const records = [...rows(engine.table)];
  const value = (record: Record<string, Value>, expr: Expr): Value => evaluateExpr(expr, (leaf) => (leaf.op === 'field' ? (record[leaf.field] ?? null) : null), 28_800);
  return Object.fromEntries(columns.map(({ name, expr }) => [name, records.map((record) => value(record, expr))]));
}

const field = (name: string): HandedColumn => ({ name, expr: { op: 'field', field: name, type: typeOf(name) } });
const call = (name: string, type: Expr['type'], of: string, ...more: readonly string[]): Expr => ({
  op: 'call', name, type, args: [{ op: 'field', field: of, type: 'varchar' }, ...more.map((value): Expr => ({ op: 'const', value, type: 'varchar' }))],
});

describe('records in DuckDB', () => {
  it.each([1, 2, 3, 4])('are those of the table, all their fields (seed %i)', async (seed) => {
    const engine = await openSqlEngine(randomRecords(seed, 5000));
    const columns = engine.table.present.map(field);
    expect(await columnsOf(engine, columns)).toEqual(plainly(engine, columns));
  });

  it('have whatever type an expression over a dictionary has', async () => {
    const engine = await openSqlEngine(randomRecords(5, 2000));
    const columns: HandedColumn[] = [
      { name: 'n', expr: call('length', 'bigint', 'eni-id') },
      { name: 'b', expr: call('starts_with', 'boolean', 'srcaddr', '10.') },
      { name: 'd', expr: { op: 'div', a: { op: 'cast', a: call('length', 'bigint', 'eni-id'), type: 'double', orNull: false }, b: { op: 'const', value: 7, type: 'double' }, type: 'double' } },
      { name: 't', expr: call('date_parse', 'timestamp', 'version', '%c') },
      { name: 'none', expr: { op: 'field', field: 'no-such-field', type: 'varchar' } },
      { name: 'a "quoted" name', expr: { op: 'field', field: 'srcaddr', type: 'varchar' } },
    ];
    expect(await columnsOf(engine, columns)).toEqual(plainly(engine, columns));
  });

  it('hold any text', async () => {
    const texts = ["it's", '"', '', '中文', '😀', 'a\u0000b', 'null', '\\', '%', ' '];
    const engine = await openSqlEngine(texts.map((text, i) => ({ __time__: i, extra: text })));
    expect((await columnsOf(engine, [field('extra')]))['extra']).toEqual(texts);
  });

  it('can be counted without any column, and none can be held', async () => {
    const count = planOf([], 'SELECT count(*) AS o0 FROM _log', [{ name: 'n', type: 'bigint', unit: 'none' }]);
    for (const n of [1234, 0]) {
      const engine = await openSqlEngine(randomRecords(6, n));
      expect(await engine.run(count)).toMatchObject({ ok: true, value: { columns: [{ values: [n] }] } });
      const ofField = { ...count, handover: { ...count.handover, columns: [field('srcaddr')] } };
      expect(await engine.run(ofField)).toMatchObject({ ok: true, value: { columns: [{ values: [n] }], coverage: { scanned: n, matched: n } } });
    }
  });
});
