import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SavedView } from './saved-views.ts';
import { storage } from './testing/storage.ts';

let disk: ReturnType<typeof storage>;

async function fresh(held?: string, room = 5_000_000) {
  disk = storage(room);
  if (held !== undefined) disk.kept.set('flowlog.views', held);
  vi.stubGlobal('localStorage', disk);
  vi.resetModules();
  return import('./saved-views.ts');
}

const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const search = { v: '1', s: 'demo-small', n: ['a.log'], open: '/x.log', t: 'now-1h..now', f: ['dstport:in:443~or~srcport:in:443'], g: ['measure:bits'], p: 'per-eni', r: 'cn-hangzhou', scenario: 'slow' };

beforeEach(() => {
  vi.unstubAllGlobals();
});

describe('saved views', () => {
  test('keep screen, range, filters, choices and panel, and are opened over the source that is there', async () => {
    const views = await fresh();
    value(views.viewSaved('Web', '/policy', search));
    const again = await fresh(disk.kept.get('flowlog.views'));
    const [saved] = again.useSavedViews.getState().views;
    expect(saved).toMatchObject({ name: 'Web', path: '/policy', search: { v: '1', t: 'now-1h..now', f: search.f, g: search.g, p: 'per-eni' } });
    expect(Object.keys(saved?.search ?? {}).sort()).toEqual(['f', 'g', 'p', 't', 'v']);
    expect(saved && again.searchOfView(saved, { v: '1', s: 'files-0123456789abcdef', n: ['b.log'], f: ['action:in:REJECT'], t: 'now/d..now' })).toEqual({ v: '1', t: 'now-1h..now', f: search.f, g: search.g, p: 'per-eni', s: 'files-0123456789abcdef', n: ['b.log'] });
  });

  test('are renamed, told anew what to say, and deleted with a way back', async () => {
    const views = await fresh();
    const names = (): string[] => views.useSavedViews.getState().views.map(({ name }) => name);
    const b = value(views.viewSaved('b', '/overview', { v: '1', f: ['dstport:in:1'] }));
    value(views.viewSaved('a', '/overview', { v: '1' }));
    expect(names()).toEqual(['a', 'b']);
    value(views.viewRenamed(b, 'Z'));
    const back = value(views.viewUpdated(b, '/eni', { v: '1', f: ['dstport:in:2'] }));
    expect(views.useSavedViews.getState().views.at(-1)).toMatchObject({ name: 'Z', path: '/eni', search: { f: ['dstport:in:2'] } });
    value(back());
    expect(views.useSavedViews.getState().views.at(-1)).toMatchObject({ path: '/overview', search: { f: ['dstport:in:1'] } });
    const undo = value(views.viewRemoved(b));
    expect(names()).toEqual(['a']);
    value(undo());
    expect(names()).toEqual(['a', 'Z']);
    expect(views.viewRenamed('nobody', 'x')).toEqual({ ok: false, problem: { kind: 'gone' } });
  });

  test('what cannot be read is kept as it is, and a later store is left alone', async () => {
    const strange = { id: 'x', name: 'x', path: '//elsewhere.example/', search: {} };
    const held = JSON.stringify({ version: 1, views: [strange, { id: 'y', name: 'y', path: 'javascript:alert(1)', search: {} }, { id: 'z', name: 'fine', path: '/overview', search: { v: '1', f: 'dstport:in:1' } }] });
    const views = await fresh(held);
    expect(views.useSavedViews.getState()).toMatchObject({ unread: 2, views: [{ name: 'fine', search: { v: '1', f: ['dstport:in:1'] } }] });
    value(views.viewSaved('more', '/query', { v: '1', q: '*' }));
    const written: { views: unknown[] } = JSON.parse(disk.kept.get('flowlog.views') ?? '');
    expect(written.views).toContainEqual(strange);
    const later = await fresh(JSON.stringify({ version: 9, views: [] }));
    expect(later.viewSaved('a', '/overview', {})).toEqual({ ok: false, problem: { kind: 'newer-store', version: 9 } });
    const full = await fresh(undefined, 10);
    expect(full.viewSaved('a', '/overview', {})).toEqual({ ok: false, problem: { kind: 'full' } });
  });

  test('go into a file and come back under an id of their own', async () => {
    const views = await fresh();
    const id = value(views.viewSaved('Web', '/policy', search));
    const view = views.useSavedViews.getState().views.find((one): one is SavedView => one.id === id);
    if (view === undefined) throw new Error('saved');
    const copy = value(views.viewImported(views.writeViewFile(view)));
    expect(copy).not.toBe(id);
    expect(views.useSavedViews.getState().views.map(({ name, path, search: said }) => [name, path, said])).toEqual([['Web', '/policy', view.search], ['Web', '/policy', view.search]]);
    expect(views.viewImported('{')).toEqual({ ok: false, problem: { kind: 'no-json' } });
    expect(views.viewImported('{"kind":"flowlog-dashboard","version":1}')).toEqual({ ok: false, problem: { kind: 'no-view' } });
    expect(views.viewImported('{"kind":"flowlog-view","version":9}')).toEqual({ ok: false, problem: { kind: 'newer', version: 9 } });
  });
});
