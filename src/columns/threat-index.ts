import type { AddressSet } from '../base/address-set.ts';
import { blocksOfRange, parseAddressRange, rangeText, type AddressRange } from '../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../base/ip.ts';
import { blockHolding, numbersHolding, prefixIndexSteps, type PrefixIndex } from '../base/prefix-index.ts';
import { drained, stride, type RangeIndex } from '../base/range-index.ts';
import { rangeAt, type PackedThreatEntries } from '../model/threat-entries.ts';
import type { ThreatException, ThreatHit, ThreatList } from '../model/threats.ts';
import type { LabelLookup, LabelLookups } from './address-labels.ts';
import { isUnreachable } from './private-addresses.ts';
import { ThreatLabels } from './threat-labels.ts';

/** A list with what stands on it. */
export interface PackedThreatList {
  readonly list: ThreatList;
  readonly entries: PackedThreatEntries;
}

/** What addresses are marked by. */
export interface ThreatsUsed {
  readonly lists: readonly PackedThreatList[];
  readonly includePrivate: boolean;
  readonly exceptions: readonly ThreatException[];
}

/** An exception of a list that is on, or of all of them. */
interface Exception {
  readonly id: string;
  /** Place of its list; null for all. */
  readonly list: number | null;
  readonly range: AddressRange;
}

/**
 * Blocks of one family: a range that is no block has several. `list` and `entry` say whose they are; those from `exceptions` on are
 * exceptions, and `entry` says which.
 */
interface Family {
  readonly index: PrefixIndex;
  readonly list: Uint16Array;
  readonly entry: Uint32Array;
  readonly exceptions: number;
  /** Place in `labels` of all lists that have a block, or one around it, but for exceptions. */
  readonly label: Uint16Array;
}

/**
 * Many threat lists, matched by longest prefix at once. An address is labelled with the names of all lists that hold it, most
 * weighty first. Private addresses are on none unless `includePrivate`: lists from elsewhere do not mean the reader's own machines.
 * What the reader excepts is marked by no list that the exception is of, however narrow the entry.
 */
export class ThreatIndex implements LabelLookups {
  readonly v4: LabelLookup;
  readonly v6: LabelLookup;
  /** All that is marked, in plain data. */
  readonly known: { readonly set: AddressSet; readonly includePrivate: boolean };
  private readonly lists: readonly PackedThreatList[];
  private readonly exceptions: readonly Exception[];
  private readonly labels: readonly (string | null)[];
  private readonly families: { readonly 4: Family; readonly 6: Family };
  private readonly includePrivate: boolean;
  private readonly texts = new Map<number, { readonly texts: readonly string[]; readonly notes: readonly string[] }>();

  private constructor(lists: readonly PackedThreatList[], exceptions: readonly Exception[], labels: readonly (string | null)[], families: { readonly 4: Family; readonly 6: Family }, includePrivate: boolean) {
    this.lists = lists;
    this.exceptions = exceptions;
    this.labels = labels;
    this.families = families;
    this.includePrivate = includePrivate;
    this.known = { set: { v4: marked(families[4], labels), v6: marked(families[6], labels) }, includePrivate };
    this.v4 = this.lookup(labels, families[4], 1);
    this.v6 = this.lookup(labels, families[6], 4);
  }

  /** Over the lists that are on; in steps of well below a millisecond for a hundred thousand entries, but for the sorting. */
  static *steps(used: ThreatsUsed): Generator<void, ThreatIndex> {
    const lists = used.lists.filter(({ list }) => list.on).sort((a, b) => b.list.weight - a.list.weight || (a.list.name < b.list.name ? -1 : a.list.name > b.list.name ? 1 : 0));
    const exceptions = used.exceptions.flatMap(({ id, block, list }): Exception[] => {
      const range = parseAddressRange(block);
      const place = list === null ? null : lists.findIndex((one) => one.list.id === list);
      return range === null || place === -1 ? [] : [{ id, list: place, range }];
    });
    const labels = new ThreatLabels(lists.map(({ list }) => list.name));
    const made = { 4: yield* familyOf(4, lists, exceptions, labels), 6: yield* familyOf(6, lists, exceptions, labels) };
    return new ThreatIndex(lists, exceptions, labels.labels, made, used.includePrivate);
  }

  /** Lists that are on. */
  get count(): number {
    return this.lists.length;
  }

  get isEmpty(): boolean {
    return this.lists.length === 0;
  }

  /** `steps` in one go. */
  static of(lists: readonly PackedThreatList[], { includePrivate = false, exceptions = [] }: Partial<Omit<ThreatsUsed, 'lists'>> = {}): ThreatIndex {
    return drained(ThreatIndex.steps({ lists, includePrivate, exceptions }));
  }

  /** True when a list marks an address given as text. */
  holds(address: string): boolean {
    const found = this.innermost(address);
    return found !== null && this.labels[found.family.label[found.block] ?? 0] !== null;
  }

  /** Every entry that holds an address, longest prefix first, then by the weight of its list; what is excepted says so. */
  hits(address: string): readonly ThreatHit[] {
    const found = this.innermost(address);
    if (!found) return [];
    const { family: { index, list, entry, exceptions } } = found;
    const hits: { readonly list: number; readonly entry: number }[] = [];
    const excepted: Exception[] = [];
    for (let block = found.block; block >= 0; block = index.around[block] ?? -1) {
      const hit = { list: list[block] ?? 0, entry: entry[block] ?? 0 };
      if (block >= exceptions) excepted.push(this.exceptions[hit.entry] ?? absent());
      else if (!hits.some((other) => other.list === hit.list && other.entry === hit.entry)) hits.push(hit);
    }
    return hits.map((hit) => this.hit(hit.list, hit.entry, excepted.find((one) => one.list === null || one.list === hit.list)?.id ?? null));
  }

  private innermost(address: string): { readonly family: Family; readonly block: number } | null {
    const number = parseIpv4(address);
    const words = number === null ? parseIpv6(address) : [number];
    if (!words) return null;
    const family = this.families[number === null ? 6 : 4];
    const block = blockHolding(family.index, words, 0);
    return block < 0 || (!this.includePrivate && isUnreachable(words)) ? null : { family, block };
  }

  private hit(place: number, entry: number, exception: string | null): ThreatHit {
    const { list, entries } = this.lists[place] ?? absent();
    let told = this.texts.get(place);
    if (!told) this.texts.set(place, (told = { texts: entries.texts.split('\n'), notes: entries.notes.split('\n') }));
    return { list: list.id, line: entries.lines[entry] ?? 0, text: told.texts[entry] ?? '', block: rangeText(rangeAt(entries, entry)), note: told.notes[entry] || null, exception };
  }

  private lookup(labels: readonly (string | null)[], { index, label }: Family, words: 1 | 4): LabelLookup {
    return {
      labels,
      numbers: (addresses) => {
        const numbers = numbersHolding(index, addresses, label, 0);
        if (this.includePrivate) return numbers;
        for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0 && isUnreachable(addresses.subarray(i * words, (i + 1) * words))) numbers[i] = 0;
        return numbers;
      },
    };
  }
}

/** Stretches of addresses that have a label. */
function marked({ index: { stretches, innermost }, label }: Family, labels: readonly (string | null)[]): RangeIndex {
  const isMarked = (stretch: number): boolean => labels[label[innermost[stretch] ?? 0] ?? 0] !== null;
  const { words, count, starts, ends } = stretches;
  let found = 0;
  while (found < count && isMarked(found)) found++;
  // Without exceptions all of them are.
  if (found === count) return stretches;
  const [firsts, lasts] = [starts.slice(), ends.slice()];
  for (let stretch = found; stretch < count; stretch++) {
    if (!isMarked(stretch)) continue;
    firsts.copyWithin(found * words, stretch * words, (stretch + 1) * words);
    lasts.copyWithin(found * words, stretch * words, (stretch + 1) * words);
    found++;
  }
  return { words, count: found, starts: firsts.slice(0, found * words), ends: lasts.slice(0, found * words) };
}

function* familyOf(family: 4 | 6, lists: readonly PackedThreatList[], exceptions: readonly Exception[], labels: ThreatLabels): Generator<void, Family> {
  const words = family === 4 ? 1 : 4;
  const firsts: number[] = [];
  const lasts: number[] = [];
  const list: number[] = [];
  const entry: number[] = [];
  const add = (range: AddressRange, place: number, number: number): void => {
    for (const block of blocksOfRange(range)) {
      if (block.family === 4) {
        firsts.push(block.first);
        lasts.push(block.last);
      } else {
        firsts.push(...block.first);
        lasts.push(...block.last);
      }
      list.push(place);
      entry.push(number);
    }
  };
  // Of equal blocks the later one is inside and told first: the most weighty list comes last.
  for (let place = lists.length - 1; place >= 0; place--) {
    const { entries } = lists[place] ?? absent();
    for (let i = entries.lines.length - 1; i >= 0; i--) {
      if (entries.families[i] === family) add(rangeAt(entries, i), place, i);
      if (i % stride === 0) yield;
    }
  }
  const count = list.length;
  for (const [number, one] of exceptions.entries()) if (one.range.family === family) add(one.range, one.list ?? 0, number);
  const index = yield* prefixIndexSteps({ words, firsts: Uint32Array.from(firsts), lasts: Uint32Array.from(lasts) });
  const label = new Uint16Array(list.length);
  for (const [i, block] of index.order.entries()) {
    const outer = index.around[block] ?? -1;
    const before = outer < 0 ? 0 : (label[outer] ?? 0);
    label[block] = block < count ? labels.withList(before, list[block] ?? 0) : labels.withException(before, (exceptions[entry[block] ?? 0] ?? absent()).list);
    if (i % stride === 0) yield;
  }
  return { index, list: Uint16Array.from(list), entry: Uint32Array.from(entry), exceptions: count, label };
}

function absent(): never {
  throw new Error('There is such a list.');
}
