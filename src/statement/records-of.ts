import type { Panel } from '../model/panel.ts';
import type { Value } from '../model/frame.ts';
import { countsOf, searchOfCounting } from './counting.ts';
import { resolveField } from './resolve.ts';
import { parse } from './parse.ts';
import { printSearch } from './print-search.ts';
import { printExpr } from './print-sql.ts';
import { printName } from './print-words.ts';
import { joined, valueIs } from './filter-search.ts';
import { nowhere, type Search, type Select, type SqlExpr } from './statement.ts';
import { searchesOf } from './where-search.ts';

/** A statement of which a row is looked at. */
export interface Counted {
  readonly statement: string;
  /** The column with the figure. */
  readonly value: string;
  readonly counts: Panel['counts'];
}

export interface RecordsOf {
  readonly search: string;
  /** Conditions that no search can say, as SQL: records that they leave out are among those found. */
  readonly leftOut: readonly string[];
}

/**
 * The search for the records behind a row: the statement's search half, its WHERE and what its figure counts, and the row's values.
 * What the statement works out cannot be said in a search, and is left out.
 * @param present fields that the data has
 */
export function recordsOf({ statement, value, counts }: Counted, row: readonly { readonly name: string; readonly value: Value }[], present: readonly string[]): RecordsOf {
  const parsed = parse(statement);
  if (!parsed.ok) return { search: '*', leftOut: [] };
  const { search, select } = parsed.value;
  const counting = searchOfCounting(countsOf(counts, parsed.value, { filters: [] }, present));
  const searches: Search[] = [...(search.kind === 'all' ? [] : [search]), ...(counting === null ? [] : [counting])];
  const leftOut: string[] = [];
  if (select !== null && (select.kind !== 'select' || select.with !== null || (select.from !== null && select.from.kind !== 'table'))) leftOut.push('SELECT …');
  else if (select !== null) {
    for (const one of row) {
      const field = fieldOf(select, one.name);
      if (field === null) leftOut.push(`${printName(one.name)} = ${one.value === null ? 'NULL' : String(one.value)}`);
      else searches.push(matching(field, one.value));
    }
    for (const condition of [select.where, figureCondition(select, value)]) {
      for (const said of condition === null ? [] : searchesOf(condition)) {
        // A search has room for so many conditions only.
        if (said.search !== null && parse(printed([...searches, said.search])).ok) searches.push(said.search);
        else leftOut.push(printExpr(said.condition));
      }
    }
  }
  return { search: printed(searches), leftOut };
}

function printed(searches: readonly Search[]): string {
  return searches.length === 0 ? '*' : printSearch(joined('and', searches));
}

/** Which records a figure counts of those of its row: `count_if(…)`, `sum(…) FILTER (WHERE …)`; null for all of them. */
function figureCondition({ items }: Select, column: string): SqlExpr | null {
  for (const item of items) {
    if (item.kind !== 'item' || item.expr.kind !== 'call' || item.alias?.toLowerCase() !== column.toLowerCase()) continue;
    if (item.expr.filter !== undefined) return item.expr.filter;
    return item.expr.name === 'count_if' ? (item.expr.args[0] ?? null) : null;
  }
  return null;
}

/** The field that a column of the answer is; null for one that is worked out. */
function fieldOf({ items }: Select, column: string): string | null {
  for (const item of items) {
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
