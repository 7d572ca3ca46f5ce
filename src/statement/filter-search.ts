import { fieldNamed, fields } from '../model/fields.ts';
import { isGroup, type Condition, type Filter, type FilterTest } from '../model/filter.ts';
import { tokensOf } from '../model/tokens.ts';
import { printSearch } from './print-search.ts';
import { nowhere, type Search, type SearchValue } from './statement.ts';

/** A condition of the reader's as a tree of the search half: of a group one is enough, in an order of its own and each once. */
export function searchOfCondition(condition: Condition): Search {
  return isGroup(condition) ? joined('or', canonical(condition.any.map(searchOfFilter))) : searchOfFilter(condition);
}

/** In the order of their text, each once: equal conditions give equal trees, whatever order they were set in. */
export function canonical(items: readonly Search[]): readonly Search[] {
  const byText = new Map(items.map((item) => [printSearch(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

/** One filter as a tree of the search half. `either` and `both` look at the field and its mirror. */
function searchOfFilter(filter: Filter): Search {
  const mirror = fieldNamed(filter.field)?.mirror;
  // Either end is the same from both ends, so the source comes first whichever was named.
  const ends = filter.side === 'own' || mirror === undefined ? [filter.field] : fields.filter(({ name }) => name === filter.field || name === mirror).map(({ name }) => name);
  const search = joined(filter.side === 'either' ? 'or' : 'and', ends.map((end) => searchOfTest(end, filter.test)));
  return filter.negated ? { kind: 'not', item: search, at: nowhere } : search;
}

/** Items joined, nested ones of the same kind flattened; one alone stays itself. */
export function joined(kind: 'and' | 'or', items: readonly Search[]): Search {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const [first] = flat;
  return first !== undefined && flat.length === 1 ? first : { kind, items: flat, at: nowhere };
}

function searchOfTest(field: string, test: FilterTest): Search {
  const match = (value: SearchValue): Search => ({ kind: 'match', field: { name: field, at: nowhere }, value, at: nowhere });
  switch (test.kind) {
    case 'in': {
      const values = [...new Set(test.values)].sort();
      // No value at all holds nowhere.
      if (values.length === 0) return { kind: 'not', item: { kind: 'all', at: nowhere }, at: nowhere };
      return joined('or', values.map((text) => match(valueIs(field, text))));
    }
    case 'range': {
      const name = { name: field, at: nowhere };
      const { min, max } = test;
      if (min !== null && max !== null) return { kind: 'range', field: name, min: String(min), max: String(max), openMin: false, openMax: false, at: nowhere };
      if (min !== null) return { kind: 'compare', field: name, op: '>=', bound: String(min), at: nowhere };
      if (max !== null) return { kind: 'compare', field: name, op: '<=', bound: String(max), at: nowhere };
      return match({ kind: 'any' });
    }
    case 'cidr': {
      const texts = [...test.ranges].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      return joined('or', texts.map(({ text, range }) => match(/[/-]/.test(text) ? { kind: 'address', text, range } : { kind: 'literal', text })));
    }
    case 'wildcard':
      return match(test.pattern === '*' ? { kind: 'any' } : /[*?]/.test(test.pattern) ? { kind: 'pattern', pattern: test.pattern } : { kind: 'literal', text: test.pattern });
    case 'exists':
      return match({ kind: 'any' });
  }
}

/**
 * A value as the search half says that a field is it. SLS matches words: a domain `internet` would keep `internet edge` too.
 * So texts that may hold several words are compared whole; ids and codes are one word each, and are said as SLS says them.
 */
export function valueIs(field: string, text: string): SearchValue {
  const known = fieldNamed(field);
  if (known?.index === 'long' || known?.role === 'address') return { kind: 'literal', text };
  const isFree = known === undefined || known.role === 'domain' || known.role === 'threat';
  return text !== '' && (isFree || tokensOf(text).length !== 1) ? { kind: 'whole', text } : { kind: 'literal', text };
}
