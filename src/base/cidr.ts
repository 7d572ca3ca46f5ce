import { formatIpv4, formatIpv6, parseIpv4, parseIpv6, type Ipv6Words } from './ip.ts';

/**
 * CIDR blocks and ranges of addresses, both ends inclusive. Bounds are 128-bit numbers for IPv6 and plain
 * unsigned 32-bit numbers for IPv4, so that a range of one family never matches the other.
 */
export type AddressRange =
  | { readonly family: 4; readonly first: number; readonly last: number }
  | { readonly family: 6; readonly first: Ipv6Words; readonly last: Ipv6Words };

export interface Cidr {
  readonly range: AddressRange;
  readonly prefix: number;
  /** True when bits after the prefix are set, as in 10.0.0.1/8; `network` is then the block without them. */
  readonly hostBits: boolean;
  /** The block as it is normally written. */
  readonly network: string;
}

/** How many bits of a mask as 255.255.252.0 are set; null where they are not the first ones. */
export function prefixOfMask(text: string): number | null {
  const mask = parseIpv4(text);
  return mask === null ? null : prefixBefore(~mask >>> 0);
}

/** The same of the mask of an access list, which has the other bits set: 0.0.3.255. */
export function prefixOfWildcard(text: string): number | null {
  const free = parseIpv4(text);
  return free === null ? null : prefixBefore(free);
}

function prefixBefore(free: number): number | null {
  return (free & (free + 1)) === 0 ? Math.clz32(free) : null;
}

/** Parses `a.b.c.d/n` or IPv6 `…/n`. Null when the text is neither. Host bits are accepted and told. */
export function parseCidr(text: string): Cidr | null {
  const slash = text.indexOf('/');
  if (slash < 0) return null;
  const bits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(bits)) return null;
  const prefix = Number(bits);
  const address = text.slice(0, slash);
  const v4 = parseIpv4(address);
  if (v4 !== null) {
    if (prefix > 32) return null;
    const mask = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
    const first = (v4 & mask) >>> 0;
    return {
      range: { family: 4, first, last: (first | ~mask) >>> 0 },
      prefix,
      hostBits: first !== v4,
      network: `${formatIpv4(first)}/${prefix}`,
    };
  }
  const v6 = parseIpv6(address);
  if (!v6 || prefix > 128) return null;
  const mask = (i: number): number => {
    const set = Math.min(32, Math.max(0, prefix - 32 * i));
    return set === 0 ? 0 : (0xffffffff << (32 - set)) >>> 0;
  };
  const map = (f: (word: number, i: number) => number): Ipv6Words => [f(v6[0], 0), f(v6[1], 1), f(v6[2], 2), f(v6[3], 3)];
  const first = map((w, i) => (w & mask(i)) >>> 0);
  const last = map((w, i) => (w | ~mask(i)) >>> 0);
  return {
    range: { family: 6, first, last },
    prefix,
    hostBits: first.some((w, i) => w !== v6[i]),
    network: `${formatIpv6(first)}/${prefix}`,
  };
}

/** A range as people type it: a CIDR block, `first-last`, or one address. Null when it is none of these. */
export function parseAddressRange(text: string): AddressRange | null {
  const cidr = parseCidr(text);
  if (cidr) return cidr.range;
  const dash = text.indexOf('-');
  const from = (dash < 0 ? text : text.slice(0, dash)).trim();
  const to = (dash < 0 ? text : text.slice(dash + 1)).trim();
  const a4 = parseIpv4(from);
  const b4 = parseIpv4(to);
  if (a4 !== null && b4 !== null) return a4 <= b4 ? { family: 4, first: a4, last: b4 } : null;
  const a6 = parseIpv6(from);
  const b6 = parseIpv6(to);
  return a6 && b6 && compareWords(a6, b6) <= 0 ? { family: 6, first: a6, last: b6 } : null;
}

/** The fewest CIDR blocks that make up a range, ascending. */
export function blocksOfRange(range: AddressRange): readonly AddressRange[] {
  const blocks: AddressRange[] = [];
  if (range.family === 4) {
    let first = range.first;
    while (first <= range.last) {
      let size = 1;
      while (size < 2 ** 32 && first % (size * 2) === 0 && first + size * 2 - 1 <= range.last) size *= 2;
      blocks.push({ family: 4, first, last: first + size - 1 });
      first += size;
    }
    return blocks;
  }
  if (prefixOfRange(range) !== null) return [range];
  let first = bigOf(range.first);
  const last = bigOf(range.last);
  while (first <= last) {
    let size = 1n;
    while (first % (size * 2n) === 0n && first + size * 2n - 1n <= last) size *= 2n;
    blocks.push({ family: 6, first: wordsOf(first), last: wordsOf(first + size - 1n) });
    first += size;
  }
  return blocks;
}

/** The prefix length of a range that is one CIDR block, null for all others. */
export function prefixOfRange(range: AddressRange): number | null {
  const [first, last] = range.family === 4 ? [[range.first], [range.last]] : [range.first, range.last];
  let prefix = 0;
  let inside = false;
  for (const [i, from] of first.entries()) {
    const to = last[i] ?? 0;
    const same: number = inside ? 0 : Math.clz32((from ^ to) >>> 0);
    const free = same === 0 ? 0xffffffff : same === 32 ? 0 : 0xffffffff >>> same;
    // Below the prefix the first address has only zeros, the last only ones.
    if ((from & free) !== 0 || ((to & free) >>> 0) !== free) return null;
    prefix += same;
    inside ||= same < 32;
  }
  return prefix;
}

/** A range as people write it: an address, a CIDR block where it is one, else `first-last`. */
export function rangeText(range: AddressRange): string {
  const [first, last] = range.family === 4 ? [formatIpv4(range.first), formatIpv4(range.last)] : [formatIpv6(range.first), formatIpv6(range.last)];
  if (first === last) return first;
  const prefix = prefixOfRange(range);
  return prefix === null ? `${first}-${last}` : `${first}/${prefix}`;
}

function bigOf(words: Ipv6Words): bigint {
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

function wordsOf(value: bigint): Ipv6Words {
  const word = (shift: bigint): number => Number((value >> shift) & 0xffffffffn);
  return [word(96n), word(64n), word(32n), word(0n)];
}

export function containsIpv4(range: AddressRange, value: number): boolean {
  return range.family === 4 && value >= range.first && value <= range.last;
}

export function containsIpv6(range: AddressRange, words: Ipv6Words): boolean {
  return range.family === 6 && compareWords(range.first, words) <= 0 && compareWords(words, range.last) <= 0;
}

function compareWords(a: Ipv6Words, b: Ipv6Words): number {
  for (let i = 0; i < 4; i++) {
    const d = (a[i] ?? 0) - (b[i] ?? 0);
    if (d !== 0) return d;
  }
  return 0;
}
