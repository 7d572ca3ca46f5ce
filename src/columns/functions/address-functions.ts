import { containsIpv4, containsIpv6, parseCidr } from '../../base/cidr.ts';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { intranetRanges } from '../intranet.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { Implementation } from './implementation.ts';

/**
 * Functions on addresses, IPv4 and IPv6 alike. What is no address (`-`, a name) gives null: SLS documents nothing for it.
 * Blocks may have host bits (`192.168.0.1/24`), as in SLS.
 */

function block(text: string): NonNullable<ReturnType<typeof parseCidr>> {
  const cidr = parseCidr(text);
  if (!cidr) throw new EvaluationError({ kind: 'argument', message: `Not a CIDR block: ${text}` });
  return cidr;
}

/** Null when the second text is no address. @throws EvaluationError when the first is no block. */
function holds(cidr: string, address: string): boolean | null {
  const range = block(cidr).range;
  const v4 = parseIpv4(address);
  if (v4 !== null) return containsIpv4(range, v4);
  const v6 = parseIpv6(address);
  return v6 ? containsIpv6(range, v6) : null;
}

function domain(address: string): string | null {
  const v4 = parseIpv4(address);
  if (v4 !== null) return intranetRanges[4].some((range) => containsIpv4(range, v4)) ? 'intranet' : 'internet';
  const v6 = parseIpv6(address);
  if (v6 === null) return null;
  return intranetRanges[6].some((range) => containsIpv6(range, v6)) ? 'intranet' : 'internet';
}

function prefix(address: string, bits: number): string | null {
  const v4 = parseIpv4(address);
  if (v4 === null && !parseIpv6(address)) return null;
  return block(`${address}/${bits}`).network;
}

function bound(cidr: string, end: 'first' | 'last'): string {
  const range = block(cidr).range;
  return range.family === 4 ? formatIpv4(range[end]) : formatIpv6(range[end]);
}

function holdsBlock(outer: string, inner: string): boolean {
  const a = block(outer);
  const b = block(inner);
  if (b.prefix < a.prefix || a.range.family !== b.range.family) return false;
  return b.range.family === 4 ? containsIpv4(a.range, b.range.first) : containsIpv6(a.range, b.range.first);
}

const toDomain: Implementation = ({ text }) => domain(text(0));

export const addressFunctions = {
  ip_to_domain: toDomain,
  ipv6_to_domain: toDomain,
  ip_prefix: ({ text, count }) => prefix(text(0), count(1)),
  ip_subnet_min: ({ text }) => bound(text(0), 'first'),
  ip_subnet_max: ({ text }) => bound(text(0), 'last'),
  is_subnet_of: ({ text }) => holds(text(0), text(1)),
  is_prefix_subnet_of: ({ text }) => holdsBlock(text(0), text(1)),
} as const satisfies Readonly<Record<string, Implementation>>;
