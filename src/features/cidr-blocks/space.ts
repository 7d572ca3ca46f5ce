import { memberships } from '../../model/domain-rules/membership.ts';
import { nestedBlocks } from '../../model/domain-rules/nesting.ts';
import { bitsOf, blockAt, holds, type Placed } from '../../model/domain-rules/placed.ts';
import type { Domain, DomainSet } from '../../model/domains.ts';
import type { AddressTraffic } from './traffic.ts';
import { wide } from './unnamed.ts';

/** One part of a block: all parts have the same prefix length. */
export interface SpaceCell {
  readonly place: Placed;
  /** The domain of all of it as far as longer blocks do not part it; null for none. */
  readonly domain: Domain | null;
  /** Domains with blocks within, longer than the cell. */
  readonly within: readonly Domain[];
  readonly addresses: number;
  readonly bytes: number;
  /** Carries traffic that falls to the whole's own domain while others are named inside: it has no domain of its own. */
  readonly isUnnamed: boolean;
}

export interface Space {
  readonly whole: Placed;
  /** The domain of the whole, as far as longer blocks do not part it. */
  readonly own: Domain | null;
  readonly cells: readonly SpaceCell[];
  readonly perRow: number;
}

/** Parts into which a block is laid out: 2 to the power of this, fewer where it has fewer addresses. */
const cellBits = 8;
export const cellsPerRow = 64;

/** A block as a field of equal cells with what each carries. */
export function spaceOf(whole: Placed, traffic: readonly AddressTraffic[], set: DomainSet): Space {
  const { family } = whole;
  const prefix = Math.min(bitsOf(family), whole.prefix + cellBits);
  const size = 1n << BigInt(bitsOf(family) - prefix);
  const count = 2 ** (prefix - whole.prefix);
  const members = memberships(set);
  const inside = nestedBlocks(set).filter(({ place }) => holds(whole, place) && place.prefix > whole.prefix);
  const addresses = new Uint32Array(count);
  const bytes = new Float64Array(count);
  const own = new Float64Array(count);
  const wholes = members.at(whole);
  for (const one of traffic) {
    if (!holds(whole, one.place)) continue;
    const at = Number((one.place.first - whole.first) / size);
    addresses[at] = (addresses[at] ?? 0) + 1;
    bytes[at] = (bytes[at] ?? 0) + one.bytes;
    if (members.at(one.place)?.block === wholes?.block) own[at] = (own[at] ?? 0) + 1;
  }
  // Of a narrow block that is left to its own domain, that is on purpose.
  const isParted = inside.some(({ domain }) => domain !== wholes?.domain) && (wholes === null || wholes.prefix <= wide[family]);
  const cells = Array.from({ length: count }, (_, at): SpaceCell => {
    const place = blockAt(family, whole.first + BigInt(at) * size, prefix);
    const within = inside.filter((block) => block.place.prefix > prefix && holds(place, block.place)).map(({ domain }) => domain);
    return {
      place, domain: members.at(place)?.domain ?? members.rest, within: [...new Set(within)], addresses: addresses[at] ?? 0, bytes: bytes[at] ?? 0,
      isUnnamed: isParted && (own[at] ?? 0) > 0,
    };
  });
  return { whole, own: wholes?.domain ?? members.rest, cells, perRow: Math.min(cellsPerRow, count) };
}

/** The part of a wide block to look at first: down to /16 (/48), where most of its bytes are. */
export function busiest(whole: Placed, traffic: readonly AddressTraffic[]): Placed {
  const { family } = whole;
  const prefix = family === 4 ? 16 : 48;
  if (whole.prefix >= prefix) return whole;
  const bytes = new Map<bigint, number>();
  for (const one of traffic) {
    if (!holds(whole, one.place)) continue;
    const { first } = blockAt(family, one.place.first, prefix);
    bytes.set(first, (bytes.get(first) ?? 0) + one.bytes);
  }
  const [most] = [...bytes].toSorted((a, b) => b[1] - a[1]);
  return most === undefined ? whole : blockAt(family, most[0], prefix);
}

/** 0 for nothing, else 1 to 7 by the logarithm between the least and the most. */
export function shadeOf(bytes: number, least: number, most: number): number {
  if (bytes <= 0) return 0;
  if (most <= least) return 7;
  return 1 + Math.min(6, Math.floor((Math.log(bytes / least) / Math.log(most / least)) * 7));
}

/** The longest run of cells beside each other without any traffic, as the largest aligned block in it; null where all carry some. */
export function largestSilent({ cells }: Space): Placed | null {
  let best: Placed | null = null;
  for (const [at, cell] of cells.entries()) {
    if (cell.addresses > 0) continue;
    // The widest block that begins here and is silent throughout.
    for (let bits = 0; ; bits++) {
      const count = 2 ** bits;
      if (at % count !== 0 || at + count > cells.length || cells.slice(at, at + count).some(({ addresses }) => addresses > 0)) break;
      const place = blockAt(cell.place.family, cell.place.first, cell.place.prefix - bits);
      if (best === null || place.prefix < best.prefix) best = place;
    }
  }
  return best;
}
