import { parseAddressRange } from '../../base/cidr.ts';
import { filterIs, type Condition } from '../../model/filter.ts';
import { ephemeralFrom } from '../../model/ports.ts';
import type { Actors } from './finding.ts';

/**
 * Blocks that are nobody's on the internet: private networks (RFC 1918, RFC 4193), those of carriers, where Alibaba Cloud's own services
 * live (RFC 6598), link-local and loopback addresses.
 */
export const insideBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', '127.0.0.0/8', 'fc00::/7', 'fe80::/10'] as const;

/** Condition of the search half: this end is in a block that is nobody's on the internet. */
export function inside(field: 'srcaddr' | 'dstaddr'): string {
  return `(${insideBlocks.map((block) => `${field}: ${block}`).join(' or ')})`;
}

export function outside(field: 'srcaddr' | 'dstaddr'): string {
  return `${field}: * and not ${inside(field)}`;
}

/** Ports of services in a search; from here on a port is a client's. */
export const servicePorts = `dstport < ${ephemeralFrom}`;

/** The search half's `outside('srcaddr')` as a filter. */
export const sourceOutside: Condition = {
  field: 'srcaddr', side: 'own', negated: true, disabled: false,
  test: { kind: 'cidr', ranges: insideBlocks.flatMap((text) => {
    const range = parseAddressRange(text);
    return range === null ? [] : { text, range };
  }) },
};

/** Where records are counted: a condition of the search half, what of it flows of known ends do not say already, as filters, and the fields that it needs. */
export interface Border {
  readonly where: string;
  readonly counted: readonly Condition[];
  readonly needs: readonly string[];
}

const notPassedOn = filterIs('observation', 'transit', true);
const goesOut = filterIs('direction', 'out');
const comesIn = filterIs('direction', 'in');

/**
 * What is sent to the internet (`out`) or comes from it (`in`), by the best that the log has: at the interface where there are directions, and
 * without what a NAT gateway passes on where that is known, as it would stand under the gateway's address once more; else by the addresses.
 */
export const borders: readonly { readonly out: Border; readonly in: Border }[] = [
  {
    out: { where: `direction: out and not observation: transit and ${outside('dstaddr')}`, counted: [goesOut, notPassedOn], needs: ['direction', 'observation'] },
    in: { where: `direction: "in" and not observation: transit and ${outside('srcaddr')}`, counted: [comesIn, notPassedOn], needs: ['direction', 'observation'] },
  },
  {
    out: { where: `direction: out and ${outside('dstaddr')}`, counted: [goesOut], needs: ['direction'] },
    in: { where: `direction: "in" and ${outside('srcaddr')}`, counted: [comesIn], needs: ['direction'] },
  },
  { out: { where: `${inside('srcaddr')} and ${outside('dstaddr')}`, counted: [], needs: [] }, in: { where: `${inside('dstaddr')} and ${outside('srcaddr')}`, counted: [], needs: [] } },
];

/** What an interface sent, wherever it went, by the best that the log has. */
export const sending: readonly Border[] = [
  { where: 'direction: out and not observation: transit', counted: [goesOut, notPassedOn], needs: ['direction', 'observation'] },
  { where: 'direction: out', counted: [goesOut], needs: ['direction'] },
  { where: inside('srcaddr'), counted: [], needs: [] },
];

/** The flows of these actors, as filters. */
export function flowsOf({ source, target, port }: Actors): readonly Condition[] {
  return [
    ...(source === null ? [] : [filterIs('srcaddr', source)]),
    ...(target === null ? [] : [filterIs('dstaddr', target)]),
    ...(port === null ? [] : [filterIs('dstport', String(port))]),
  ];
}

/** The service's port is one of these. */
export function oneOfPorts(ports: readonly number[]): Condition {
  return { field: 'dstport', side: 'own', test: { kind: 'in', values: ports.map(String) }, negated: false, disabled: false };
}

/** Ports of one end, bounds included; null is open. */
export function portsBetween(field: 'srcport' | 'dstport', min: number | null, max: number | null): Condition {
  return { field, side: 'own', test: { kind: 'range', min, max }, negated: false, disabled: false };
}

/** The port of the client is above the service's: as SQL has it with `dstport < srcport`. */
export function clientAbove(port: number): Condition {
  return portsBetween('srcport', port + 1, null);
}

/** Condition of SQL: one of these values. A search half holds 30 conditions only. */
export function oneOf(field: string, values: Iterable<string | number>): string {
  const written = [...new Set(values)].map((value) => (typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`));
  return `${field} in (${written.join(', ')})`;
}
