import { parseCidr } from '../base/cidr.ts';
import { fieldNamed } from '../model/fields.ts';
import type { Expr, Plan, Predicate } from '../model/plan.ts';
import type { SqlExpr } from './statement.ts';

/** What conditions need from the plan around them. */
export interface ConditionContext {
  /** Types a condition over a record. */
  boolean(e: SqlExpr): Expr;
  /** The left side of `a IN (SELECT …)`, and the sub-select's plan, typed alike. */
  among(e: Extract<SqlExpr, { kind: 'in-select' }>): { readonly a: Expr; readonly plan: Plan; readonly nulls: Plan; readonly any: Plan };
}

/**
 * WHERE has three values, a predicate two. A condition is lowered twice: to where it is true, and to where it is false; what is
 * neither (unknown) is in none. So NOT needs no third value.
 */
export function whereTrue(e: SqlExpr, context: ConditionContext): Predicate {
  switch (e.kind) {
    case 'binary':
      if (e.op === 'and' || e.op === 'or') return joined(e.op, [whereTrue(e.a, context), whereTrue(e.b, context)]);
      break;
    case 'unary':
      if (e.op === 'not') return whereFalse(e.a, context);
      break;
    case 'in-select':
      return e.not ? outside(e, context) : inside(e, context);
    default:
      break;
  }
  return exprTrue(context.boolean(e));
}

export function whereFalse(e: SqlExpr, context: ConditionContext): Predicate {
  switch (e.kind) {
    case 'binary':
      if (e.op === 'and' || e.op === 'or') return joined(e.op === 'and' ? 'or' : 'and', [whereFalse(e.a, context), whereFalse(e.b, context)]);
      break;
    case 'unary':
      if (e.op === 'not') return whereTrue(e.a, context);
      break;
    case 'in-select':
      return e.not ? inside(e, context) : outside(e, context);
    default:
      break;
  }
  return exprFalse(context.boolean(e));
}

function inside(e: Extract<SqlExpr, { kind: 'in-select' }>, context: ConditionContext): Predicate {
  const { a, plan } = context.among(e);
  return { kind: 'among', a, plan };
}

/** NOT IN: true when the sub-select gives nothing; else when the value is there, is none of the others, and no other is null. */
function outside(e: Extract<SqlExpr, { kind: 'in-select' }>, context: ConditionContext): Predicate {
  const { a, plan, nulls, any } = context.among(e);
  const one: Expr = { op: 'const', value: 1, type: 'bigint' };
  const not = (item: Predicate): Predicate => ({ kind: 'not', item });
  return joined('or', [
    not({ kind: 'among', a: one, plan: any }),
    joined('and', [known(a), not({ kind: 'among', a, plan }), not({ kind: 'among', a: one, plan: nulls })]),
  ]);
}

/** Records for which the value is not null. */
function known(a: Expr): Predicate {
  return a.op === 'field' ? { kind: 'exists', field: a.field } : { kind: 'row', expr: { op: 'not', a: { op: 'isnull', a, type: 'boolean' }, type: 'boolean' } };
}

export function joined(kind: 'and' | 'or', items: readonly Predicate[]): Predicate {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const [first] = flat;
  return first && flat.length === 1 ? first : { kind, items: flat };
}

/** Where a typed condition is true, in the forms that columns answer fast, or record by record. */
function exprTrue(e: Expr): Predicate {
  switch (e.op) {
    case 'and':
    case 'or':
      return joined(e.op, e.items.map(exprTrue));
    case 'not':
      return exprFalse(e.a);
    case 'const':
      return { kind: e.value === true ? 'all' : 'none' };
    case 'isnull':
      return e.a.op === 'field' ? { kind: 'not', item: { kind: 'exists', field: e.a.field } } : row(e);
    default:
      return recognised(e) ?? row(e);
  }
}

function exprFalse(e: Expr): Predicate {
  switch (e.op) {
    case 'and':
    case 'or':
      return joined(e.op === 'and' ? 'or' : 'and', e.items.map(exprFalse));
    case 'not':
      return exprTrue(e.a);
    case 'const':
      return { kind: e.value === false ? 'all' : 'none' };
    case 'isnull':
      return e.a.op === 'field' ? { kind: 'exists', field: e.a.field } : row({ op: 'not', a: e, type: 'boolean' });
    default: {
      const leaf = e.op === 'call' ? null : recognised(e);
      const field = leaf && 'field' in leaf ? leaf.field : leaf?.kind === 'or' ? fieldOfAll(leaf.items) : null;
      return leaf && field !== null ? joined('and', [{ kind: 'exists', field }, { kind: 'not', item: leaf }]) : row({ op: 'not', a: e, type: 'boolean' });
    }
  }
}

function fieldOfAll(items: readonly Predicate[]): string | null {
  const fields = new Set(items.map((item) => ('field' in item ? item.field : null)));
  const [field] = fields;
  return fields.size === 1 ? (field ?? null) : null;
}

function row(expr: Expr): Predicate {
  return { kind: 'row', expr };
}

/** A comparison of one field with constants that are not null; null when it is none, or not exactly sayable. */
function recognised(e: Expr): Predicate | null {
  switch (e.op) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      const turned = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const;
      return compared(e.op, e.a, e.b) ?? compared(turned[e.op], e.b, e.a);
    }
    case 'in': {
      if (e.a.op !== 'field' && e.a.op !== 'cast') return null;
      const { a } = e;
      const each = e.items.map((item) => compared('eq', a, item));
      if (!each.every((item) => item !== null)) return null;
      const texts = each.flatMap((item) => (item.kind === 'text' && item.test.kind === 'equals' ? item.test.values : []));
      return a.op === 'field' && a.type === 'varchar' ? { kind: 'text', field: a.field, test: { kind: 'equals', values: texts } } : joined('or', each);
    }
    case 'call': {
      const [block, address] = e.args;
      if (e.name !== 'is_subnet_of' || block?.op !== 'const' || address?.op !== 'field' || fieldNamed(address.field)?.role !== 'address') return null;
      const cidr = typeof block.value === 'string' ? parseCidr(block.value) : null;
      return cidr && { kind: 'address', field: address.field, ranges: [cidr.range] };
    }
    default:
      return null;
  }
}

function compared(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', a: Expr, b: Expr): Predicate | null {
  if (b.op !== 'const' || b.value === null) return null;
  // A bigint column widened for a double constant: the bound itself may have a fraction.
  const column = a.op === 'cast' && a.type === 'double' && a.a.op === 'field' && a.a.type === 'bigint' ? a.a : a;
  if (column.op !== 'field') return null;
  const { field } = column;
  if (column.type === 'varchar') {
    if (typeof b.value !== 'string') return null;
    const equals: Predicate = { kind: 'text', field, test: { kind: 'equals', values: [b.value] } };
    if (op === 'eq') return equals;
    return op === 'ne' ? joined('and', [{ kind: 'exists', field }, { kind: 'not', item: equals }]) : null;
  }
  if (typeof b.value !== 'number' || Number.isNaN(b.value)) return null;
  const bound = b.value;
  const equals: Predicate = { kind: 'number', field, min: bound, max: bound, openMin: false, openMax: false };
  switch (op) {
    case 'eq': return equals;
    case 'ne': return joined('and', [{ kind: 'exists', field }, { kind: 'not', item: equals }]);
    case 'lt':
    case 'le': return { kind: 'number', field, min: null, max: bound, openMin: false, openMax: op === 'lt' };
    case 'gt':
    case 'ge': return { kind: 'number', field, min: bound, max: null, openMin: op === 'gt', openMax: false };
  }
}
