import { parseAddressRange } from '../base/cidr.ts';
import { fieldNamed } from '../model/fields.ts';
import { joined, valueIs } from './filter-search.ts';
import { resolveField } from './resolve.ts';
import { conjuncts } from './sql/walk.ts';
import { nowhere, type CompareOp, type Search, type SearchName, type SqlExpr } from './statement.ts';

/** One of the conditions of SQL that all hold. */
export interface Said {
  readonly condition: SqlExpr;
  /** The same as a search; null where no search can say it. */
  readonly search: Search | null;
}

/** Of conditions that all hold each is said by itself. */
export function searchesOf(where: SqlExpr): readonly Said[] {
  return conjuncts(where).map((condition) => ({ condition, search: searchOf(condition) }));
}

/** Null where no search keeps the same records: SQL compares fields with each other and with what it works out, and holds nothing of a field without a value. */
function searchOf(e: SqlExpr): Search | null {
  switch (e.kind) {
    case 'binary':
      if (e.op === 'and' || e.op === 'or') return both(e.op, e.a, e.b);
      return compared(e.op, e.a, e.b) ?? compared(turned[e.op] ?? e.op, e.b, e.a);
    case 'in-list': {
      const items = e.items.map((item) => compared('=', e.a, item));
      if (items.length === 0 || items.some((item) => item === null)) return null;
      const any = joined('or', items.flatMap((item) => item ?? []));
      return e.not ? without(e.a, any) : any;
    }
    case 'between': {
      if (e.not) return null;
      const [low, high] = [compared('>=', e.a, e.low), compared('<=', e.a, e.high)];
      return low === null || high === null ? null : joined('and', [low, high]);
    }
    case 'is-null': {
      const there = exists(e.a);
      return there === null || e.not ? there : negated(there);
    }
    case 'call': {
      const [block, of] = e.args;
      const field = nameOf(of);
      const range = e.name === 'is_subnet_of' && block?.kind === 'text' ? parseAddressRange(block.value) : null;
      if (field === null || range === null || block?.kind !== 'text' || fieldNamed(field.name)?.role !== 'address') return null;
      return { kind: 'match', field, value: { kind: 'address', text: block.value, range }, at: nowhere };
    }
    default:
      return null;
  }
}

function both(op: 'and' | 'or', a: SqlExpr, b: SqlExpr): Search | null {
  const [x, y] = [searchOf(a), searchOf(b)];
  return x === null || y === null ? null : joined(op, [x, y]);
}

/** The comparison from the other side. */
const turned: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function compared(op: string, a: SqlExpr, b: SqlExpr): Search | null {
  const field = nameOf(a);
  const constant = b.kind === 'number' ? b.text : b.kind === 'text' && b.value !== '' ? b.value : null;
  if (field === null || constant === null) return null;
  const isNumber = fieldNamed(field.name)?.index === 'long';
  // SQL refuses a number beside a text, and digits alone are what a search takes for a number.
  if (isNumber !== (b.kind === 'number') || (isNumber && !/^\d+$/.test(constant))) return null;
  if (op === '=' || op === '<>') {
    const is: Search = { kind: 'match', field, value: valueIs(field.name, constant), at: nowhere };
    return op === '=' ? is : without(a, is);
  }
  return isNumber && isOrder(op) ? { kind: 'compare', field, op, bound: constant, at: nowhere } : null;
}

function isOrder(op: string): op is Extract<CompareOp, '<' | '<=' | '>' | '>='> {
  return op in turned;
}

/** What SQL keeps of a negation: only records in which the field has a value. */
function without(of: SqlExpr, search: Search): Search | null {
  const there = exists(of);
  return there === null ? null : joined('and', [there, negated(search)]);
}

function exists(of: SqlExpr): Search | null {
  const field = nameOf(of);
  return field === null ? null : { kind: 'match', field, value: { kind: 'any' }, at: nowhere };
}

function negated(item: Search): Search {
  return { kind: 'not', item, at: nowhere };
}

function nameOf(e: SqlExpr | undefined): SearchName | null {
  if (e?.kind !== 'name') return null;
  const name = resolveField(e.name, []);
  return name === null ? null : { name, at: nowhere };
}
