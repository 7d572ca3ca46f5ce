import { beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan, Predicate } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

/** So many instances, each with each, are more groups than there is room for key by key. */
const instances = 200;
const first: Expr = { op: 'aggregate', index: 0, type: 'bigint' };
const greatest = (field: string): Aggregate => ({ fn: 'max', arg: text(field), distinct: false, type: 'varchar' });
const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };
const ends = [text('srcinstance'), text('dstinstance')];

/** What a screen of pairs asks at once: pairs, pairs by something else, what each sends, and who is in. */
function plansFor(predicate: Predicate, range: TimeRange | null): Plan[] {
  const view = { predicate, range, limit: 50_000 };
  const order = [{ expr: first, descending: true }];
  return [
    groupPlan(ends, [sumOf(number('bytes')), countAll, greatest('srcvpc')], { ...view, order }),
    groupPlan(ends, [sumOf(number('bytes')), distinctOf(number('dstport'))], { ...view, order, limit: 9, having: { op: 'gt', a: first, b: { op: 'const', value: 100, type: 'bigint' }, type: 'boolean' } }),
    groupPlan(ends.toReversed(), [countAll], view),
    groupPlan([text('srcinstance')], [sumOf(number('bytes')), countAll], view),
    groupPlan([bucket('__time__', 600), text('srcinstance')], [countAll], view),
    groupPlan([...ends, text('action')], [countAll], view),
    groupPlan([text('eni-id'), text('vm-id')], [countAll, greatest('vpc-id')], view),
  ];
}
/** Places of the plans above whose groups are those that occur. */
const joint = [0, 1, 2, 6];

describe.each([['its own', false], ['shared', true]] as const)('keys of one column, over memory that is %s', (_, shared) => {
  let table: Table;

  const batch = (from: number): Table => tableOf(Array.from({ length: 5000 }, (__, i) => {
    const [own, peer] = [(from + i) % instances, ((from + i) * 13 + 5) % instances];
    const address = (face: number): string => `10.0.${face >> 6}.${face & 63}`;
    const isOut = i % 3 > 0;
    return {
      __time__: 5000 + from + i, direction: isOut ? 'out' : 'in', srcaddr: address(isOut ? own : peer), dstaddr: i % 91 === 0 ? '203.0.113.9' : address(isOut ? peer : own), protocol: 6,
      action: i % 4 === 0 ? 'REJECT' : 'ACCEPT', dstport: 20 + (i % 7), 'eni-id': `eni-${own}`, 'vpc-id': `vpc-${own % 5}`, 'vm-id': `i-${own}`, packets: 1 + (i % 5), bytes: (i * 7919) % 4000,
    };
  }), { table });

  beforeAll(() => {
    table = emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
    batch(0);
  });

  test('are as the plain interpreter says, under filters, in windows and once there are more', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    for (const more of [false, true]) {
      if (more) batch(5137);
      const records: Record<string, Value>[] = [...rows(table)];
      for (const [predicate, range] of [[{ kind: 'all' }, null], [rejected, null], [{ kind: 'all' }, { from: 5300, to: 9000 }], [{ kind: 'all' }, { from: 5400, to: 9100 }]] as const) {
        const plans = plansFor(predicate, range);
        const given: unknown[] = [];
        await kernel.answer(plans, {
          signal: { aborted: false }, pause: () => Promise.resolve(),
          onFrame: (index, result) => (given[index] = result.ok ? result.value.columns.map(({ values }) => values.map(String)) : result),
        });
        plans.forEach((plan, i) => {
          const plain = runTwin(plan, records);
          expect([i, given[i]]).toEqual([i, plain.ok ? plain.value.columns.map(({ values }) => values.map(String)) : plain]);
        });
        const cells = plans.map((plan) => Number(/(\d+) cells/.exec(kernel.explain(plan).at(-1) ?? '')?.[1]));
        for (const i of joint) {
          expect(cells[i], `cells of plan ${i}`).toBeGreaterThan(150);
          expect(cells[i], `cells of plan ${i}`).toBeLessThan(2000);
        }
      }
    }
    kernel.forget();
  });

  test('give all memory back', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const ask = (): Promise<void> => kernel.answer(plansFor(rejected, { from: 5100, to: 8000 }), { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: () => undefined });
    await ask();
    kernel.forget();
    const used = table.memory.usedBytes;
    await ask();
    kernel.forget();
    expect(table.memory.usedBytes).toBe(used);
  });
});
