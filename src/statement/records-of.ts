import type { Value } from '../model/frame.ts';
import { resolveField } from './resolve.ts';
import { parse } from './parse.ts';
import { printSearch } from './print-search.ts';
import { joined, valueIs } from './filter-search.ts';
import { nowhere, type Search, type Statement } from './statement.ts';

/**
 * The search for the records behind a row: the statement's search half, and the row's values where its columns are plain fields.
 * Columns that the statement works out are left out: their records cannot be said in a search.
 */
export function recordsOf(statement: string, row: readonly { readonly name: string; readonly value: Value }[]): string {
  const parsed = parse(statement);
  if (!parsed.ok) return '*';
  const { search } = parsed.value;
  const conditions = row.flatMap(({ name, value }): Search[] => {
    const field = fieldOf(parsed.value, name);
    return field === null ? [] : [matching(field, value)];
  });
  const parts = [...(search.kind === 'all' ? [] : [search]), ...conditions];
  return printSearch(parts.length === 0 ? search : joined('and', parts));
}

/** The field that a column of the answer is; null for one that is worked out. */
function fieldOf({ select }: Statement, column: string): string | null {
  if (select?.kind !== 'select') return null;
  for (const item of select.items) {
    if (item.kind !== 'item' || item.expr.kind !== 'name') continue;
    const field = resolveField(item.expr.name, []) ?? item.expr.name;
    if ((item.alias ?? field).toLowerCase() === column.toLowerCase()) return field;
  }
  return null;
}

function matching(name: string, value: Value): Search {
  const field = { name, at: nowhere };
  if (value === null) return { kind: 'not', item: { kind: 'match', field, value: { kind: 'any' }, at: nowhere }, at: nowhere };
  return { kind: 'match', field, value: valueIs(name, String(value)), at: nowhere };
}
