import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import type { Result } from '../../src/base/result.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { sqlPlan } from '../../src/statement/sql-plan.ts';
import { Dice, randomRecords, randomStatement } from './random.ts';
import { openSqlEngine, type SqlEngine } from './sql-engine.ts';

/**
 * Random statements of the kernel's shape, answered by the kernel and by DuckDB through the page's own lowering, over records with
 * nulls, duplicates, IPv6 and values at the edges: equal rows. `FLOWLOG_STATEMENTS=2000` asks for more of them. Which rows a LIMIT
 * keeps among equals is open, so none cuts here; the order is compared where the plan itself is printed (`agree.test.ts`).
 */
const statements = Number(process.env['FLOWLOG_STATEMENTS'] ?? 500);

/** Rows in an order of their own, doubles to 1e-9 of their size. */
function comparable(frame: Frame): string[] {
  const value = (v: Value, type: string): unknown => (v === null || typeof v === 'string' || typeof v === 'boolean' ? v : type === 'double' ? Number(v).toPrecision(9) : String(v));
  return Array.from({ length: frame.rows }, (_, row) => JSON.stringify(frame.columns.map((column) => value(column.values[row] ?? null, column.type)))).sort();
}

describe('the kernel and DuckDB', () => {
  let engine: SqlEngine;
  let kernel: Kernel;
  beforeAll(async () => {
    engine = await openSqlEngine(randomRecords(11, 1200) as TestRecord[]); // Its values are text, numbers and nulls.
    kernel = new Kernel(engine.table, { kernel: generatedModule('kernel') });
  }, 60_000);
  afterAll(() => undefined);

  it(`give equal rows for ${statements} random statements`, async () => {
    const present = engine.table.present;
    const extent = engine.table.summary().extent ?? { from: 0, to: 1 };
    const dice = new Dice(4242);
    let compared = 0;
    let rows = 0;
    for (let seed = 10_001; seed <= 10_000 + statements; seed++) {
      const statement = randomStatement(seed).replace(/ limit \d+(, ?\d+)?/gi, '');
      const whole = `${statement}${/\|/.test(statement) ? ' limit 1000000' : ''}`;
      const from = extent.from + dice.below(Math.max(1, extent.to - extent.from));
      const range = dice.chance(0.6) ? null : { from, to: from + dice.below(2000) };
      const asked = ask(whole, { range, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present });
      if (!asked.ok) throw new Error(`${whole}: ${JSON.stringify(asked.problem)}`);
      if (!asked.value.statement.select) continue;
      const ours = plan(asked.value, { fields: present });
      const theirs = sqlPlan(asked.value, { fields: present }, 'a test');
      if (!ours.ok || !theirs.ok) throw new Error(`${whole}: ${JSON.stringify([ours, theirs])}`);
      const answers: Result<Frame, Problem>[] = [];
      await kernel.answer([ours.value], { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (_, result) => answers.push(result) });
      const answer = await engine.run(theirs.value);
      const [ourAnswer] = answers;
      const what = `seed ${seed}: ${whole} in ${JSON.stringify(range)}\n${theirs.value.sql}`;
      if (!ourAnswer?.ok || !answer.ok) {
        // Both refuse, for the same reason: a sum beyond 64 bits, a division by zero.
        expect({ what, kind: answer.ok ? 'ok' : answer.problem.kind }).toEqual({ what, kind: ourAnswer?.ok ? 'ok' : ourAnswer?.problem.kind });
        continue;
      }
      expect({ what, rows: comparable(answer.value) }).toEqual({ what, rows: comparable(ourAnswer.value) });
      expect([what, answer.value.columns.map(({ name, type }) => [name, type])]).toEqual([what, ourAnswer.value.columns.map(({ name, type }) => [name, type])]);
      compared++;
      rows += answer.value.rows;
    }
    expect(compared).toBeGreaterThan(statements * 0.8);
    expect(rows).toBeGreaterThan(statements);
  }, 600_000);
});
