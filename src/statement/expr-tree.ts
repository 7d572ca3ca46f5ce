import { exprKey } from '../model/expr-key.ts';
import type { Expr } from '../model/plan.ts';

/** The expression with each direct part replaced. */
export function mapExpr(e: Expr, f: (part: Expr) => Expr): Expr {
  switch (e.op) {
    case 'field':
    case 'key':
    case 'aggregate':
    case 'const':
      return e;
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'mod':
      return { ...e, a: f(e.a), b: f(e.b) };
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return { ...e, a: f(e.a), b: f(e.b) };
    case 'neg':
      return { ...e, a: f(e.a) };
    case 'not':
    case 'isnull':
      return { ...e, a: f(e.a) };
    case 'cast':
    case 'like':
      return { ...e, a: f(e.a) };
    case 'in':
      return { ...e, a: f(e.a), items: e.items.map(f) };
    case 'and':
    case 'or':
      return { ...e, items: e.items.map(f) };
    case 'coalesce':
      return { ...e, items: e.items.map(f) };
    case 'case':
      return { ...e, whens: e.whens.map(({ when, then }) => ({ when: f(when), then: f(then) })), otherwise: f(e.otherwise) };
    case 'call':
      return { ...e, args: e.args.map(f) };
  }
}

/** True when two expressions are written alike (and so mean the same). */
export function sameExpr(a: Expr, b: Expr): boolean {
  return a === b || exprKey(a) === exprKey(b);
}
