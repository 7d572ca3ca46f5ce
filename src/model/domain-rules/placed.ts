import { parseCidr } from '../../base/cidr.ts';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6, type Ipv6Words } from '../../base/ip.ts';

/** A block where it stands among all addresses of its family: both bounds inclusive. */
export interface Placed {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

export function bitsOf(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** Null for what is no block. Host bits are dropped. */
export function placed(block: string): Placed | null {
  const cidr = parseCidr(block);
  if (cidr === null) return null;
  const { range, prefix } = cidr;
  return range.family === 4
    ? { family: 4, prefix, first: BigInt(range.first), last: BigInt(range.last) }
    : { family: 6, prefix, first: fromWords(range.first), last: fromWords(range.last) };
}

/** The place of one address; null for what is none. */
export function placedAddress(text: string): Placed | null {
  const v4 = parseIpv4(text);
  if (v4 !== null) return { family: 4, prefix: 32, first: BigInt(v4), last: BigInt(v4) };
  const v6 = parseIpv6(text);
  if (v6 === null) return null;
  const at = fromWords(v6);
  return { family: 6, prefix: 128, first: at, last: at };
}

/** The block of a prefix length that begins at, or holds, an address. */
export function blockAt(family: 4 | 6, address: bigint, prefix: number): Placed {
  const size = 1n << BigInt(bitsOf(family) - prefix);
  const first = address - (address % size);
  return { family, prefix, first, last: first + size - 1n };
}

/** As it is normally written. */
export function printed({ family, prefix, first }: Placed): string {
  return `${addressText(family, first)}/${prefix}`;
}

export function addressText(family: 4 | 6, address: bigint): string {
  return family === 4 ? formatIpv4(Number(address)) : formatIpv6(words(address));
}

/** Whether all of `inner` is in `outer`; a block holds itself. */
export function holds(outer: Placed, inner: Placed): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** By family, then where they begin, the longer ones (with more addresses) first: each block after those that hold it. */
export function inOrder(a: Placed, b: Placed): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.prefix - b.prefix;
}

/** Private addresses (RFC 1918, RFC 4193), of which a reader is expected to know whose they are. */
const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map((block) => placed(block));

export function isPrivate(one: Placed): boolean {
  return own.some((block) => block !== null && holds(block, one));
}

function fromWords([a, b, c, d]: Ipv6Words): bigint {
  return (BigInt(a) << 96n) | (BigInt(b) << 64n) | (BigInt(c) << 32n) | BigInt(d);
}

function words(address: bigint): Ipv6Words {
  const word = (shift: bigint): number => Number((address >> shift) & 0xffffffffn);
  return [word(96n), word(64n), word(32n), word(0n)];
}
