import { beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { Kernel } from './kernel.ts';
import { agrees, answered, plainAnswers } from './testing/agreement.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text, words } from './testing/random-plans.ts';

const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };
const oneVpc: Predicate = { kind: 'text', field: 'vpc-id', test: { kind: 'equals', values: ['vpc-2'] } };
const nobody: Predicate = { kind: 'text', field: 'vpc-id', test: { kind: 'equals', values: ['vpc-none'] } };
const even: Expr = { op: 'like', a: text('srcaddr'), pattern: '%2', escape: null, type: 'boolean' };
const ofEven = (predicate: Predicate): Predicate => ({ kind: 'and', items: [predicate, { kind: 'row', expr: even }] });
const network: Expr = { op: 'call', name: 'substr', args: [text('srcaddr'), { op: 'const', value: 1, type: 'bigint' }, { op: 'const', value: 6, type: 'bigint' }], type: 'varchar' };
const byFirst = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }] as const;

/** Everything that interfaces say, everything that sources say, and beside them what only records say. */
function plansFor(predicate: Predicate, range: Plan['range']): Plan[] {
  const view = { predicate, range };
  return [
    groupPlan([], [countAll], view),
    groupPlan([], [distinctOf(text('eni-id'))], view),
    groupPlan([], [distinctOf(text('vpc-id')), sumOf(number('bytes'))], view),
    groupPlan([text('eni-id')], [sumOf(number('bytes')), countAll], { ...view, order: byFirst, limit: 7 }),
    groupPlan([text('vpc-id')], [distinctOf(text('eni-id')), { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' }], view),
    groupPlan([text('log-status')], [countAll], view),
    groupPlan([text('srcaddr')], [sumOf(number('bytes'))], { ...view, order: byFirst, limit: 9 }),
    groupPlan([network], [sumOf(number('bytes')), distinctOf(text('srcaddr'))], { ...view, predicate: ofEven(predicate) }),
    groupPlan([text('srcaddr')], [countAll], { ...view, predicate: ofEven(predicate), limit: 1000 }),
    groupPlan([bucket('__time__', 600), text('action')], [countAll], { ...view, limit: 1000 }),
    groupPlan([text('action')], [countAll, distinctOf(text('action'))], view),
    groupPlan([words('all')], [distinctOf(text('eni-id'))], view),
  ];
}
/** Places of the plans above that come from codes. */
const byCode = [1, 2, 3, 4, 5, 6, 7, 8];

/** Both kinds of memory hold the same records. */
const plain = plainAnswers();

describe.each([['its own', false], ['shared', true]] as const)('groups out of codes, over memory that is %s', (_, shared) => {
  let table: Table;
  let records: Record<string, Value>[];

  beforeAll(() => {
    table = tableOf(Array.from({ length: 9000 }, (__, i) => ({
      __time__: 5000 + i, srcaddr: i % 97 === 0 ? null : `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, protocol: 6, action: i % 3 === 0 ? 'REJECT' : 'ACCEPT',
      'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': `vpc-${((i * 7) % 40) % 5}`, 'log-status': i % 50 === 0 ? 'NODATA' : 'OK', packets: i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
    })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared })) });
    records = [...rows(table)];
  });

  test('are as the plain interpreter says, from scratch and by what changed, with the records that they hold', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0 });
    const all: Predicate = { kind: 'all' };
    for (const [predicate, range] of [[all, null], [rejected, null], [oneVpc, null], [all, { from: 5300, to: 9000 }], [all, { from: 5400, to: 9100 }], [rejected, { from: 5400, to: 9100 }], [nobody, null], [{ kind: 'not', item: rejected }, null]] as const) {
      const plans = plansFor(predicate, range);
      expect(await agrees(kernel, plans, plain, records)).toBe(plans.length);
      expect(answered(kernel, plans, 'by code')).toEqual(byCode);
    }
    kernel.forget();
  });

  test('are not made of codes where records are few', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const plans = plansFor({ kind: 'all' }, null);
    await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: () => undefined });
    expect(plans.some((plan) => kernel.explain(plan).some((line) => line.includes('by code')))).toBe(false);
  });

  test('give all memory back', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0 });
    const ask = (): Promise<void> => kernel.answer(plansFor(rejected, { from: 5100, to: 8000 }), { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: () => undefined });
    const held = async (): Promise<number> => {
      kernel.forget();
      await ask();
      kernel.forget();
      return table.memory.usedBytes;
    };
    const used = await held();
    expect(await held()).toBe(used);
  });
});
