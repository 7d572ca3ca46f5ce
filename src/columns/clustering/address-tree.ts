import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import type { AddressPart } from '../../model/clusters.ts';
import type { AddressBook } from '../table-view.ts';

/**
 * The addresses and blocks of one end that are told apart: those that enough records have, and with each all blocks around it. An
 * address stands at the narrowest of them that holds it, so whether a pattern with one of these nodes holds an address is a look
 * at its ancestors. Levels: 0 an address, 1 to 3 blocks (/24 /16 /8; /64 /48 /32 of IPv6), 4 anything.
 */
export const anyLevel = 4;
export const anyNode = 0;
/** Records without an address there. */
export const noneNode = 1;

interface Node {
  readonly level: number;
  readonly parent: number;
  /** Code of an address; first address of a block as a number, or its words. */
  readonly key: number | readonly [number, number, number, number];
}

export class AddressTree {
  private readonly nodes: Node[] = [{ level: anyLevel, parent: -1, key: 0 }, { level: 0, parent: anyNode, key: 0 }];
  /** Node by code of the dictionary. */
  readonly places: Int32Array;
  private readonly chains: (number[] | undefined)[] = [];
  private readonly book: AddressBook | null;

  private constructor(book: AddressBook | null) {
    this.book = book;
    this.places = new Int32Array((book?.size ?? 0) + 1);
    this.places[0] = noneNode;
  }

  /** @param counts of records (or of a sample) by code of the dictionary. Null: no record has an address. */
  static async of(book: AddressBook | null, counts: Uint32Array, least: number, tick: () => Promise<void>): Promise<AddressTree> {
    const tree = new AddressTree(book);
    if (!book) return tree;
    const { kinds, values, pool } = book.entries(1);
    await tree.grow4(kinds, values, counts, least, tick);
    await tree.grow6(kinds, values, pool, counts, least, tick);
    return tree;
  }

  get size(): number {
    return this.nodes.length;
  }

  level(node: number): number {
    return this.nodes[node]?.level ?? anyLevel;
  }

  parent(node: number): number {
    return this.nodes[node]?.parent ?? -1;
  }

  /** The node itself, then what is around it, up to anything. */
  chain(node: number): readonly number[] {
    let chain = this.chains[node];
    if (!chain) {
      chain = [node];
      for (let at = this.parent(node); at >= 0; at = this.parent(at)) chain.push(at);
      this.chains[node] = chain;
    }
    return chain;
  }

  /** True when `node` lies in `ancestor`, or is it. */
  within(node: number, ancestor: number): boolean {
    let at = node;
    while (at >= 0 && at !== ancestor) at = this.parent(at);
    return at === ancestor;
  }

  /** The narrowest node that holds both. */
  common(a: number, b: number): number {
    let at = a;
    while (!this.within(b, at)) at = this.parent(at);
    return at;
  }

  part(node: number): AddressPart {
    if (node === anyNode) return { kind: 'any' };
    if (node === noneNode) return { kind: 'none' };
    const { level, key } = this.nodes[node] ?? { level: anyLevel, key: 0 };
    if (typeof key !== 'number') return { kind: 'block', text: `${formatIpv6(key)}/${[128, 64, 48, 32][level] ?? 0}` };
    if (level === 0) return { kind: 'address', text: this.book?.text(key) ?? '' };
    return { kind: 'block', text: `${formatIpv4(key)}/${32 - 8 * level}` };
  }

  private add(level: number, parent: number, key: Node['key']): number {
    return this.nodes.push({ level, parent, key }) - 1;
  }

  private async grow4(kinds: Uint8Array, values: Uint32Array, counts: Uint32Array, least: number, tick: () => Promise<void>): Promise<void> {
    const is4 = (i: number): boolean => ((kinds[i] ?? 0) & 127) === 4;
    const each = (run: (value: number, code: number) => void): Promise<void> =>
      inStretches(kinds.length, tick, (i) => {
        if (is4(i)) run(values[i] ?? 0, i + 1);
      });
    const wide = new Uint32Array(65_536);
    await each((value, code) => (wide[value >>> 16] = (wide[value >>> 16] ?? 0) + (counts[code] ?? 0)));
    const widest = new Uint32Array(256);
    wide.forEach((count, i) => (widest[i >>> 8] = (widest[i >>> 8] ?? 0) + count));
    await tick();
    const nodes8 = Int32Array.from(widest, (count, i) => (count < least ? anyNode : this.add(3, anyNode, (i << 24) >>> 0)));
    const nodes16 = Int32Array.from(wide, (count, i) => (count < least ? nodes8[i >>> 8] ?? anyNode : this.add(2, nodes8[i >>> 8] ?? anyNode, (i << 16) >>> 0)));
    await tick();
    // Only blocks of /16 that are nodes themselves can hold a /24 that is one.
    const places16 = new Int32Array(65_536);
    let told = 0;
    wide.forEach((count, i) => (places16[i] = count < least ? -1 : told++));
    const narrow = new Uint32Array(told * 256);
    const nodes24 = new Int32Array(told * 256);
    const at24 = (value: number): number => {
      const place = places16[value >>> 16] ?? -1;
      return place < 0 ? -1 : place * 256 + ((value >>> 8) & 255);
    };
    await each((value, code) => {
      const at = at24(value);
      if (at >= 0) narrow[at] = (narrow[at] ?? 0) + (counts[code] ?? 0);
    });
    for (let i = 0; i < 65_536; i++) {
      const place = places16[i] ?? -1;
      for (let last = 0; place >= 0 && last < 256; last++) {
        const around = nodes16[i] ?? anyNode;
        nodes24[place * 256 + last] = (narrow[place * 256 + last] ?? 0) < least ? around : this.add(1, around, ((i << 16) | (last << 8)) >>> 0);
      }
      if ((i & 8191) === 8191) await tick();
    }
    await each((value, code) => {
      const at = at24(value);
      const around = at < 0 ? (nodes16[value >>> 16] ?? anyNode) : (nodes24[at] ?? anyNode);
      this.places[code] = (counts[code] ?? 0) < least ? around : this.add(0, around, code);
    });
  }

  private async grow6(kinds: Uint8Array, values: Uint32Array, pool: Uint32Array, counts: Uint32Array, least: number, tick: () => Promise<void>): Promise<void> {
    const codes: number[] = [];
    kinds.forEach((kind, i) => {
      if ((kind & 127) !== 4) codes.push(i + 1);
    });
    const word = (code: number, k: number): number => pool[(values[code - 1] ?? 0) * 4 + k] ?? 0;
    // From wide to narrow: `at` is the node so far, and what tells its parts apart is a number of 32 or 16 bits.
    const steps: readonly { level: number; part: (code: number) => number; key: (code: number) => readonly [number, number, number, number] }[] = [
      { level: 3, part: (code) => word(code, 0), key: (code) => [word(code, 0), 0, 0, 0] },
      { level: 2, part: (code) => word(code, 1) >>> 16, key: (code) => [word(code, 0), (word(code, 1) & 0xffff0000) >>> 0, 0, 0] },
      { level: 1, part: (code) => word(code, 1) & 0xffff, key: (code) => [word(code, 0), word(code, 1), 0, 0] },
    ];
    let above = anyLevel;
    for (const { level, part, key } of steps) {
      const sums = new Map<number, number>();
      const name = (code: number): number => (this.places[code] ?? anyNode) * 2 ** 32 + part(code);
      const open = (code: number): boolean => this.level(this.places[code] ?? anyNode) === above;
      await inStretches(codes.length, tick, (i) => {
        const code = codes[i] ?? 0;
        const count = counts[code] ?? 0;
        if (count > 0 && open(code)) sums.set(name(code), (sums.get(name(code)) ?? 0) + count);
      });
      const made = new Map<number, number>();
      await inStretches(codes.length, tick, (i) => {
        const code = codes[i] ?? 0;
        if (!open(code)) return;
        const around = this.places[code] ?? anyNode;
        const named = name(code);
        if ((sums.get(named) ?? 0) < least) return;
        let node = made.get(named);
        if (node === undefined) made.set(named, (node = this.add(level, around, key(code))));
        this.places[code] = node;
      });
      above = level;
    }
    for (const code of codes) if ((counts[code] ?? 0) >= least && (counts[code] ?? 0) > 0) this.places[code] = this.add(0, this.places[code] ?? anyNode, code);
  }
}

async function inStretches(count: number, tick: () => Promise<void>, run: (i: number) => void): Promise<void> {
  for (let begin = 0; begin < count; begin += 32_768) {
    const end = Math.min(count, begin + 32_768);
    for (let i = begin; i < end; i++) run(i);
    await tick();
  }
}
