import { containsIpv6, parseAddressRange, parseCidr, type AddressRange } from '../../../base/cidr.ts';
import type { AddressPart, Pattern, PatternShape, ValuePart } from '../../../model/clusters.ts';
import { joined } from '../../../statement/filter-search.ts';
import { nowhere, type Search, type SearchValue } from '../../../statement/statement.ts';

const match = (name: string, value: SearchValue): Search => ({ kind: 'match', field: { name, at: nowhere }, value, at: nowhere });
const absent = (name: string): Search => ({ kind: 'not', item: match(name, { kind: 'any' }), at: nowhere });

/**
 * A search that finds every record of a pattern. It may find more: records that a narrower pattern counts, and ones whose service
 * stands at the other end, which no search can ask for.
 */
export function searchOfShape(shape: PatternShape): Search {
  return searchOf(shape, false);
}

/** @param strictly with every part that says that a field is not in the record, which a person would leave out */
function searchOf(shape: PatternShape, strictly: boolean): Search {
  const { source, destination, protocol, service, flags, action } = shape;
  const conditions = [
    ...ofAddress('srcaddr', source),
    ...(service?.side === 'source' ? ofValue('srcport', service.port) : []),
    ...ofAddress('dstaddr', destination),
    ...(service?.side === 'destination' ? ofValue('dstport', service.port) : []),
    // Only TCP has flags, so that they say the protocol as well.
    ...(flags.kind === 'one' && flags.value !== null ? [] : ofValue('protocol', { kind: 'one', value: protocol })),
    ...(!strictly && flags.kind === 'one' && flags.value === null ? [] : ofValue('tcp-flags', flags)),
    ...(!strictly && action.kind === 'one' && action.value === null ? [] : ofValue('action', action)),
    ...ofValue('eni-id', shape.interface),
  ];
  return conditions.length === 0 ? { kind: 'all', at: nowhere } : joined('and', conditions);
}

function ofAddress(name: string, part: AddressPart): readonly Search[] {
  switch (part.kind) {
    case 'any':
      return [];
    case 'none':
      return [absent(name)];
    case 'address':
      return [match(name, { kind: 'literal', text: part.text })];
    case 'block': {
      const pattern = wildcard(part.text);
      const range = parseCidr(part.text)?.range;
      if (pattern.includes('*')) return [match(name, { kind: 'pattern', pattern })];
      return range ? [match(name, { kind: 'address', text: part.text, range })] : [];
    }
  }
}

function ofValue(name: string, part: ValuePart<string | number | null>): readonly Search[] {
  if (part.kind === 'any') return [];
  const values = part.kind === 'one' ? [part.value] : part.values;
  return [joined('or', values.map((value) => (value === null ? absent(name) : match(name, { kind: 'literal', text: String(value) }))))];
}

/** Conditions that a search of SLS may have. */
const mostConditions = 30;

/**
 * A search that finds what a pattern counts and leaves out what the narrower ones around it take first; null when none does, or when
 * that would be more conditions than SLS allows. Patterns of the other end or of another protocol take nothing from it.
 */
export function searchOfOwn(pattern: Pattern, patterns: readonly Pattern[]): Search | null {
  const { shape, rank } = pattern;
  const narrower = patterns.filter((other) => other.rank < rank && mayShare(other.shape, shape)).map((other) => searchOf(other.shape, true));
  if (narrower.length === 0) return null;
  const own = joined('and', [searchOf(shape, true), ...narrower.map((item): Search => ({ kind: 'not', item, at: nowhere }))]);
  return conditionsOf(own) > mostConditions ? null : own;
}

function conditionsOf(search: Search): number {
  if (search.kind === 'and' || search.kind === 'or') return search.items.reduce((sum, item) => sum + conditionsOf(item), 0);
  return search.kind === 'not' ? conditionsOf(search.item) : 1;
}

function mayShare(a: PatternShape, b: PatternShape): boolean {
  return a.protocol === b.protocol && a.service?.side === b.service?.side
    && meet(a.source, b.source) && meet(a.destination, b.destination)
    && common(a.service?.port, b.service?.port) && common(a.flags, b.flags) && common(a.action, b.action) && common(a.interface, b.interface);
}

function meet(a: AddressPart, b: AddressPart): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true;
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  const [one, other] = [rangeOf(a), rangeOf(b)];
  return one !== null && other !== null && rangesMeet(one, other);
}

function rangeOf(part: AddressPart): AddressRange | null {
  return 'text' in part ? parseAddressRange(part.text) : null;
}

function common<T>(a: ValuePart<T> | undefined, b: ValuePart<T> | undefined): boolean {
  if (!a || !b || a.kind === 'any' || b.kind === 'any') return true;
  const values = (part: ValuePart<T>): readonly T[] => (part.kind === 'one' ? [part.value] : part.kind === 'few' ? part.values : []);
  return values(a).some((value) => values(b).includes(value));
}

function rangesMeet(a: AddressRange, b: AddressRange): boolean {
  if (a.family === 4 && b.family === 4) return a.first <= b.last && b.first <= a.last;
  if (a.family === 6 && b.family === 6) return containsIpv6(a, b.first) || containsIpv6(b, a.first);
  return false;
}

/** A block as people write it: `10.0.1.*` for IPv4, CIDR for IPv6. */
export function wildcard(block: string): string {
  const [address = '', bits = ''] = block.split('/');
  const octets = Number(bits) / 8;
  return address.includes(':') || !Number.isInteger(octets) || octets < 1 || octets > 3 ? block : [...address.split('.').slice(0, octets), '*'].join('.');
}
