import { create } from 'zustand';

/** Seconds between two times that the page asks again by itself. Null: never. */
export const refreshSteps = [null, 5, 10, 30, 60, 300] as const;
export type RefreshStep = (typeof refreshSteps)[number];

interface AutoRefresh {
  readonly every: RefreshStep;
  /** Somebody reads: the numbers stay until they are done. */
  readonly paused: boolean;
}

/** In this tab only: neither a link nor a reload makes a page busy that nobody asked to be. */
export const useAutoRefresh = create<AutoRefresh>()(() => ({ every: null, paused: false }));

export function refreshEvery(every: RefreshStep): void {
  useAutoRefresh.setState({ every, paused: false });
}
