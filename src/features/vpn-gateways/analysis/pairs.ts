import type { Frame } from '../../../model/frame.ts';
import { columnsOf, numberOf } from './totals.ts';

/** One direction between two hosts, as the interfaces of a gateway saw it: `in` is from the VPC to them, `out` to the VPC. */
export interface HostPair {
  readonly source: string;
  readonly destination: string;
  readonly direction: 'in' | 'out' | null;
  readonly bytes: number;
  /** Share of refused records among those with a verdict; null where none has one. */
  readonly rejected: number | null;
  /** End of the last record, in Unix seconds. */
  readonly last: number;
}

export interface HostPairs {
  /** Most bytes first. */
  readonly rows: readonly HostPair[];
  readonly bytes: number;
  /** Groups that the answer left out, 0 where it is whole. */
  readonly left: number;
}

/** Rows of `vpnPairs`. */
export function pairsOf(frame: Frame): HostPairs {
  const at = columnsOf(frame);
  const rows = Array.from({ length: frame.rows }, (_, row): HostPair => {
    const direction = at('direction', row);
    const decided = numberOf(at('decided', row)) ?? 0;
    return {
      source: String(at('srcaddr', row)),
      destination: String(at('dstaddr', row)),
      direction: direction === 'in' || direction === 'out' ? direction : null,
      bytes: numberOf(at('bytes', row)) ?? 0,
      rejected: decided === 0 ? null : (numberOf(at('rejected', row)) ?? 0) / decided,
      last: numberOf(at('last', row)) ?? 0,
    };
  });
  const cut = frame.coverage.cut;
  return { rows, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), left: cut === undefined ? 0 : cut.groups - rows.length };
}

/** The two hosts that exchange most, both directions together; null without any byte. */
export function topExchange({ rows }: HostPairs): { readonly hosts: readonly [string, string]; readonly bytes: number } | null {
  const sums = new Map<string, { readonly hosts: readonly [string, string]; bytes: number }>();
  let most: { readonly hosts: readonly [string, string]; bytes: number } | null = null;
  for (const { source, destination, direction, bytes } of rows) {
    // Named from the VPC's side.
    const hosts: readonly [string, string] = direction === 'out' ? [destination, source] : [source, destination];
    const key = hosts.toSorted().join(' ');
    const sum = sums.get(key) ?? { hosts, bytes: 0 };
    sum.bytes += bytes;
    sums.set(key, sum);
    if (sum.bytes > 0 && (most === null || sum.bytes > most.bytes)) most = sum;
  }
  return most;
}

/** A host of the VPC that used the gateway, and what is known of it up to a moment. */
export interface SilentHost {
  readonly host: string;
  /** Whom it spoke with last. */
  readonly peer: string;
  readonly last: number;
  readonly bytes: number;
}

export interface Silence {
  /** Those without a record for so long, the longest silent last. */
  readonly silent: readonly SilentHost[];
  /** All hosts of the VPC that used the gateway until then. */
  readonly hosts: number;
}

/** How long is silent, in seconds: the documentation's quarter of an hour. */
export const silentAfter = 900;

/** Records come this much later than they were made, in seconds. */
const lateness = 600;

/**
 * Up to when silence is looked for: the end of the range, though the last records are still on their way. Where the records end long before
 * the range does, their end, as nobody is silent for that.
 *
 * @param end of the range in Unix seconds; null for all the data.
 * @param dataEnd end of the last record.
 */
export function lookedUntil(end: number | null, dataEnd: number): number {
  return end === null || dataEnd < end - lateness ? dataEnd : end;
}

/**
 * Hosts of the VPC that stopped. `in` comes from a host of the VPC, `out` goes to one, so no address block is needed to tell.
 *
 * @param pairs of all the time before `until`, in Unix seconds.
 */
export function silenceOf({ rows }: HostPairs, until: number, after = silentAfter): Silence {
  const byHost = new Map<string, SilentHost>();
  for (const { source, destination, direction, bytes, last } of rows) {
    if (direction === null) continue;
    const [host, peer] = direction === 'in' ? [source, destination] : [destination, source];
    const before = byHost.get(host);
    const isLater = before === undefined || last > before.last;
    byHost.set(host, { host, peer: isLater ? peer : before.peer, last: isLater ? last : before.last, bytes: bytes + (before?.bytes ?? 0) });
  }
  const silent = [...byHost.values()].filter(({ last }) => until - last >= after).toSorted((a, b) => b.last - a.last || b.bytes - a.bytes);
  return { silent, hosts: byHost.size };
}
