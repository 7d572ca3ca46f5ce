import { describe, expect, it } from 'vitest';
import type { Frame, Value } from '../../model/frame.ts';
import type { Plan, Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { randomRecords } from '../testing/random-records.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

const tuple = [text('srcaddr'), number('srcport'), number('protocol'), text('dstaddr'), number('dstport')];
const last = { fn: 'max', arg: number('__time__'), distinct: false, type: 'bigint' } as const;
const average = { fn: 'avg', arg: number('packets'), distinct: false, type: 'double' } as const;

function printed({ columns, coverage, whole }: Frame): unknown {
  const value = (each: Value): string => (typeof each === 'number' ? each.toPrecision(12) : String(each));
  return { columns: columns.map(({ name, values }) => [name, ...values.map(value)]), matched: coverage.matched, cut: coverage.cut, groups: whole?.groups, totals: whole?.totals.map(String) };
}

describe.each([['its own', false], ['shared', true]] as const)('the first of very many groups, over memory that is %s', (_, shared) => {
  it('have everything that is asked of them, and totals of all', async () => {
    const table = emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared }));
    for (const seed of [21, 22, 23]) tableOf(randomRecords(seed, 700), { table });
    const records = [...rows(table)];
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', shared) }, { frames: 0 });
    const some: Predicate = { kind: 'exists', field: 'az-id' };
    const ways: string[] = [];
    for (const keys of [tuple, [...tuple, bucket('__time__', 1)], [bucket('bytes', 60), text('srcaddr')], [text('srcaddr'), text('dstaddr'), number('start'), number('srcport')]]) {
      for (const [limit, offset, predicate] of [[3, 2, { kind: 'all' }], [40, 0, some], [900, 0, { kind: 'all' }]] as const) {
        for (const descending of [true, false]) {
          const order: Plan['order'] = [{ expr: { op: 'aggregate', index: 0, type: 'bigint' }, descending }];
          const plan = groupPlan(keys, [countAll, last, distinctOf(text('eni-id')), sumOf(number('bytes')), average], { order, limit, offset, predicate });
          let given: unknown;
          await kernel.answer([plan], { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (__, result) => (given = result.ok ? printed(result.value) : result.problem) });
          const plain = runTwin(plan, records);
          expect(given, `${keys.length} keys, ${limit}`).toEqual(plain.ok ? printed(plain.value) : plain.problem);
          const told = kernel.explain(plan).map((line) => line.split('; ').at(-1) ?? '');
          ways.push(told.includes('by parts') && told.at(-1) !== 'by parts' ? 'by parts, then their own records' : (told.at(-1) ?? ''));
        }
      }
    }
    // More groups than are asked for once more are numbered, as all were before.
    expect(ways.filter((way) => way === 'by parts, then their own records').length).toBeGreaterThan(6);
    expect(ways.some((way) => !way.includes('by parts'))).toBe(true);
  });
});
