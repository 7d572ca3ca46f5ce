import { parseAddressRange } from '../../base/cidr.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Filter, FilterTest, Side } from '../../model/filter.ts';
import { portsNamed, protocolName, protocolNumber } from '../../model/ports.ts';
import { parseTyped, testFor, withoutNot } from './typed.ts';

const most = 9;

/** A country that a text may mean; given by the caller, who has the names. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

/**
 * The filters that a text without (or with) a field may mean, likeliest first: an address at either end, a destination
 * port, a service, an id by its prefix, a verdict, a protocol, a country. Only fields that the data has are offered.
 */
export function guessFilters(text: string, present: readonly string[], countries: readonly Country[]): readonly Filter[] {
  const typed = parseTyped(text, present);
  if (typed !== null) return present.includes(typed.field) ? [typed] : [];
  const { rest, negated } = withoutNot(text.trim());
  if (rest === '') return [];
  const found: Filter[] = [];
  const offer = (field: string, test: FilterTest | null, side: Side = 'own'): void => {
    const mirror = fieldNamed(field)?.mirror;
    const isThere = present.includes(field) && (side === 'own' || (mirror !== undefined && present.includes(mirror)));
    if (test !== null && isThere) found.push({ field, side, test, negated, disabled: false });
  };
  const value = (one: string): FilterTest => ({ kind: 'in', values: [one] });
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
  for (const [prefix, field] of [['eni-', 'eni-id'], ['i-', 'vm-id'], ['vpc-', 'vpc-id'], ['vsw-', 'vswitch-id'], ['subnet-', 'vswitch-id']] as const) {
    if (rest.toLowerCase().startsWith(prefix)) offer(field, /[*?]/.test(rest) ? { kind: 'wildcard', pattern: rest } : rest.length > prefix.length + 12 ? value(rest) : { kind: 'wildcard', pattern: `${rest}*` });
  }
  if (/^\p{L}{2,}/u.test(rest)) words(rest, offer, value, countries);
  return found.slice(0, most);
}

function words(
  rest: string,
  offer: (field: string, test: FilterTest | null, side?: Side) => void,
  value: (one: string) => FilterTest,
  countries: readonly Country[],
): void {
  const upper = rest.toUpperCase();
  for (const verdict of ['ACCEPT', 'REJECT']) if (verdict.startsWith(upper)) offer('action', value(verdict));
  for (const status of ['OK', 'NODATA', 'SKIPDATA']) if (status.startsWith(upper)) offer('log-status', value(status));
  if (upper === 'IN' || upper === 'OUT') offer('direction', value(upper.toLowerCase()));
  const protocol = protocolNumber(rest);
  if (protocol !== null) offer('protocol', value(String(protocol)));
  for (const { port } of portsNamed(rest).slice(0, 4)) offer('dstport', value(String(port)));
  const lower = rest.toLowerCase();
  const isNamed = (country: Country): boolean => country.code === upper || ((rest.length > 2 || !/^[a-z]/i.test(rest)) && country.name.toLowerCase().startsWith(lower));
  for (const country of countries.filter(isNamed).slice(0, 3)) {
    offer('srccountry', value(country.code), 'either');
    offer('srccountry', value(country.code));
    offer('dstcountry', value(country.code));
  }
}
