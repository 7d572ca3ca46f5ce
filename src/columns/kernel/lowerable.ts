import { exprKey } from '../../model/expr-key.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';

/** A plan of groups, and the aggregate that orders ties before the keys do. */
export interface Lowerable {
  readonly plan: Plan;
  readonly tieAggregate: number | null;
  /** What its records meet besides what the groups that are in say themselves; left out where that is all of the plan's own. */
  readonly rest?: Predicate;
}

/** Whole records made distinct are groups by what is put out; of two, the one that was there first comes first. */
export function asGrouped(plan: Plan): Lowerable {
  if (!plan.rowwise || !plan.distinct) return { plan, tieAggregate: null };
  const keys = plan.outputs.map((output) => output.expr);
  const texts = keys.map((key) => exprKey(key));
  const toKey = (e: Expr): Expr | null => {
    const index = texts.indexOf(exprKey(e));
    return index < 0 ? null : { op: 'key', index, type: e.type };
  };
  const order = plan.order.map((by) => ({ expr: toKey(by.expr), descending: by.descending }));
  // Ordering by what is not put out is refused when the statement is planned.
  const known = order.flatMap((by) => (by.expr ? [{ expr: by.expr, descending: by.descending }] : []));
  return {
    plan: {
      ...plan, rowwise: false, distinct: false, keys,
      aggregates: [{ fn: 'min', arg: { op: 'field', field: '__time__', type: 'bigint' }, distinct: false, type: 'bigint' }],
      outputs: plan.outputs.map((output, index) => ({ ...output, expr: { op: 'key', index, type: output.expr.type } })),
      order: known,
    },
    tieAggregate: 0,
  };
}
