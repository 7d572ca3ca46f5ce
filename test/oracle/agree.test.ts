import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import { openOracle, type Oracle } from './duckdb.ts';
import { planned } from './planned.ts';
import { randomRecords, randomStatement } from './random.ts';

/**
 * Random statements over random records, answered by the plain interpreter and by DuckDB: equal rows in equal order. What
 * DuckDB cannot be asked is counted, so that the comparison cannot quietly come to nothing.
 */
const statements = 400;
const records = randomRecords(5, 600);
const present = [...new Set(records.flatMap((record) => Object.entries(record).flatMap(([name, value]) => (value === null ? [] : [name]))))];

function rowsOf(frame: Frame): Value[][] {
  return Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => column.values[row] ?? null));
}

/** Doubles to 1e-9 of their size; all else as it is. */
function rounded(plan: Plan, rows: readonly (readonly Value[])[]): unknown[][] {
  const types = plan.outputs.map((output) => output.expr.type);
  return rows.map((row) => row.map((value, c) => (types[c] === 'double' && value !== null ? Number(value).toPrecision(9) : typeof value === 'bigint' ? `${value}n` : value)));
}

describe('the plain interpreter and DuckDB', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await openOracle(records);
  });
  afterAll(() => oracle.close());

  it(`give equal rows for ${statements} random statements`, () => {
    let compared = 0;
    const refused = new Map<string, number>();
    for (let seed = 1; seed <= statements; seed++) {
      const statement = randomStatement(seed);
      const made = planned(statement, present);
      const theirs = oracle.rows(made);
      if ('refused' in theirs) {
        refused.set(theirs.refused, (refused.get(theirs.refused) ?? 0) + 1);
        continue;
      }
      const ours = runTwin(made, records);
      if (!ours.ok) throw new Error(`${statement}: ${JSON.stringify(ours.problem)}`);
      expect(rounded(made, rowsOf(ours.value)), `seed ${seed}: ${statement}`).toEqual(rounded(made, theirs.rows));
      compared++;
    }
    expect(compared, `refused: ${JSON.stringify([...refused])}`).toBeGreaterThan(statements * 0.9);
  });
});
