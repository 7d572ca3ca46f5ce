import type { Domain, DomainSet } from '../domains.ts';
import { grouped } from './grouped.ts';
import { holds, inOrder, placed, type Placed } from './placed.ts';

/** A block of a set, and the shortest-reaching block around it. */
export interface NestedBlock {
  readonly domain: Domain;
  readonly block: string;
  readonly place: Placed;
  /** The longest block that holds it, of whichever domain; null where none does. */
  readonly parent: NestedBlock | null;
}

/** All blocks of a set, ordered by where they begin, each with the block that it lies in. */
export function nestedBlocks({ domains }: DomainSet): readonly NestedBlock[] {
  const all = domains.flatMap((domain) => domain.blocks.flatMap((block) => {
    const place = placed(block);
    return place === null ? [] : [{ domain, block, place }];
  }));
  const around: NestedBlock[] = [];
  return all.toSorted((a, b) => inOrder(a.place, b.place)).map((one) => {
    for (let last = around.at(-1); last !== undefined && !holds(last.place, one.place); last = around.at(-1)) around.pop();
    const nested = { ...one, parent: around.at(-1) ?? null };
    around.push(nested);
    return nested;
  });
}

/** A domain where it stands in the tree. */
export interface DomainRow {
  readonly domain: Domain;
  readonly depth: number;
  /** The domain that holds all of its blocks; null at the top. */
  readonly parent: Domain | null;
  /** Other domains that hold some of its blocks, but not all. */
  readonly alsoIn: readonly Domain[];
}

/**
 * Domains as a tree, parents before their children: a domain stands in the closest one that holds all of its blocks. Top ones stand in
 * the order of their first block, what takes all else last.
 */
export function domainTree(set: DomainSet): readonly DomainRow[] {
  const blocks = nestedBlocks(set);
  const byDomain = grouped(blocks, ({ domain }) => domain);
  const parents = new Map(set.domains.map((domain) => [domain, parentOf(domain, byDomain.get(domain) ?? [])]));
  const places = new Map<Domain, number>();
  for (const [at, { domain }] of blocks.entries()) if (!places.has(domain)) places.set(domain, at);
  const order = (domain: Domain): number => (domain.rest ? Number.MAX_SAFE_INTEGER : (places.get(domain) ?? Number.MAX_SAFE_INTEGER - 1));
  const children = grouped(set.domains.toSorted((a, b) => order(a) - order(b)), (domain) => parents.get(domain)?.parent ?? null);
  const rows = (parent: Domain | null, depth: number): DomainRow[] =>
    (children.get(parent) ?? []).flatMap((domain) => [{ domain, depth, parent, alsoIn: parents.get(domain)?.alsoIn ?? [] }, ...rows(domain, depth + 1)]);
  return rows(null, 0);
}

function parentOf(domain: Domain, blocks: readonly NestedBlock[]): { readonly parent: Domain | null; readonly alsoIn: readonly Domain[] } {
  const chains = blocks.map((block) => ancestors(block).filter((one) => one !== domain));
  const [first = [], ...others] = chains;
  const parent = first.find((one) => others.every((chain) => chain.includes(one))) ?? null;
  const nearest = chains.flatMap(([closest]) => (closest === undefined || closest === parent ? [] : [closest]));
  return { parent, alsoIn: [...new Set(nearest)].filter((one) => parent === null || one !== parent) };
}

/** The domains around a block, the closest first. */
function ancestors(block: NestedBlock): readonly Domain[] {
  const found: Domain[] = [];
  for (let at = block.parent; at !== null; at = at.parent) if (!found.includes(at.domain)) found.push(at.domain);
  return found;
}
