import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { aggregateKey } from './aggregate-key.ts';
import { partsOf } from './expressions.ts';

/** Groups put out beyond which nothing is worked out for them apart. */
const mostWanted = 1000;

/**
 * Aggregates on which neither the order of the groups nor their choice depends, by key, with how many groups are put out at most:
 * distinct counts (of a hundred thousand senders, the peers of the seven that are shown), and extremes, which cannot be taken back when
 * records leave, and keep all that is summed beside them from moving along and from being summed by two threads. Those over all records
 * only where nothing else does so: it takes another pass.
 */
export function lateAggregates(plans: readonly Plan[]): Map<string, number> {
  const late = new Map<string, number>();
  const early = new Set<string>();
  for (const plan of plans) {
    const wanted = plan.offset + plan.limit;
    const decisive = new Set<number>();
    for (const by of plan.order) noteAggregates(by.expr, decisive);
    if (plan.having) noteAggregates(plan.having, decisive);
    plan.aggregates.forEach((aggregate, index) => {
      if (!mayComeLate(aggregate)) return;
      const key = aggregateKey(aggregate);
      if (plan.distinct || plan.keys.length === 0 || wanted > mostWanted || decisive.has(index)) early.add(key);
      else late.set(key, Math.max(wanted, late.get(key) ?? 0));
    });
  }
  for (const key of early) late.delete(key);
  const all = plans.flatMap(({ aggregates }) => aggregates).map((aggregate) => ({ aggregate, key: aggregateKey(aggregate) }));
  if (all.some(({ aggregate, key }) => !aggregate.over && !late.has(key) && !addsUp(aggregate))) {
    for (const { aggregate, key } of all) if (isOverAll(aggregate)) late.delete(key);
  }
  return late;
}

function mayComeLate({ fn, arg, distinct, over }: Aggregate): boolean {
  if (over) return false;
  if (distinct && fn === 'count') return true;
  return fn === 'min' || fn === 'max' || (fn === 'arbitrary' && conditionsOf(arg).length > 0);
}

/** An extreme over all records of a group. */
function isOverAll({ fn, arg, over }: Aggregate): boolean {
  return !over && (fn === 'min' || fn === 'max') && conditionsOf(arg).length === 0;
}

/** Counts, and sums and averages of whole numbers: what can be taken back, and added up from finer groups. */
export function addsUp({ fn, arg, distinct, over }: Aggregate): boolean {
  return !over && !distinct && (fn === 'count' || ((fn === 'sum' || fn === 'avg') && arg?.type === 'bigint'));
}

/** What an argument asks of a record before it has a value: `case when C then x end` has none where C does not hold. */
export function conditionsOf(arg: Expr | null): readonly Expr[] {
  if (arg?.op !== 'case' || arg.otherwise.op !== 'const' || arg.otherwise.value !== null || arg.whens.length !== 1) return [];
  const when = arg.whens[0]?.when;
  return when?.op === 'and' ? when.items : when ? [when] : [];
}

/** Adds the places of the aggregates that an expression reads. */
export function noteAggregates(e: Expr, into: Set<number>): void {
  if (e.op === 'aggregate') into.add(e.index);
  for (const part of partsOf(e)) noteAggregates(part, into);
}
