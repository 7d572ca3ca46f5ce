import type { TestRecord } from '../../src/columns/testing/build.ts';
import type { Result } from '../../src/base/result.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ask } from '../../src/statement/ask.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/** A log of three records, so that aggregations have something to count, and statements over it that DuckDB answers. */
const records: readonly TestRecord[] = [
  { __time__: 1_720_767_000, srcaddr: '10.0.0.1', dstaddr: '10.0.1.9', bytes: 10, packets: 1, dstport: 80, action: 'ACCEPT', direction: 'in' },
  { __time__: 1_720_767_060, srcaddr: '10.0.0.2', dstaddr: '10.0.1.9', bytes: 30, packets: 2, dstport: 443, action: 'REJECT', direction: 'in' },
  { __time__: 1_720_767_300, srcaddr: '10.0.0.1', dstaddr: '2001:db8::7', bytes: 20, packets: 3, dstport: null, action: 'ACCEPT', direction: 'out' },
];
export const range = { from: 1_720_767_000, to: 1_720_767_600 };

let engine: SqlEngine;

export async function openSmallLog(): Promise<void> {
  engine = await openSqlEngine(records);
}

export async function run(statement: string, over: typeof range | null = null): Promise<Result<Frame, Problem>> {
  const asked = ask(statement, { range: over, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: engine.table.present });
  if (!asked.ok) return asked;
  const made = sqlPlan(asked.value, { fields: engine.table.present }, 'a test');
  if (!made.ok) return made;
  const result = await engine.run(made.value);
  if (!result.ok && result.problem.kind === 'internal') throw new Error(`${JSON.stringify(result.problem)}\n${made.value.sql}`);
  return result;
}

export async function rows(statement: string, over: typeof range | null = null): Promise<unknown[][]> {
  const result = await run(statement, over);
  if (!result.ok) throw new Error(`${statement}: ${JSON.stringify(result.problem)}`);
  const { value } = result;
  return Array.from({ length: value.rows }, (_, row) => value.columns.map((column) => column.values[row] ?? null));
}
