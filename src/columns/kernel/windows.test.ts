import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame, Value } from '../../model/frame.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text, words } from './testing/random-plans.ts';

const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };
const network: Expr = { op: 'call', name: 'substr', args: [text('srcaddr'), { op: 'const', value: 1, type: 'bigint' }, { op: 'const', value: 6, type: 'bigint' }], type: 'varchar' };
const average = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' } as const;
const byFirst = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }] as const;
const slot = 60;

const busiest = (range: TimeRange | null): Plan => groupPlan([text('vpc-id')], [sumOf(number('bytes'))], { range, order: byFirst, limit: 2 });
const ofBusiest = (predicate: Predicate, range: TimeRange | null): Predicate => ({ kind: 'and', items: [predicate, { kind: 'among', a: text('vpc-id'), plan: busiest(range) }] });

/** Two keys joined, as pairs are. */
const joined: Expr = { op: 'call', name: 'concat', args: [text('vpc-id'), words('>'), text('action')], type: 'varchar' };
const ofJoined = (predicate: Predicate, range: TimeRange | null): Predicate => ({ kind: 'and', items: [predicate, { kind: 'among', a: joined, plan: groupPlan([joined], [sumOf(number('bytes'))], { range, predicate, order: byFirst, limit: 3 }) }] });

/** What panels ask of a window; the last ones are no sums over its slots. */
function plansFor(predicate: Predicate, range: TimeRange | null): Plan[] {
  const view = { predicate, range, limit: 2000 };
  return [
    groupPlan([], [countAll, sumOf(number('bytes')), average], view),
    groupPlan([bucket('__time__', 60)], [countAll], view),
    groupPlan([bucket('__time__', 300), text('action')], [sumOf(number('bytes')), countAll], view),
    groupPlan([text('action'), bucket('__time__', 120)], [sumOf(number('bytes'))], view),
    groupPlan([text('eni-id')], [sumOf(number('bytes')), average], { ...view, order: byFirst, limit: 5 }),
    groupPlan([], [distinctOf(text('eni-id')), countAll, distinctOf(text('log-status'))], view),
    groupPlan([text('vpc-id')], [distinctOf(text('action'))], { ...view, order: byFirst }),
    groupPlan([network], [sumOf(number('bytes')), distinctOf(text('srcaddr'))], view),
    groupPlan([], [distinctOf(text('srcaddr'))], view),
    groupPlan([bucket('__time__', 60), text('vpc-id')], [sumOf(number('bytes'))], { ...view, predicate: ofBusiest(predicate, range) }),
    groupPlan([text('vpc-id'), text('action')], [countAll], { ...view, predicate: ofBusiest(predicate, range), having: { op: 'gt', a: { op: 'aggregate', index: 0, type: 'bigint' }, b: { op: 'const', value: 10, type: 'bigint' }, type: 'boolean' } }),
    groupPlan([text('vpc-id'), bucket('__time__', 180), text('action')], [sumOf(number('bytes'))], { ...view, predicate: ofJoined(predicate, range) }),
    groupPlan([text('vpc-id')], [{ fn: 'max', arg: number('bytes'), distinct: false, type: 'bigint' }], view),
    groupPlan([bucket('__time__', 90)], [countAll], view),
    groupPlan([text('action')], [countAll], { ...view, predicate: ofBusiest(predicate, range) }),
    groupPlan([words('all')], [countAll], view),
  ];
}
/** Places of the plans above that are answered by slots. */
const bySlots = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15];

const printed = (frame: Frame) => ({ columns: frame.columns.map(({ values }) => values.map(String)), matched: frame.coverage.matched, scanned: frame.coverage.scanned, cut: frame.coverage.cut, whole: frame.whole && { groups: frame.whole.groups, totals: frame.whole.totals.map(String) } });

function record(i: number): Record<string, string | number | null> {
  return {
    // Hours apart in places, and nearly in order.
    __time__: 50_000 + i + (i > 4000 ? 7000 : 0) - (i % 7) * 3, srcaddr: i % 97 === 0 ? null : `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, protocol: 6, action: i % 3 === 0 ? 'REJECT' : 'ACCEPT',
    'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': `vpc-${((i * 7) % 40) % 5}`, 'log-status': i % 50 === 0 ? 'NODATA' : 'OK', packets: i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
  };
}

async function answers(kernel: Kernel, plans: readonly Plan[]): Promise<Frame[]> {
  const frames: Frame[] = [];
  await kernel.answer(plans, {
    signal: { aborted: false }, pause: () => Promise.resolve(),
    onFrame: (index, result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      frames[index] = result.value;
    },
  });
  return frames;
}

const quietly = { signal: { aborted: false }, pause: (): Promise<void> => Promise.resolve() };

describe.each([['its own', false], ['shared', true]] as const)('windows of time, over memory that is %s', (_, shared) => {
  let table: Table;

  beforeAll(() => {
    table = tableOf(Array.from({ length: 9000 }, (__, i) => record(i)), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared })) });
  });

  test.each([['all records', { kind: 'all' }], ['some', rejected], ['none', { kind: 'none' }]] as const)('are as the plain interpreter says, and as from records: of %s', async (name, predicate) => {
    const records = [...rows(table)];
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const fromRecords = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    expect(await kernel.prepareWindows(plansFor(predicate, { from: 50_040, to: 50_400 }), slot, quietly)).toEqual({ ok: true, value: null });
    for (const range of [{ from: 50_040, to: 57_240 }, { from: 50_100, to: 57_300 }, { from: 49_980, to: 50_160 }, { from: 53_940, to: 61_020 }, { from: 0, to: 99_960 }, { from: 60_960, to: 61_140 }, { from: 55_020, to: 55_080 }]) {
      const plans = plansFor(predicate, range);
      const given = await answers(kernel, plans);
      const others = await answers(fromRecords, plans);
      plans.forEach((plan, i) => {
        const plain = runTwin(plan, records);
        const [frame, other] = [given[i], others[i]];
        if (!plain.ok || !frame || !other) throw new Error(JSON.stringify(plain));
        const { columns, coverage: { matched, scanned } } = plain.value;
        expect({ range, i, ...printed(frame) }).toMatchObject({ range, i, columns: columns.map(({ values }) => values.map(String)), matched, scanned });
        expect({ range, i, frame: printed(frame) }).toEqual({ range, i, frame: printed(other) });
      });
      expect([name, plans.flatMap((plan, i) => (kernel.explain(plan).at(-1)?.endsWith('by slots of 60 s') === true ? [i] : []))]).toEqual([name, bySlots]);
    }
  });

  test('that begin within a slot, or whose filters are others, are answered by their records', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    await kernel.prepareWindows(plansFor({ kind: 'all' }, null), slot, quietly);
    for (const [predicate, range] of [[{ kind: 'all' }, { from: 50_041, to: 57_240 }], [rejected, { from: 50_040, to: 57_240 }], [{ kind: 'all' }, null]] as const) {
      const plans = plansFor(predicate, range);
      const given = await answers(kernel, plans);
      const records = [...rows(table)];
      plans.forEach((plan, i) => {
        const plain = runTwin(plan, records);
        expect(given[i]?.columns.map(({ values }) => values.map(String))).toEqual(plain.ok && plain.value.columns.map(({ values }) => values.map(String)));
      });
      expect(plans.some((plan) => kernel.explain(plan).at(-1)?.includes('by slots') === true && !plan.statement.includes('vpc-id'))).toBe(false);
    }
  });

  test('that cannot be evaluated say what is wrong, and the others of the batch are answered', async () => {
    const view = { range: { from: 50_040, to: 57_240 } };
    const zero: Expr = { op: 'div', a: { op: 'aggregate', index: 0, type: 'bigint' }, b: { op: 'const', value: 0, type: 'bigint' }, type: 'bigint' };
    const plans = [groupPlan([text('action')], [countAll], { ...view, having: { op: 'gt', a: zero, b: zero, type: 'boolean' } }), groupPlan([text('action')], [countAll], view)];
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    await kernel.prepareWindows(plans, slot, quietly);
    const given: unknown[] = [];
    await kernel.answer(plans, { ...quietly, onFrame: (index, result) => (given[index] = result.ok ? 'a frame' : result.problem.kind) });
    const plain = plans.map((plan) => runTwin(plan, [...rows(table)])).map((result) => (result.ok ? 'a frame' : result.problem.kind));
    expect(plain).toContain('a frame');
    expect(new Set(plain).size).toBe(2);
    expect(given).toEqual(plain);
  });

  test('of records that came later hold them', async () => {
    const growing = tableOf(Array.from({ length: 500 }, (__, i) => record(i)), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared })) });
    const kernel = new Kernel(growing, { kernel: generatedModule('kernel', shared) });
    const plans = [groupPlan([text('action')], [countAll], { range: { from: 50_040, to: 50_280 } })];
    const plainly = (): Value[] => plans.flatMap((plan) => {
      const plain = runTwin(plan, [...rows(growing)]);
      return plain.ok ? plain.value.coverage.matched : [];
    });
    const matched = async (): Promise<Value[]> => (await answers(kernel, plans)).map(({ coverage }) => coverage.matched);
    await kernel.prepareWindows(plans, slot, quietly);
    const before = plainly();
    expect(await matched()).toEqual(before);
    tableOf(Array.from({ length: 100 }, (__, i) => record(i + 60)), { table: growing });
    expect(plainly()).not.toEqual(before);
    expect(await matched()).toEqual(plainly());
  });

  test('whose making is stopped leave what was made, and give all memory back', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const plans = plansFor(rejected, { from: 50_040, to: 57_240 });
    const signal = { aborted: false };
    const stopped = await kernel.prepareWindows(plans, slot, {
      signal,
      pause: () => {
        signal.aborted = true;
        return Promise.resolve();
      },
    });
    expect([true, false]).toContain(stopped.ok);
    const held = async (): Promise<number> => {
      await kernel.prepareWindows(plans, slot, quietly);
      await answers(kernel, plans);
      expect(kernel.explain(plans[0] ?? groupPlan([], [countAll])).at(-1)).toMatch(/by slots of 60 s$/u);
      kernel.forget();
      return table.memory.usedBytes;
    };
    const used = await held();
    expect(await held()).toBe(used);
  });
});
