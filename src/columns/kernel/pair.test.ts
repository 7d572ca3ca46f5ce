import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { desk, Helping } from './helping.ts';
import { Kernel } from './kernel.ts';
import type { Helper } from './pair.ts';
import { pieceWords, readTask } from './task.ts';
import { helperThread } from './testing/helper-thread.ts';
import { PlainAnswers } from './testing/plain-answers.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

const always = { rows: 0, bytesPerRow: Infinity };
let table: Table;
let records: Record<string, Value>[];

beforeAll(() => {
  const count = 150_000;
  table = tableOf(Array.from({ length: count }, (_, i) => ({
    __time__: 5000 + Math.floor(i / 50), srcaddr: `10.0.${(i * 31) % 251}.${(i * 17) % 9}`, protocol: i % 7 === 0 ? 17 : 6, 'vpc-id': `vpc-${i % 5}`,
    dstport: (i * 7919) % 600, bytes: (i * 7919) % 40_000, action: i % 3 === 0 ? 'REJECT' : 'ACCEPT',
  })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared: true })) });
  records = [...rows(table)];
});

const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };

/** Runs of whole segments, lists, stretches of one bucket, lanes, and counted cells. */
function plansFor(predicate: Predicate, range: Plan['range']): Plan[] {
  return [
    groupPlan([], [countAll, sumOf(number('bytes')), distinctOf(text('srcaddr'))], { predicate, range }),
    groupPlan([bucket('__time__', 600), text('action')], [countAll, sumOf(number('bytes'))], { predicate, range, limit: 1000 }),
    groupPlan([text('vpc-id')], [sumOf(number('bytes')), distinctOf(number('dstport'))], { predicate, range }),
    groupPlan([text('srcaddr')], [sumOf(number('bytes'))], { predicate, range, order: [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }], limit: 20 }),
  ];
}

const cases: readonly (readonly [Predicate, Plan['range']])[] = [[{ kind: 'all' }, null], [rejected, null], [{ kind: 'not', item: rejected }, null], [{ kind: 'all' }, { from: 5300, to: 7000 }], [rejected, { from: 5400, to: 7100 }]];

async function ask(kernel: Kernel, plans: readonly Plan[]): Promise<readonly (readonly Value[])[][]> {
  const found: (readonly Value[])[][] = plans.map(() => []);
  await kernel.answer(plans, {
    signal: { aborted: false }, pause: () => Promise.resolve(),
    onFrame: (index, result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      found[index] = result.value.columns.map(({ values }) => values);
    },
  });
  return found;
}

const printed = (columns: readonly (readonly Value[])[]): unknown => columns.map((values) => values.map(String));
const plain = new PlainAnswers((result) => (result.ok ? printed(result.value.columns.map(({ values }) => values)) : result));

/** As the plain interpreter says, in every case; from scratch and by what changed. */
async function agrees(kernel: Kernel): Promise<void> {
  for (const [predicate, range] of cases) {
    const plans = plansFor(predicate, range);
    const given = await ask(kernel, plans);
    plans.forEach((plan, i) => {
      expect({ plan: plan.statement, columns: printed(given[i] ?? []) }).toEqual({ plan: plan.statement, columns: plain.to(plan, records) });
    });
  }
}

const kernelWith = (helper: Helper): Kernel => new Kernel(table, { kernel: generatedModule('kernel', true) }, {}, { with: helper, worth: always });

test('a helper that never comes is not waited for', async () => {
  const kernel = kernelWith({ join: () => () => undefined });
  await agrees(kernel);
  expect(kernel.helped).toBe(0);
  kernel.forget();
});

test('a helper that does all of it leaves nothing to do, and nothing out', async () => {
  const kernel = kernelWith({
    join: (memory, deskAt) => {
      const helping = new Helping(memory, deskAt, generatedModule('kernel', true));
      return () => void helping.work();
    },
  });
  await agrees(kernel);
  expect(kernel.helped).toBeGreaterThanOrEqual(20);
  kernel.forget();
});

test('a helper that comes late, when the pass is over, touches nothing', async () => {
  const late: (() => void)[] = [];
  const kernel = kernelWith({
    join: (memory, deskAt) => {
      const helping = new Helping(memory, deskAt, generatedModule('kernel', true));
      return () => void late.push(() => expect(helping.work()).toBe(false));
    },
  });
  await agrees(kernel);
  expect(late.length).toBeGreaterThanOrEqual(20);
  for (const work of late) work();
  expect(kernel.helped).toBe(0);
  kernel.forget();
});

test.each(['pass', 'calls'])('a helper that fails in the middle is asked no more, and what it left is not used (%s)', async (kind) => {
  let jobs = 0;
  const kernel = kernelWith({
    join: (memory, deskAt) => {
      const helping = new Helping(memory, deskAt, generatedModule('kernel', true));
      return () => {
        const { buffer } = memory;
        const task = readTask(buffer, new Uint32Array(buffer, deskAt, desk.words)[desk.task] ?? 0);
        if (task.kind !== kind || jobs > 0) return void helping.work();
        jobs++;
        if (task.kind === 'calls') task.words[task.starts.at(-1) ?? 0] = 1000;
        else task.pieces[task.pieces.length - pieceWords - 2 * task.columns] = 0;
        expect(() => helping.work()).toThrow(task.kind === 'calls' ? 'No such loop' : 'has not met this loop');
      };
    },
  });
  await agrees(kernel);
  const helped = kernel.helped;
  await agrees(kernel);
  expect([jobs, kernel.helped]).toEqual([1, helped]);
  kernel.forget();
});

test('without what is worth its while, and over a memory that is not shared, the kernel works alone', async () => {
  let joined = 0;
  const helper: Helper = {
    join: () => {
      joined++;
      return () => undefined;
    },
  };
  await ask(new Kernel(table, { kernel: generatedModule('kernel', true) }, {}, { with: helper }), plansFor({ kind: 'all' }, null));
  const own = tableOf([{ __time__: 5, bytes: 7 }]);
  await ask(new Kernel(own, { kernel: generatedModule('kernel') }, {}, { with: helper, worth: always }), [groupPlan([], [countAll])]);
  expect(joined).toBe(0);
});

let thread: Awaited<ReturnType<typeof helperThread>> | null = null;
afterAll(() => thread?.end());

test('in another thread it takes its part, and a pass that is stopped ends with it', async () => {
  thread = await helperThread();
  const kernel = kernelWith(thread);
  for (let round = 0; round < 200 && kernel.helped < 10; round++) {
    kernel.forget();
    await agrees(kernel);
  }
  expect(kernel.helped).toBeGreaterThanOrEqual(10);
  const used = (): number => {
    kernel.forget();
    return table.memory.usedBytes;
  };
  const before = used();
  const clock = performance.now.bind(performance);
  let skipped = 0;
  for (let pauses = 1; pauses < 30; pauses += 4) {
    const signal = { aborted: false };
    let left = pauses;
    performance.now = () => clock() + (skipped += 10);
    try {
      await kernel.answer(plansFor(rejected, null), {
        signal, onFrame: () => undefined,
        pause: () => {
          signal.aborted = --left <= 0;
          return Promise.resolve();
        },
      });
    } finally {
      performance.now = clock;
    }
    expect(used()).toBe(before);
  }
  await agrees(kernel);
});
