import { blockAt, isPrivate, printed, type Placed } from '../../model/domain-rules/placed.ts';
import { memberships } from '../../model/domain-rules/membership.ts';
import { nestedBlocks } from '../../model/domain-rules/nesting.ts';
import type { Domain, DomainSet } from '../../model/domains.ts';
import type { AddressTraffic } from './traffic.ts';

/** A small block with traffic that no domain of its own names. */
export interface Unnamed {
  readonly block: string;
  readonly place: Placed;
  /** The domain whose wide block takes it; null where none does. */
  readonly falls: Domain | null;
  readonly addresses: number;
  readonly bytes: number;
}

/** Blocks in which addresses are gathered: what is usually one subnet. */
const gathered = { 4: 24, 6: 64 } as const;
/** A block that reaches no further than this is somebody's on purpose. */
const wide = { 4: 16, 6: 48 } as const;

/**
 * Addresses that only a wide block takes (private ones, or inside one that other domains part), or none: gathered in blocks of /24
 * and /64, neighbours that make up a block joined; most bytes first.
 */
export function unnamedOf(traffic: readonly AddressTraffic[], set: DomainSet): readonly Unnamed[] {
  const members = memberships(set);
  const parted = new Set(nestedBlocks(set).flatMap(({ parent, domain }) => (parent === null || parent.domain === domain ? [] : [parent.block])));
  const found = new Map<string, { place: Placed; falls: Domain | null; addresses: number; bytes: number }>();
  for (const { place, bytes } of traffic) {
    const match = members.at(place);
    const isOwn = match !== null && match.prefix > wide[place.family];
    const isNobodys = match === null && (members.rest === null || isPrivate(place));
    const isWide = match !== null && !isOwn && (isPrivate(place) || parted.has(match.block));
    if (!isNobodys && !isWide) continue;
    const at = blockAt(place.family, place.first, gathered[place.family]);
    const block = printed(at);
    const known = found.get(block);
    if (known === undefined) found.set(block, { place: at, falls: match?.domain ?? members.rest, addresses: 1, bytes });
    else {
      known.addresses++;
      known.bytes += bytes;
    }
  }
  const nested = nestedBlocks(set).map(({ place }) => place);
  return joinedNeighbours([...found.values()], nested).map((one) => ({ ...one, block: printed(one.place) })).toSorted((a, b) => b.bytes - a.bytes || (a.block < b.block ? -1 : 1));
}

type Gathered = Omit<Unnamed, 'block'>;

/** Two halves of a block become the block, again and again, where no domain has a block within. */
function joinedNeighbours(found: readonly Gathered[], taken: readonly Placed[]): readonly Gathered[] {
  const byFirst = new Map(found.map((one) => [`${one.place.family}/${one.place.first}`, one]));
  for (let again = true; again; ) {
    again = false;
    for (const one of byFirst.values()) {
      const { family, prefix, first } = one.place;
      if (prefix <= wide[family] + 1) continue;
      const whole = blockAt(family, first, prefix - 1);
      if (whole.first !== first) continue;
      const other = byFirst.get(`${family}/${one.place.last + 1n}`);
      if (other === undefined || other.place.prefix !== prefix || other.falls !== one.falls) continue;
      if (taken.some((block) => block.family === family && block.prefix >= whole.prefix && block.first >= whole.first && block.last <= whole.last)) continue;
      byFirst.delete(`${family}/${other.place.first}`);
      byFirst.set(`${family}/${first}`, { place: whole, falls: one.falls, addresses: one.addresses + other.addresses, bytes: one.bytes + other.bytes });
      again = true;
    }
  }
  return [...byFirst.values()];
}
