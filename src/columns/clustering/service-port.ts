import { ephemeralFrom, serviceOf } from '../../model/ports.ts';

/**
 * At which end of a record the service stands. A record does not say who asked, so this is a rule, the same for every record of
 * the same ports and flags: of TCP, a lone SYN goes to the service; else the better known port is the service's, a lower number
 * where both are known equally well, and the destination's where they are equal.
 */
export const noSide = 0;
export const atSource = 1;
export const atDestination = 2;

const tcp = 6;
const syn = 2;
/** TCP, UDP, DCCP, SCTP, UDPLite. */
const withPorts: ReadonlySet<number> = new Set([tcp, 17, 33, 132, 136]);

/** Ports by how likely they are a service's: 0 named, 1 below the ephemeral ones, 2 others. */
const standing = Uint8Array.from({ length: 65_536 }, (_, port) => (port > 0 && serviceOf(port) !== null ? 0 : port > 0 && port < ephemeralFrom ? 1 : 2));

export function hasPorts(protocol: number): boolean {
  return withPorts.has(protocol);
}

/** @param flags of the record, negative for none. Ports are negative for none. */
export function sideOf(source: number, destination: number, protocol: number, flags: number): number {
  if (source < 0) return atDestination;
  if (destination < 0) return atSource;
  if (protocol === tcp && flags === syn) return atDestination;
  const a = standing[source] ?? 2;
  const b = standing[destination] ?? 2;
  if (a !== b) return a < b ? atSource : atDestination;
  return source < destination ? atSource : atDestination;
}
