import { beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import type { Table } from '../table.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

const all: Predicate = { kind: 'all' };
const rejected: Predicate = { kind: 'text', field: 'action', test: { kind: 'equals', values: ['REJECT'] } };
const nobody: Predicate = { kind: 'text', field: 'vpc-id', test: { kind: 'equals', values: ['vpc-none'] } };
const ports: Predicate = { kind: 'number', field: 'dstport', min: 100, max: 900, openMin: false, openMax: false };
const byBytes = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending: true }] as const;
const bySecond = [{ expr: { op: 'key', index: 1, type: 'varchar' }, descending: true }] as const;

/** The course of the largest of a field, as panels ask it. */
function courseOf(field: string, predicate: Predicate, range: Plan['range'], rest: Partial<Plan> = {}, aggregates: Plan['aggregates'] = [sumOf(number('bytes'))]): Plan {
  const largest = groupPlan([text(field)], [sumOf(number('bytes'))], { predicate, range, order: byBytes, limit: 2 });
  const among: Predicate = { kind: 'among', a: text(field), plan: largest };
  const items = predicate.kind === 'and' ? predicate.items : predicate.kind === 'all' ? [] : [predicate];
  return groupPlan([bucket('__time__', 300), text(field)], aggregates, { predicate: items.length === 0 ? among : { kind: 'and', items: [...items, among] }, range, limit: 1000, ...rest });
}

/** What gives some of all its groups, beside what does not and what shares its work. */
function plansFor(predicate: Predicate, range: Plan['range']): Plan[] {
  const view = { predicate, range };
  return [
    courseOf('vpc-id', predicate, range),
    courseOf('vpc-id', predicate, range, { order: bySecond, limit: 5, offset: 2 }, [countAll, sumOf(number('packets')), { fn: 'avg', arg: number('bytes'), distinct: false, type: 'double' }]),
    courseOf('eni-id', predicate, range),
    courseOf('srcaddr', predicate, range),
    courseOf('vpc-id', predicate, range, { having: { op: 'gt', a: { op: 'aggregate', index: 0, type: 'bigint' }, b: { op: 'const', value: 60_000, type: 'bigint' }, type: 'boolean' } }),
    courseOf('vpc-id', predicate, range, {}, [sumOf(number('bytes')), distinctOf(text('srcaddr'))]),
    { ...courseOf('vpc-id', predicate, range), keys: [bucket('__time__', 300), text('eni-id')] },
    groupPlan([text('vpc-id')], [sumOf(number('bytes')), countAll], { ...view, order: byBytes, limit: 10 }),
    groupPlan([bucket('__time__', 300)], [countAll], { ...view, limit: 1000 }),
    groupPlan([], [countAll, sumOf(number('packets'))], view),
    // How each was answered is told by statement.
  ].map((plan, i) => ({ ...plan, statement: `plan ${i}` }));
}
/** Places of the plans above that give some of their groups. */
const ofAll = [0, 1, 2, 3];

const printed = (columns: readonly (readonly Value[])[]): unknown => columns.map((values) => values.map(String));

describe.each([['its own', false], ['shared', true]] as const)('some of all groups, over memory that is %s', (_, shared) => {
  let table: Table;
  let records: Record<string, Value>[];

  beforeAll(() => {
    table = tableOf(Array.from({ length: 4000 }, (__, i) => ({
      __time__: 5000 + i, srcaddr: i % 97 === 0 ? null : `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, protocol: 6, action: i % 3 === 0 ? 'REJECT' : 'ACCEPT', dstport: (i * 37) % 1000,
      'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': i % 8 === 0 ? null : `vpc-${((i * 7) % 40) % 5}`, packets: i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
    })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared })) });
    records = [...rows(table)];
  });

  async function answered(kernel: Kernel, plans: readonly Plan[]): Promise<object[]> {
    const given: object[] = [];
    await kernel.answer(plans, {
      signal: { aborted: false }, pause: () => Promise.resolve(),
      onFrame: (index, result) => {
        if (!result.ok) throw new Error(JSON.stringify(result.problem));
        const { columns, coverage: { matched, scanned, cut }, whole } = result.value;
        given[index] = { columns: printed(columns.map(({ values }) => values)), matched, scanned, cut, groups: whole?.groups, totals: whole?.totals.map(String) };
      },
    });
    return given;
  }

  test('are as the plain interpreter says, with the records that they hold, from scratch and by what changed', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const both: Predicate = { kind: 'and', items: [rejected, ports] };
    for (const [predicate, range] of [[all, null], [rejected, null], [both, null], [ports, { from: 5300, to: 8000 }], [ports, { from: 5400, to: 8100 }], [both, { from: 5400, to: 8100 }], [nobody, null], [all, { from: 20, to: 30 }]] as const) {
      const plans = plansFor(predicate, range);
      const given = await answered(kernel, plans);
      plans.forEach((plan, i) => {
        const plain = runTwin(plan, records);
        if (!plain.ok) throw new Error(JSON.stringify(plain.problem));
        const { columns, coverage: { matched, scanned, cut }, whole } = plain.value;
        expect({ plan: i, ...given[i] }).toEqual({ plan: i, columns: printed(columns.map(({ values }) => values)), matched, scanned, cut, groups: whole?.groups, totals: whole?.totals.map(String) });
      });
      expect(plans.flatMap((plan, i) => (kernel.explain(plan).at(-1)?.includes('some of them') === true ? [i] : []))).toEqual(ofAll);
    }
    kernel.forget();
  });

  test('are the same where only one is asked', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) }, { frames: 0 });
    const plans = plansFor(rejected, { from: 5100, to: 8000 });
    const together = await answered(kernel, plans);
    for (const [i, plan] of plans.entries()) {
      kernel.forget();
      expect((await answered(kernel, [plan]))[0]).toEqual(together[i]);
    }
    kernel.forget();
  });

  test('give all memory back', async () => {
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) });
    const held = async (): Promise<number> => {
      await answered(kernel, plansFor(rejected, { from: 5100, to: 8000 }));
      kernel.forget();
      return table.memory.usedBytes;
    };
    const used = await held();
    expect(await held()).toBe(used);
  });
});
