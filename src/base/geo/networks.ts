import { parseIpv4, parseIpv6 } from '../ip.ts';
import { rangeHolding, type RangeIndex } from '../range-index.ts';

/**
 * Which autonomous system announces an address, from a database that the reader loads (`network-lines.ts` reads it). One table
 * per family. None is part of this product: the free ones are large, and they age.
 */
export interface NetworkTable {
  readonly family: 4 | 6;
  readonly ranges: RangeIndex;
  /** By range, which of the networks it belongs to. */
  readonly networks: Uint32Array<ArrayBuffer>;
  /** By network: its AS number, and the organisation's name ('' when it has none). */
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly organisations: readonly string[];
}

export interface NetworkTables {
  readonly v4: NetworkTable | null;
  readonly v6: NetworkTable | null;
}

/** The network of an address as text; null when no table has it. */
export function networkOf(tables: NetworkTables, address: string): { readonly number: number; readonly organisation: string | null } | null {
  const v4 = parseIpv4(address);
  const words = v4 === null ? parseIpv6(address) : [v4];
  const table = v4 === null ? tables.v6 : tables.v4;
  const range = words && table ? rangeHolding(table.ranges, words) : -1;
  const network = table?.networks[range];
  if (!table || network === undefined) return null;
  return { number: table.numbers[network] ?? 0, organisation: table.organisations[network] || null };
}
