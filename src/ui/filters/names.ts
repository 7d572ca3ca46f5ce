import { parseAddressRange } from '../../base/cidr.ts';
import { countriesNamed } from '../../base/geo/names.ts';
import { isAddress } from '../../base/ip.ts';
import { fieldNamed, fields, fieldSpelled, type Field } from '../../model/fields.ts';
import type { Side } from '../../model/filter.ts';
import { portsOfService } from '../../model/ports.ts';
import { addressSpan } from './values.ts';

/** A field as it was named, and which end of the flow is meant. `field` is null for a reader's own column. */
export interface NamedEnd {
  readonly name: string;
  readonly field: Field | null;
  readonly side: Side;
}

/** Short names that people type and that no log spells, beside the aliases of the table of fields. */
const shortNames: Readonly<Record<string, string>> = {
  srcdomain: 'srctype', dstdomain: 'dsttype', path: 'traffic_path', flags: 'tcp-flags', flag: 'tcp-flags', verdict: 'action', dir: 'direction', status: 'log-status', service: 'dstport', instance: 'vm-id', ecs: 'vm-id', nic: 'eni-id',
  源ip: 'srcaddr', 目的ip: 'dstaddr', 目标地址: 'dstaddr', 目标端口: 'dstport', 端口: 'dstport', 动作: 'action', 实例: 'vm-id', 网卡: 'eni-id', 字节: 'bytes', 包数: 'packets',
};
/** Names of what either end has. */
const eitherEnds: Readonly<Record<string, string>> = {
  country: 'srccountry', 国家: 'srccountry', domain: 'srctype', 网段: 'srctype', threat: 'srcthreat', 情报: 'srcthreat', ip: 'srcaddr', addr: 'srcaddr', address: 'srcaddr', 地址: 'srcaddr',
};
const ends: Readonly<Record<string, 'src' | 'dst'>> = { src: 'src', source: 'src', from: 'src', dst: 'dst', dest: 'dst', destination: 'dst', to: 'dst' };

/** What looks like an address, a block, a range of addresses or the beginning of one. */
export function isLikeAddress(value: string): boolean {
  return isAddress(value) || (/[.:]/.test(value) && parseAddressRange(addressSpan(value)) !== null) || /^[\d.*?]+\.[\d.*?]*$/.test(value) || /^[\da-f:*]*:[\da-f:*]*$/i.test(value);
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
  // As the page calls it in Chinese, where a name has no blanks that would part it from its colon.
  const meant = first ?? fields.find(({ label }) => label.zh.replaceAll(' ', '').toLowerCase() === lower);
  return meant === undefined ? null : { name: meant.name, field: meant, side: 'own' };
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
