import type { AddressSet } from '../base/address-set.ts';
import { assert } from '../base/assert.ts';
import { blocksOfRange, rangeText } from '../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../base/ip.ts';
import { blockHolding, numbersHolding, prefixIndexSteps, type PrefixIndex } from '../base/prefix-index.ts';
import { drained, stride } from '../base/range-index.ts';
import { rangeAt, type PackedThreatEntries } from '../model/threat-entries.ts';
import type { ThreatHit, ThreatList } from '../model/threats.ts';
import type { LabelLookup, LabelLookups } from './address-labels.ts';
import { isUnreachable } from './private-addresses.ts';

/** A list with what stands on it. */
export interface PackedThreatList {
  readonly list: ThreatList;
  readonly entries: PackedThreatEntries;
}

/** Blocks of one family: a range that is no block has several. `list` and `entry` say whose they are. */
interface Family {
  readonly index: PrefixIndex;
  readonly list: Uint16Array;
  readonly entry: Uint32Array;
  /** Place in `labels` of all lists that have a block, or one around it. */
  readonly label: Uint16Array;
}

/**
 * Many threat lists, matched by longest prefix at once. An address is labelled with the names of all lists that hold it, most
 * weighty first. Private addresses are on none unless `includePrivate`: lists from elsewhere do not mean the reader's own machines.
 */
export class ThreatIndex implements LabelLookups {
  readonly v4: LabelLookup;
  readonly v6: LabelLookup;
  /** All that stands on a list, in plain data. */
  readonly known: { readonly set: AddressSet; readonly includePrivate: boolean };
  private readonly lists: readonly PackedThreatList[];
  private readonly families: { readonly 4: Family; readonly 6: Family };
  private readonly includePrivate: boolean;
  private readonly texts = new Map<number, { readonly texts: readonly string[]; readonly notes: readonly string[] }>();

  private constructor(lists: readonly PackedThreatList[], labels: readonly (string | null)[], families: { readonly 4: Family; readonly 6: Family }, includePrivate: boolean) {
    this.lists = lists;
    this.families = families;
    this.includePrivate = includePrivate;
    this.known = { set: { v4: families[4].index.stretches, v6: families[6].index.stretches }, includePrivate };
    this.v4 = this.lookup(labels, families[4], 1);
    this.v6 = this.lookup(labels, families[6], 4);
  }

  /** Over the lists that are on; in steps of well below a millisecond for a hundred thousand entries, but for the sorting. */
  static *steps(given: readonly PackedThreatList[], includePrivate: boolean): Generator<void, ThreatIndex> {
    const lists = given.filter(({ list }) => list.on).sort((a, b) => b.list.weight - a.list.weight || (a.list.name < b.list.name ? -1 : a.list.name > b.list.name ? 1 : 0));
    const labels: (string | null)[] = [null];
    const joined = new Map<string, number>();
    const members: (readonly number[])[] = [[]];
    const withList = (label: number, list: number): number => {
      const has = members[label] ?? [];
      if (has.includes(list)) return label;
      const all = [...has, list].sort((a, b) => a - b);
      const key = all.join(' ');
      let number = joined.get(key);
      if (number === undefined) {
        number = labels.length;
        assert(number < 65_536, 'as many combinations of lists as 16 bits hold');
        joined.set(key, number);
        members.push(all);
        labels.push([...new Set(all.map((each) => lists[each]?.list.name ?? ''))].join(', '));
      }
      return number;
    };
    const made = { 4: yield* familyOf(4, lists, withList), 6: yield* familyOf(6, lists, withList) };
    return new ThreatIndex(lists, labels, made, includePrivate);
  }

  /** Lists that are on. */
  get count(): number {
    return this.lists.length;
  }

  get isEmpty(): boolean {
    return this.lists.length === 0;
  }

  /** `steps` in one go. */
  static of(lists: readonly PackedThreatList[], includePrivate = false): ThreatIndex {
    return drained(ThreatIndex.steps(lists, includePrivate));
  }

  /** True when a list holds an address given as text. */
  holds(address: string): boolean {
    return this.innermost(address) !== null;
  }

  /** Every entry that holds an address, longest prefix first, then by the weight of its list. */
  hits(address: string): readonly ThreatHit[] {
    const found = this.innermost(address);
    if (!found) return [];
    const { family: { index, list, entry } } = found;
    const hits: { readonly list: number; readonly entry: number }[] = [];
    for (let block = found.block; block >= 0; block = index.around[block] ?? -1) {
      const hit = { list: list[block] ?? 0, entry: entry[block] ?? 0 };
      if (!hits.some((other) => other.list === hit.list && other.entry === hit.entry)) hits.push(hit);
    }
    return hits.map((hit) => this.hit(hit.list, hit.entry));
  }

  private innermost(address: string): { readonly family: Family; readonly block: number } | null {
    const number = parseIpv4(address);
    const words = number === null ? parseIpv6(address) : [number];
    if (!words) return null;
    const family = this.families[number === null ? 6 : 4];
    const block = blockHolding(family.index, words, 0);
    return block < 0 || (!this.includePrivate && isUnreachable(words)) ? null : { family, block };
  }

  private hit(place: number, entry: number): ThreatHit {
    const { list, entries } = this.lists[place] ?? absent();
    let told = this.texts.get(place);
    if (!told) this.texts.set(place, (told = { texts: entries.texts.split('\n'), notes: entries.notes.split('\n') }));
    return { list: list.id, line: entries.lines[entry] ?? 0, text: told.texts[entry] ?? '', block: rangeText(rangeAt(entries, entry)), note: told.notes[entry] || null };
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

function* familyOf(family: 4 | 6, lists: readonly PackedThreatList[], withList: (label: number, list: number) => number): Generator<void, Family> {
  const words = family === 4 ? 1 : 4;
  const firsts: number[] = [];
  const lasts: number[] = [];
  const list: number[] = [];
  const entry: number[] = [];
  // Of equal blocks the later one is inside and told first: the most weighty list comes last.
  for (let place = lists.length - 1; place >= 0; place--) {
    const { entries } = lists[place] ?? absent();
    for (let i = entries.lines.length - 1; i >= 0; i--) {
      if (entries.families[i] !== family) continue;
      for (const block of blocksOfRange(rangeAt(entries, i))) {
        if (block.family === 4) {
          firsts.push(block.first);
          lasts.push(block.last);
        } else {
          firsts.push(...block.first);
          lasts.push(...block.last);
        }
        list.push(place);
        entry.push(i);
      }
      if (i % stride === 0) yield;
    }
  }
  const index = yield* prefixIndexSteps({ words, firsts: Uint32Array.from(firsts), lasts: Uint32Array.from(lasts) });
  const label = new Uint16Array(list.length);
  for (const [i, block] of index.order.entries()) {
    const outer = index.around[block] ?? -1;
    label[block] = withList(outer < 0 ? 0 : (label[outer] ?? 0), list[block] ?? 0);
    if (i % stride === 0) yield;
  }
  return { index, list: Uint16Array.from(list), entry: Uint32Array.from(entry), label };
}

function absent(): never {
  throw new Error('There is such a list.');
}
