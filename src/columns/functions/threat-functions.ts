import { isAddress } from '../../base/ip.ts';
import type { Implementation } from './implementation.ts';
import type { IpLookup } from './ip-lookup.ts';
import { urlParts } from './url-parts.ts';

/** SLS's security checks: 1 for what a list of threats has, 0 for everything else, what is no address or URL included. */

function isListed(lookup: IpLookup, host: string): boolean {
  return isAddress(host) ? lookup.isThreat(host) : lookup.isThreatDomain(host.toLowerCase().replace(/\.$/, ''));
}

export const threatFunctions = {
  security_check_ip: ({ text, lookup }) => Number(lookup.isThreat(text(0))),
  security_check_domain: ({ text, lookup }) => Number(isListed(lookup, text(0))),
  security_check_url: ({ text, lookup }) => {
    const host = urlParts(text(0))?.host ?? '';
    return Number(host !== '' && isListed(lookup, host.replace(/^\[(.*)\]$/, '$1')));
  },
} as const satisfies Readonly<Record<string, Implementation>>;
