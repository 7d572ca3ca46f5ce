import type { Expr, Plan, Predicate, TextTest } from '../../model/plan.ts';
import { textMatcher } from '../functions/predicate.ts';
import type { CodeBook, TableView } from '../table-view.ts';
import { partsOf } from './expressions.ts';

/** A dictionary is looked through up to this size: names of interfaces and instances, not addresses. */
const mostRead = 4096;

const all: Predicate = { kind: 'all' };
const none: Predicate = { kind: 'none' };

/**
 * The plan without conditions on values that no record has: what excludes such a value excludes nothing, and is then the same
 * selection as that of plans that do not say so. Inter-ECS Traffic leaves out ambiguous ends in half of its panels; in most logs there
 * are none, and two passes over ten million records are one. Nor with conditions that a field has a value where another asks for
 * one of its values.
 */
export function simplified(plan: Plan, table: TableView): Plan {
  return { ...plan, predicate: simpler(plan.predicate, table) };
}

function simpler(predicate: Predicate, table: TableView): Predicate {
  switch (predicate.kind) {
    case 'text': {
      const access = table.access(predicate.field);
      return access && 'book' in access && isMetByNone(predicate.test, access.book) ? none : predicate;
    }
    case 'not': {
      const item = simpler(predicate.item, table);
      if (item.kind === 'none') return all;
      return item.kind === 'all' ? none : { ...predicate, item };
    }
    case 'and':
    case 'or': {
      const [neutral, decisive] = predicate.kind === 'and' ? [all, none] : [none, all];
      const items = predicate.items.map((item) => simpler(item, table)).filter(({ kind }) => kind !== neutral.kind);
      if (items.some(({ kind }) => kind === decisive.kind)) return decisive;
      const left = predicate.kind === 'and' ? items.filter((item) => item.kind !== 'exists' || !items.some((other) => needsValue(other, item.field))) : items;
      const [only] = left;
      if (!only) return neutral;
      return left.length === 1 ? only : { ...predicate, items: left };
    }
    case 'among':
      return { ...predicate, plan: simplified(predicate.plan, table) };
    default:
      return predicate;
  }
}

/** True where no record without a value of the field meets a condition, other than that it has one. */
function needsValue(predicate: Predicate, field: string): boolean {
  switch (predicate.kind) {
    case 'number':
    case 'address':
      return predicate.field === field;
    case 'text':
      return predicate.field === field && predicate.test.kind !== 'empty';
    case 'among':
      return isNullWith(predicate.a, field);
    case 'row':
      return isNullWith(predicate.expr, field);
    default:
      return false;
  }
}

/** True where an expression has no value, or is not true, whenever the field has none; false also where that is not known. */
function isNullWith(e: Expr, field: string): boolean {
  if (e.op === 'field') return e.field === field;
  if (e.op === 'in' || e.op === 'like') return isNullWith(e.a, field);
  // What is compared or worked out of two values needs both, and so does a text that is put together.
  return ('b' in e || (e.op === 'call' && e.name === 'concat')) && partsOf(e).some((part) => isNullWith(part, field));
}

/** How far a dictionary was looked through for a test that none of its texts meets. Dictionaries only grow. */
const looked = new WeakMap<CodeBook, Map<string, { readonly size: number; readonly isMet: boolean }>>();

/** Whether no text of the dictionary meets the test; false also where that is not known. */
function isMetByNone(test: TextTest, book: CodeBook): boolean {
  if (test.kind === 'equals') return test.values.every((text) => book.find(text) <= 0);
  if (book.size > mostRead) return false;
  const known = looked.get(book) ?? new Map<string, { readonly size: number; readonly isMet: boolean }>();
  looked.set(book, known);
  const key = JSON.stringify(test);
  const before = known.get(key);
  if (before?.isMet === true) return false;
  if (before?.size === book.size) return true;
  const matches = textMatcher(test);
  let isMet = false;
  for (let code = (before?.size ?? 0) + 1; code <= book.size && !isMet; code++) {
    const text = book.text(code);
    isMet = text !== null && matches(text);
  }
  if (known.size > 200) known.clear();
  known.set(key, { size: book.size, isMet });
  return !isMet;
}
