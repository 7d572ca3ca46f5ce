import { containsIpv4, containsIpv6, parseAddressRange, parseCidr, rangeText, type AddressRange } from '../base/cidr.ts';
import type { ThreatException } from './threats.ts';

/** What a reader wants to be marked no more. */
export interface ExceptionWish {
  /** As it was typed. */
  readonly block: string;
  /** Id of the one list; null for all. */
  readonly list: string | null;
  readonly remark: string;
}

export type ExceptionFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-block' }
  /** Bits after the prefix are set; `use` is the network without them. */
  | { readonly kind: 'host-bits'; readonly use: string }
  /** All addresses of a family: what switches lists off is their switch. */
  | { readonly kind: 'everything' }
  /** Nothing of it is left to except. */
  | { readonly kind: 'there'; readonly by: ThreatException };

export const longestExceptionRemark = 200;

/** What is wrong with a wish, beside the exceptions there are; null when nothing is. */
export function exceptionFault({ block, list }: Pick<ExceptionWish, 'block' | 'list'>, exceptions: readonly ThreatException[]): ExceptionFault | null {
  const text = block.trim();
  if (text === '') return { kind: 'missing' };
  const cidr = parseCidr(text);
  if (cidr?.hostBits === true) return { kind: 'host-bits', use: cidr.network };
  const range = parseAddressRange(text);
  if (range === null) return { kind: 'not-a-block' };
  if (/^(?:0\.0\.0\.0|::)\/0$/.test(rangeText(range))) return { kind: 'everything' };
  const by = exceptions.find((one) => (one.list === null || one.list === list) && isWithin(range, one.block));
  return by === undefined ? null : { kind: 'there', by };
}

/** A block without fault as it is normally written. */
export function exceptionBlock(text: string): string {
  const range = parseAddressRange(text.trim());
  return range === null ? text.trim() : rangeText(range);
}

function isWithin(range: AddressRange, block: string): boolean {
  const outer = parseAddressRange(block);
  if (outer === null) return false;
  return range.family === 4 ? containsIpv4(outer, range.first) && containsIpv4(outer, range.last) : containsIpv6(outer, range.first) && containsIpv6(outer, range.last);
}
