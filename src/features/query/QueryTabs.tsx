import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { clamp } from '../../base/clamp.ts';
import { formatExact } from '../../base/format/number.ts';
import { queryTabs, type QueryTab } from '../../model/view.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

interface QueryTabsProps {
  readonly tab: QueryTab;
  readonly counts: { readonly raw: number | null; readonly table: number | null };
  readonly onTab: (tab: QueryTab) => void;
}

/** The faces of the answer: one stop of Tab, arrows move and show at once. */
export function QueryTabs({ tab, counts, onTab }: QueryTabsProps) {
  const w = usePartWords(words);
  const list = useRef<HTMLDivElement>(null);
  // Where they do not fit side by side, a link may open one that lies beyond the edge, and counts that come later push it there.
  useLayoutEffect(() => {
    const [row, shown] = [list.current, list.current?.querySelector<HTMLElement>(`#tab-${tab}`)];
    if (!row || !shown) return;
    const left = shown.offsetLeft - row.offsetLeft;
    row.scrollLeft = clamp(row.scrollLeft, left + shown.offsetWidth - row.clientWidth, left);
  }, [tab, counts.raw, counts.table]);
  const moved = (event: KeyboardEvent): void => {
    const at = queryTabs.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: queryTabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = queryTabs.at(to % queryTabs.length) ?? tab;
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus stands on its tabs
    <div ref={list} className="query-tablist" role="tablist" aria-label={w.tabs} onKeyDown={moved}>
      {queryTabs.map((one) => {
        const count = one === 'raw' ? counts.raw : one === 'table' ? counts.table : null;
        return (
          <button key={one} type="button" role="tab" id={`tab-${one}`} aria-selected={one === tab} aria-controls="query-tab" tabIndex={one === tab ? 0 : -1} className="query-tab-name" onClick={() => onTab(one)}>
            {w[one]}
            {count === null ? null : <span className="secondary">{formatExact(count)}</span>}
          </button>
        );
      })}
    </div>
  );
}
