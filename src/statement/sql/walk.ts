import { unreachable } from '../../base/assert.ts';
import type { LimitValue, Select, SqlExpr } from '../statement.ts';

/** The expression with each direct part replaced; sub-selects go through `select`. */
export function mapParts(e: SqlExpr, f: (part: SqlExpr) => SqlExpr, select: (select: Select) => Select = (s) => mapSelect(s, f)): SqlExpr {
  switch (e.kind) {
    case 'name':
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'placeholder':
      return e;
    case 'unary':
    case 'is-null':
    case 'cast':
      return { ...e, a: f(e.a) };
    case 'binary':
    case 'distinct-from':
      return { ...e, a: f(e.a), b: f(e.b) };
    case 'between':
      return { ...e, a: f(e.a), low: f(e.low), high: f(e.high) };
    case 'in-list':
      return { ...e, a: f(e.a), items: e.items.map(f) };
    case 'in-select':
      return { ...e, a: f(e.a), select: select(e.select) };
    case 'like':
      return { ...e, a: f(e.a), pattern: f(e.pattern), escape: e.escape && f(e.escape) };
    case 'case':
      return {
        ...e,
        operand: e.operand && f(e.operand),
        whens: e.whens.map(({ when, then }) => ({ when: f(when), then: f(then) })),
        otherwise: e.otherwise && f(e.otherwise),
      };
    case 'call':
      return { ...e, args: e.args.map(f) };
    default:
      return unreachable(e);
  }
}

/** The select with each of its expressions replaced. */
export function mapSelect(select: Select, f: (e: SqlExpr) => SqlExpr, limit: (value: LimitValue) => LimitValue = (value) => value): Select {
  return {
    ...select,
    items: select.items.map((item) => (item.kind === 'star' ? item : { ...item, expr: f(item.expr) })),
    where: select.where && f(select.where),
    groupBy: select.groupBy.map(f),
    having: select.having && f(select.having),
    orderBy: select.orderBy.map((item) => ({ ...item, expr: f(item.expr) })),
    limit: select.limit && { count: limit(select.limit.count), offset: select.limit.offset && limit(select.limit.offset) },
  };
}

/** Calls `visit` on an expression and all parts of it, sub-selects included. */
export function visitExpr(e: SqlExpr, visit: (e: SqlExpr) => void): void {
  visit(e);
  mapParts(e, (part) => {
    visitExpr(part, visit);
    return part;
  });
}

/** Calls `visit` on all expressions of a select. */
export function visitSelect(select: Select, visit: (e: SqlExpr) => void): void {
  mapSelect(select, (e) => {
    visitExpr(e, visit);
    return e;
  });
}
