import { parseCidr } from '../base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../base/ip.ts';
import { blockHolding, prefixIndex, type PrefixIndex } from '../base/prefix-index.ts';
import { ordered, type Domain, type DomainSet } from './domains.ts';

/** The blocks of a set, by family: `domain` is the place in `domains` of each block's owner, `block` its text. */
export interface DomainIndex {
  readonly domains: readonly Domain[];
  readonly v4: DomainBlocks;
  readonly v6: DomainBlocks;
  /** Place of the domain that takes all else, -1 when there is none. */
  readonly rest: number;
}

export interface DomainBlocks {
  readonly index: PrefixIndex;
  readonly owner: Uint16Array;
  readonly texts: readonly string[];
}

/** Blocks that are none are left out: whoever edits a set says so before. */
export function domainIndex(set: DomainSet): DomainIndex {
  const domains = ordered(set);
  const found = { 4: { firsts: new Array<number>(), lasts: new Array<number>(), owner: new Array<number>(), texts: new Array<string>() }, 6: { firsts: new Array<number>(), lasts: new Array<number>(), owner: new Array<number>(), texts: new Array<string>() } };
  // Of equal blocks the later one is inside, so the first domain comes last.
  for (const [place, domain] of [...domains.entries()].reverse()) {
    for (const text of domain.blocks) {
      const cidr = parseCidr(text);
      if (!cidr) continue;
      const { firsts, lasts, owner, texts } = found[cidr.range.family];
      if (cidr.range.family === 4) {
        firsts.push(cidr.range.first);
        lasts.push(cidr.range.last);
      } else {
        firsts.push(...cidr.range.first);
        lasts.push(...cidr.range.last);
      }
      owner.push(place);
      texts.push(cidr.network);
    }
  }
  const blocks = (family: 4 | 6): DomainBlocks => {
    const { firsts, lasts, owner, texts } = found[family];
    const index = prefixIndex({ words: family === 4 ? 1 : 4, firsts: Uint32Array.from(firsts), lasts: Uint32Array.from(lasts) });
    return { index, owner: Uint16Array.from(owner), texts };
  };
  return { domains, v4: blocks(4), v6: blocks(6), rest: domains.findIndex(({ rest }) => rest) };
}

/** The domain of an address, and why: the block that decides, null where it is all else. */
export interface DomainMatch {
  readonly domain: Domain;
  readonly block: string | null;
}

/** The domain that an address as text falls into; null for what is no address, or where nothing takes it. */
export function matchDomain({ domains, v4, v6, rest }: DomainIndex, address: string): DomainMatch | null {
  const number = parseIpv4(address);
  const words = number === null ? parseIpv6(address) : [number];
  if (!words) return null;
  const { index, owner, texts } = number === null ? v6 : v4;
  const block = blockHolding(index, words, 0);
  const domain = domains[block < 0 ? rest : (owner[block] ?? rest)];
  return domain ? { domain, block: texts[block] ?? null } : null;
}
