import type { QueryTab } from '../../model/view.ts';
import type { Statement } from '../../statement/statement.ts';

/** The tab that is shown: what the link says, or what suits the statement; a search alone has neither table nor chart to begin with. */
export function shownTab(chosen: QueryTab | null, statement: Statement | null): QueryTab {
  return chosen ?? (statement !== null && statement.select === null ? 'raw' : 'table');
}

/** Raw logs and clusters look at the records of the search half; the other tabs at the rows of the SQL half. */
export function usesSearchHalf(tab: QueryTab): boolean {
  return tab === 'raw' || tab === 'patterns';
}
