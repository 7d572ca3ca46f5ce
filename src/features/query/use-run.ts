import { useCallback, useEffect, useRef } from 'react';
import { usualStatement, type QueryView } from '../../model/view.ts';
import { drafted, originChanged, queryLeft, useQueryDraft } from '../../state/query-draft.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { halvesOf } from './statement-text.ts';
import { parseLayout, printLayout } from './table/layout-codec.ts';
import { usesSearchHalf } from './tabs.ts';

export interface Running {
  /** The statement of the link. */
  readonly text: string;
  readonly query: QueryView | null;
  onTyped(text: string): void;
  /** Asks a statement: it becomes the link's, an entry of the history. The same one is asked again. */
  run(text: string, change?: Partial<QueryView>): void;
}

/** The statement of the link, and how another one is asked. What is typed is heard where the editor stands, so that typing draws nothing else. Without one in the link, it is what was asked last in this visit, or the usual one. */
export function useRun(again: () => void): Running {
  const { query } = useView();
  const { queryChanged } = useViewActions();
  const text = query?.text ?? usualStatement;
  const own = useRef<string | null>(null);

  useEffect(() => {
    if (query === null) queryChanged(useQueryDraft.getState().last ?? { text: usualStatement }, 'replace');
    else queryLeft(query);
  }, [query, queryChanged]);
  // Back or a link brought another statement: what the one before began as says nothing of it.
  useEffect(() => {
    if (own.current !== null && own.current !== text) originChanged(null);
    own.current = text;
  }, [text]);

  const latest = useRef({ text, query, again });
  useEffect(() => {
    latest.current = { text, query, again };
  });
  const run = useCallback((statement: string, change: Partial<QueryView> = {}) => {
    const { text: before, query: view, again: askAgain } = latest.current;
    own.current = statement;
    // It is no draft any more: Back finds the statement before as it was asked.
    drafted(statement, statement);
    if (statement === before && Object.keys(change).length === 0) {
      askAgain();
      return;
    }
    queryChanged({ text: statement, ...rowsAfter(view), ...tabAfter(view, before, statement), ...change });
  }, [queryChanged]);
  const onTyped = useCallback((value: string) => drafted(latest.current.text, value), []);
  return { text, query, onTyped, run };
}

/** Columns keep their widths; the rows stand as the next statement orders them. */
function rowsAfter(view: QueryView | null): Partial<QueryView> {
  return view === null ? {} : { table: printLayout({ ...parseLayout(view.table), sorting: null }) };
}

/** Another SQL half is asked to see its rows: a tab that does not use it gives way. */
function tabAfter(view: QueryView | null, before: string, after: string): Partial<QueryView> {
  if (view === null || view.tab === null || !usesSearchHalf(view.tab)) return {};
  const sql = halvesOf(after)?.sql.trim();
  return sql === undefined || sql === '' || sql === halvesOf(before)?.sql.trim() ? {} : { tab: null };
}
