import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import { exprKey } from './expressions.ts';

/** Plans of equal text here share their work. */
export const groupKey = remembered((plan) => (plan.rowwise ? exprKey(plan) : `${selectionKey(plan)}|${exprKey(plan.keys)}`));

/** Plans of equal text here keep the same records. */
export const selectionKey = remembered((plan) => `${exprKey(plan.predicate)}|${exprKey(plan.range)}|${plan.zone}`);

/** These keys are asked many times of each plan of a batch. */
function remembered(make: (plan: Plan) => string): (plan: Plan) => string {
  const known = new WeakMap<Plan, string>();
  return (plan) => {
    let key = known.get(plan);
    if (key === undefined) {
      key = make(plan);
      known.set(plan, key);
    }
    return key;
  };
}

/** A plan and those whose results its predicate asks for. */
export function withInner(plan: Plan): readonly Plan[] {
  return [plan, ...subPlans(plan.predicate).flatMap(withInner)];
}

/** The predicate with other expressions over a record, and with other plans where it asks for their results. */
export function mappedPredicate(predicate: Predicate, change: { readonly expr?: (e: Expr) => Expr; readonly plan: (plan: Plan) => Plan }): Predicate {
  const go = (p: Predicate): Predicate => mappedPredicate(p, change);
  const { expr = (e) => e, plan } = change;
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, items: predicate.items.map(go) };
    case 'not':
      return { ...predicate, item: go(predicate.item) };
    case 'row':
      return { ...predicate, expr: expr(predicate.expr) };
    case 'among':
      return { ...predicate, a: expr(predicate.a), plan: plan(predicate.plan) };
    default:
      return predicate;
  }
}

/** Plans whose results a predicate asks for. */
export function subPlans(predicate: Predicate): readonly Plan[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.items.flatMap(subPlans);
    case 'not':
      return subPlans(predicate.item);
    case 'among':
      return [predicate.plan];
    default:
      return [];
  }
}
