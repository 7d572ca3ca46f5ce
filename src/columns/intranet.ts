import { containsIpv4, containsIpv6, parseCidr, type AddressRange } from '../base/cidr.ts';
import type { AddressBook } from './table-view.ts';

function rangeOf(text: string): AddressRange {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`Not a CIDR block: ${text}`);
  return cidr.range;
}

/** Private networks (RFC 1918), unique local (RFC 4193) and link-local addresses: what `ip_to_domain` calls the intranet. */
export const intranetRanges = {
  4: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(rangeOf),
  6: ['fc00::/7', 'fe80::/10'].map(rangeOf),
} as const;

/** An address of the dictionary belongs to the intranet. */
export function isIntranet(addresses: AddressBook, code: number): boolean {
  switch (addresses.family(code)) {
    case 4:
      return intranetRanges[4].some((range) => containsIpv4(range, addresses.v4(code)));
    case 6:
      return intranetRanges[6].some((range) => containsIpv6(range, addresses.v6(code)));
    case 0:
      return false;
  }
}
