import { parseCidr } from '../../../base/cidr.ts';
import type { AddressPart, PatternShape, ValuePart } from '../../../model/clusters.ts';
import { joined } from '../../../statement/filter-search.ts';
import { nowhere, type Search, type SearchValue } from '../../../statement/statement.ts';

const match = (name: string, value: SearchValue): Search => ({ kind: 'match', field: { name, at: nowhere }, value, at: nowhere });
const absent = (name: string): Search => ({ kind: 'not', item: match(name, { kind: 'any' }), at: nowhere });

/**
 * A search that finds every record of a pattern. It may find more: records that a narrower pattern counts, and ones whose service
 * stands at the other end, which no search can ask for.
 */
export function searchOfShape(shape: PatternShape): Search {
  const { source, destination, protocol, service, flags, action } = shape;
  const conditions = [
    ...ofAddress('srcaddr', source),
    ...(service?.side === 'source' ? ofValue('srcport', service.port) : []),
    ...ofAddress('dstaddr', destination),
    ...(service?.side === 'destination' ? ofValue('dstport', service.port) : []),
    // Only TCP has flags, so that they say the protocol as well.
    ...(flags.kind === 'one' && flags.value !== null ? [] : ofValue('protocol', { kind: 'one', value: protocol })),
    ...(flags.kind === 'one' && flags.value === null ? [] : ofValue('tcp-flags', flags)),
    ...(action.kind === 'one' && action.value === null ? [] : ofValue('action', action)),
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

/** A block as people write it: `10.0.1.*` for IPv4, CIDR for IPv6. */
export function wildcard(block: string): string {
  const [address = '', bits = ''] = block.split('/');
  const octets = Number(bits) / 8;
  return address.includes(':') || !Number.isInteger(octets) || octets < 1 || octets > 3 ? block : [...address.split('.').slice(0, octets), '*'].join('.');
}
