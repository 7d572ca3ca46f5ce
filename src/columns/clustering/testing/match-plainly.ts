import { containsIpv4, containsIpv6, parseCidr } from '../../../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../../base/ip.ts';
import type { AddressPart, PatternShape, ValuePart } from '../../../model/clusters.ts';
import type { Value } from '../../../model/frame.ts';
import { hasPorts, sideOf } from '../service-port.ts';

/** Whether a record matches a pattern, read off the record's values and knowing nothing of nodes, places and shapes. */
export function matchesPlainly(shape: PatternShape, record: Readonly<Record<string, Value>>): boolean {
  const number = (field: string): number | null => (typeof record[field] === 'number' ? record[field] : null);
  const text = (field: string): string | null => (typeof record[field] === 'string' ? record[field] : null);
  const protocol = number('protocol');
  const flags = number('tcp-flags');
  const side = protocol !== null && hasPorts(protocol) ? sideOf(number('srcport') ?? -1, number('dstport') ?? -1, protocol, flags ?? -1) : 0;
  const { service } = shape;
  if (service ? side !== (service.side === 'source' ? 1 : 2) || !one(service.port, number(service.side === 'source' ? 'srcport' : 'dstport')) : side !== 0) return false;
  return protocol === shape.protocol && one(shape.flags, flags) && one(shape.action, text('action')) && one(shape.interface, text('eni-id'))
    && inPart(shape.source, text('srcaddr')) && inPart(shape.destination, text('dstaddr'));
}

function one<T>(part: ValuePart<T>, value: T): boolean {
  return part.kind === 'any' || (part.kind === 'one' ? part.value === value : part.values.includes(value));
}

function inPart(part: AddressPart, address: string | null): boolean {
  if (!('text' in part)) return part.kind === 'any' || address === null;
  if (address === null) return false;
  if (part.kind !== 'block') return part.text === address;
  const range = parseCidr(part.text)?.range;
  const v4 = parseIpv4(address);
  const v6 = parseIpv6(address);
  return range !== undefined && (v4 !== null ? containsIpv4(range, v4) : v6 !== null && containsIpv6(range, v6));
}
