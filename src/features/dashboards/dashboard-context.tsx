import { createContext, useContext, type ReactNode } from 'react';
import { present } from '../../base/assert.ts';
import type { ColourRegistry } from '../../charts/colours.ts';
import type { Look } from '../../charts/look.ts';
import type { Filter } from '../../model/filter.ts';
import type { Scope } from '../../model/scope.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Choices } from '../../model/view.ts';
import type { Brush } from '../../ui/chart/brush.ts';
import type { Comparison } from './compare/comparison.ts';
import type { LiveAnswers } from './live.ts';

/** What all panels of one dashboard share. */
export interface DashboardContext {
  readonly look: Look;
  readonly scope: Scope;
  /** What the scope is compared with; null for nothing. */
  readonly comparison: Comparison | null;
  readonly brush: Brush;
  readonly live: LiveAnswers;
  /** Id of the source that is looked at; entities have their hues by source. */
  readonly source: string;
  readonly colours: ColourRegistry;
  readonly focus: string | null;
  /** Filters that a click means, and what it chooses beside; all of one click are one step of the history. */
  readonly picked: (filters: readonly Filter[], gesture: 'include' | 'exclude' | 'add', choices?: Choices) => void;
  /** Values of placeholders by name; null goes back to the usual one. */
  readonly chosen: (choices: Readonly<Record<string, string | null>>) => void;
  readonly rangeChosen: (range: TimeRange | null) => void;
  readonly zoomedOut: () => void;
  readonly focused: (id: string | null) => void;
  /** Records in a stretch of whole buckets, null while they are not known. */
  readonly recordsIn: (range: TimeRange) => number | null;
}

/** The same twice: for panels on the screen, and for those off it, which follow when what is on the screen has been drawn. */
export interface DashboardContexts {
  readonly now: DashboardContext;
  readonly late: DashboardContext;
}

const Both = createContext<DashboardContexts | null>(null);
const Context = createContext<DashboardContext | null>(null);

export function DashboardProvider({ value, children }: { readonly value: DashboardContexts; readonly children: ReactNode }) {
  return <Both value={value}><Context value={value.now}>{children}</Context></Both>;
}

/** A panel sees the dashboard as it is, or while it is off the screen as it was: nothing of it is rendered before it would be seen. */
export function SightProvider({ isVisible, children }: { readonly isVisible: boolean; readonly children: ReactNode }) {
  const { now, late } = present(useContext(Both), 'a DashboardProvider above');
  return <Context value={isVisible ? now : late}>{children}</Context>;
}

export function useDashboard(): DashboardContext {
  return present(useContext(Context), 'a DashboardProvider above');
}
