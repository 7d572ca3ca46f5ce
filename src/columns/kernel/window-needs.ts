import { exprKey } from '../../model/expr-key.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { holdsAmong, splitDeciding, type Deciding } from './deciding.ts';
import { bucketOf } from './expressions.ts';
import { addsUp } from './late-aggregates.ts';
import { mappedPredicate } from './plan-keys.ts';

/** What is held by slot of time so that any window of whole slots can be answered without a look at its records. */
export interface WindowNeeds {
  /** The groups of each slot: keyed by the slot, then by the plan's keys but for its bucket of time. */
  readonly groups: Plan;
  /** The same with the value counted behind, for each distinct count by its place among the aggregates. */
  readonly distinct: ReadonlyMap<number, Plan>;
  /** The plan's key that is a bucket of time, of so many seconds. */
  readonly time: { readonly key: number; readonly step: number } | null;
  /** A condition on the groups themselves, which another plan over the same window decides. */
  readonly deciding: Deciding | null;
}

const time: Expr = { op: 'field', field: '__time__', type: 'bigint' };
const timeText = exprKey(time);

/** Seconds of a key that is a bucket of the record's time; null for any other. */
export function timeStep(key: Expr): number | null {
  const bucket = bucketOf(key);
  return bucket && exprKey(bucket.of) === timeText ? bucket.step : null;
}

/** The slot of `step` seconds of a record's time. */
export function slotOf(step: number): Expr {
  return { op: 'sub', a: time, b: { op: 'mod', a: time, b: { op: 'const', value: step, type: 'bigint' }, type: 'bigint' }, type: 'bigint' };
}

/**
 * What a plan needs of slots of `step` seconds; null where its groups are not the sums of theirs: with extremes, statistics over
 * time, fractions, whole records, or buckets that slots do not fill.
 */
export function needsOf(plan: Plan, step: number): WindowNeeds | null {
  if (plan.rowwise || plan.distinct) return null;
  const timed = plan.keys.flatMap((key, index) => {
    const seconds = timeStep(key);
    return seconds === null ? [] : [{ key: index, step: seconds }];
  });
  const [bucket = null, second] = timed;
  if (second || (bucket && bucket.step % step !== 0)) return null;
  const split = splitDeciding(plan);
  if (!split) return null;
  const others = plan.keys.filter((_, index) => index !== bucket?.key);
  const fine = (more: readonly Expr[], aggregates: readonly Aggregate[]): Plan => ({
    ...plan, predicate: split.rest, range: null, keys: [slotOf(step), ...others, ...more], aggregates, outputs: [], having: null, order: [], limit: 0, offset: 0,
  });
  const distinct = new Map<number, Plan>();
  for (const [index, aggregate] of plan.aggregates.entries()) {
    if (addsUp(aggregate)) continue;
    if (!aggregate.distinct || aggregate.fn !== 'count' || !aggregate.arg) return null;
    distinct.set(index, fine([aggregate.arg], []));
  }
  return { groups: fine([], plan.aggregates.filter(addsUp)), distinct, time: bucket, deciding: split.deciding };
}

/** The plan over all times, and so those that its conditions ask: what is the same for all its windows. */
export function overAllTimes(plan: Plan): Plan {
  return { ...plan, range: null, predicate: holdsAmong(plan.predicate) ? mappedPredicate(plan.predicate, { plan: overAllTimes }) : plan.predicate };
}
