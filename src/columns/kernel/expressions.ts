import { exprKey } from '../../model/expr-key.ts';
import type { Expr } from '../../model/plan.ts';

/** Direct parts of an expression. */
export function partsOf(e: Expr): readonly Expr[] {
  switch (e.op) {
    case 'field':
    case 'key':
    case 'aggregate':
    case 'const':
      return [];
    case 'neg':
    case 'not':
    case 'isnull':
    case 'like':
    case 'cast':
      return [e.a];
    case 'and':
    case 'or':
    case 'coalesce':
      return e.items;
    case 'in':
      return [e.a, ...e.items];
    case 'case':
      return [...e.whens.flatMap((w) => [w.when, w.then]), e.otherwise];
    case 'call':
      return e.args;
    default:
      return [e.a, e.b];
  }
}

/** Names of the fields that an expression reads, each once, in order. */
export function fieldsOf(e: Expr, into: string[] = []): string[] {
  if (e.op === 'field' && !into.includes(e.field)) into.push(e.field);
  for (const part of partsOf(e)) fieldsOf(part, into);
  return into;
}

/** `x - x % n` with a whole constant n > 0, as statements write time buckets; null for anything else. */
export function bucketOf(e: Expr): { readonly of: Expr; readonly step: number } | null {
  if (e.op !== 'sub' || e.b.op !== 'mod' || e.type !== 'bigint') return null;
  const step = wholeConstant(e.b.b);
  return step !== null && step > 0 && exprKey(e.a) === exprKey(e.b.a) ? { of: e.a, step } : null;
}

export function wholeConstant(e: Expr): number | null {
  return e.op === 'const' && typeof e.value === 'number' && Number.isSafeInteger(e.value) && e.type === 'bigint' ? e.value : null;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * The longest step, counted from 0, within which an expression over times that are not negative cannot change: 60 for
 * anything over `__time__ - __time__ % 60`. 0 when it reads no field.
 */
export function grainOf(e: Expr, zone: number): number {
  const bucket = bucketOf(e);
  if (bucket?.of.op === 'field') return bucket.step;
  if (e.op === 'div' && e.type === 'bigint' && e.a.op === 'field') return Math.abs(wholeConstant(e.b) ?? 1) || 1;
  if (e.op === 'call' && e.name === 'date_trunc') {
    const [unit, at] = e.args;
    const moment = at?.op === 'call' && at.name === 'from_unixtime' && at.args.length === 1 ? at.args[0] : at;
    if (unit?.op === 'const' && typeof unit.value === 'string' && moment?.op === 'field') return truncationGrain(unit.value.toLowerCase(), zone);
  }
  if (e.op === 'field') return 1;
  return partsOf(e).reduce((grain, part) => gcd(grain, grainOf(part, zone)), 0);
}

/** Clocks differ from UTC by whole quarters of an hour, or the zone says something finer. */
function truncationGrain(unit: string, zone: number): number {
  const size = unit === 'second' || unit === 'millisecond' ? 1 : unit === 'minute' ? 60 : 900;
  return gcd(size, Math.abs(zone)) || 1;
}

/** Every expression of a tree, changed by `change` from the leaves up; what it leaves alone keeps its identity. */
export function mapped(e: Expr, change: (e: Expr) => Expr): Expr {
  const go = (part: Expr): Expr => mapped(part, change);
  const each = (parts: readonly Expr[]): readonly Expr[] => {
    const made = parts.map(go);
    return made.some((part, i) => part !== parts[i]) ? made : parts;
  };
  const rebuilt = ((): Expr => {
    switch (e.op) {
      case 'field':
      case 'key':
      case 'aggregate':
      case 'const':
        return e;
      case 'neg':
      case 'not':
      case 'isnull':
      case 'like':
      case 'cast': {
        const a = go(e.a);
        return a === e.a ? e : { ...e, a };
      }
      case 'and':
      case 'or':
      case 'coalesce': {
        const items = each(e.items);
        return items === e.items ? e : { ...e, items };
      }
      case 'in': {
        const a = go(e.a);
        const items = each(e.items);
        return a === e.a && items === e.items ? e : { ...e, a, items };
      }
      case 'case': {
        const whens = e.whens.map((w) => ({ when: go(w.when), then: go(w.then) }));
        return { ...e, whens, otherwise: go(e.otherwise) };
      }
      case 'call': {
        const args = each(e.args);
        return args === e.args ? e : { ...e, args };
      }
      default: {
        const a = go(e.a);
        const b = go(e.b);
        return a === e.a && b === e.b ? e : { ...e, a, b };
      }
    }
  })();
  return change(rebuilt);
}
