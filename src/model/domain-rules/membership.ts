import type { Domain, DomainSet } from '../domains.ts';
import { placed, placedAddress, type Placed } from './placed.ts';

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
  const v4 = new Map<number, Map<number, Match>>();
  const v6 = new Map<number, Map<bigint, Match>>();
  for (const domain of domains) {
    for (const block of domain.blocks) {
      const at = placed(block);
      if (at === null) continue;
      const match: Match = { domain, block, prefix: at.prefix };
      if (at.family === 4) put(v4, at.prefix, head4(Number(at.first), at.prefix), match);
      else put(v6, at.prefix, head6(at.first, at.prefix), match);
    }
  }
  const longest4 = longestFirst(v4);
  const longest6 = longestFirst(v6);
  const rest = domains.find((one) => one.rest) ?? null;
  /** All that hold a place, or the longest alone. */
  const matchesAt = (place: Placed, most: number): readonly Match[] => {
    const found: Match[] = [];
    const take = (prefix: number, match: Match | undefined): void => {
      if (match !== undefined && prefix <= place.prefix && found.length < most) found.push(match);
    };
    if (place.family === 4) {
      const address = Number(place.first);
      for (const [prefix, heads] of longest4) take(prefix, heads.get(head4(address, prefix)));
    } else for (const [prefix, heads] of longest6) take(prefix, heads.get(head6(place.first, prefix)));
    return found;
  };
  return {
    rest,
    of(address) {
      const place = placedAddress(address);
      if (place === null) return null;
      const matches = matchesAt(place, Infinity);
      return { matches, domain: matches[0]?.domain ?? rest };
    },
    at: (place) => matchesAt(place, 1)[0] ?? null,
  };
}

function put<Head>(lengths: Map<number, Map<Head, Match>>, prefix: number, head: Head, match: Match): void {
  const heads = lengths.get(prefix) ?? new Map<Head, Match>();
  lengths.set(prefix, heads.set(head, match));
}

function longestFirst<Head>(lengths: ReadonlyMap<number, Head>): readonly (readonly [prefix: number, heads: Head])[] {
  return [...lengths].toSorted(([a], [b]) => b - a);
}

/** The bits of an address up to a prefix length. Divided, as shifts end at 31 bits. */
function head4(address: number, prefix: number): number {
  return Math.floor(address / 2 ** (32 - prefix));
}

function head6(address: bigint, prefix: number): bigint {
  return address >> BigInt(128 - prefix);
}
