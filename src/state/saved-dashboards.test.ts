import { beforeEach, describe, expect, test, vi } from 'vitest';
import { present } from '../base/assert.ts';
import { overview } from '../catalog/overview.ts';
import { usualChart } from '../model/chart.ts';
import type { Panel } from '../model/panel.ts';
import { storage } from './testing/storage.ts';

const panel: Omit<Panel, 'id'> = {
  version: 1, title: 'Rate by pair', unit: { en: 'bits/s', zh: 'bits/s' }, statement: '* | select srcaddr, sum(bytes) as n group by srcaddr', counts: 'records',
  picture: { kind: 'chart', chart: { ...usualChart, kind: 'bar', x: 'srcaddr', y: ['n'], series: null } },
  consequence: { kind: 'each', of: [{ column: 'srcaddr', fields: ['srcaddr'], between: [] }] }, finding: { kind: 'chart' },
};

let disk: ReturnType<typeof storage>;
let listeners: ((event: { key: string | null }) => void)[];

async function fresh(room?: number, held?: string) {
  disk = storage(room);
  listeners = [];
  if (held !== undefined) disk.kept.set('flowlog.dashboards', held);
  vi.stubGlobal('localStorage', disk);
  vi.stubGlobal('addEventListener', (_: string, listener: (event: { key: string | null }) => void) => listeners.push(listener));
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.resetModules();
  return import('./saved-dashboards.ts');
}

const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

beforeEach(() => {
  vi.unstubAllGlobals();
});

describe('saved dashboards', () => {
  test('are made, get panels, and are there after a reload', async () => {
    const first = await fresh();
    const id = value(first.dashboardCreated('Night'));
    const made = value(first.panelAdded(id, panel, { w: 6, h: 6 }));
    value(first.panelAdded(id, { ...panel, title: '中文' }, { w: 6, h: 6 }));
    const held = present(disk.kept.get('flowlog.dashboards'), 'what was kept');
    const again = await fresh(undefined, held);
    const [dashboard] = again.useSavedDashboards.getState().dashboards;
    expect([dashboard?.title, dashboard?.panels.map((one) => one.title), dashboard?.places.map(({ x, y }) => [x, y])]).toEqual(['Night', ['Rate by pair', '中文'], [[0, 0], [6, 0]]]);
    expect(dashboard?.panels[0]).toEqual({ ...panel, id: made });
  });

  test('a built-in dashboard is copied whole, and reads the same again', async () => {
    const store = await fresh();
    value(store.dashboardCopied(overview, 'Mine'));
    const again = await fresh(undefined, present(disk.kept.get('flowlog.dashboards'), 'what was kept'));
    expect(again.useSavedDashboards.getState()).toMatchObject({ unread: 0, dashboards: [{ title: 'Mine', panels: overview.panels }] });
  });

  test('renaming, removing and putting back', async () => {
    const store = await fresh();
    const id = value(store.dashboardCreated('A'));
    const one = value(store.panelAdded(id, panel, { w: 6, h: 6 }));
    const two = value(store.panelAdded(id, panel, { w: 6, h: 4 }));
    const before = store.useSavedDashboards.getState().dashboards[0]?.places;
    const back = value(store.panelRemoved(id, one));
    expect(store.useSavedDashboards.getState().dashboards[0]?.panels.map((each) => each.id)).toEqual([two]);
    value(back());
    expect(store.useSavedDashboards.getState().dashboards[0]?.places).toEqual(before);
    value(store.panelRenamed(id, one, 'Other'));
    value(store.dashboardRenamed(id, 'B'));
    expect(store.useSavedDashboards.getState().dashboards[0]?.title).toBe('B');
    const undo = value(store.dashboardRemoved(id));
    expect(store.useSavedDashboards.getState().dashboards).toEqual([]);
    value(undo());
    value(undo());
    expect(store.useSavedDashboards.getState().dashboards).toHaveLength(1);
    expect(store.panelAdded('nobody', panel, { w: 1, h: 1 })).toEqual({ ok: false, problem: { kind: 'gone' } });
  });

  test('a full store changes nothing and says so', async () => {
    const store = await fresh(600);
    value(store.dashboardCreated('A'));
    const before = disk.kept.get('flowlog.dashboards');
    expect(store.dashboardCopied(overview, 'B')).toEqual({ ok: false, problem: { kind: 'full' } });
    expect([disk.kept.get('flowlog.dashboards'), store.useSavedDashboards.getState().dashboards.length]).toEqual([before, 1]);
  });

  test('what another tab wrote is shown, and is not overwritten', async () => {
    const store = await fresh();
    store.followOtherTabs();
    const id = value(store.dashboardCreated('Mine'));
    const held = JSON.parse(present(disk.kept.get('flowlog.dashboards'), 'what was kept')) as { dashboards: { id: string }[] }; // Written above.
    disk.kept.set('flowlog.dashboards', JSON.stringify({ ...held, dashboards: [...held.dashboards, { ...held.dashboards[0], id: 'theirs' }] }));
    for (const listener of listeners) listener({ key: 'flowlog.dashboards' });
    expect(store.useSavedDashboards.getState().dashboards.map((one) => one.id).sort()).toEqual([id, 'theirs'].sort());
    disk.kept.set('flowlog.dashboards', JSON.stringify({ ...held, dashboards: [...held.dashboards, { ...held.dashboards[0], id: 'unheard' }] }));
    value(store.dashboardRenamed(id, 'Renamed'));
    expect(store.useSavedDashboards.getState().dashboards.map((one) => one.id).sort()).toEqual([id, 'unheard'].sort());
  });

  test('what a later version wrote is neither shown nor touched', async () => {
    const held = JSON.stringify({ version: 9, dashboards: [{ anything: true }] });
    const store = await fresh(undefined, held);
    expect(store.useSavedDashboards.getState().dashboards).toEqual([]);
    expect(store.dashboardCreated('A')).toEqual({ ok: false, problem: { kind: 'newer-store', version: 9 } });
    expect(disk.kept.get('flowlog.dashboards')).toBe(held);
  });

  test('one that is broken does not take the others along, and stays where it is', async () => {
    const broken = { version: 1, id: 'x', title: 'X', changedAt: 1, panels: [{ statement: 7 }], places: [] };
    const good = { version: 1, id: 'y', title: 'Y', changedAt: 1, panels: [], places: [] };
    const store = await fresh(undefined, JSON.stringify({ version: 1, dashboards: [broken, good] }));
    expect(store.useSavedDashboards.getState()).toMatchObject({ unread: 1, dashboards: [{ id: 'y' }] });
    value(store.dashboardRenamed('y', 'Z'));
    expect(JSON.parse(disk.kept.get('flowlog.dashboards') ?? '')).toMatchObject({ dashboards: [{ title: 'Z' }, broken] });
  });

  test.each(['', '{', '[]', 'null', '{"version":"1"}', '{"version":1,"dashboards":7}'])('storage that holds %j is an empty one', async (held) => {
    const store = await fresh(undefined, held);
    expect(store.useSavedDashboards.getState()).toEqual({ dashboards: [], unread: 0 });
    value(store.dashboardCreated('A'));
  });
});

describe('files', () => {
  test('a dashboard goes to a file and comes back under an id of its own', async () => {
    const store = await fresh();
    const { writeDashboardFile } = await import('./dashboard-file.ts');
    const id = value(store.dashboardCopied(overview, 'Mine'));
    const dashboard = present(store.useSavedDashboards.getState().dashboards[0], 'the dashboard');
    const other = value(store.dashboardImported(writeDashboardFile(dashboard)));
    expect(other).not.toBe(id);
    const imported = present(store.useSavedDashboards.getState().dashboards.find((one) => one.id === other), 'the imported one');
    expect([imported.panels, imported.places]).toEqual([dashboard.panels, dashboard.places]);
  });

  test('a file that is none is refused with its place', async () => {
    const store = await fresh();
    const file = (rest: object): string => JSON.stringify({ kind: 'flowlog-dashboard', version: 1, title: 'T', changedAt: 0, panels: [], places: [], ...rest });
    const problem = (text: string): unknown => {
      const read = store.dashboardImported(text);
      return read.ok ? null : read.problem;
    };
    expect(problem('{')).toEqual({ kind: 'no-json' });
    expect(problem('{"panels":[]}')).toEqual({ kind: 'no-dashboard' });
    expect(problem(file({ version: 7 }))).toEqual({ kind: 'newer', version: 7 });
    expect(problem(file({ panels: [{ ...panel, id: 'a', counts: 'twice' }] }))).toEqual({ kind: 'part', path: 'panels.0.counts' });
    expect(problem(file({ panels: [{ ...panel, id: '../x' }] }))).toEqual({ kind: 'part', path: 'panels.0.id' });
    expect(problem(file({ title: '' }))).toEqual({ kind: 'part', path: 'title' });
    expect(problem(file({ panels: [{ ...panel, id: 'a' }, { ...panel, id: 'a' }], places: [{ panel: 'gone', x: 0, y: 0, w: 3, h: 3 }] }))).toBeNull();
  });
});
