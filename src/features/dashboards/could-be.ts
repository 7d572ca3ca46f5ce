import { drawn } from '../../charts/buckets.ts';
import type { Frame } from '../../model/frame.ts';

/** An instance that an address could be, as its own records show. */
export interface Candidate {
  readonly instance: string;
  readonly vpc: string | null;
  /** Of the address at this instance, in all records. */
  readonly bytes: number;
}

export interface Doubt {
  readonly address: string;
  /** With this address at an end that could be several instances, in what is looked at. */
  readonly bytes: number;
  readonly candidates: readonly Candidate[];
}

const mostAddresses = 8;

/** Addresses that stood at an end which could be several instances: of senders, of receivers. */
export const doubtStatements: readonly [string, string] = [
  `srcinstance: ambiguous | select srcaddr as address, sum(bytes) as bytes group by srcaddr order by bytes desc limit ${mostAddresses}`,
  `dstinstance: ambiguous | select dstaddr as address, sum(bytes) as bytes group by dstaddr order by bytes desc limit ${mostAddresses}`,
];

/** Instances at whose interfaces these addresses are the local end: of what they sent, of what they received. Null without an address. */
export function candidateStatements(addresses: readonly string[]): readonly [string, string] | null {
  if (addresses.length === 0) return null;
  const of = (field: string): string => `(${addresses.map((address) => `${field}: "${address}"`).join(' or ')})`;
  const select = (field: string): string => `select ${field} as address, "vm-id" as instance, max("vpc-id") as vpc, sum(bytes) as bytes group by ${field}, "vm-id" order by bytes desc limit 200`;
  return [`direction: "out" and "vm-id": * and ${of('srcaddr')} | ${select('srcaddr')}`, `direction: "in" and "vm-id": * and ${of('dstaddr')} | ${select('dstaddr')}`];
}

/** The addresses in doubt, most bytes first, at either end. */
export function addressesOf(frames: readonly (Frame | null)[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rowsOf(frames)) if (row.address !== null) sums.set(row.address, (sums.get(row.address) ?? 0) + row.bytes);
  return new Map([...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostAddresses));
}

/** Each address with the instances that it could be: those of which it is an own address. */
export function doubtsOf(addresses: ReadonlyMap<string, number>, frames: readonly (Frame | null)[]): readonly Doubt[] {
  const found = new Map<string, Map<string, Candidate>>();
  for (const { address, instance, vpc, bytes } of rowsOf(frames)) {
    if (address === null || instance === null) continue;
    const of = found.get(address) ?? new Map<string, Candidate>();
    found.set(address, of.set(instance, { instance, vpc, bytes: (of.get(instance)?.bytes ?? 0) + bytes }));
  }
  return [...addresses].map(([address, bytes]) => ({ address, bytes, candidates: [...(found.get(address)?.values() ?? [])].sort((a, b) => b.bytes - a.bytes || (a.instance < b.instance ? -1 : 1)) }));
}

interface DoubtRow {
  readonly address: string | null;
  readonly instance: string | null;
  readonly vpc: string | null;
  readonly bytes: number;
}

function rowsOf(frames: readonly (Frame | null)[]): DoubtRow[] {
  return frames.flatMap((frame) => {
    if (frame === null) return [];
    const text = (name: string, row: number): string | null => {
      const value = frame.columns.find((column) => column.name === name)?.values[row] ?? null;
      return value === null ? null : String(value);
    };
    const bytes = frame.columns.find(({ name }) => name === 'bytes')?.values ?? [];
    return Array.from({ length: frame.rows }, (_, row) => ({ address: text('address', row), instance: text('instance', row), vpc: text('vpc', row), bytes: drawn(bytes[row]) ?? 0 }));
  });
}
