import { expect } from 'vitest';
import type { Result } from '../../../base/result.ts';
import type { Frame, Value } from '../../../model/frame.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Kernel } from '../kernel.ts';
import { PlainAnswers } from './plain-answers.ts';

/** What the plain interpreter says over records that several kernels hold, to be compared by `agrees`. */
export const plainAnswers = (): PlainAnswers => new PlainAnswers(comparable);

/** Values as text, and how many records they are of. */
function comparable(result: Result<Frame, Problem>): object {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { columns, coverage: { matched, scanned } } = result.value;
  return { columns: columns.map(({ values }) => values.map(String)), matched, scanned };
}

/** Asks a batch, and expects of each plan what the plain interpreter says; how many were answered. */
export async function agrees(kernel: Kernel, plans: readonly Plan[], plain: PlainAnswers, records: readonly Record<string, Value>[]): Promise<number> {
  const given: object[] = [];
  await kernel.answer(plans, { signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (index, result) => (given[index] = comparable(result)) });
  plans.forEach((plan, i) => expect({ plan: plan.statement, is: given[i] }).toEqual({ plan: plan.statement, is: plain.to(plan, records) }));
  return given.length;
}

/** Places of the plans that were answered last in a way that ends so. */
export const answered = (kernel: Kernel, plans: readonly Plan[], way: string): readonly number[] => plans.flatMap((plan, i) => (kernel.explain(plan).at(-1)?.endsWith(way) === true ? [i] : []));
