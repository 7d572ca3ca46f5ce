import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../src/model/frame.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import type { Question } from '../../src/statement/question.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { openSqlEngine, type SqlEngine } from '../oracle/sql-engine.ts';
import { cases, fieldsPresent, held, lookup, withoutAddress, zone } from './cases.ts';
import { rowsOf, shown, sorted } from './rows.ts';

/** Every statement with a SQL half on DuckDB, those that the kernel answers too: handed over, lowered, run and read back as in the page. */
describe('the conformance statements on DuckDB', () => {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await openSqlEngine(held as TestRecord[], lookup); // Texts, numbers and nulls.
  }, 60_000);

  const withSql = cases.filter(({ expected }) => !expected.lines);

  function questionOf(statement: string): Question {
    const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
    if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
    return asked.value;
  }

  async function answer(statement: string): Promise<Frame> {
    const made = sqlPlan(questionOf(statement), { fields: fieldsPresent }, 'a test');
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    const result = await engine.run(made.value);
    if (!result.ok) throw new Error(`${JSON.stringify(result.problem)}\n${made.value.sql}`);
    return result.value;
  }

  it('has all statements but the searches', () => {
    expect(withSql.length).toBeGreaterThan(50);
  });

  it.each(withSql.map((c) => [c.id, c] as const))('%s gives its rows', async (id, { statement, expected }) => {
    const frame = await answer(statement);
    if (expected.columns && expected.columns.length > 0) expect(frame.columns.map((column) => column.name)).toEqual(expected.columns);
    if (expected.rowCount !== undefined) {
      expect(frame.rows).toBe(expected.rowCount);
      expect(frame.columns[0]?.values).toEqual(expected.eniIdsInOrder);
      return;
    }
    if (withoutAddress.includes(id)) {
      // Written with an address that is none: the plain interpreter says what rows are left without it.
      const planned = plan(questionOf(statement), { fields: fieldsPresent });
      const twin = planned.ok && runTwin(planned.value, held, { lookup });
      if (!twin || !twin.ok) throw new Error(`${id} is no longer the kernel's`);
      expect(rowsOf(frame)).toEqual(rowsOf(twin.value));
      return;
    }
    // Arrays come as their JSON.
    const wanted = (expected.rows ?? []).map((row) => row.map((value) => (Array.isArray(value) ? JSON.stringify(value) : shown(value))));
    if (expected.ordered === false) expect(sorted(rowsOf(frame))).toEqual(sorted(wanted));
    else expect(rowsOf(frame)).toEqual(wanted);
  });
});
