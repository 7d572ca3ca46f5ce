import { beforeAll, describe, expect, test } from 'vitest';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { Kernel } from './kernel.ts';
import { agrees, answered, plainAnswers } from './testing/agreement.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text, words } from './testing/random-plans.ts';

const byFirst = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }] as const;
const joined: Expr = { op: 'call', name: 'concat', args: [text('vpc-id'), words('>'), text('action')], type: 'varchar' };
const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };

/** What a screen asks of pairs: all of them, the first of them over time, others over longer steps, and the same with the keys turned. */
function plansFor(predicate: Predicate, range: TimeRange | null): Plan[] {
  const view = { predicate, range, limit: 5000 };
  const first = (of: Expr, limit: number): Predicate => ({ kind: 'and', items: [predicate, { kind: 'among', a: of, plan: groupPlan([of], [sumOf(number('bytes'))], { predicate, range, order: byFirst, limit }) }] });
  return [
    groupPlan([text('vpc-id'), text('action')], [countAll, sumOf(number('bytes'))], view),
    groupPlan([bucket('__time__', 600), text('vpc-id'), text('action')], [sumOf(number('bytes'))], { ...view, predicate: first(joined, 3) }),
    groupPlan([text('action'), bucket('__time__', 1800), text('vpc-id')], [sumOf(number('packets')), countAll], view),
    groupPlan([text('action'), text('vpc-id')], [sumOf(number('packets'))], view),
    groupPlan([text('vpc-id'), bucket('__time__', 1200)], [countAll], { ...view, predicate: first(text('vpc-id'), 2) }),
    groupPlan([bucket('__time__', 900), text('vpc-id')], [countAll], view),
    groupPlan([text('srcaddr')], [countAll], { ...view, predicate: first(text('srcaddr'), 4) }),
  ];
}
/** Places of the plans above that come from groups which others have as well. */
const shared = [0, 1, 2, 3, 4, 6];

/** Both kinds of memory hold the same records. */
const plain = plainAnswers();

describe.each([['its own', false], ['shared', true]] as const)('plans of a batch, over memory that is %s', (_, isShared) => {
  let table: Table;

  beforeAll(() => {
    table = tableOf(Array.from({ length: 9000 }, (__, i) => ({
      __time__: 7000 + 2 * i, srcaddr: `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, protocol: 6, action: i % 3 === 0 ? 'REJECT' : i % 41 === 0 ? null : 'ACCEPT',
      dstaddr: i % 90 === 0 ? '10.1.0.1' : null, 'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': i % 67 === 0 ? null : `vpc-${((i * 7) % 40) % 5}`, packets: i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
    })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared: isShared })) });
  });

  test('whose conditions their groups themselves meet, whose steps are longer or whose keys are turned, come from one pass, as the plain interpreter says', async () => {
    const records = [...rows(table)];
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', isShared) });
    for (const [predicate, range] of [[{ kind: 'all' }, null], [rejected, null], [{ kind: 'all' }, { from: 9001, to: 20_000 }], [{ kind: 'all' }, { from: 9100, to: 20_500 }], [{ kind: 'none' }, null]] as const) {
      const plans = plansFor(predicate, range);
      expect(await agrees(kernel, plans, plain, records)).toBe(plans.length);
      // Where no record is left nothing is gone through.
      if (predicate.kind !== 'none') expect(answered(kernel, plans, 'rolled up')).toEqual(shared);
    }
  });

  test('that ask for a value of their keys have the groups of all records, where most have one', async () => {
    const records = [...rows(table)];
    const has = (field: string): Predicate => ({ kind: 'exists', field });
    const present = [has('vpc-id'), has('action')];
    const both: Predicate = { kind: 'and', items: present };
    const first: Plan = groupPlan([joined], [sumOf(number('bytes'))], { predicate: both, order: byFirst, limit: 3 });
    const senders: Expr = { op: 'case', whens: [{ when: { op: 'eq', a: text('action'), b: words('REJECT'), type: 'boolean' }, then: text('srcaddr') }], otherwise: { op: 'const', value: null, type: 'varchar' }, type: 'varchar' };
    const plans: Plan[] = [
      groupPlan([text('vpc-id'), text('action')], [countAll, sumOf(number('bytes'))], { predicate: both }),
      groupPlan([bucket('__time__', 600), text('vpc-id'), text('action')], [sumOf(number('bytes'))], { predicate: { kind: 'and', items: [...present, { kind: 'among', a: joined, plan: first }] }, limit: 5000 }),
      groupPlan([text('action'), text('vpc-id')], [countAll, distinctOf(senders)], { predicate: both, order: byFirst, limit: 4 }),
      // What hardly any record has is looked for.
      groupPlan([text('dstaddr')], [countAll], { predicate: has('dstaddr') }),
    ];
    for (const range of [null, { from: 9001, to: 20_000 }]) {
      const kernel = new Kernel(table, { kernel: generatedModule('kernel', isShared) });
      const asked = plans.map((plan): Plan => ({ ...plan, range }));
      expect(await agrees(kernel, asked, plain, records)).toBe(plans.length);
      expect(answered(kernel, asked, 'rolled up')).toEqual([0, 1, 2]);
    }
  });

  test('give all memory back', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', isShared) });
    const held = async (): Promise<number> => {
      await kernel.answer(plansFor(rejected, { from: 9000, to: 20_000 }), { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: () => undefined });
      kernel.forget();
      return table.memory.usedBytes;
    };
    const used = await held();
    expect(await held()).toBe(used);
  });
});
