import type { DomainSet } from '../domains.ts';
import { grouped } from './grouped.ts';
import { runsLeft, sizeOf, type Run } from './holes.ts';
import { nestedBlocks, type NestedBlock } from './nesting.ts';
import { bitsOf, type Placed } from './placed.ts';

/** What deserves to be said of a set as a whole. None of it is forbidden. */
export type SetRemark =
  /** A block lies in one of another domain: the longer prefix wins. */
  | { readonly kind: 'overlap'; readonly inner: NestedBlock; readonly outer: NestedBlock; readonly addresses: bigint; /** Names the pair, so that it can be accepted. */ readonly key: string }
  /** Longer blocks of other domains hold all of it: it never wins. */
  | { readonly kind: 'covered'; readonly block: NestedBlock }
  /** It lies in a longer-reaching block of its own domain, with none of another between. */
  | { readonly kind: 'redundant'; readonly block: NestedBlock; readonly by: NestedBlock }
  /** No domain takes all else. */
  | { readonly kind: 'gap'; readonly v4: bigint; readonly v6: boolean };

const wholes: readonly Placed[] = [
  { family: 4, prefix: 0, first: 0n, last: (1n << 32n) - 1n },
  { family: 6, prefix: 0, first: 0n, last: (1n << 128n) - 1n },
];

/** `accepted`: keys of overlaps that the reader said are meant. */
export function setRemarks(set: DomainSet, accepted: ReadonlySet<string>): readonly SetRemark[] {
  const blocks = nestedBlocks(set);
  const places = blocks.map(({ place }) => place);
  const children = grouped(blocks, ({ parent }) => parent);
  const remarks = blocks.flatMap((block): SetRemark[] => {
    const { parent } = block;
    const made: SetRemark[] = [];
    if (parent !== null && parent.domain === block.domain) made.push({ kind: 'redundant', block, by: parent });
    else if (parent !== null) {
      const key = overlapKey(block, parent);
      if (!accepted.has(key)) made.push({ kind: 'overlap', inner: block, outer: parent, addresses: block.place.last - block.place.first + 1n, key });
    }
    const inside = (children.get(block) ?? []).map(({ place }) => place);
    if (inside.length > 0 && runsLeft(block.place, inside).length === 0) made.push({ kind: 'covered', block });
    return made;
  });
  if (set.domains.some((one) => one.rest)) return remarks;
  const [v4, v6] = wholes.map((whole) => runsLeft(whole, places.filter(({ family }) => family === whole.family)));
  const left4 = sizeOf(v4 ?? []);
  const left6 = (v6 ?? []).length > 0;
  return left4 === 0n && !left6 ? remarks : [...remarks, { kind: 'gap', v4: left4, v6: left6 }];
}

export function overlapKey(inner: NestedBlock, outer: NestedBlock): string {
  return `${inner.block}<${outer.block}`;
}

/** How a block of a set is shared: the blocks directly inside it, and what is left to it. */
export interface Sharing {
  readonly inside: readonly NestedBlock[];
  readonly left: readonly Run[];
  /** Share of its addresses that is left to it, 0 to 1. */
  readonly part: number;
}

export function sharingOf(block: NestedBlock, blocks: readonly NestedBlock[]): Sharing {
  const inside = blocks.filter(({ parent }) => parent === block);
  const left = runsLeft(block.place, inside.map(({ place }) => place));
  // Shares of 2^128 are told in thousandths: exactness beyond that is nobody's.
  const part = Number((sizeOf(left) * 1_000_000n) / (1n << BigInt(bitsOf(block.place.family) - block.place.prefix))) / 1_000_000;
  return { inside, left, part };
}
