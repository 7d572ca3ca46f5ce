import { describe, expect, it } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { tableOf } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Value } from '../../src/model/frame.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';

/** IN and NOT IN over a sub-select, with every mixture of nulls: what SQL's three values say, counted by hand below. */
const records = [
  { __time__: 1, 'vm-id': 'a', dstport: 1, action: 'ACCEPT' },
  { __time__: 2, 'vm-id': 'b', dstport: 2, action: 'REJECT' },
  { __time__: 3, 'vm-id': 'c', dstport: null, action: 'REJECT' },
  { __time__: 4, 'vm-id': null, dstport: 4, action: 'ACCEPT' },
  { __time__: 5, 'vm-id': 'b', dstport: 5, action: 'ACCEPT' },
];
const fields = ['__time__', 'vm-id', 'dstport', 'action'];

async function times(where: string): Promise<{ twin: Value[]; kernel: Value[] }> {
  const asked = ask(`* | select __time__ where ${where}`, { range: null, filters: [], variables: {}, projectZone: 0 }, { counts: 'records', present: fields });
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  const planned = plan(asked.value, { fields });
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem));
  const twin = runTwin(planned.value, records);
  if (!twin.ok) throw new Error(JSON.stringify(twin.problem));
  const kernel = new Kernel(tableOf(records), { kernel: generatedModule('kernel') });
  let found: Value[] = [];
  await kernel.answer([planned.value], {
    signal: { aborted: false },
    pause: () => Promise.resolve(),
    onFrame: (_, result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      found = [...(result.value.columns[0]?.values ?? [])];
    },
  });
  return { twin: [...(twin.value.columns[0]?.values ?? [])], kernel: found };
}

describe('IN (SELECT …)', () => {
  it.each([
    ['"vm-id" in (select "vm-id" where action = \'REJECT\')', [2, 3, 5]],
    ['"vm-id" not in (select "vm-id" where action = \'REJECT\')', [1]],
    ['not ("vm-id" in (select "vm-id" where action = \'REJECT\'))', [1]],
    ['"vm-id" not in (select "vm-id" where action = \'ACCEPT\')', []],
    ['"vm-id" not in (select "vm-id" where action = \'NOPE\')', [1, 2, 3, 4, 5]],
    ['"vm-id" in (select "vm-id" where action = \'NOPE\')', []],
    ['dstport in (select max(dstport) group by action)', [2, 5]],
    ['dstport not in (select max(dstport) group by action)', [1, 4]],
    ['dstport not in (select min(dstport) group by "vm-id")', []],
    ['dstport not in (select min(dstport) group by "vm-id" having min(dstport) > 1)', [1, 5]],
    ['dstport + 1 in (select dstport)', [1, 4]],
    ['"vm-id" in (select "vm-id" group by "vm-id" order by count(*) desc limit 1)', [2, 5]],
  ])('%s', async (where, wanted) => {
    expect(await times(where)).toEqual({ twin: wanted, kernel: wanted });
  });
});
