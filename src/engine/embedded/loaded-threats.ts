import type { PackedThreatList } from '../../columns/threat-index.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { packThreatEntries, type PackedThreatEntries } from '../../model/threat-entries.ts';
import { sourceListId, type ThreatList } from '../../model/threats.ts';
import type { ThreatsMarked } from './contract.ts';
import { keepThreats, keptThreats } from './keeping/kept-threats.ts';
import type { LoadedThreatList, LoadedThreatLists, ThreatListChange, ThreatListDeed, ThreatListFault, ThreatListOutcome } from './threat-lists.ts';

/** A list with what stands on it. */
export interface HeldThreatList {
  readonly list: LoadedThreatList;
  readonly entries: PackedThreatEntries;
}

/** Weight of a list that nobody weighed. */
const usualWeight = 5;

/**
 * The threat lists that the reader loaded. Every change is told to whoever marks addresses. They are in memory only, unless the
 * reader keeps things on this device; then each change is written, too.
 */
export class LoadedThreats {
  private readonly use: (lists: readonly PackedThreatList[], includePrivate: boolean) => Promise<ThreatsMarked>;
  private readonly say: (lists: LoadedThreatLists) => void;
  private readonly pause: () => Promise<void>;
  private held: readonly HeldThreatList[] = [];
  /** Removed ones, so that they can be brought back; with the place where they stood. */
  private readonly removed = new Map<string, { readonly held: HeldThreatList; readonly at: number }>();
  private includePrivate = false;
  /** Whether what the records came with is used. */
  private sourceOn = true;
  private source: ThreatList | null = null;
  private marked: ThreatsMarked = { addresses: 0, milliseconds: 0 };
  private keptBytes = 0;
  private isKept = false;

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
      case 'include-private':
        await this.setIncludePrivate(deed.include);
        return {};
      case 'keep':
        return { kept: await this.keep() };
      case 'drop-all':
        await this.dropAll();
        return {};
    }
  }

  private async load(file: Blob, name: string): Promise<Result<LoadedThreatList, ThreatListFault>> {
    // Few readers load a list on a visit.
    const { readThreatFile } = await import('./threat-file.ts');
    const read = await readThreatFile(file, this.pause);
    if (!read.ok) return failed(read.problem);
    const { entries, form, title, date, skipped, repeated, faults } = read.value;
    const list: LoadedThreatList = {
      id: crypto.randomUUID(), name: this.freeName(name), date, on: true, weight: usualWeight, entries: entries.length, skipped, form, title, loadedAt: Math.floor(Date.now() / 1000), repeated, faults,
    };
    await this.put([...this.held, { list, entries: packThreatEntries(entries) }]);
    return ok(list);
  }

  private async change(id: string, change: ThreatListChange): Promise<void> {
    if (id === sourceListId) {
      this.sourceOn = change.on ?? this.sourceOn;
      await this.put(this.held);
      return;
    }
    await this.put(this.held.map((one) => (one.list.id === id ? { ...one, list: { ...one.list, ...change } } : one)));
  }

  private async remove(id: string): Promise<void> {
    const at = this.held.findIndex(({ list }) => list.id === id);
    const held = this.held[at];
    if (!held) return;
    this.removed.set(id, { held, at });
    await this.put(this.held.filter((one) => one !== held));
  }

  private async bringBack(id: string): Promise<void> {
    const back = this.removed.get(id);
    if (!back) return;
    this.removed.delete(id);
    await this.put(this.held.toSpliced(back.at, 0, back.held));
  }

  private async setIncludePrivate(include: boolean): Promise<void> {
    this.includePrivate = include;
    await this.put(this.held);
  }

  /** Writes what is held to this device, and every change from then on. False where that was not possible. */
  private async keep(): Promise<boolean> {
    this.isKept = true;
    return this.write();
  }

  /** Brings back what was kept, beside what was loaded meanwhile. */
  async restore(): Promise<void> {
    const kept = await keptThreats();
    if (!kept) return;
    this.isKept = true;
    this.keptBytes = kept.bytes;
    this.includePrivate = kept.includePrivate;
    await this.put([...kept.lists, ...this.held], false);
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
    this.includePrivate = false;
    this.sourceOn = true;
    await this.put([]);
  }

  /** Other records are at hand. */
  sourceIs(source: ThreatList | null, addresses: number): void {
    if (source?.entries === this.source?.entries && addresses === this.marked.addresses) return;
    this.source = source;
    this.marked = { ...this.marked, addresses };
    this.tell();
  }

  private async put(held: readonly HeldThreatList[], write = true): Promise<void> {
    this.held = held;
    const off: readonly PackedThreatList[] = this.sourceOn ? [] : [{ list: { id: sourceListId, name: sourceListId, date: null, on: false, weight: 1, entries: 0, skipped: 0 }, entries: packThreatEntries([]) }];
    this.marked = await this.use([...held, ...off], this.includePrivate);
    if (write && this.isKept) await this.write();
    this.tell();
  }

  private async write(): Promise<boolean> {
    const bytes = await keepThreats(this.held, this.includePrivate);
    this.keptBytes = bytes ?? 0;
    this.tell();
    return bytes !== null;
  }

  private tell(): void {
    const source = this.source && { ...this.source, on: this.sourceOn };
    this.say({ lists: this.held.map(({ list }) => list), source, includePrivate: this.includePrivate, marked: this.marked, keptBytes: this.keptBytes });
  }

  /** A name is what the fields say, so two lists of one name get a number. */
  private freeName(name: string): string {
    const taken = new Set(this.held.map(({ list }) => list.name));
    // The fields join names with a comma.
    const plain = name.replaceAll(/[\s,]+/g, ' ').trim();
    if (!taken.has(plain)) return plain;
    for (let number = 2; ; number++) if (!taken.has(`${plain} (${number})`)) return `${plain} (${number})`;
  }
}
