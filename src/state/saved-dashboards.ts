import * as v from 'valibot';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { savedDashboardVersion, type Dashboard, type Place, type SavedDashboard } from '../model/dashboard.ts';
import { added, placesOf, without } from '../model/grid.ts';
import { panelVersion, type Panel, type Title } from '../model/panel.ts';
import { dashboardFrom, readDashboardFile, type DashboardProblem } from './dashboard-file.ts';
import { savedAny, savedKey, useSavedAny } from './saved-any.ts';

/**
 * Dashboards of the reader's own, kept in this browser. Storage can be full, forbidden, edited by hand, or written by a later
 * version: every read is parsed, what cannot be read is left as it is and written back untouched, and a write that fails
 * changes nothing and is said. Other tabs write too, so each change is made to what stands there now.
 */
export type StoreProblem = { readonly kind: 'full' } | { readonly kind: 'newer-store'; readonly version: number } | { readonly kind: 'gone' };

export interface SavedState {
  /** Changed last first. */
  readonly dashboards: readonly SavedDashboard[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

const storeVersion = 1;
const store = v.object({ version: v.number(), dashboards: v.array(v.unknown()) });

interface Kept {
  readonly dashboards: readonly SavedDashboard[];
  readonly unread: readonly unknown[];
  readonly newer: number | null;
}

function keptNow(): Kept {
  const none: Kept = { dashboards: [], unread: [], newer: null };
  try {
    const text = localStorage.getItem(savedKey);
    if (text === null) return none;
    const parsed = v.safeParse(store, JSON.parse(text));
    if (!parsed.success) return none;
    if (parsed.output.version > storeVersion) return { ...none, newer: parsed.output.version };
    const read = parsed.output.dashboards.map((one) => ({ one, made: dashboardFrom(one) }));
    return {
      dashboards: read.flatMap(({ made }) => (made.ok ? [made.value] : [])).sort((a, b) => b.changedAt - a.changedAt),
      unread: read.flatMap(({ one, made }) => (made.ok ? [] : [one])),
      newer: null,
    };
  } catch {
    return none;
  }
}

const stateOf = ({ dashboards, unread }: Kept): SavedState => ({ dashboards, unread: unread.length });

export const useSavedDashboards = create<SavedState>()(() => stateOf(keptNow()));
// Forgetting everything removes what is kept without loading this store for it.
useSavedAny.subscribe(({ any }) => {
  if (!any) useSavedDashboards.setState({ dashboards: [], unread: 0 });
});

/** Another tab wrote: what stands there now is shown here too. */
export function followOtherTabs(): () => void {
  const changed = (event: StorageEvent): void => {
    // A null key is everything having been cleared.
    if (event.key === savedKey || event.key === null) useSavedDashboards.setState(stateOf(keptNow()));
  };
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}

const now = (): number => Math.floor(Date.now() / 1000);

function made(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (one) => one.toString(36)).join('').slice(0, 10);
}

/** Changes what stands in the browser, or says why it could not be. */
function change<T>(deed: (dashboards: readonly SavedDashboard[]) => Result<{ readonly dashboards: readonly SavedDashboard[]; readonly value: T }, StoreProblem>): Result<T, StoreProblem> {
  const kept = keptNow();
  if (kept.newer !== null) return failed({ kind: 'newer-store', version: kept.newer });
  const done = deed(kept.dashboards);
  if (!done.ok) return done;
  const dashboards = [...done.value.dashboards].sort((a, b) => b.changedAt - a.changedAt);
  try {
    localStorage.setItem(savedKey, JSON.stringify({ version: storeVersion, dashboards: [...dashboards, ...kept.unread] }));
  } catch {
    return failed({ kind: 'full' });
  }
  savedAny();
  useSavedDashboards.setState({ dashboards, unread: kept.unread.length });
  return ok(done.value.value);
}

function changeOne<T>(id: string, deed: (dashboard: SavedDashboard) => { readonly dashboard: SavedDashboard; readonly value: T }): Result<T, StoreProblem> {
  return change((dashboards) => {
    const at = dashboards.findIndex((one) => one.id === id);
    const one = dashboards[at];
    if (!one) return failed({ kind: 'gone' });
    const { dashboard, value } = deed(one);
    return ok({ dashboards: dashboards.with(at, { ...dashboard, changedAt: now() }), value });
  });
}

/** A new dashboard, empty or with panels in their places. Gives its id. */
export function dashboardCreated(title: Title, panels: readonly Panel[] = [], places: readonly Place[] = []): Result<string, StoreProblem> {
  const id = made();
  return change((dashboards) => ok({ dashboards: [...dashboards, { version: savedDashboardVersion, id, title, changedAt: now(), panels, places }], value: id }));
}

/** A built-in dashboard as one of the reader's own. */
export function dashboardCopied(dashboard: Dashboard, title: Title): Result<string, StoreProblem> {
  return dashboardCreated(title, dashboard.panels, placesOf(dashboard));
}

/** One more panel at the first place that has room. Gives the id that it got. */
export function panelAdded(dashboard: string, panel: Omit<Panel, 'id'>, size: { readonly w: number; readonly h: number }): Result<string, StoreProblem> {
  const id = made();
  return changeOne(dashboard, (one) => ({ dashboard: { ...one, panels: [...one.panels, { ...panel, id, version: panelVersion }], places: added(one.places, id, size) }, value: id }));
}

export function dashboardRenamed(id: string, title: string): Result<null, StoreProblem> {
  return changeOne(id, (one) => ({ dashboard: { ...one, title }, value: null }));
}

/** Removes it; what is given puts it back. */
export function dashboardRemoved(id: string): Result<() => Result<null, StoreProblem>, StoreProblem> {
  return change((dashboards) => {
    const removed = dashboards.find((one) => one.id === id);
    if (!removed) return failed({ kind: 'gone' });
    const back = (): Result<null, StoreProblem> => change((others) => ok({ dashboards: others.some((one) => one.id === id) ? others : [...others, removed], value: null }));
    return ok({ dashboards: dashboards.filter((one) => one.id !== id), value: back });
  });
}

export function placesChanged(id: string, places: readonly Place[]): Result<null, StoreProblem> {
  return changeOne(id, (one) => ({ dashboard: { ...one, places: places.filter((place) => one.panels.some((panel) => panel.id === place.panel)) }, value: null }));
}

export function panelRenamed(dashboard: string, panel: string, title: string): Result<null, StoreProblem> {
  return changeOne(dashboard, (one) => ({ dashboard: { ...one, panels: one.panels.map((each) => (each.id === panel ? { ...each, title } : each)) }, value: null }));
}

/** Removes a panel; what is given puts it back where it was. */
export function panelRemoved(dashboard: string, panel: string): Result<() => Result<null, StoreProblem>, StoreProblem> {
  return changeOne(dashboard, (one) => {
    const removed = one.panels.find((each) => each.id === panel);
    const { places } = one;
    const back = (): Result<null, StoreProblem> =>
      changeOne(dashboard, (later) => ({
        dashboard: removed === undefined || later.panels.some((each) => each.id === panel) ? later : { ...later, panels: [...later.panels, removed], places: restored(places, later.places, panel) },
        value: null,
      }));
    return { dashboard: { ...one, panels: one.panels.filter((each) => each.id !== panel), places: without(places, panel) }, value: back };
  });
}

/** The places from before where nothing else changed since; else the panel goes where there is room. */
function restored(before: readonly Place[], after: readonly Place[], panel: string): readonly Place[] {
  const old = before.find((place) => place.panel === panel);
  const same = JSON.stringify(without(before, panel)) === JSON.stringify(after);
  return same ? before : added(after, panel, { w: old?.w ?? 6, h: old?.h ?? 6 });
}

/** A dashboard from the text of a file, under an id of its own. */
export function dashboardImported(text: string): Result<string, StoreProblem | DashboardProblem> {
  const read = readDashboardFile(text);
  return read.ok ? dashboardCreated(read.value.title, read.value.panels, read.value.places) : read;
}
