import { prefixOfMask, prefixOfWildcard } from '../../base/cidr.ts';
import { isAddress, parseIpv4 } from '../../base/ip.ts';
import { portsOfService, protocolNumber } from '../../model/ports.ts';

/**
 * What is copied from elsewhere and holds an address: a URL from an error message, the mask of a router's configuration. Only the
 * address and its port are of use here; a log holds no names of hosts and no paths.
 */
interface Url {
  readonly scheme: string;
  readonly host: string;
  readonly port: string | null;
}

function urlOf(text: string): Url | null {
  const [, scheme = '', six = '', host = '', port = null] = /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#@\s]*@)?(?:\[([\da-f:.]+)\]|([^/?#:\s]+))(?::(\d{1,5}))?(?:[/?#]\S*)?$/i.exec(text) ?? [];
  return scheme === '' ? null : { scheme: scheme.toLowerCase(), host: six === '' ? host : six, port };
}

/** The terms of a URL whose host is an address: `http://10.0.0.1/x` is 10.0.0.1:80, `udp://10.0.0.1:53` names its protocol too. Null for any other text. */
export function urlTerms(text: string): readonly string[] | null {
  const url = urlOf(text);
  if (url === null || !isAddress(url.host)) return null;
  const port = url.port ?? portsOfService(url.scheme)[0] ?? null;
  const host = url.host.includes(':') && port !== null ? `[${url.host}]` : url.host;
  return [...(protocolNumber(url.scheme) === null ? [] : [url.scheme]), port === null ? host : `${host}:${port}`];
}

/** The host that a text names, where it is a name: of a URL, with its port or alone. Null for addresses and all else. */
export function hostNamed(text: string): string | null {
  const host = urlOf(text)?.host ?? /^((?:[a-z\d_-]+\.)+[a-z]{2,})(?::\d{1,5})?(?:\/\S*)?$/i.exec(text)?.[1] ?? null;
  return host === null || isAddress(host) ? null : host;
}

/** The prefix length of a mask, of a network (255.255.255.0) or of an access list (0.0.0.255); null where its bits do not stand together. */
const prefixOf = (mask: string): number | null => prefixOfMask(mask) ?? prefixOfWildcard(mask);

/** A block whose size is told by a mask, with its prefix length instead: `10.0.3.0/255.255.255.0` is 10.0.3.0/24. Other texts stay. */
export function maskless(text: string): string {
  const [address = '', mask = ''] = text.split('/');
  const prefix = parseIpv4(address) === null ? null : prefixOf(mask);
  return prefix === null ? text : `${address}/${prefix}`;
}

/** Whether an address is written so that it must be the mask of the one before it; all ones and all zeros are addresses too. */
export function isMask(text: string): boolean {
  return prefixOf(text) !== null && !['0.0.0.0', '255.255.255.255'].includes(text);
}
