import { parseAddressRange } from '../../base/cidr.ts';
import { countriesNamed } from '../../base/geo/names.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { Condition, Filter, FilterTest, Side } from '../../model/filter.ts';
import { ephemeralFrom, portsNamed, protocolName, protocolNumber, tcpFlagMask, trafficPathsNamed } from '../../model/ports.ts';
import { endpointOf } from './spellings.ts';
import { parseTyped, partsOf, withoutNot } from './typed.ts';
import { addressSpan, testFor, verdictsBegun } from './values.ts';

const most = 9;

/**
 * What one term may mean, likeliest first, each as the conditions that hold together: an address with a port is one end of the
 * flow, or either. Left out, such a pair is one group: a record may differ in the one or in the other.
 */
export function readingsOf(term: string, present: readonly string[]): readonly (readonly Condition[])[] {
  const { rest, negated } = withoutNot(term.trim());
  const endpoint = endpointOf(rest);
  if (endpoint === null) return guessFilters(term, present).map((filter) => [filter]);
  const { address, port } = endpoint;
  const ends = [['dstaddr', 'dstport'], ['srcaddr', 'srcport'], ['srcaddr|dstaddr', 'srcport|dstport']] as const;
  return ends.flatMap(([host, service]) => {
    const parts = [parseTyped(`${host}:${address}`), parseTyped(`${service}:${port}`)].flatMap((one) => (one !== null && present.includes(one.field) ? [{ ...one, negated }] : []));
    return parts.length < 2 ? [] : [negated ? [{ any: parts }] : parts];
  });
}

/**
 * The filters that a text without (or with) a field may mean, likeliest first: an address at either end, a destination
 * port, a service, an id by its prefix, a verdict, a protocol, a country, threats. Only fields that the data has are offered.
 */
export function guessFilters(text: string, present: readonly string[]): readonly Filter[] {
  const typed = parseTyped(text, present);
  const { rest, negated } = withoutNot(text.trim());
  if (typed !== null) {
    if (!present.includes(typed.field)) return [];
    // What is called a port is one of either end.
    const isAnyPort = ['port', '端口'].includes(partsOf(rest)?.name.toLowerCase() ?? '') && present.includes('srcport');
    return isAnyPort ? [typed, { ...typed, field: 'srcport' }, { ...typed, side: 'either' }] : [typed];
  }
  // What names a field is no bare text, even while its value is still to come.
  if (rest === '' || partsOf(rest) !== null) return [];
  const list = rest.split(/\s*,\s*/).filter((one) => one !== '');
  if (list.length > 1) return listedFilters(list, present).map((filter) => ({ ...filter, negated }));
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
  const looksLikeAddress = isAddress(rest) || (/[.:]/.test(rest) && parseAddressRange(addressSpan(rest)) !== null) || (/^[\d.*?]+\.[\d.*?]+$/.test(rest) && /[*?]/.test(rest) && /\d/.test(rest));
  if (looksLikeAddress) ends(testFor(fieldNamed('srcaddr') ?? null, rest));
  else if (/^\d{1,3}(\.\d{1,3}){1,2}\.?$/.test(rest)) ends({ kind: 'wildcard', pattern: `${rest.replace(/\.$/, '')}.*` });
  const number = /^:?(\d{1,5})$/.exec(rest)?.[1];
  if (number !== undefined && Number(number) <= 65_535) {
    const port = value(String(Number(number)));
    offer('dstport', port);
    offer('srcport', port);
    offer('dstport', port, 'either');
    // After a colon stands a port.
    if (rest === number && protocolName(Number(number)) !== null) offer('protocol', port);
  }
  const span = /^(\d{1,5})\s*(?:-|–|\.\.)\s*(\d{1,5})$/.exec(rest);
  if (span && Number(span[1]) <= Number(span[2])) offer('dstport', { kind: 'range', min: Number(span[1]), max: Number(span[2]) });
  for (const [prefix, field] of idPrefixes) {
    if (rest.toLowerCase().startsWith(prefix)) offer(field, /[*?]/.test(rest) ? { kind: 'wildcard', pattern: rest } : rest.length > prefix.length + 12 ? value(rest) : { kind: 'wildcard', pattern: `${rest}*` });
  }
  if (/^\p{L}{2,}/u.test(rest) || /^\p{Script=Han}/u.test(rest)) named(rest, offer);
  return found.slice(0, most);
}

/** Several values without a field: what each of them may be. */
function listedFilters(list: readonly string[], present: readonly string[]): readonly Filter[] {
  const [first = [], ...others] = list.map((one) => guessFilters(one, present));
  const isSame = (a: Filter, b: Filter): boolean => a.field === b.field && a.side === b.side;
  const shared = first.filter((one, at) => first.findIndex((other) => isSame(one, other)) === at && others.every((each) => each.some((other) => isSame(one, other))));
  return shared.flatMap((one) => {
    const test = testFor(fieldNamed(one.field) ?? null, list.join(','));
    return test === null ? [] : [{ ...one, test }];
  });
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
  for (const verdict of verdictsBegun(rest)) offer('action', value(verdict));
  for (const status of ['OK', 'NODATA', 'SKIPDATA']) if (status.startsWith(upper)) offer('log-status', value(status));
  if (upper === 'IN' || upper === 'OUT') offer('direction', value(upper.toLowerCase()));
  const protocol = protocolNumber(rest);
  if (protocol !== null) offer('protocol', value(String(protocol)));
  for (const { port } of portsNamed(rest).slice(0, 4)) offer('dstport', value(String(port)));
  // By their names alone: their letters make words.
  const flags = /^(?:fin|syn|rst|psh|ack|urg|ece|cwr)(?:\+|$)/i.test(rest) ? tcpFlagMask(rest) : null;
  if (flags !== null) offer('tcp-flags', value(String(flags)));
  for (const path of trafficPathsNamed(rest).slice(0, 3)) offer('traffic_path', value(path));
  if (rest.length > 3 && ['ephemeral', '临时端口'].some((word) => word.startsWith(rest.toLowerCase()))) offer('dstport', { kind: 'range', min: ephemeralFrom, max: null });
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
