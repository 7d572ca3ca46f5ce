import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { oncePer } from '../base/once-per.ts';
import type { CompareWith } from '../model/compare.ts';
import { appliedOf, type Condition, type Filter } from '../model/filter.ts';
import type { Scope } from '../model/scope.ts';
import type { SourceKey } from '../model/source.ts';
import { between, resolveRange } from '../model/time-text.ts';
import type { RangeChoice, TimeRange } from '../model/time.ts';
import { emptyQuery, type Choices, type QueryView, type View } from '../model/view.ts';
import { brushed, useBrush } from './brush.ts';
import { useDescription } from './engine.tsx';
import { useNow } from './now.ts';
import { filtersAfterDrill, filtersAfterPick, filtersAfterPicks, type Gesture } from './picked.ts';
import { scopeOver, type ScopeParts } from './scope.ts';
import { validateSearch, type Search } from './search.ts';
import { useSession } from './session.ts';
import { useDisplayZone, useSettings } from './settings.ts';
import { readView, writeView, type LinkProblem, type ReadView } from './view-codec.ts';

/** The router keeps the parameters' identity while they do not change, so reading them is done once per change. */
const readOnce = oncePer((search: Search) => readView(search));

function useRead(): ReadView {
  return readOnce(useSearch({ strict: false }));
}

/** What the link says. The same object until the link changes. */
export function useView(): View {
  return useRead().view;
}

/** Parts of the link that could not be understood. */
export function useLinkProblems(): readonly LinkProblem[] {
  return useRead().problems;
}

/** The chosen range in Unix seconds, or the one being dragged; null for all the data. */
export function useRange(): TimeRange | null {
  const chosen = useChosenRange();
  const dragged = useBrush((state) => state.range);
  return dragged ?? chosen;
}

/** The range of the link, whatever is being dragged. */
export function useChosenRange(): TimeRange | null {
  const { range } = useView();
  const now = useNow((state) => state.seconds);
  const zone = useDisplayZone();
  return useMemo(() => resolveRange(range, now, zone), [range, now, zone]);
}

/** The extent of the data in whole minutes, as people read it; in seconds where it is short. Null without records. */
export function useExtent(): TimeRange | null {
  const { extent, captureInterval } = useDescription();
  const from = extent?.from;
  const to = extent?.to;
  return useMemo(() => {
    if (from === undefined || to === undefined) return null;
    const step = captureInterval >= 60 || to - from > 600 ? 60 : 1;
    return { from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step };
  }, [from, to, captureInterval]);
}

/** The filters that hold, the project's zone and the choices of the link: what a scope is made of beside its range. */
export function useScopeParts(): ScopeParts {
  const { filters, choices } = useView();
  const projectZone = useSettings((settings) => settings.projectZone);
  return useMemo(() => ({ filters: appliedOf(filters), projectZone, choices }), [filters, projectZone, choices]);
}

/** What the questions of a screen are asked with over a range; the same object until something of it changes. */
export function useScopeOver(range: TimeRange | null): Scope {
  const parts = useScopeParts();
  const { extent, captureInterval } = useDescription();
  const from = extent?.from;
  const to = extent?.to;
  return useMemo(() => scopeOver(parts, range, from === undefined || to === undefined ? null : { from, to }, captureInterval), [parts, range, from, to, captureInterval]);
}

/** What every question is asked with, the range being the one that is dragged while it is. */
export function useScope(): Scope {
  return useScopeOver(useRange());
}

function chosenOf(choices: Choices, made: Readonly<Record<string, string | null>>): Choices {
  const kept = Object.entries({ ...choices, ...made }).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
  return Object.fromEntries(kept);
}

export interface ViewActions {
  /** A value was picked in a picture, a table or a legend. */
  filterPicked(filter: Filter, gesture: Gesture): void;
  /** As `filterPicked` for a mark that stands for several fields: one entry of the history. A click that also chooses narrows and never takes back. */
  filtersPicked(filters: readonly Filter[], gesture: Gesture, choices?: Choices): void;
  filtersReplaced(filters: readonly Condition[]): void;
  /** Null is all the data. */
  rangeChosen(range: TimeRange | null, history?: 'push' | 'replace'): void;
  /** While something is dragged, at every frame: all questions follow, the link does not. `rangeChosen` ends it. */
  rangeBrushed(range: TimeRange): void;
  /** As `rangeChosen`, for what was typed or preset. */
  rangeChoiceMade(choice: RangeChoice): void;
  /** Null compares with nothing. */
  compareChosen(compare: CompareWith | null): void;
  /** Values of placeholders by name; null goes back to the usual one. */
  choicesMade(choices: Readonly<Record<string, string | null>>): void;
  panelFocused(id: string | null): void;
  /** Of the Custom Query page: what changes of its part of the link. */
  queryChanged(change: Partial<QueryView>, history?: 'push' | 'replace'): void;
  /** Goes to the Custom Query page with a statement; range and filters stay. Back returns. */
  queryOpened(query: Partial<QueryView> & Pick<QueryView, 'text'>): void;
  /** Goes to the raw logs of the Custom Query page with these filters and this range. Back returns. */
  recordsOpened(filters: readonly Condition[], range: TimeRange): void;
  /** Goes to the Overview with these filters; the range stays. Back returns. */
  overviewOpened(filters: readonly Condition[]): void;
  /** Another source was opened; range and filters stay. */
  sourceChanged(source: SourceKey, history?: 'push' | 'replace'): void;
  viewReplaced(change: (view: View) => View, history?: 'push' | 'replace'): void;
}

/** Each change is an entry of the history, so Back undoes it. The object never changes identity. */
export function useViewActions(): ViewActions {
  const navigate = useNavigate();
  return useMemo(() => {
    const changed = (change: (view: View) => View) => (before: unknown): Search => {
      const { address } = useSession.getState();
      const search = validateSearch(before);
      // Which alert rule is looked at is no part of the view, and stays.
      return { ...writeView(change(readView(search).view)), ...(search.rule === undefined ? {} : { rule: search.rule }), ...(address === null ? {} : { open: address }) };
    };
    const viewReplaced = (change: (view: View) => View, history: 'push' | 'replace' = 'push'): void => {
      const search = changed(change);
      // A part of the screen that was linked to stays so.
      void navigate({ to: '.', search, hash: true, replace: history === 'replace' });
    };
    return {
      viewReplaced,
      filterPicked: (filter, gesture) => viewReplaced((view) => ({ ...view, filters: filtersAfterPick(view.filters, filter, gesture) })),
      filtersPicked: (picked, gesture, choices) => {
        if (picked.length === 0) return;
        if (choices === undefined || gesture !== 'include') viewReplaced((view) => ({ ...view, filters: filtersAfterPicks(view.filters, picked, gesture) }));
        else viewReplaced((view) => ({ ...view, filters: filtersAfterDrill(view.filters, picked), choices: chosenOf(view.choices, choices) }));
      },
      filtersReplaced: (filters) => viewReplaced((view) => ({ ...view, filters })),
      rangeBrushed: brushed,
      rangeChosen: (range, history) => {
        viewReplaced((view) => ({ ...view, range: range === null ? { kind: 'extent' } : between(range) }), history);
        brushed(null);
      },
      rangeChoiceMade: (range) => viewReplaced((view) => ({ ...view, range })),
      queryOpened: (query) => {
        const search = changed((view) => ({ ...view, focus: null, query: { ...emptyQuery, ...query } }));
        void navigate({ to: '/query', search });
      },
      recordsOpened: (filters, range) => {
        const search = changed((view) => ({ ...view, filters, range: between(range), focus: null, query: { ...emptyQuery, text: '*', tab: 'raw' } }));
        void navigate({ to: '/query', search });
      },
      overviewOpened: (filters) => {
        void navigate({ to: '/overview', search: changed((view) => ({ ...view, filters, focus: null, query: null })) });
      },
      queryChanged: (change, history) => viewReplaced((view) => ({ ...view, query: { ...emptyQuery, ...view.query, ...change } }), history),
      compareChosen: (compare) => viewReplaced((view) => ({ ...view, compare })),
      choicesMade: (made) => viewReplaced((view) => ({ ...view, choices: chosenOf(view.choices, made) })),
      panelFocused: (focus) => viewReplaced((view) => ({ ...view, focus })),
      sourceChanged: (source, history) => viewReplaced((view) => ({ ...view, source }), history),
    };
  }, [navigate]);
}
