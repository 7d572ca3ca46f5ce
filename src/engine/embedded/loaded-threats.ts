import { isUnreachableRange } from '../../columns/private-addresses.ts';
import type { PackedThreatList, ThreatsUsed } from '../../columns/threat-index.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { browserOwner } from '../../model/owner.ts';
import { packThreatEntries } from '../../model/threat-entries.ts';
import { plainListName, sourceListId, type ThreatList } from '../../model/threats.ts';
import type { ThreatsMarked } from './contract.ts';
import { keepThreats, keptThreats } from './keeping/kept-threats.ts';
import { hashOfSaid, nothingSaid, sayingAgain, sayingNow, type HeldThreatList, type OwnedThreats, type ThreatsSaid } from './owned-threats.ts';
import { contentHash } from './threat-content.ts';
import type { KnownThreatLists, LoadedThreatList, LoadedThreatLists, NewThreatList, ThreatListChange, ThreatListDeed, ThreatListFault, ThreatListOutcome } from './threat-lists.ts';

/** Weight of a list that nobody weighed. */
const usualWeight = 5;

/**
 * The threat lists that the reader loaded, those of each owner. Every change is told to whoever marks addresses. They are in memory
 * only, unless the reader keeps things on this device; then each change is written, too.
 */
export class LoadedThreats {
  private readonly use: (used: ThreatsUsed) => Promise<ThreatsMarked>;
  private readonly say: (lists: LoadedThreatLists) => void;
  private readonly pause: () => Promise<void>;
  private owners: readonly OwnedThreats[] = [];
  /** What an owner begins with that never said anything: lists of before they were an owner's. */
  private beginning: ThreatsSaid = nothingSaid;
  private owner = browserOwner;
  /** Removed ones, so that they can be brought back; with the owner and the place where they stood. */
  private readonly removed = new Map<string, { readonly held: HeldThreatList; readonly owner: string; readonly at: number }>();
  private source: ThreatList | null = null;
  private marked: ThreatsMarked = { addresses: 0, milliseconds: 0 };
  private keptBytes = 0;
  private isKept = false;
  private restored = false;

  /** `use` marks addresses by lists, `say` tells what the reader should see. */
  constructor(use: LoadedThreats['use'], say: LoadedThreats['say'], pause: () => Promise<void>) {
    this.use = use;
    this.say = say;
    this.pause = pause;
  }

  async carryOut(deed: Exclude<ThreatListDeed, { do: 'facts' }>): Promise<ThreatListOutcome> {
    switch (deed.do) {
      case 'load':
        return { loaded: await this.load(deed.file, deed.name) };
      case 'change':
        await this.change(deed.list, deed.change);
        return {};
      case 'remove':
        await this.remove(deed.list);
        return {};
      case 'bring-back':
        await this.bringBack(deed.list);
        return {};
      case 'except':
        await this.put({ exceptions: [...this.now.exceptions.filter(({ id }) => id !== deed.exception.id), deed.exception] });
        return {};
      case 'end-exception':
        await this.put({ exceptions: this.now.exceptions.filter(({ id }) => id !== deed.exception) });
        return {};
      case 'include-private':
        await this.put({ includePrivate: deed.include });
        return {};
      case 'owner':
        await this.setOwner(deed.owner);
        return {};
      case 'use':
        await this.useHashed(deed.hash);
        return {};
      case 'keep':
        return { kept: await this.keep() };
      case 'drop-all':
        await this.dropAll();
        return {};
    }
  }

  private get owned(): OwnedThreats {
    return this.owners.find(({ owner }) => owner === this.owner) ?? { owner: this.owner, now: this.beginning, earlier: [] };
  }

  private get now(): ThreatsSaid {
    return this.owned.now;
  }

  private async load(file: Blob, name: string): Promise<Result<NewThreatList, ThreatListFault>> {
    // Few readers load a list on a visit.
    const { readThreatFile } = await import('./threat-file.ts');
    const read = await readThreatFile(file, this.pause);
    if (!read.ok) return failed(read.problem);
    const { entries, form, title, date, skipped, repeated, faults } = read.value;
    const packed = packThreatEntries(entries);
    const list: LoadedThreatList = {
      id: crypto.randomUUID(), name: this.freeName(name), date, on: true, weight: usualWeight, entries: entries.length, skipped, form, title, loadedAt: seconds(), repeated, content: contentHash(packed), faults,
    };
    await this.put({ lists: [...this.now.lists, { list, entries: packed }] });
    return ok({ ...list, privateEntries: entries.reduce((count, { range }) => count + (isUnreachableRange(range) ? 1 : 0), 0) });
  }

  private async change(id: string, change: ThreatListChange): Promise<void> {
    if (id === sourceListId) await this.put({ sourceOn: change.on ?? this.now.sourceOn });
    else {
      const named = change.name === undefined ? change : { ...change, name: this.freeName(change.name, id) };
      await this.put({ lists: this.now.lists.map((one) => (one.list.id === id ? { ...one, list: { ...one.list, ...named } } : one)) });
    }
  }

  private async remove(id: string): Promise<void> {
    const { lists } = this.now;
    const at = lists.findIndex(({ list }) => list.id === id);
    const held = lists[at];
    if (!held) return;
    this.removed.set(id, { held, owner: this.owner, at });
    await this.put({ lists: lists.filter((one) => one !== held) });
  }

  private async bringBack(id: string): Promise<void> {
    const back = this.removed.get(id);
    if (!back || back.owner !== this.owner) return;
    this.removed.delete(id);
    await this.put({ lists: this.now.lists.toSpliced(back.at, 0, back.held) });
  }

  private async setOwner(owner: string): Promise<void> {
    if (owner === this.owner) return;
    const before = this.now;
    this.owner = owner;
    if (this.now !== before) await this.mark();
    this.tell();
  }

  private async useHashed(hash: string): Promise<void> {
    const found = [this.owned, ...this.owners].flatMap(({ now, earlier }) => [now, ...earlier.toReversed()]).find((one) => hashOfSaid(one) === hash);
    if (found && found !== this.now) await this.put(sayingAgain(this.now, found, seconds()));
  }

  /** Writes what is held to this device, and every change from then on. False where that was not possible. */
  private async keep(): Promise<boolean> {
    this.isKept = true;
    return this.write();
  }

  /** Brings back what was kept. Before all else. */
  async restore(): Promise<void> {
    const kept = await keptThreats();
    this.restored = true;
    if (kept) {
      this.isKept = true;
      this.keptBytes = kept.bytes;
      this.owners = kept.owners;
      this.beginning = kept.beginning;
      await this.mark();
    }
    this.tell();
  }

  /** After everything on this device was removed. */
  forgotten(): void {
    this.isKept = false;
    this.keptBytes = 0;
    this.tell();
  }

  /** The reader starts anew. */
  private async dropAll(): Promise<void> {
    this.removed.clear();
    this.owners = [];
    this.beginning = nothingSaid;
    await this.mark();
    this.tell();
  }

  /** Other records are at hand. */
  sourceIs(source: ThreatList | null, addresses: number): void {
    if (source?.entries === this.source?.entries && addresses === this.marked.addresses) return;
    this.source = source;
    this.marked = { ...this.marked, addresses };
    this.tell();
  }

  private async put(change: Partial<ThreatsSaid>): Promise<void> {
    const owned = sayingNow(this.owned, { ...this.now, at: seconds(), ...change });
    this.owners = [...this.owners.filter(({ owner }) => owner !== owned.owner), owned];
    await this.mark();
    if (this.isKept) await this.write();
    this.tell();
  }

  private async mark(): Promise<void> {
    const { lists, includePrivate, sourceOn, exceptions } = this.now;
    const off: readonly PackedThreatList[] = sourceOn ? [] : [{ list: { id: sourceListId, name: sourceListId, date: null, on: false, weight: 1, entries: 0, skipped: 0 }, entries: packThreatEntries([]) }];
    this.marked = await this.use({ lists: [...lists, ...off], includePrivate, exceptions });
  }

  private async write(): Promise<boolean> {
    const bytes = await keepThreats(this.owners, this.beginning);
    this.keptBytes = bytes ?? 0;
    this.tell();
    return bytes !== null;
  }

  private tell(): void {
    const { lists, includePrivate, sourceOn, exceptions } = this.now;
    const source = this.source && { ...this.source, on: sourceOn };
    this.say({
      owner: this.owner, hash: hashOfSaid(this.now), known: this.restored ? this.known() : null, exceptions,
      lists: lists.map(({ list }) => list), source, includePrivate, marked: this.marked, keptBytes: this.keptBytes,
    });
  }

  private known(): readonly KnownThreatLists[] {
    const others = this.owners.filter(({ owner }) => owner !== this.owner);
    return [this.owned, ...others].flatMap(({ owner, now, earlier }) => [now, ...earlier.toReversed()].map((one) => ({ hash: hashOfSaid(one), owner, at: one.at, now: one === now })));
  }

  /** A name is what the fields say, so two lists of one name get a number, and none is called as the demo's own. */
  private freeName(name: string, forList?: string): string {
    const taken = new Set([sourceListId, ...this.now.lists.flatMap(({ list }) => (list.id === forList ? [] : [list.name]))]);
    const plain = plainListName(name);
    if (!taken.has(plain)) return plain;
    for (let number = 2; ; number++) if (!taken.has(`${plain} (${number})`)) return `${plain} (${number})`;
  }
}

const seconds = (): number => Math.floor(Date.now() / 1000);
