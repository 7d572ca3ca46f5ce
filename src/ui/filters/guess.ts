import { parseAddressRange } from '../../base/cidr.ts';
import { countriesNamed } from '../../base/geo/names.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Filter, FilterTest, Side } from '../../model/filter.ts';
import { portsNamed, protocolName, protocolNumber } from '../../model/ports.ts';
import { parseTyped, partsOf, withoutNot } from './typed.ts';
import { testFor } from './values.ts';

const most = 9;

/**
 * The filters that a text without (or with) a field may mean, likeliest first: an address at either end, a destination
 * port, a service, an id by its prefix, a verdict, a protocol, a country, threats. Only fields that the data has are offered.
 */
export function guessFilters(text: string, present: readonly string[]): readonly Filter[] {
  const typed = parseTyped(text, present);
  if (typed !== null) return present.includes(typed.field) ? [typed] : [];
  const { rest, negated } = withoutNot(text.trim());
  // What names a field is no bare text, even while its value is still to come.
  if (rest === '' || partsOf(rest) !== null) return [];
  const found: Filter[] = [];
  const offer = (field: string, test: FilterTest | null, side: Side = 'own'): void => {
    const mirror = fieldNamed(field)?.mirror;
    const isThere = present.includes(field) && (side === 'own' || (mirror !== undefined && present.includes(mirror)));
    if (test !== null && isThere) found.push({ field, side, test, negated, disabled: false });
  };
  const ends = (test: FilterTest | null): void => {
    offer('srcaddr', test, 'either');
    offer('srcaddr', test);
    offer('dstaddr', test);
  };
  const looksLikeAddress = isAddress(rest) || (/[.:]/.test(rest) && parseAddressRange(rest) !== null) || /^[\d.*?]+\.[\d.*?]*[*?][\d.*?]*$/.test(rest);
  if (looksLikeAddress) ends(testFor(fieldNamed('srcaddr') ?? null, rest));
  else if (/^\d{1,3}(\.\d{1,3}){1,2}\.?$/.test(rest)) ends({ kind: 'wildcard', pattern: `${rest.replace(/\.$/, '')}.*` });
  if (/^\d{1,5}$/.test(rest) && Number(rest) <= 65_535) {
    offer('dstport', value(String(Number(rest))));
    offer('srcport', value(String(Number(rest))));
    offer('dstport', value(String(Number(rest))), 'either');
    if (protocolName(Number(rest)) !== null) offer('protocol', value(String(Number(rest))));
  }
  const span = /^(\d{1,5})\s*(?:-|–|\.\.)\s*(\d{1,5})$/.exec(rest);
  if (span && Number(span[1]) <= Number(span[2])) offer('dstport', { kind: 'range', min: Number(span[1]), max: Number(span[2]) });
  for (const [prefix, field] of idPrefixes) {
    if (rest.toLowerCase().startsWith(prefix)) offer(field, /[*?]/.test(rest) ? { kind: 'wildcard', pattern: rest } : rest.length > prefix.length + 12 ? value(rest) : { kind: 'wildcard', pattern: `${rest}*` });
  }
  if (/^\p{L}{2,}/u.test(rest) || /^\p{Script=Han}/u.test(rest)) named(rest, offer);
  return found.slice(0, most);
}

/** How ids begin that tell by themselves what they are of. */
export const idPrefixes = [['eni-', 'eni-id'], ['i-', 'vm-id'], ['vpc-', 'vpc-id'], ['vsw-', 'vswitch-id'], ['subnet-', 'vswitch-id']] as const;

/** What people call an address that stands on a list. */
const threatWords = ['threat', 'suspicious', 'malicious', '情报', '威胁', '可疑', '恶意'];

function value(one: string): FilterTest {
  return { kind: 'in', values: [one] };
}

function named(rest: string, offer: (field: string, test: FilterTest | null, side?: Side) => void): void {
  const upper = rest.toUpperCase();
  for (const verdict of ['ACCEPT', 'REJECT']) if (verdict.startsWith(upper)) offer('action', value(verdict));
  for (const status of ['OK', 'NODATA', 'SKIPDATA']) if (status.startsWith(upper)) offer('log-status', value(status));
  if (upper === 'IN' || upper === 'OUT') offer('direction', value(upper.toLowerCase()));
  const protocol = protocolNumber(rest);
  if (protocol !== null) offer('protocol', value(String(protocol)));
  for (const { port } of portsNamed(rest).slice(0, 4)) offer('dstport', value(String(port)));
  if (threatWords.some((word) => word.startsWith(rest.toLowerCase()))) {
    offer('srcthreat', { kind: 'exists' }, 'either');
    offer('srcthreat', { kind: 'exists' });
    offer('dstthreat', { kind: 'exists' });
  }
  for (const code of countriesNamed(rest).slice(0, 3)) {
    offer('srccountry', value(code), 'either');
    offer('srccountry', value(code));
    offer('dstcountry', value(code));
  }
}
