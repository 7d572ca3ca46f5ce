import { describe, expect, test } from 'vitest';
import type { Predicate } from '../../model/plan.ts';
import { Memory } from '../memory.ts';
import { rows } from '../rows.ts';
import { emptyTable, tableOf } from '../testing/build.ts';
import { generatedModule } from '../testing/wasm.ts';
import { runTwin } from '../twin/twin.ts';
import { Kernel } from './kernel.ts';
import { bucket, countAll, distinctOf, groupPlan, number, sumOf, text } from './testing/random-plans.ts';

const only = (field: string, ...values: string[]): Predicate => ({ kind: 'text', field, test: { kind: 'equals', values } });

describe.each([['its own', false], ['shared', true]] as const)('what one filter keeps, over memory that is %s', (_, isShared) => {
  const table = tableOf(Array.from({ length: 40_000 }, (__, i) => ({
    __time__: 60_000 + Math.floor(i / 8), srcaddr: `10.0.${(i * 31) % 7}.${(i * 17) % 19}`, protocol: i % 9 === 0 ? 17 : 6, action: i % 3 === 0 ? 'REJECT' : i % 41 === 0 ? null : 'ACCEPT',
    'eni-id': `eni-${(i * 7) % 40}`, 'vpc-id': i % 67 === 0 ? null : `vpc-${((i * 7) % 40) % 5}`, dstport: i % 13 === 0 ? null : (i * 7919) % 65_536,
    packets: i % 11 === 0 ? 2 ** 40 + i : i % 11, bytes: i % 50 === 0 ? null : (i * 7919) % 40_000,
  })), { table: emptyTable(new Memory({ reservedBytes: 1024 * 1024, shared: isShared })) });
  // What of a segment they keep is near together, far apart, and all there is.
  const kept: readonly Predicate[] = [only('vpc-id', 'vpc-2'), only('eni-id', 'eni-7'), only('srcaddr', '10.0.3.4'), { kind: 'and', items: [only('vpc-id', 'vpc-1'), only('action', 'REJECT')] }, only('action', 'ACCEPT'), { kind: 'all' }];

  test('is the same for every group, as the plain interpreter says', async () => {
    const records = [...rows(table)];
    const kernel = new Kernel(table, { kernel: generatedModule('kernel', isShared) });
    for (const predicate of kept) {
      const view = { predicate, limit: 5000 };
      const plans = [
        groupPlan([bucket('__time__', 600), text('action')], [countAll, sumOf(number('bytes'))], view),
        groupPlan([bucket('__time__', 600), number('protocol')], [sumOf(number('packets'))], view),
        groupPlan([text('srcaddr')], [sumOf(number('bytes')), distinctOf(number('dstport'))], view),
        groupPlan([text('eni-id')], [countAll, sumOf(number('packets')), sumOf(number('bytes'))], view),
      ];
      const given: unknown[] = [];
      await kernel.answer(plans, {
        signal: { aborted: false }, pause: () => Promise.resolve(),
        onFrame: (index, result) => {
          if (!result.ok) throw new Error(JSON.stringify(result.problem));
          given[index] = result.value.columns.map(({ values }) => values.map(String));
        },
      });
      plans.forEach((plan, i) => {
        const plain = runTwin(plan, records);
        if (!plain.ok) throw new Error(JSON.stringify(plain.problem));
        expect({ predicate, i, columns: given[i] }).toEqual({ predicate, i, columns: plain.value.columns.map(({ values }) => values.map(String)) });
      });
    }
    kernel.forget();
  });
});
