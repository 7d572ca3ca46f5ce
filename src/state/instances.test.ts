import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import { storage } from './testing/storage.ts';

const one: FlowLogInstance = { id: 'a1b2c3d4e5', name: 'first', cloud: 'demo', region: 'cn-hangzhou', project: 'p', logstore: 'l', interDomain: false, createdAt: 5 };
const two: FlowLogInstance = { ...one, id: 'b1b2c3d4e5', name: 'second' };
const three: FlowLogInstance = { ...one, id: 'c1b2c3d4e5', name: 'third' };

async function fresh({ room, held }: { readonly room?: number; readonly held?: string } = {}) {
  const disk = storage(room);
  if (held !== undefined) disk.kept.set('flowlog.instances', held);
  vi.stubGlobal('localStorage', disk);
  vi.resetModules();
  return { disk, ...(await import('./instances.ts')) };
}

afterEach(() => vi.unstubAllGlobals());

describe('instances of Flow Log Center', () => {
  test('are kept, renamed, removed, and put back where they were', async () => {
    const { disk, useInstances, instanceCreated, instanceRenamed, instanceRemoved } = await fresh();
    for (const each of [one, two, three]) expect(instanceCreated(each)).toMatchObject({ ok: true });
    expect(instanceRenamed('b1b2c3d4e5', 'renamed')).toMatchObject({ ok: true });
    const removed = instanceRemoved('b1b2c3d4e5');
    expect(useInstances.getState().instances.map(({ name }) => name)).toEqual(['first', 'third']);
    if (!removed.ok) throw new Error(removed.problem.kind);
    removed.value();
    removed.value();
    expect(useInstances.getState().instances.map(({ name }) => name)).toEqual(['first', 'renamed', 'third']);
    const again = await fresh({ held: disk.kept.get('flowlog.instances') ?? '' });
    expect(again.useInstances.getState().instances).toEqual([one, { ...two, name: 'renamed' }, three]);
  });

  test('one id names one instance; one that is gone cannot be changed', async () => {
    const { instanceCreated, instanceRenamed, instanceRemoved } = await fresh();
    instanceCreated(one);
    expect(instanceCreated({ ...two, id: one.id })).toEqual({ ok: false, problem: { kind: 'id-taken', name: 'first' } });
    expect(instanceRenamed(two.id, 'x')).toEqual({ ok: false, problem: { kind: 'gone' } });
    expect(instanceRemoved(two.id)).toEqual({ ok: false, problem: { kind: 'gone' } });
  });

  test('what cannot be read stays in the browser, and a later version is not written over', async () => {
    const strange = { id: 'x', colour: 'blue' };
    const first = await fresh({ held: JSON.stringify({ version: 1, instances: [one, strange] }) });
    expect(first.useInstances.getState()).toEqual({ instances: [one], unread: 1 });
    first.instanceCreated(two);
    expect(JSON.parse(first.disk.kept.get('flowlog.instances') ?? '')).toEqual({ version: 1, instances: [one, two, strange] });
    const later = await fresh({ held: JSON.stringify({ version: 2, instances: [] }) });
    expect(later.instanceCreated(one)).toEqual({ ok: false, problem: { kind: 'newer-store', version: 2 } });
  });

  test('a write that fails changes nothing', async () => {
    const { useInstances, instanceCreated } = await fresh({ room: 10 });
    expect(instanceCreated(one)).toEqual({ ok: false, problem: { kind: 'full' } });
    expect(useInstances.getState().instances).toEqual([]);
  });

  test('a proposed id is ten of a to z and 0 to 9', async () => {
    const { proposedId, instanceIdPattern } = await fresh();
    for (let i = 0; i < 50; i++) expect(proposedId()).toMatch(instanceIdPattern);
  });
});
