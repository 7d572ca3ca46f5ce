import { appliedOf, type Condition } from '../../model/filter.ts';
import { joined, searchOfCondition } from '../../statement/filter-search.ts';
import { caught, parse } from '../../statement/parse.ts';
import { printSearch } from '../../statement/print-search.ts';
import { parseSearch } from '../../statement/search.ts';
import type { Search } from '../../statement/statement.ts';

/** The two halves of a statement as they stand in the text, `sql` with its bar; null where the search half is not well formed. */
export interface Halves {
  readonly search: string;
  /** From the bar on; empty for a search alone. */
  readonly sql: string;
}

export function halvesOf(text: string): Halves | null {
  const parted = caught(text, () => parseSearch(text));
  if (!parted.ok) return null;
  const { sqlFrom } = parted.value;
  return sqlFrom === null ? { search: text, sql: '' } : { search: text.slice(0, sqlFrom - 1), sql: text.slice(sqlFrom - 1) };
}

/**
 * A statement with one more condition on its search half, the text of both halves otherwise as typed; null where the statement or
 * the condition is not well formed. `or` on either side gets its parentheses.
 */
export function withCondition(text: string, condition: string): string | null {
  const halves = halvesOf(text);
  const own = parse(text);
  const more = parse(condition);
  if (halves === null || !own.ok || !more.ok || more.value.select !== null) return null;
  if (more.value.search.kind === 'all') return text;
  const search = halves.search.trim();
  const joinedText = own.value.search.kind === 'all' ? condition.trim() : `${inParentheses(search, own.value.search)} and ${inParentheses(condition.trim(), more.value.search)}`;
  if (halves.sql === '') return joinedText;
  return `${joinedText}${/\n\s*$/.test(halves.search) ? '\n' : ' '}${halves.sql}`;
}

function inParentheses(text: string, search: Search): string {
  return search.kind === 'or' ? `(${text})` : text;
}

/** Filters as text of the search half; `*` for none. */
export function filtersAsText(filters: readonly Condition[]): string {
  const search = appliedOf(filters).map(searchOfCondition);
  return search.length === 0 ? '*' : printSearch(joined('and', search));
}

/** A statement as it is shown where its SQL half is not used: the lines of the search half, the first line of the rest, and how many are left out. */
export function folded(text: string): { readonly shown: string; readonly leftOut: number } | null {
  const halves = halvesOf(text);
  if (halves === null || halves.sql === '') return null;
  const lines = halves.sql.trimEnd().split('\n');
  const first = (lines[0] ?? '').trim();
  // A bar alone on its line says nothing: the line after it is shown as well.
  const begin = first === '|' && lines[1] !== undefined ? `| ${lines[1].trim()}` : first;
  return { shown: `${halves.search.trimEnd()}\n${begin}`, leftOut: lines.length };
}
