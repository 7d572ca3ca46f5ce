import type { Aggregate } from '../../model/plan.ts';
import { exprKey } from './expressions.ts';

/** Equal for aggregates that mean the same over equal groups. */
export function aggregateKey(aggregate: Aggregate): string {
  return `${aggregate.fn} ${aggregate.distinct} ${exprKey(aggregate.arg)}${aggregate.over ? ` ${JSON.stringify(aggregate.over)}` : ''}`;
}
