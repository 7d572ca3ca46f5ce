import { parseCidr, type AddressRange } from '../base/cidr.ts';
import { blockHolding, prefixIndex, type PrefixIndex } from '../base/prefix-index.ts';

const networks = {
  1: ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  4: ['::/127', 'fc00::/7', 'fe80::/10'],
} as const;

const made = { 1: indexOf(1), 4: indexOf(4) };

/**
 * True of an address that nobody has on the internet: private (RFC 1918), shared (100.64/10), loopback, link-local, unique local
 * and unspecified. Given as one word (IPv4) or four (IPv6). An IPv4 address within an IPv6 one is not looked at.
 */
export function isUnreachable(words: ArrayLike<number>): boolean {
  return blockHolding(words.length === 1 ? made[1] : made[4], words, 0) >= 0;
}

/** True of a range that lies in one of these networks as a whole. */
export function isUnreachableRange({ family, first, last }: AddressRange): boolean {
  const index = made[family === 4 ? 1 : 4];
  const block = blockHolding(index, family === 4 ? [first] : first, 0);
  return block >= 0 && block === blockHolding(index, family === 4 ? [last] : last, 0);
}

function indexOf(words: 1 | 4): PrefixIndex {
  const ranges = networks[words].flatMap((text) => parseCidr(text)?.range ?? []);
  const bounds = (end: 'first' | 'last'): Uint32Array => Uint32Array.from(ranges.flatMap((range) => range[end]));
  return prefixIndex({ words, firsts: bounds('first'), lasts: bounds('last') });
}
