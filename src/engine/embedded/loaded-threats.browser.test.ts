import { beforeEach, describe, expect, it } from 'vitest';
import { parseAddressRange } from '../../base/cidr.ts';
import { present } from '../../base/assert.ts';
import type { ThreatsUsed } from '../../columns/threat-index.ts';
import { packThreatEntries } from '../../model/threat-entries.ts';
import { packEntries } from './keeping/kept-threats.ts';
import { keptFolder } from './keeping/place.ts';
import { LoadedThreats } from './loaded-threats.ts';
import type { LoadedThreatLists, ThreatListDeed } from './threat-lists.ts';

type Deed = Exclude<ThreatListDeed, { do: 'facts' }>;

/** The worker's side as after a reload: what it marks by, and what it told last. */
async function begun() {
  const heard: { used: ThreatsUsed | null; told: LoadedThreatLists | null } = { used: null, told: null };
  const lists = new LoadedThreats(async (used) => {
    heard.used = used;
    return { addresses: 0, milliseconds: 1 };
  }, (told) => (heard.told = told), async () => undefined);
  await lists.restore();
  const told = (): LoadedThreatLists => present(heard.told, 'told');
  return {
    told, used: () => heard.used, keeps: async () => (await lists.carryOut({ do: 'keep' })).kept, does: (deed: Deed) => lists.carryOut(deed), load: (name: string, text: string) => lists.carryOut({ do: 'load', file: new Blob([text]), name }),
    names: () => told().lists.map(({ name, on }) => (on ? name : `(${name})`)), marking: () => (heard.used?.lists ?? []).filter(({ list }) => list.on).map(({ list }) => list.name),
  };
}

async function put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await (await (await keptFolder()).getFileHandle(name, { create: true })).createWritable();
  await writable.write(bytes);
  await writable.close();
}

const kept = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of (await keptFolder()).keys()) names.push(name);
  return names.sort();
};

beforeEach(async () => {
  const folder = await keptFolder();
  for (const name of await kept()) await folder.removeEntry(name, { recursive: true });
});

describe('threat lists', () => {
  it('are an owner\'s: what one loads, switches or removes is no other\'s', async () => {
    const { told, does, load, names, marking } = await begun();
    expect(told()).toMatchObject({ owner: 'browser', hash: null, known: [{ hash: null, owner: 'browser', at: 0, now: true }] });
    await load('scanners.txt', '203.0.113.7');
    const hash = told().hash;
    await does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect([names(), marking(), told().hash]).toEqual([[], [], null]);
    await load('feeds.txt', '198.51.100.0/24');
    await does({ do: 'include-private', include: true });
    expect([names(), marking(), told().includePrivate]).toEqual([['feeds.txt'], ['feeds.txt'], true]);
    await does({ do: 'owner', owner: 'browser' });
    expect([names(), marking(), told().includePrivate, told().hash]).toEqual([['scanners.txt'], ['scanners.txt'], false, hash]);
    expect(hash).toMatch(/^[0-9a-f]{8}$/);
  });

  it('have one hash wherever the same ones are on, and another with another name, weight or block', async () => {
    const hashes = new Set<string | null>();
    for (const deed of [null, { do: 'rename' }, { do: 'weigh' }, { do: 'block' }, { do: 'again' }] as const) {
      const { told, does, load } = await begun();
      await load('a.txt', deed?.do === 'block' ? '203.0.113.8' : '203.0.113.7');
      const [list] = told().lists;
      if (deed?.do === 'rename') await does({ do: 'change', list: list?.id ?? '', change: { name: 'b.txt' } });
      if (deed?.do === 'weigh') await does({ do: 'change', list: list?.id ?? '', change: { weight: 9 } });
      hashes.add(told().hash);
    }
    expect(hashes.size).toBe(4);
  });

  it('have exceptions, which are an owner\'s and of the hash, and come back with what they are exceptions of', async () => {
    const { told, does, load } = await begun();
    await load('a.txt', '203.0.113.0/24');
    const [list, before] = [told().lists[0]?.id ?? '', told().hash];
    const all = { id: 'x', block: '203.0.113.7', list: null, remark: 'ours', at: 1_700_000_000 };
    await does({ do: 'except', exception: all });
    const hash = present(told().hash, 'hash');
    expect([told().exceptions, hash === before]).toEqual([[all], false]);
    // Another remark marks nothing else; another list does.
    await does({ do: 'except', exception: { ...all, remark: 'our scanner' } });
    expect([told().exceptions.map(({ remark }) => remark), told().hash]).toEqual([['our scanner'], hash]);
    await does({ do: 'except', exception: { ...all, list } });
    expect([hash, before].includes(told().hash)).toBe(false);
    // Of a list that is off or gone it excepts nothing.
    await does({ do: 'except', exception: { ...all, list: 'gone' } });
    expect(told().hash).toBe(before);
    await does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect(told().exceptions).toEqual([]);
    await does({ do: 'owner', owner: 'browser' });
    await does({ do: 'end-exception', exception: 'x' });
    expect([told().exceptions, told().hash]).toEqual([[], before]);
    await does({ do: 'use', hash });
    await does({ do: 'keep' });
    const again = await begun();
    expect([again.told().exceptions.map(({ id, block }) => [id, block]), again.told().hash, again.used()?.exceptions.length]).toEqual([[['x', '203.0.113.7']], hash, 1]);
  });

  it('that were on once are on again by their hash, of another owner too; those of now stay, but off', async () => {
    const { told, does, load, names, marking } = await begun();
    await load('old.txt', '203.0.113.7');
    const once = present(told().hash, 'hash');
    await does({ do: 'remove', list: told().lists[0]?.id ?? '' });
    await load('new.txt', '203.0.113.8');
    expect(told().known?.map(({ hash, now }) => [hash, now])).toEqual([[told().hash, true], [once, false]]);
    await does({ do: 'use', hash: once });
    expect([told().hash, names(), marking()]).toEqual([once, ['old.txt', '(new.txt)'], ['old.txt']]);
    await does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect(told().known?.some(({ hash, owner }) => hash === once && owner === 'browser')).toBe(true);
    await does({ do: 'use', hash: once });
    await does({ do: 'use', hash: 'ffffffff' });
    expect([told().owner, told().hash, marking()]).toEqual(['a1b2c3d4e5', once, ['old.txt']]);
  });

  it('come back after a reload with what they were before, when they are kept', async () => {
    const first = await begun();
    await first.load('old.txt', '203.0.113.7\nnot an address');
    const once = first.told().hash;
    await first.does({ do: 'remove', list: first.told().lists[0]?.id ?? '' });
    await first.does({ do: 'keep' });
    await first.does({ do: 'owner', owner: 'a1b2c3d4e5' });
    await first.load('feeds.txt', '198.51.100.0/24');
    const again = await begun();
    expect(again.told().known?.map(({ hash, owner }) => [hash, owner])).toEqual([[null, 'browser'], [once, 'browser'], [first.told().hash, 'a1b2c3d4e5']]);
    await again.does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect(again.told().lists).toEqual(first.told().lists);
    await again.does({ do: 'use', hash: once ?? '' });
    expect(again.told().lists[0]).toMatchObject({ name: 'old.txt', entries: 1, skipped: 1, faults: [{ line: 2 }] });
    await again.does({ do: 'drop-all' });
    expect([again.told().known, again.names()]).toEqual([[{ hash: null, owner: 'a1b2c3d4e5', at: 0, now: true }], []]);
  });

  it('are used all the same where the device is full, and kept as soon as there is room', async () => {
    const { told, does, load, marking, keeps } = await begun();
    await load('a.txt', '203.0.113.7');
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('No room', 'QuotaExceededError'));
    try {
      expect(await keeps()).toBe(false);
      await does({ do: 'change', list: told().lists[0]?.id ?? '', change: { weight: 9 } });
      expect([told().keptBytes, marking(), (await begun()).names()]).toEqual([0, ['a.txt'], []]);
    } finally {
      FileSystemFileHandle.prototype.createWritable = createWritable;
    }
    await does({ do: 'except', exception: { id: 'x', block: '203.0.113.9', list: null, remark: '', at: 1 } });
    expect(told().keptBytes).toBeGreaterThan(0);
    const again = await begun();
    expect([again.told().lists[0]?.weight, again.told().exceptions.length]).toEqual([9, 1]);
  });

  it('of before they were an owner\'s are what every owner begins with', async () => {
    const entries = packThreatEntries([{ range: present(parseAddressRange('203.0.113.7'), 'range'), line: 3, text: '203.0.113.7', note: null }]);
    await put('threat-list-x', packEntries(entries));
    const list = { id: 'x', name: 'mine', date: null, on: true, weight: 7, entries: 1, skipped: 0, form: 'lines', title: null, loadedAt: 1_700_000_000, repeated: 0, faults: [] };
    await put('threat-lists.json', new TextEncoder().encode(JSON.stringify({ version: 1, includePrivate: true, lists: [list, { id: 'no list' }] })));
    const { told, does, load, names, marking } = await begun();
    expect([names(), marking(), told().includePrivate, told().lists[0]?.weight]).toEqual([['mine'], ['mine'], true, 7]);
    await does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect(marking()).toEqual(['mine']);
    await load('more.txt', '203.0.113.8');
    const again = await begun();
    expect(again.names()).toEqual(['mine']);
    await again.does({ do: 'owner', owner: 'a1b2c3d4e5' });
    expect(again.names()).toEqual(['mine', 'more.txt']);
    // A file that a later version wrote is none of this one's.
    await put('threat-lists.json', new TextEncoder().encode(JSON.stringify({ version: 3, owners: [] })));
    expect((await begun()).names()).toEqual([]);
  });
});
