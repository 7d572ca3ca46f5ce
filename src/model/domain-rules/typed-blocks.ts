import { blocksOfRange, parseAddressRange, parseCidr, prefixOfMask, rangeText } from '../../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';

/** What is wrong with one block as it was typed. Where `use` is there, it is what was probably meant. */
export type BlockFault =
  /** Bits after the prefix are set: 10.0.12.7/22. */
  | { readonly kind: 'host-bits'; readonly use: string }
  /** An address without a prefix length. */
  | { readonly kind: 'no-prefix'; readonly use: string }
  /** A prefix of more bits than an address has, or none that is a number. */
  | { readonly kind: 'prefix'; readonly most: 32 | 128; readonly prefix: string }
  /** A part of an IPv4 address is over 255. */
  | { readonly kind: 'octet'; readonly octet: string }
  /** With a mask in place of a prefix length: 10.0.12.0/255.255.252.0. */
  | { readonly kind: 'mask'; readonly use: string }
  /** From one address to another: the fewest blocks that make it up, with the commas between them. */
  | { readonly kind: 'range'; readonly use: string }
  /** Parted by colons where dots belong: 100:64.0.0/10. */
  | { readonly kind: 'colon'; readonly use: string }
  | { readonly kind: 'not-a-block' };

export interface TypedBlock {
  readonly text: string;
  /** Where it stands in what was typed: characters from 0, line and column from 1. */
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** The network as it is normally written; null where there is a fault. */
  readonly network: string | null;
  readonly fault: BlockFault | null;
}

/** Commas, semicolons and spaces of both scripts, and new lines. */
const parts = /[^\s,;，；、]+/gu;

/** The blocks of a text as people type or paste them, each with what is wrong with it. */
export function typedBlocks(text: string): readonly TypedBlock[] {
  return Array.from(text.matchAll(parts), (match): TypedBlock => {
    const [block] = match;
    const before = text.slice(0, match.index);
    const line = before.split('\n').length;
    const column = match.index - (before.lastIndexOf('\n') + 1) + 1;
    const at = { text: block, at: match.index, line, column };
    const read = parseCidr(block);
    if (read === null) return { ...at, network: null, fault: faultOf(block) };
    return read.hostBits ? { ...at, network: null, fault: { kind: 'host-bits', use: read.network } } : { ...at, network: read.network, fault: null };
  });
}

/** A text with one of its blocks replaced, the rest as it stood. */
export function blockReplaced(text: string, { at, text: block }: TypedBlock, by: string): string {
  return text.slice(0, at) + by + text.slice(at + block.length);
}

function faultOf(block: string): BlockFault {
  const slash = block.indexOf('/');
  const address = slash < 0 ? block : block.slice(0, slash);
  const prefix = slash < 0 ? null : block.slice(slash + 1);
  const isV4 = parseIpv4(address) !== null;
  const masked = isV4 && prefix !== null ? prefixOfMask(prefix) : null;
  if (masked !== null) return { kind: 'mask', use: parseCidr(`${address}/${masked}`)?.network ?? block };
  if (isV4 || parseIpv6(address) !== null) {
    const most = isV4 ? 32 : 128;
    return prefix === null ? { kind: 'no-prefix', use: parseCidr(`${address}/${most}`)?.network ?? block } : { kind: 'prefix', most, prefix };
  }
  const range = parseAddressRange(block);
  if (range !== null) return { kind: 'range', use: blocksOfRange(range).map((one) => withPrefix(rangeText(one))).join(', ') };
  const octet = /^\d+(?:\.\d+){3}$/.test(address) ? address.split('.').find((one) => Number(one) > 255) : undefined;
  if (octet !== undefined) return { kind: 'octet', octet };
  const dotted = parseCidr(block.replaceAll(/[:。．·]/gu, '.'));
  return dotted === null ? { kind: 'not-a-block' } : { kind: 'colon', use: dotted.network };
}

/** One address is a block too. */
function withPrefix(text: string): string {
  if (text.includes('/')) return text;
  return `${text}/${text.includes(':') ? 128 : 32}`;
}
