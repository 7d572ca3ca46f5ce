import { blockAt, holds, isPrivate, printed, type Placed } from '../../model/domain-rules/placed.ts';
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
export const wide = { 4: 16, 6: 48 } as const;

/**
 * Addresses that only a wide block takes (private ones, or inside one that other domains part), or none: gathered in blocks of /24
 * and /64, neighbours that make up a block joined; most bytes first.
 */
export function unnamedOf(traffic: readonly AddressTraffic[], set: DomainSet): readonly Unnamed[] {
  const members = memberships(set);
  const parted = new Set(nestedBlocks(set).flatMap(({ parent, domain }) => (parent === null || parent.domain === domain ? [] : [parent.block])));
  const found = { 4: new Map<bigint, Counted>(), 6: new Map<bigint, Counted>() };
  for (const { place, bytes } of traffic) {
    const match = members.at(place);
    const isOwn = match !== null && match.prefix > wide[place.family];
    const isNobodys = match === null && (members.rest === null || isPrivate(place));
    const isWide = match !== null && !isOwn && (isPrivate(place) || parted.has(match.block));
    if (!isNobodys && !isWide) continue;
    const at = blockAt(place.family, place.first, gathered[place.family]);
    const known = found[place.family].get(at.first);
    if (known === undefined) found[place.family].set(at.first, { place: at, falls: match?.domain ?? members.rest, addresses: 1, bytes });
    else {
      known.addresses++;
      known.bytes += bytes;
    }
  }
  const nested = nestedBlocks(set).map(({ place }) => place);
  return joinedNeighbours([...found[4].values(), ...found[6].values()], nested).map((one) => ({ ...one, block: printed(one.place) })).toSorted((a, b) => b.bytes - a.bytes || (a.block < b.block ? -1 : 1));
}

type Gathered = Omit<Unnamed, 'block'>;
interface Counted {
  readonly place: Placed;
  readonly falls: Domain | null;
  addresses: number;
  bytes: number;
}

/** Two halves of a block become the block, from the smallest on, where no domain has a block within. */
function joinedNeighbours(found: readonly Gathered[], taken: readonly Placed[]): readonly Gathered[] {
  const done: Gathered[] = [];
  for (const family of [4, 6] as const) {
    let level = new Map(found.filter(({ place }) => place.family === family).map((one) => [one.place.first, one] as const));
    for (let prefix: number = gathered[family]; level.size > 0; prefix--) {
      const wider = new Map<bigint, Gathered>();
      for (const [first, one] of level) {
        const whole = prefix > wide[family] + 1 ? blockAt(family, first, prefix - 1) : null;
        const other = whole === null ? undefined : level.get(whole.first === first ? one.place.last + 1n : whole.first);
        const isJoined = whole !== null && other !== undefined && other.falls === one.falls && !taken.some((block) => block.prefix >= whole.prefix && holds(whole, block));
        if (!isJoined) done.push(one);
        else if (whole.first === first) wider.set(first, { place: whole, falls: one.falls, addresses: one.addresses + other.addresses, bytes: one.bytes + other.bytes });
      }
      level = wider;
    }
  }
  return done;
}
