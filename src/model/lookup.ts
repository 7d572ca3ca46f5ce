/** A site of the reader's choice at which an address can be looked up: opened on a click, never asked by this page. */
export interface LookupSite {
  readonly name: string;
  /** `https://…`, with `{address}` where the address goes. */
  readonly url: string;
}

export const addressPlace = '{address}';

/** What is wrong with a template. */
export type LookupFault = 'no-url' | 'not-https' | 'no-place' | 'in-host';

/** Null when a template can be used. The address may stand in the path or behind it, never in the name of the host. */
export function lookupFault(template: string): LookupFault | null {
  const url = parsed(template.replaceAll(addressPlace, '192.0.2.1'));
  if (!url) return 'no-url';
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'not-https';
  if (!template.includes(addressPlace)) return 'no-place';
  return url.host.includes('192.0.2.1') ? 'in-host' : null;
}

/** Where a click leads; null for a template that cannot be used. */
export function lookupUrl(template: string, address: string): string | null {
  return lookupFault(template) === null ? template.replaceAll(addressPlace, encodeURIComponent(address)) : null;
}

/** The host that is asked, as people recognise it. */
export function lookupHost(template: string): string {
  return parsed(template.replaceAll(addressPlace, 'x'))?.host ?? template;
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const site = (url: string): LookupSite => ({ name: lookupHost(url), url });

/** The one that is offered before the reader chose any: the registries' own, which answers for all of them. */
export const usualSites: readonly LookupSite[] = [site('https://rdap.db.ripe.net/ip/{address}')];

/** Well-known ones to choose from. */
export const suggestedSites: readonly LookupSite[] = [
  ...usualSites,
  site('https://bgp.he.net/ip/{address}'),
  site('https://www.abuseipdb.com/check/{address}'),
  site('https://www.virustotal.com/gui/ip-address/{address}'),
  site('https://www.shodan.io/host/{address}'),
  site('https://viz.greynoise.io/ip/{address}'),
  site('https://x.threatbook.com/v5/ip/{address}'),
];
