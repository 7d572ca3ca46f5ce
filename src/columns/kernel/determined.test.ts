import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/frame.ts';
import type { Aggregate, Plan } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { countAll, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

/** Interfaces of five VPCs; the last of them is attached to another instance half way. Each address is one interface's. */
const table = tableOf(Array.from({ length: 4000 }, (_, i) => {
  const [own, peer] = [i % 20, (i * 7 + 3) % 20];
  const isOut = i % 2 === 0;
  const address = (face: number): string => `10.0.${face % 5}.${face}`;
  return {
    __time__: 5000 + i, direction: isOut ? 'out' : 'in', srcaddr: address(isOut ? own : peer), dstaddr: address(isOut ? peer : own), protocol: 6, action: 'ACCEPT',
    'eni-id': `eni-${own}`, 'vpc-id': `vpc-${own % 5}`, 'vm-id': own === 19 && i > 2000 ? 'i-other' : own === 7 ? null : `i-${own}`, packets: 1 + (i % 5), bytes: (i * 7919) % 4000,
  };
}), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024 })) });
const records: Record<string, Value>[] = [...rows(table)];

const extreme = (fn: 'max' | 'min', field: string): Aggregate => ({ fn, arg: text(field), distinct: false, type: 'varchar' });
const asked = (keys: readonly string[], ...aggregates: Aggregate[]): Plan => groupPlan(keys.map((key) => text(key)), [sumOf(number('bytes')), countAll, ...aggregates], { limit: 5000 });

/** Columns as they are given, compared with the plain interpreter's; and the bytes that are kept for each group. */
async function bytesOf(plan: Plan): Promise<number> {
  const kernel = new Kernel(table, { kernel: generatedModule('kernel') }, { leastFolded: 0 });
  let given: unknown = null;
  await kernel.answer([plan], { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (_, result) => (given = result.ok ? printed(result.value.columns) : result) });
  const plain = runTwin(plan, records);
  expect(given).toEqual(plain.ok ? printed(plain.value.columns) : plain);
  const bytes = Number(/(\d+) bytes each/.exec(kernel.explain(plan).at(-1) ?? '')?.[1]);
  kernel.forget();
  return bytes;
}

function printed(columns: readonly { readonly name: string; readonly values: readonly Value[] }[]): unknown {
  return columns.map(({ name, values }) => [name, ...values.map(String)]);
}

describe('a text that a key says', () => {
  test.each([
    [['eni-id'], 'vpc-id'],
    [['srcinstance', 'dstinstance'], 'srcvpc'],
    [['srcinstance', 'dstinstance'], 'dstvpc'],
    [['action', 'eni-id'], 'eni-id'],
    [['srcaddr'], 'srcaddr'],
  ])('by %s %s needs no room, greatest or least', async (keys, field) => {
    const without = await bytesOf(asked(keys));
    expect(await bytesOf(asked(keys, extreme('max', field)))).toBe(without);
    expect(await bytesOf(asked(keys, extreme('min', field)))).toBe(without);
  });

  test.each([
    // An interface that had two instances.
    [['eni-id'], 'vm-id'],
    [['vpc-id'], 'eni-id'],
    // Of another column than the key.
    [['srcaddr'], 'dstaddr'],
  ])('by %s %s has several, and is looked for in the records', async (keys, field) => {
    expect(await bytesOf(asked(keys, extreme('max', field)))).toBeGreaterThan(await bytesOf(asked(keys)));
    await bytesOf(asked(keys, extreme('min', field)));
  });
});
