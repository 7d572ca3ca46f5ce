import { beforeEach, describe, expect, test, vi } from 'vitest';
import { presetDomains, setHash, type DomainSet } from '../model/domains.ts';
import { storage } from './testing/storage.ts';

let disk: ReturnType<typeof storage>;

async function fresh(held?: unknown, room = 5_000_000) {
  disk = storage(room);
  if (held !== undefined) disk.kept.set('flowlog.domains', JSON.stringify(held));
  vi.stubGlobal('localStorage', disk);
  vi.resetModules();
  return import('./domain-sets.ts');
}

const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const app = { id: 'a', name: 'app', blocks: ['10.0.0.0/18'], remark: '', rest: false };
const withApp = (set: DomainSet): DomainSet => ({ version: 1, domains: [...set.domains, app] });
const without = (id: string) => (set: DomainSet): DomainSet => ({ version: 1, domains: set.domains.filter((one) => one.id !== id) });

beforeEach(() => {
  vi.unstubAllGlobals();
});

describe('sets of domains', () => {
  test('are the presets until something is said, each owner for itself, and survive a reload', async () => {
    const { domainsOf, domainsChanged, useDomainSets } = await fresh();
    expect(domainsOf(useDomainSets.getState(), 'browser').set).toEqual(presetDomains);
    value(domainsChanged('a1b2c3d4e5', withApp, 7));
    expect(domainsOf(useDomainSets.getState(), 'browser').set).toEqual(presetDomains);
    const again = await fresh(JSON.parse(disk.kept.get('flowlog.domains') ?? 'null'));
    expect(again.domainsOf(again.useDomainSets.getState(), 'a1b2c3d4e5')).toEqual({ id: 'a1b2c3d4e5', set: withApp(presetDomains), changedAt: 7, accepted: [], earlier: [{ set: presetDomains, at: 0 }] });
  });

  test('each change can be taken back, at once or later; one that changes nothing is none', async () => {
    const { domainsOf, domainsChanged, lastTakenBack, overlapAccepted, useDomainSets } = await fresh();
    const now = () => domainsOf(useDomainSets.getState(), 'browser');
    const undo = value(domainsChanged('browser', withApp, 1));
    value(overlapAccepted('browser', 'k', true));
    value(domainsChanged('browser', without('cloud'), 2));
    expect(value(domainsChanged('browser', (set) => ({ ...set }), 3))).toBeNull();
    expect(now().earlier.map(({ at }) => at)).toEqual([0, 1]);
    expect(value(lastTakenBack('browser'))).toEqual(withApp(presetDomains));
    value(undo?.() ?? expect.fail('a way back'));
    expect(now()).toMatchObject({ set: presetDomains, accepted: ['k'], earlier: [] });
    expect(value(lastTakenBack('browser'))).toBeNull();
    value(overlapAccepted('browser', 'k', false));
    expect(now().accepted).toEqual([]);
  });

  test('taking a change back leaves what was said since, and is refused where that is in its way', async () => {
    const { domainsOf, domainsChanged, lastTakenBack, useDomainSets } = await fresh();
    const now = () => domainsOf(useDomainSets.getState(), 'browser');
    const undo = value(domainsChanged('browser', withApp, 1)) ?? expect.fail('a way back');
    value(domainsChanged('browser', without('cloud'), 2));
    value(undo());
    expect([now().set, now().earlier.map(({ at }) => at)]).toEqual([without('cloud')(presetDomains), [0, 1, 2]]);
    expect(value(lastTakenBack('browser'))).toEqual(without('cloud')(withApp(presetDomains)));

    const undoDelete = value(domainsChanged('browser', without('a'), 3)) ?? expect.fail('a way back');
    value(domainsChanged('browser', (set) => ({ version: 1, domains: [...set.domains, { ...app, id: 'b' }] }), 4));
    const before = now();
    expect(undoDelete()).toEqual({ ok: false, problem: { kind: 'changed-since' } });
    expect(now()).toEqual(before);
  });

  test('at most twenty earlier ones are kept', async () => {
    const { domainsOf, domainsChanged, keptVersions, useDomainSets } = await fresh();
    for (let i = 0; i < 25; i++) value(domainsChanged('browser', ({ domains }) => ({ version: 1, domains: domains.map((one) => (one.id === 'cloud' ? { ...one, remark: String(i) } : one)) }), i + 1));
    const { earlier, set } = domainsOf(useDomainSets.getState(), 'browser');
    expect([earlier.length, earlier.at(-1)?.at, set.domains[1]?.remark]).toEqual([keptVersions, 24, '24']);
  });

  test('one of a hash is found as it is or was, its own owner\'s first', async () => {
    const { domainsHashed, domainsChanged, useDomainSets } = await fresh();
    const hash = setHash(withApp(presetDomains));
    expect(domainsHashed(useDomainSets.getState(), hash, 'browser')).toBeNull();
    value(domainsChanged('a1b2c3d4e5', withApp, 1));
    expect(domainsHashed(useDomainSets.getState(), hash, 'browser')).toMatchObject({ owner: 'a1b2c3d4e5', now: true });
    value(domainsChanged('browser', withApp, 2));
    value(domainsChanged('browser', without('cloud'), 3));
    expect(domainsHashed(useDomainSets.getState(), hash, 'browser')).toMatchObject({ owner: 'browser', at: 2, now: false });
    expect(domainsHashed(useDomainSets.getState(), setHash(presetDomains), 'browser')).toMatchObject({ owner: 'browser', now: false });
  });

  test('what breaks the rules, or is of a later version, is left as it is and written back', async () => {
    const bad = { id: 'browser', set: { version: 1, domains: [app, { ...app, id: 'b', name: 'b' }] }, changedAt: 1 };
    const { domainsOf, domainsChanged, useDomainSets } = await fresh({ version: 1, sets: [bad] });
    expect(useDomainSets.getState()).toEqual({ sets: [], unread: 1 });
    expect(domainsOf(useDomainSets.getState(), 'browser').set).toEqual(presetDomains);
    value(domainsChanged('a1b2c3d4e5', withApp, 1));
    expect(JSON.parse(disk.kept.get('flowlog.domains') ?? '').sets).toContainEqual(bad);
    const later = await fresh({ version: 2, sets: [] });
    expect(later.domainsChanged('browser', withApp)).toEqual({ ok: false, problem: { kind: 'newer-store', version: 2 } });
  });

  test('a full browser changes nothing and is said', async () => {
    const { domainsChanged, useDomainSets } = await fresh(undefined, 10);
    expect(domainsChanged('browser', withApp)).toEqual({ ok: false, problem: { kind: 'full' } });
    expect(useDomainSets.getState().sets).toEqual([]);
  });
});
