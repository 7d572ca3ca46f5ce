import { parseAddressRange } from '../../base/cidr.ts';
import { countriesNamed } from '../../base/geo/names.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed, fieldSpelled, type Field } from '../../model/fields.ts';
import type { Side } from '../../model/filter.ts';
import { portsOfService } from '../../model/ports.ts';

/** A field as it was named, and which end of the flow is meant. `field` is null for a reader's own column. */
export interface NamedEnd {
  readonly name: string;
  readonly field: Field | null;
  readonly side: Side;
}

/** Short names that people type and that no log spells, beside the aliases of the table of fields. */
const shortNames: Readonly<Record<string, string>> = {
  srcdomain: 'srctype', dstdomain: 'dsttype', path: 'traffic_path', flags: 'tcp-flags', flag: 'tcp-flags', verdict: 'action', dir: 'direction', status: 'log-status', service: 'dstport', instance: 'vm-id', ecs: 'vm-id', nic: 'eni-id',
};
/** Names of what either end has. */
const eitherEnds: Readonly<Record<string, string>> = {
  country: 'srccountry', 国家: 'srccountry', domain: 'srctype', 网段: 'srctype', threat: 'srcthreat', 情报: 'srcthreat', ip: 'srcaddr', addr: 'srcaddr', address: 'srcaddr',
};
const ends: Readonly<Record<string, 'src' | 'dst'>> = { src: 'src', source: 'src', from: 'src', dst: 'dst', dest: 'dst', destination: 'dst', to: 'dst' };

/** What looks like an address, a block, a range of addresses or the beginning of one. */
export function isLikeAddress(value: string): boolean {
  return isAddress(value) || (/[.:]/.test(value) && parseAddressRange(value) !== null) || /^[\d.*?]+\.[\d.*?]*$/.test(value) || /^[\da-f:*]*:[\da-f:*]*$/i.test(value);
}

/**
 * The field that a name means, given the value after it: `srcaddr|dstaddr` is either end, `srcaddr&dstaddr` both; `dst` is an
 * address, a port or a country, as the value says. Null when no field is called so.
 */
export function endNamed(name: string, value: string, ownColumns: readonly string[]): NamedEnd | null {
  const two = /^([^|&]+)([|&])([^|&]+)$/.exec(name);
  const first = fieldSpelled(two?.[1] ?? name);
  if (two) {
    const isPair = first?.mirror !== undefined && fieldSpelled(two[3] ?? '')?.name === first.mirror;
    return isPair ? { name: first.name, field: first, side: two[2] === '|' ? 'either' : 'both' } : null;
  }
  const lower = name.toLowerCase();
  // A column that the reader's own log has goes before anything that we call so.
  const own = ownColumns.find((column) => column.toLowerCase() === lower && fieldNamed(column) === undefined);
  if (own !== undefined) return { name: own, field: null, side: 'own' };
  const end = ends[lower];
  const field = end === undefined ? null : endField(end, value);
  if (field !== null) return named(field);
  const both = eitherEnds[lower];
  if (both !== undefined) return named(both, 'either');
  // A host is known by its address or by its id.
  if (lower === 'host') return isLikeAddress(value) ? named('srcaddr', 'either') : named('vm-id');
  const short = shortNames[lower];
  if (short !== undefined) return named(short);
  return first === undefined ? null : { name: first.name, field: first, side: 'own' };
}

function named(name: string, side: Side = 'own'): NamedEnd {
  return { name, field: fieldNamed(name) ?? null, side };
}

/** Null where the value is none of an end: `source` is a field of its own in some logs. */
function endField(end: 'src' | 'dst', value: string): string | null {
  const [first = ''] = value.split(',');
  const one = first.trim();
  if (isLikeAddress(one)) return `${end}addr`;
  if (/^(?:[<>≥≤]=?\s*)?\d{1,5}(?:\s*(?:-|–|\.\.)\s*\d{0,5})?$/.test(one) || portsOfService(one).length > 0) return `${end}port`;
  return countriesNamed(one).length > 0 ? `${end}country` : null;
}
