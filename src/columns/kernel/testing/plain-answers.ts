import type { Result } from '../../../base/result.ts';
import type { Frame, Value } from '../../../model/frame.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Problem } from '../../../model/problem.ts';
import { runTwin } from '../../twin/twin.ts';

/**
 * What the plain interpreter says over one set of records, in a form to be compared. It is by far the slowest part of a comparison,
 * and kernels of every kind are compared over the same records: so each plan is worked out once.
 */
export class PlainAnswers {
  private readonly said = new Map<string, unknown>();

  constructor(private readonly form: (result: Result<Frame, Problem>) => unknown) {}

  /** @param records the same ones in every call, held anew by whoever asks */
  to(plan: Plan, records: readonly Record<string, Value>[]): unknown {
    const key = JSON.stringify(plan, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
    if (!this.said.has(key)) this.said.set(key, this.form(runTwin(plan, records)));
    return this.said.get(key);
  }
}
