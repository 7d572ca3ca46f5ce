import { containsIpv4, containsIpv6, type AddressRange } from '../../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr, Plan, Predicate } from '../../model/plan.ts';
import { matchesText } from '../functions/predicate.ts';
import { keyOf } from './accumulator.ts';

export type Row = Readonly<Record<string, Value>>;

/** What a predicate takes from the run around it. */
export interface PredicateContext {
  evaluate(expr: Expr, row: Row): Value;
  /** Keys (`keyOf`) of the values that a sub-select gives, null left out. */
  valuesOf(plan: Plan): ReadonlySet<string>;
}

/** True when a record is in. */
export function passes(predicate: Predicate, row: Row, context: PredicateContext): boolean {
  const value = (field: string): Value => row[field] ?? null;
  switch (predicate.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'and':
      return predicate.items.every((item) => passes(item, row, context));
    case 'or':
      return predicate.items.some((item) => passes(item, row, context));
    case 'not':
      return !passes(predicate.item, row, context);
    case 'exists':
      return value(predicate.field) !== null;
    case 'number': {
      const v = value(predicate.field);
      if (typeof v !== 'number' && typeof v !== 'bigint') return false;
      const { min, max, openMin, openMax } = predicate;
      return (min === null || (openMin ? v > min : v >= min)) && (max === null || (openMax ? v < max : v <= max));
    }
    case 'text': {
      const v = value(predicate.field);
      return matchesText(predicate.test, v === null ? null : String(v));
    }
    case 'address': {
      const v = value(predicate.field);
      return typeof v === 'string' && predicate.ranges.some((range) => inRange(range, v));
    }
    case 'word':
      return Object.entries(row).some(([field, v]) => isText(field) && v !== null && matchesText(predicate.test, String(v)));
    case 'row':
      return context.evaluate(predicate.expr, row) === true;
    case 'among': {
      const v = context.evaluate(predicate.a, row);
      return v !== null && context.valuesOf(predicate.plan).has(keyOf(v));
    }
  }
}

/** A word without a field is looked for in text that was recorded. */
function isText(name: string): boolean {
  const field = fieldNamed(name);
  return field === undefined || (field.index === 'text' && field.origin === 'stored');
}

function inRange(range: AddressRange, text: string): boolean {
  const v4 = parseIpv4(text);
  if (v4 !== null) return containsIpv4(range, v4);
  const v6 = parseIpv6(text);
  return v6 !== null && containsIpv6(range, v6);
}
