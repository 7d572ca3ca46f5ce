import { beforeAll, describe, expect, it } from 'vitest';
import { isAddress } from '../../src/base/ip.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import { fieldNamed } from '../../src/model/fields.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import type { Question } from '../../src/statement/question.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { fieldsPresent, lookup, records, zone } from '../conformance/cases.ts';
import { calls } from '../conformance/function-calls.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/** Every function of the language gives on DuckDB what it gives on the plain interpreter, whichever of the two computes it there. */
const held = records.map((record): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fieldNamed(name)?.role === 'address' && !isAddress(String(value)) ? null : value])));

let engine: SqlEngine;
beforeAll(async () => {
  engine = await openSqlEngine(held as readonly TestRecord[], lookup); // Whole numbers here are all numbers.
}, 60_000);

function questionOf(statement: string): Question {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  return asked.value;
}

/** Numbers to twelve digits, as two libraries may differ in the last ones. */
function rowsOf(frame: Frame): unknown[][] {
  const shown = (value: Value | undefined): unknown => (typeof value === 'bigint' ? String(value) : typeof value === 'number' && Number.isFinite(value) ? String(Number(value.toPrecision(12))) : String(value));
  return Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => shown(column.values[row])));
}

describe('every function on DuckDB', () => {
  it.each(Object.entries(calls))('%s', async (_, call) => {
    const question = questionOf(`* | select ${call} as v, count(*) as c, max(srcaddr) as a group by v order by v limit 1000`);
    const made = sqlPlan(question, { fields: fieldsPresent }, 'a test');
    const planned = plan(question, { fields: fieldsPresent });
    if (!made.ok || !planned.ok) throw new Error(JSON.stringify([made, planned]));
    const twin = runTwin(planned.value, held, { lookup });
    const theirs = await engine.run(made.value);
    if (!twin.ok || !theirs.ok) throw new Error(`${JSON.stringify([twin, theirs])} ${made.value.sql}`);
    expect([theirs.value.columns[0]?.type, rowsOf(theirs.value)]).toEqual([twin.value.columns[0]?.type, rowsOf(twin.value)]);
  });
});
