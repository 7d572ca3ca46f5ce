import { beforeAll, describe, expect, it } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { tableOf, type TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import { isAddress } from '../../src/base/ip.ts';
import { fieldNamed } from '../../src/model/fields.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { fieldsPresent, lookup, records, zone } from './cases.ts';
import { calls } from './function-calls.ts';

const held = records.map((record): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fieldNamed(name)?.role === 'address' && !isAddress(String(value)) ? null : value])));

let kernel: Kernel;
beforeAll(() => {
  kernel = new Kernel(tableOf(held as readonly TestRecord[]), { kernel: generatedModule('kernel') }); // Whole numbers here are all numbers.
});

function planOf(statement: string): Plan {
  const asked = ask(statement, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
  const planned = asked.ok ? plan(asked.value, { fields: fieldsPresent }) : asked;
  if (!planned.ok) throw new Error(`${statement}: ${JSON.stringify(planned.problem)}`);
  return planned.value;
}

const rowsOf = (frame: Frame): Value[][] => Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => column.values[row] ?? null));

/** As key, as output of a record, as condition, inside an aggregate. */
describe('every function, on the kernel and on the plain interpreter', () => {
  it.each(Object.entries(calls))('%s', async (_, call) => {
    const statements = [
      `* | select ${call} as v, count(*) as c group by v order by v limit 1000`,
      `* | select srcaddr, dstport, ${call} as v order by __time__, srcaddr, dstport, bytes, v limit 1000`,
      `* | select count(*) as c, max(${call}) as m where ${call} is not null`,
    ];
    const plans = statements.map(planOf);
    const results: unknown[] = [];
    await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), lookup, onFrame: (index, result) => (results[index] = result.ok ? rowsOf(result.value) : result.problem) });
    for (const [i, planned] of plans.entries()) {
      const twin = runTwin(planned, held, { lookup });
      if (!twin.ok) throw new Error(`${statements[i] ?? ''}: ${JSON.stringify(twin.problem)}`);
      expect([statements[i], results[i]]).toEqual([statements[i], rowsOf(twin.value)]);
    }
  });
});
