import { memberships } from '../../model/domain-rules/membership.ts';
import { placedAddress, type Placed } from '../../model/domain-rules/placed.ts';
import type { Domain, DomainSet } from '../../model/domains.ts';
import type { Frame, Value } from '../../model/frame.ts';

/** As many addresses are weighed, those with most bytes first. */
export const mostAddresses = 100_000;

/** Bytes and records by address, of either end. `address`: the field. */
export function trafficStatement(address: 'srcaddr' | 'dstaddr'): string {
  return `* | select ${address} as address, sum(bytes) as bytes, count(*) as records group by address order by bytes desc limit ${mostAddresses}`;
}

/** What one address sent and received. */
export interface AddressTraffic {
  readonly address: string;
  readonly place: Placed;
  readonly bytes: number;
  /** Records at one end of which it stands. */
  readonly records: number;
}

/** Both ends together, an address once. */
export function trafficOf(frames: readonly Frame[]): readonly AddressTraffic[] {
  const found = new Map<string, { place: Placed; bytes: number; records: number }>();
  for (const { columns: [addresses, bytes, records], rows } of frames) {
    for (let row = 0; row < rows; row++) {
      const address = addresses?.values[row];
      if (typeof address !== 'string') continue;
      const more = { bytes: numberOf(bytes?.values[row]), records: numberOf(records?.values[row]) };
      const known = found.get(address);
      if (known !== undefined) {
        known.bytes += more.bytes;
        known.records += more.records;
        continue;
      }
      const place = placedAddress(address);
      if (place !== null) found.set(address, { place, ...more });
    }
  }
  return Array.from(found, ([address, one]) => ({ address, ...one }));
}

/** What an address has, however it is written: records have one way to write an IPv6 address, readers several. */
export function seenOf(traffic: readonly AddressTraffic[], typed: string): AddressTraffic | undefined {
  const place = placedAddress(typed);
  return place === null ? undefined : traffic.find((one) => one.place.family === place.family && one.place.first === place.first);
}

function numberOf(value: Value | undefined): number {
  return Number(value ?? 0);
}

/** Whether an answer ended at its limit: then what is weighed is not all. */
export function isCut(frames: readonly Frame[]): boolean {
  return frames.some(({ coverage }) => coverage.cut !== undefined);
}

/** What the addresses of a domain sent and received. */
export interface DomainTraffic {
  readonly addresses: number;
  readonly bytes: number;
  readonly records: number;
}

export interface Labelled {
  /** By id of the domain; under `none` what has no domain. */
  readonly byDomain: ReadonlyMap<string, DomainTraffic>;
  readonly bytes: number;
  /** The id of the domain of each address, in their order. */
  readonly ids: readonly string[];
}

export const none = '';

/** The domain of each address, and what each domain has. */
export function labelled(traffic: readonly AddressTraffic[], set: DomainSet): Labelled {
  const members = memberships(set);
  const byDomain = new Map<string, { addresses: number; bytes: number; records: number }>();
  let sum = 0;
  const ids = traffic.map(({ place, bytes, records }) => {
    const id = (members.at(place)?.domain ?? members.rest)?.id ?? none;
    const known = byDomain.get(id);
    if (known === undefined) byDomain.set(id, { addresses: 1, bytes, records });
    else {
      known.addresses++;
      known.bytes += bytes;
      known.records += records;
    }
    sum += bytes;
    return id;
  });
  return { byDomain, bytes: sum, ids };
}

/** What would be another domain's after a change. */
export interface Moved {
  readonly addresses: number;
  readonly bytes: number;
}

/** Domains are told apart by their ids: one that is renamed keeps what it has. */
export function movedBetween(traffic: readonly AddressTraffic[], before: Labelled, after: DomainSet): Moved {
  const { ids } = labelled(traffic, after);
  let addresses = 0;
  let bytes = 0;
  for (const [at, id] of ids.entries()) {
    if (id === before.ids[at]) continue;
    addresses++;
    bytes += traffic[at]?.bytes ?? 0;
  }
  return { addresses, bytes };
}

export function domainOfId({ domains }: DomainSet, id: string): Domain | null {
  return domains.find((one) => one.id === id) ?? null;
}
