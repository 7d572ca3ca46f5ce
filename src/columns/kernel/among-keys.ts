import type { Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import type { TableView } from '../table-view.ts';
import { bucketOf, exprKey } from './expressions.ts';
import { selectionKey } from './plan-keys.ts';
import { allOf } from './predicates.ts';
import { isAdditive, rollable } from './roll-up.ts';
import type { Snapshot } from './snapshot.ts';

/** Groups whose key `key` is one of `values`. */
export interface SomeGroups {
  readonly key: number;
  readonly values: ReadonlySet<Value>;
}

/**
 * A plan that keeps the records in which one of its own keys is among the values of another plan over the same records: the
 * course of the three largest. A group is wholly in or wholly out, so all groups are made, with what others of the batch ask of
 * the same records, and some are given: there is neither another selection nor another pass.
 */
export interface AmongKeys {
  /** The plan without that condition. */
  readonly whole: Plan;
  readonly key: number;
  /** Whose first output holds the values. */
  readonly of: Plan;
}

/** How a plan is answered out of all its groups; null where they are not few, or the plan is of another kind. */
export function amongKeys(plan: Plan, table: TableView, snapshot: Snapshot): AmongKeys | null {
  const { predicate } = plan;
  if (plan.rowwise || plan.distinct || plan.having !== null || !isAdditive(plan)) return null;
  const items = predicate.kind === 'and' ? predicate.items : [predicate];
  const asked = items.find((item) => item.kind === 'among');
  if (asked?.kind !== 'among' || asked.a.op !== 'field' || asked.a.type !== 'varchar') return null;
  const field = exprKey(asked.a);
  const key = plan.keys.findIndex((one) => exprKey(one) === field);
  const whole = { ...plan, predicate: allOf(items.filter((item) => item !== asked)) };
  if (key < 0 || selectionKey(whole) !== selectionKey(asked.plan)) return null;
  const room = plan.keys.reduce((product, one) => product * roomOf(one, table, snapshot), 1);
  return room <= rollable ? { whole, key, of: asked.plan } : null;
}

/** How many values a key has at most; Infinity for one that is neither a text nor a bucket of the time of the record. */
function roomOf(key: Expr, table: TableView, snapshot: Snapshot): number {
  const bucket = bucketOf(key);
  const field = bucket ? bucket.of : key;
  const access = field.op === 'field' ? table.access(field.field) : null;
  if (!access) return Infinity;
  if ('book' in access) return bucket ? Infinity : access.book.size + 1;
  if (!bucket || access.kind !== 'number' || access.column !== 'time') return Infinity;
  const { min, max, present } = snapshot.bounds('time');
  return present ? Math.floor((max - min) / bucket.step) + 2 : 1;
}
