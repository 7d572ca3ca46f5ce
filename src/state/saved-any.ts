import { create } from 'zustand';

/** Whether there are saved dashboards at all: the little that every page needs to know of them before their store is loaded. */
export const savedKey = 'flowlog.dashboards';

function isAny(): boolean {
  try {
    return localStorage.getItem(savedKey) !== null;
  } catch {
    return false;
  }
}

export const useSavedAny = create<{ readonly any: boolean }>()(() => ({ any: isAny() }));

export function savedAny(): void {
  useSavedAny.setState({ any: true });
}

/** Everything was forgotten. */
export function savedNone(): void {
  useSavedAny.setState({ any: false });
}
