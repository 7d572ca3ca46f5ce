import { parseAddressRange, parseCidr, type AddressRange } from '../../base/cidr.ts';
import { parseIpv4 } from '../../base/ip.ts';
import type { LeftOut } from './list-read.ts';

/** A dot or a colon as reports write it so that nobody follows it by mistake. */
const defangedDot = /\s?(?:[[({]\s?(?:\.|dot)\s?[\])}]|\\\.)\s?/gi;
const defangedColon = /[[({]:(?:\/\/)?[\])}]/g;
const scheme = /^(?:h(?:xx|tt)ps?|ftp|fxp|tcp|udp|ssh|smb|ldaps?|wss?):\/\//i;
const hostName = /^(?:\*\.)?(?:[\w-]{1,63}\.)+[a-z][a-z0-9-]{1,62}\.?$/i;

/** `1.2.3[.]4`, `1(.)2`, `1[dot]2`, `hxxp[:]//…` as they would be written plainly. */
export function refanged(text: string): string {
  if (!/[[({\\]/.test(text)) return text;
  return text.replace(defangedDot, '.').replace(defangedColon, (colon) => colon.slice(1, -1));
}

/**
 * What a word of a list says: an address, a block, a range, `1.2.3.*`, an address with a port, a URL at an address; or why it is
 * none of these. `word` is refanged.
 */
export function rangeOf(word: string): AddressRange | LeftOut {
  const plain = parseAddressRange(word);
  if (plain) return isEverything(plain) ? 'everything' : plain;
  const host = hostOf(word);
  const inside = host === word ? null : parseAddressRange(host);
  if (inside) return isEverything(inside) ? 'everything' : inside;
  const wild = /^(\d{1,3}(?:\.\d{1,3}){0,2})(?:\.\*){1,3}$/.exec(word)?.[1];
  if (wild !== undefined) {
    const octets = wild.split('.');
    return parseCidr(`${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${8 * octets.length}`)?.range ?? 'no-address';
  }
  return hostName.test(host) ? 'host-name' : 'no-address';
}

/** What stands between scheme and path, without brackets, user and port. */
function hostOf(word: string): string {
  let host = word.replace(scheme, '');
  const isUrl = host !== word;
  if (isUrl) host = host.replace(/[/?#].*$/s, '').replace(/^[^@]*@/, '');
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(host)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^[^:]*:\d{1,5}$/.test(host) ? host.slice(0, host.indexOf(':')) : host;
}

/** An address and a mask, as in `10.0.0.0 255.0.0.0`. Null when the second is none. */
export function maskedBlock(address: string, mask: string): AddressRange | null {
  const bits = parseIpv4(mask);
  if (bits === null || bits === 0) return null;
  const free = ~bits >>> 0;
  // Ones, then zeros.
  if ((free & (free + 1)) !== 0) return null;
  return parseCidr(`${address}/${32 - Math.log2(free + 1)}`)?.range ?? null;
}

function isEverything({ family, first, last }: AddressRange): boolean {
  return family === 4 ? first === 0 && last === 0xffffffff : first.every((word) => word === 0) && last.every((word) => word === 0xffffffff);
}

/** Addresses at which lists of names park them. */
export function isSinkhole(range: AddressRange): boolean {
  if (range.family === 4) return range.first === range.last && (range.first === 0 || range.first === 0x7f000001);
  return range.first.slice(0, 3).every((word) => word === 0) && range.first[3] <= 1 && range.last[3] === range.first[3];
}
