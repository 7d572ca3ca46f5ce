import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { shortId } from '../base/short-id.ts';
import { savedDashboardVersion, type Dashboard, type Place, type SavedDashboard } from '../model/dashboard.ts';
import { added, placesOf, without } from '../model/grid.ts';
import { panelVersion, type Panel, type Title } from '../model/panel.ts';
import { dashboardFrom, readDashboardFile, type DashboardProblem } from './dashboard-file.ts';
import { keptList, type KeptListNow, type KeptListProblem } from './kept-list.ts';
import { savedAny, savedKey, useSavedAny } from './saved-any.ts';

/** Dashboards of the reader's own, kept in this browser. */
export type StoreProblem = KeptListProblem;

export interface SavedState {
  /** Changed last first. */
  readonly dashboards: readonly SavedDashboard[];
  /** How many there are that this version cannot read. */
  readonly unread: number;
}

const stateOf = ({ items, unread }: KeptListNow<SavedDashboard>): SavedState => ({ dashboards: items, unread });

const list = keptList<SavedDashboard>({
  key: savedKey,
  field: 'dashboards',
  version: 1,
  read(one) {
    const made = dashboardFrom(one);
    return made.ok ? made.value : undefined;
  },
  ordered: (dashboards) => [...dashboards].sort((a, b) => b.changedAt - a.changedAt),
  changed(kept, written) {
    if (written) savedAny();
    useSavedDashboards.setState(stateOf(kept));
  },
});

export const useSavedDashboards = create<SavedState>()(() => stateOf(list.now()));
// Forgetting everything removes what is kept without loading this store for it.
useSavedAny.subscribe(({ any }) => {
  if (!any) useSavedDashboards.setState({ dashboards: [], unread: 0 });
});

export const { followOtherTabs } = list;

const now = (): number => Math.floor(Date.now() / 1000);

function changeOne<T>(id: string, deed: (dashboard: SavedDashboard) => { readonly dashboard: SavedDashboard; readonly value: T }): Result<T, StoreProblem> {
  return list.changeOne(id, (one) => {
    const { dashboard, value } = deed(one);
    return { item: { ...dashboard, changedAt: now() }, value };
  });
}

/** A new dashboard, empty or with panels in their places. Gives its id. */
export function dashboardCreated(title: Title, panels: readonly Panel[] = [], places: readonly Place[] = []): Result<string, StoreProblem> {
  const id = shortId();
  return list.change((dashboards) => ok({ items: [...dashboards, { version: savedDashboardVersion, id, title, changedAt: now(), panels, places }], value: id }));
}

/** A built-in dashboard as one of the reader's own. */
export function dashboardCopied(dashboard: Dashboard, title: Title): Result<string, StoreProblem> {
  return dashboardCreated(title, dashboard.panels, placesOf(dashboard));
}

/** One more panel at the first place that has room. Gives the id that it got. */
export function panelAdded(dashboard: string, panel: Omit<Panel, 'id'>, size: { readonly w: number; readonly h: number }): Result<string, StoreProblem> {
  const id = shortId();
  return changeOne(dashboard, (one) => ({ dashboard: { ...one, panels: [...one.panels, { ...panel, id, version: panelVersion }], places: added(one.places, id, size) }, value: id }));
}

export function dashboardRenamed(id: string, title: string): Result<null, StoreProblem> {
  return changeOne(id, (one) => ({ dashboard: { ...one, title }, value: null }));
}

/** Removes it; what is given puts it back. */
export function dashboardRemoved(id: string): Result<() => Result<null, StoreProblem>, StoreProblem> {
  return list.change((dashboards) => {
    const removed = dashboards.find((one) => one.id === id);
    if (!removed) return failed({ kind: 'gone' });
    const back = (): Result<null, StoreProblem> => list.change((others) => ok({ items: others.some((one) => one.id === id) ? others : [...others, removed], value: null }));
    return ok({ items: dashboards.filter((one) => one.id !== id), value: back });
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
