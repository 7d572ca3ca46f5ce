import type { Observation } from '../../model/fields.ts';
import { parseIpv6 } from '../../base/ip.ts';
import type { TestRecord } from './build.ts';

/**
 * The observation of each record by the letter of the rules, with sets and maps and no thought of speed: what the table's
 * own passes are compared with. Second result: records whose owner is ambiguous.
 */
export function observePlainly(records: readonly TestRecord[], captureInterval: number): { observations: (Observation | null)[]; ambiguous: number } {
  const seen = records.map(sight);
  const local = new Map<string, Set<string>>();
  const remote = new Map<string, Set<string>>();
  const spans = new Map<string, { from: number; to: number }>();
  for (const each of seen) {
    if (!each.traffic || each.interface === null) continue;
    const span = spans.get(each.interface);
    spans.set(each.interface, {
      from: Math.min(span?.from ?? Infinity, each.time - captureInterval),
      to: Math.max(span?.to ?? -Infinity, each.time + captureInterval),
    });
    if (each.local === null && each.remote === null) continue;
    if (each.local === each.remote) continue;
    if (each.local !== null && !belongsToNobody(each.local)) add(local, each.interface, each.local);
    if (each.remote !== null && !belongsToNobody(each.remote)) add(remote, each.interface, each.remote);
  }
  const owns = (face: string, address: string): boolean =>
    (local.get(face)?.has(address) ?? false) && !(remote.get(face)?.has(address) ?? false);
  const forwards = new Set([...local].filter(([face, addresses]) => [...addresses].some((address) => remote.get(face)?.has(address))).map(([face]) => face));
  const ownersOf = new Map<string, string[]>();
  for (const [face, addresses] of local) {
    for (const address of addresses) if (owns(face, address)) ownersOf.set(address, [...(ownersOf.get(address) ?? []), face]);
  }

  let ambiguous = 0;
  /** Whether another interface with records at this time owns the address, and whether in this VPC or another. */
  const owner = (address: string | null, face: string, time: number): 'same' | 'other' | null => {
    const owners = address === null ? [] : (ownersOf.get(address) ?? []);
    const recorded = owners.filter((each) => each !== face && time >= (spans.get(each)?.from ?? Infinity) && time <= (spans.get(each)?.to ?? -Infinity));
    const vpc = vpcOf(face);
    if (owners.some((each) => vpcOf(each) === vpc)) return recorded.some((each) => vpcOf(each) === vpc) ? 'same' : null;
    if (address === null || recorded.length === 0) return null;
    const neighbours = [...ownersOf].some(([owned, faces]) => blockOf(owned) === blockOf(address) && faces.some((each) => vpcOf(each) === vpc));
    if (new Set(owners.map(vpcOf)).size === 1 && !neighbours) return 'other';
    ambiguous++;
    return null;
  };
  const observations = seen.map(({ traffic, interface: face, direction, local: own, remote: far, time }): Observation | null => {
    if (!traffic || face === null || direction === null) return null;
    if (forwards.has(face)) {
      if (own !== null && owns(face, own)) return 'transit';
      return owner(far, face, time) === null ? 'first' : 'transit';
    }
    if (direction === 'out') return 'first';
    const found = owner(far, face, time);
    return found === 'same' ? 'repeat' : found === 'other' ? 'repeat-cross-vpc' : 'first';
  });
  return { observations, ambiguous };
}

function sight(record: TestRecord) {
  const text = (name: string): string | null => {
    const value = record[name];
    return value === undefined || value === null ? null : String(value);
  };
  const direction = text('direction');
  const [vpc, eni, status] = [text('vpc-id'), text('eni-id'), text('log-status')];
  return {
    traffic: status === null || status === 'OK',
    interface: vpc !== null && eni !== null ? JSON.stringify([vpc, eni]) : null,
    direction: direction === 'in' || direction === 'out' ? direction : null,
    local: direction === 'in' ? text('dstaddr') : direction === 'out' ? text('srcaddr') : null,
    remote: direction === 'in' ? text('srcaddr') : direction === 'out' ? text('dstaddr') : null,
    time: Number(record['__time__'] ?? record['start'] ?? 0),
  };
}

/** The /24 of an IPv4 address, the /64 of an IPv6 address. */
function blockOf(address: string): string {
  return address.includes(':') ? String(parseIpv6(address)?.slice(0, 2)) : address.slice(0, address.lastIndexOf('.'));
}

function vpcOf(face: string): string {
  const [vpc]: string[] = JSON.parse(face);
  return vpc ?? '';
}

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  const set = to.get(key);
  if (set) set.add(value);
  else to.set(key, new Set([value]));
}

/** Unspecified, loopback, multicast and broadcast addresses. */
function belongsToNobody(address: string): boolean {
  if (address.includes(':')) return address.startsWith('ff') || address === '::' || address === '::1';
  const first = Number(address.split('.')[0]);
  return first === 0 || first === 127 || (first >= 224 && first < 240) || address === '255.255.255.255';
}
