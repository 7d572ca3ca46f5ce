import { exprKey } from '../../model/expr-key.ts';
import type { Aggregate } from '../../model/plan.ts';

/** Equal for aggregates that mean the same over equal groups. */
export function aggregateKey(aggregate: Aggregate): string {
  return `${aggregate.fn} ${aggregate.distinct} ${exprKey(aggregate.arg)}${aggregate.over ? ` ${JSON.stringify(aggregate.over)}` : ''}`;
}
