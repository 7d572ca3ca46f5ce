import { beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan, Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { Kernel } from './kernel.ts';
import { agrees, answered, plainAnswers } from './testing/agreement.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text, words } from './testing/random-plans.ts';

const equals = (field: string, ...values: string[]): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values } });
const between = (field: string, min: number | null, max: number | null): Predicate => ({ kind: 'number', field, min, max, openMin: false, openMax: false });
const and = (...items: Predicate[]): Predicate => ({ kind: 'and', items });
const or = (...items: Predicate[]): Predicate => ({ kind: 'or', items });
const not = (item: Predicate): Predicate => ({ kind: 'not', item });
const all: Predicate = { kind: 'all' };

const isRejected: Expr = { op: 'eq', a: text('action'), b: words('REJECT'), type: 'boolean' };
const when = (test: Expr, then: Expr): Expr => ({ op: 'case', whens: [{ when: test, then }], otherwise: { op: 'const', value: null, type: then.type }, type: then.type });
const one: Expr = { op: 'const', value: 1, type: 'bigint' };
const countIf = (condition: Expr): Aggregate => ({ fn: 'count', arg: when(condition, one), distinct: false, type: 'bigint' });
const average: Aggregate = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' };
const byFirst = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }] as const;
const label: Expr = { op: 'call', name: 'concat', args: [text('direction'), words('/'), text('action')], type: 'varchar' };

/** What a screen asks, each panel with a condition of its own. The last two are not made of cubes: the first is of senders, the second has an extreme. */
function plansFor(chips: Predicate, range: Plan['range']): Plan[] {
  const view = { predicate: chips, range, limit: 5000 };
  const own = (predicate: Predicate): Partial<Plan> => ({ ...view, predicate: and(predicate, chips) });
  const firstVpcs = groupPlan([text('vpc-id')], [sumOf(number('bytes'))], { ...own(equals('direction', 'in')), order: byFirst, limit: 2 });
  return [
    groupPlan([], [countAll, countIf(isRejected), { fn: 'count', arg: text('action'), distinct: false, type: 'bigint' }], view),
    groupPlan([], [sumOf(number('packets')), average], view),
    groupPlan([bucket('__time__', 600)], [countAll, countIf(isRejected)], view),
    groupPlan([bucket('__time__', 1800), text('direction')], [sumOf(number('bytes'))], own(equals('direction', 'in'))),
    groupPlan([text('vpc-id'), bucket('__time__', 600)], [sumOf(number('bytes'))], { ...own(equals('direction', 'in')), predicate: and(equals('direction', 'in'), chips, { kind: 'among', a: text('vpc-id'), plan: firstVpcs }) }),
    firstVpcs,
    groupPlan([number('protocol')], [sumOf(number('bytes')), countAll], { ...own(or(equals('direction', 'in'), between('protocol', 10, null))), order: byFirst }),
    groupPlan([label, isRejected], [average, sumOf(when(isRejected, number('bytes')))], own(not(equals('action', 'REJECT')))),
    groupPlan([text('srcaddr')], [sumOf(number('bytes'))], { ...view, order: byFirst, limit: 9 }),
    groupPlan([text('action')], [{ fn: 'max', arg: number('bytes'), distinct: false, type: 'bigint' }, distinctOf(text('dstaddr'))], view),
  ];
}
const ofCubes = [0, 1, 2, 3, 4, 5, 6, 7];

/** Both kinds of memory hold the same records. */
const plain = plainAnswers();

describe.each([['its own', false], ['shared', true]] as const)('groups out of a cube, over memory that is %s', (_, shared) => {
  let table: Table;
  let records: Record<string, Value>[];

  beforeAll(() => {
    const held = emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
    table = tableOf(Array.from({ length: 12_000 }, (__, i) => ({
      __time__: 5000 + Math.floor(i / 2), srcaddr: i % 97 === 0 ? null : `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, dstaddr: `10.1.0.${(i * 13) % 23}`,
      protocol: i % 50 === 0 ? null : i % 7 === 0 ? 17 : i % 41 === 0 ? 1 : 6, action: i % 50 === 0 ? null : i % 3 === 0 ? 'REJECT' : 'ACCEPT', direction: i % 61 === 0 ? null : i % 2 === 0 ? 'in' : 'out',
      'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': i % 67 === 0 ? null : `vpc-${((i * 7) % 40) % 5}`, packets: i % 50 === 0 ? null : i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
    })), { table: held });
    records = [...rows(table)];
  });

  const kernelOf = (leastFolded = 0): Kernel => new Kernel(table, { kernel: generatedModule('kernel', shared) }, { leastFolded, frames: 0 });

  /** The places of the plans that came from a cube. */
  async function ask(kernel: Kernel, plans: readonly Plan[]): Promise<readonly number[]> {
    await agrees(kernel, plans, plain, records);
    return answered(kernel, plans, 'out of a cube');
  }

  test.each([
    ['all', all, null],
    ['a verdict', equals('action', 'REJECT'), null],
    ['no verdict', not({ kind: 'exists', field: 'action' }), null],
    ['a protocol and a direction', and(between('protocol', 6, 6), equals('direction', 'out')), null],
    ['either of two', or(equals('action', 'ACCEPT'), between('protocol', null, 6)), null],
    ['a VPC', equals('vpc-id', 'vpc-2'), null],
    ['all but a VPC', not(equals('vpc-id', 'vpc-2')), null],
    ['an interface', equals('eni-id', 'eni-8', 'eni-9'), null],
    ['senders', equals('srcaddr', '10.0.1.2', '10.0.3.4', '10.0.5.7'), null],
    ['a VPC or a verdict', or(equals('vpc-id', 'vpc-2'), equals('action', 'REJECT')), null],
    ['some time', all, { from: 5300, to: 9000 }],
    ['some time and a verdict', equals('action', 'REJECT'), { from: 5400, to: 9100 }],
  ] as const)('are as the plain interpreter says of %s, with the records that they hold', async (__, chips, range) => {
    const kernel = kernelOf();
    await ask(kernel, plansFor(all, range));
    expect(await ask(kernel, plansFor(chips, range))).toEqual(ofCubes);
  });

  test('are made where enough of their records are wanted, or when they are there already', async () => {
    const few = plansFor(equals('vpc-id', 'vpc-2'), null);
    expect(await ask(kernelOf(), few)).toEqual([]);
    expect(await ask(kernelOf(), plansFor(equals('action', 'ACCEPT'), null))).toEqual(ofCubes);
  });

  test('are the same after others, and moved with a range', async () => {
    const kernel = kernelOf();
    const scopes = [[all, null], [equals('action', 'ACCEPT'), null], [equals('eni-id', 'eni-8'), null], [all, { from: 5300, to: 12_000 }], [all, { from: 5900, to: 12_500 }], [equals('vpc-id', 'vpc-1'), { from: 5900, to: 12_500 }], [{ kind: 'none' }, null]] as const;
    for (const [chips, range] of scopes) await ask(kernel, plansFor(chips, range));
    expect(await ask(kernel, plansFor(equals('direction', 'in'), null))).toEqual(ofCubes);
  });

  test('of some panels are those of all: other panels of the same records take them up', async () => {
    const kernel = kernelOf();
    await ask(kernel, plansFor(all, null));
    const [, , , , , , protocols, labels] = plansFor(all, null);
    if (!protocols || !labels) throw new Error('No such plans');
    kernel.explain(protocols);
    const before = kernel.memory();
    expect(await ask(kernel, [{ ...protocols, limit: 4 }, { ...labels, limit: 3 }])).toEqual([0, 1]);
    expect(kernel.memory() - before).toBeLessThan(4096);
  });

  test('know records that come later, of classes that no record had before', async () => {
    const growing = emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
    const some = (from: number, direction: string, action: string, protocol: number): Table => tableOf(Array.from({ length: 2000 }, (__, i) => ({
      __time__: from + i, srcaddr: `10.0.0.${i % 9}`, dstaddr: '10.1.0.1', protocol: i % 3 === 0 ? 17 : protocol, action, direction, 'eni-id': `eni-${i % 7}`, 'vpc-id': `vpc-${i % 3}`, packets: i % 11, bytes: i * 7,
    })), { table: growing });
    const kernel = new Kernel(growing, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0, frames: 0 });
    for (const [from, direction, action, protocol] of [[5000, 'in', 'ACCEPT', 6], [7000, 'out', 'REJECT', 6], [9000, 'in', 'REJECT', 1]] as const) {
      some(from, direction, action, protocol);
      const plans = plansFor(all, null);
      expect(await agrees(kernel, plans, plainAnswers(), [...rows(growing)])).toBe(plans.length);
      expect(answered(kernel, plans, 'out of a cube')).toEqual(ofCubes);
    }
  });

  test('say more classes than a byte numbers, once there are so many', async () => {
    const growing = emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
    const kernel = new Kernel(growing, { kernel: generatedModule('kernel', shared) }, { leastFolded: 0, frames: 0 });
    const plans = [groupPlan([number('protocol')], [sumOf(number('bytes')), countAll]), groupPlan([text('action'), text('direction')], [sumOf(number('bytes'))]), groupPlan([text('action')], [countAll], { predicate: between('protocol', 10, 99) })];
    for (const [from, protocols] of [[5000, 50], [7000, 120]] as const) {
      tableOf(Array.from({ length: 2000 }, (__, i) => ({
        __time__: from + i, protocol: i % protocols, action: i % 3 === 0 ? 'REJECT' : 'ACCEPT', direction: (i >> 3) % 2 === 0 ? 'in' : 'out', 'eni-id': `eni-${i % 7}`, bytes: i * 7,
      })), { table: growing });
      expect(await agrees(kernel, plans, plainAnswers(), [...rows(growing)])).toBe(plans.length);
      expect(answered(kernel, plans, 'out of a cube')).toEqual([0, 1, 2]);
    }
  });

  test('are not made where records are few', async () => {
    expect(await ask(kernelOf(1_000_000), plansFor(all, null))).toEqual([]);
  });

  test('give all memory back', async () => {
    const kernel = kernelOf();
    const held = async (): Promise<number> => {
      kernel.forget();
      await ask(kernel, plansFor(equals('action', 'REJECT'), { from: 5100, to: 8000 }));
      kernel.forget();
      return table.memory.usedBytes;
    };
    const used = await held();
    expect(await held()).toBe(used);
  });
});
