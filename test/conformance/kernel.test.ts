import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/base/result.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { tableOf, type TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Frame } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { cases, fieldsPresent, held, lookup, refused, withoutAddress, zone } from './cases.ts';
import { rowsOf, shown, sorted } from './rows.ts';

let kernel: Kernel;
beforeAll(() => {
  kernel = new Kernel(tableOf(held as readonly TestRecord[]), { kernel: generatedModule('kernel') }); // Whole numbers here are all numbers.
});

function planOf(statement: string): Plan {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  const planned = plan(asked.value, { fields: fieldsPresent });
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem));
  return planned.value;
}

async function answers(plans: readonly Plan[]): Promise<Result<Frame, Problem>[]> {
  const results: Result<Frame, Problem>[] = [];
  await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), lookup, onFrame: (index, result) => (results[index] = result) });
  return results;
}

function frameOf(result: Result<Frame, Problem> | undefined): Frame {
  if (!result?.ok) throw new Error(`refused: ${JSON.stringify(result?.problem)}`);
  return result.value;
}

const answered = cases.filter((c) => !(c.id in refused));

describe('the conformance statements on the kernel', () => {
  it.each(answered.map((c) => [c.id, c] as const))('%s gives the twin\'s rows and the written ones', async (id, c) => {
    const planned = planOf(c.statement);
    const frame = frameOf((await answers([planned]))[0]);
    const twin = frameOf(runTwin(planned, held, { lookup }));
    expect(frame.columns.map(({ name, type, unit, field }) => ({ name, type, unit, field }))).toEqual(twin.columns.map(({ name, type, unit, field }) => ({ name, type, unit, field })));
    expect(rowsOf(frame)).toEqual(rowsOf(twin));
    expect([frame.coverage.scanned, frame.coverage.matched, frame.coverage.cut]).toEqual([twin.coverage.scanned, twin.coverage.matched, twin.coverage.cut]);
    expect(frame.whole).toEqual(twin.whole);
    const { expected } = c;
    if (expected.count !== undefined) expect(frame.coverage.matched).toBe(expected.count);
    if (!expected.rows || withoutAddress.includes(id)) return;
    const wanted = expected.rows.map((row) => row.map((value) => shown(value)));
    expect(expected.ordered === false ? sorted(rowsOf(frame)) : rowsOf(frame)).toEqual(expected.ordered === false ? sorted(wanted) : wanted);
  });

  it('give the same rows when all are asked at once, and asked again', async () => {
    const plans = answered.map((c) => planOf(c.statement));
    for (let round = 0; round < 2; round++) {
      const results = await answers(plans);
      for (const [i, planned] of plans.entries()) expect([answered[i]?.id, rowsOf(frameOf(results[i]))]).toEqual([answered[i]?.id, rowsOf(frameOf(runTwin(planned, held, { lookup })))]);
    }
  });
});
