import { parseAddressRange, type AddressRange } from '../../base/cidr.ts';
import { parseIpv6 } from '../../base/ip.ts';
import { rangeOf, refanged } from './address-text.ts';
import type { Collected } from './collect.ts';

const dot = String.raw`(?:\.|\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?|\\\.)`;
const quad = String.raw`\d{1,3}(?:${dot}\d{1,3}){3}`;
const colon = String.raw`(?::|[\[({]:[\])}])`;
const prefix = String.raw`(?:\/\d{1,3})?`;
/** IPv4: nothing of a longer number, name or word around it. */
const four = new RegExp(String.raw`(?<![\d.a-z_])(v)?(${quad}(?:\s?[-–]\s?${quad}|${prefix}))(?![\d\w]|${dot}\w)`, 'gi');
/** IPv6: hexadecimal groups; whether they are an address is settled by reading them. */
const six = new RegExp(String.raw`(?<![\w:.\]])((?:[0-9a-f]{1,4}|${colon})(?:${colon}[0-9a-f]{0,4}){1,8}(?:${dot}\d{1,3}){0,3}${prefix})(?![\w:])`, 'gi');
const versionBefore = /(?:\b(?:version|versions|ver|release|releases|build|firmware|patch|update|section|chapter|table|figure|oid|rfc|sp)\b\.?[\s:=]*|[a-z][\w+-]*\/)$/i;

/** Takes the addresses in a line of running text. */
export function takeProse(into: Collected, line: string, number: number): void {
  if (!/\d/.test(line) && !line.includes('::')) return;
  for (const match of line.matchAll(four)) {
    const [, version, written = ''] = match;
    const plain = refanged(written).replace(/\s?[-–]\s?/, '-');
    const isDefanged = plain !== written && /[[({\\]/.test(written);
    const before = line.slice(Math.max(0, match.index - 40), match.index);
    const range = rangeOf(plain);
    if (!isDefanged && (version !== undefined || (versionBefore.test(before) && !/:\/\/[^\s]*$/.test(before)))) {
      if (typeof range !== 'string') into.leaveOut(number, line.trim(), 'version');
    } else if (typeof range !== 'string') into.add(range, number, line.trim(), null);
    // Four numbers with dots between that are no address are nothing in prose, unless somebody took care to defang them.
    else if (isDefanged) into.leaveOut(number, line.trim(), range);
  }
  if (!line.includes(':')) return;
  for (const [, written = ''] of line.matchAll(six)) {
    const plain = refanged(written);
    const range = sixOf(plain, plain !== written);
    if (range) into.add(range, number, line.trim(), null);
  }
}

/** Undefanged, only what is plainly an address: of the public space, or of four groups and more. `a::b` in code is none. */
function sixOf(text: string, isDefanged: boolean): AddressRange | null {
  const words = parseIpv6(text.replace(/\/\d+$/, ''));
  if (!words) return null;
  const groups = text.split(/[:/]/).filter((group) => group !== '').length;
  return isDefanged || words[0] >>> 29 === 1 || groups >= 4 ? parseAddressRange(text) : null;
}
