import { oncePer } from '../../base/once-per.ts';
import { exprKey } from '../../model/expr-key.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';

// These keys are asked many times of each plan of a batch.

/** Plans of equal text here share their work. */
export const groupKey = oncePer((plan: Plan) => (plan.rowwise ? exprKey(plan) : `${selectionKey(plan)}|${exprKey(plan.keys)}`));

/** Plans of equal text here keep the same records. */
export const selectionKey = oncePer((plan: Plan) => `${exprKey(plan.predicate)}|${exprKey(plan.range)}|${plan.zone}`);

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
