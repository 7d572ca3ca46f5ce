import { fieldNamed } from '../model/fields.ts';
import type { Filter, FilterTest } from '../model/filter.ts';
import { nowhere, type Search, type SearchValue } from './statement.ts';

/** One condition of the reader's as a tree of the search half. `either` and `both` look at the field and its mirror. */
export function searchOfFilter(filter: Filter): Search {
  const mirror = fieldNamed(filter.field)?.mirror;
  const own = searchOfTest(filter.field, filter.test);
  let search = own;
  if (filter.side !== 'own' && mirror !== undefined) {
    search = joined(filter.side === 'either' ? 'or' : 'and', [own, searchOfTest(mirror, filter.test)]);
  }
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
      return joined('or', values.map((text) => match({ kind: 'literal', text })));
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
