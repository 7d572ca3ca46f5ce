import type { Domain, DomainSet } from '../domains.ts';
import { bitsOf, blockAt, placed, placedAddress, type Placed } from './placed.ts';

/** One block that holds an address, and whose it is. */
export interface Match {
  readonly domain: Domain;
  readonly block: string;
  readonly prefix: number;
}

/** Whose an address is, and why. */
export interface Membership {
  /** All blocks that hold it, the longest prefix first: that one wins. */
  readonly matches: readonly Match[];
  /** Null where no block holds it and no domain takes all else. */
  readonly domain: Domain | null;
}

export interface Memberships {
  /** Null for what is no address. */
  of(address: string): Membership | null;
  /** The domain of an address, or of all of a block as far as no longer block parts it; null where it has none. */
  at(place: Placed): Match | null;
  readonly rest: Domain | null;
}

/** Finds domains by the prefix lengths that a set has, the longest first: one look for each. */
export function memberships({ domains }: DomainSet): Memberships {
  const byPrefix = new Map<string, Match>();
  const lengths = { 4: new Set<number>(), 6: new Set<number>() };
  for (const domain of domains) {
    for (const block of domain.blocks) {
      const at = placed(block);
      if (at === null) continue;
      lengths[at.family].add(at.prefix);
      byPrefix.set(keyOf(at), { domain, block, prefix: at.prefix });
    }
  }
  const sorted = { 4: descending(lengths[4]), 6: descending(lengths[6]) };
  const rest = domains.find((one) => one.rest) ?? null;
  const matchesAt = (place: Placed): Match[] =>
    sorted[place.family].flatMap((prefix) => {
      const match = prefix > place.prefix ? undefined : byPrefix.get(keyOf(blockAt(place.family, place.first, prefix)));
      return match === undefined ? [] : [match];
    });
  return {
    rest,
    of(address) {
      const place = placedAddress(address);
      if (place === null) return null;
      const matches = matchesAt(place);
      return { matches, domain: matches[0]?.domain ?? rest };
    },
    at: (place) => matchesAt(place)[0] ?? null,
  };
}

function descending(lengths: ReadonlySet<number>): readonly number[] {
  return [...lengths].toSorted((a, b) => b - a);
}

function keyOf({ family, prefix, first }: Placed): string {
  return `${family}/${prefix}/${(first >> BigInt(bitsOf(family) - prefix)).toString(36)}`;
}
