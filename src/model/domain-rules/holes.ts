import { bitsOf, blockAt, holds, inOrder, type Placed } from './placed.ts';

/** A run of addresses, both bounds inclusive. */
export interface Run {
  readonly first: bigint;
  readonly last: bigint;
}

/** What of a block no other block inside holds, as runs in order. `inside` may overlap, and lie outside. */
export function runsLeft(whole: Placed, inside: readonly Placed[]): readonly Run[] {
  const left: Run[] = [];
  let next = whole.first;
  for (const one of inside.filter((block) => holds(whole, block)).toSorted(inOrder)) {
    if (one.first > next) left.push({ first: next, last: one.first - 1n });
    if (one.last >= next) next = one.last + 1n;
  }
  if (next <= whole.last) left.push({ first: next, last: whole.last });
  return left;
}

/** A run as the fewest blocks, in order. */
export function blocksOf(family: 4 | 6, { first, last }: Run): readonly Placed[] {
  const blocks: Placed[] = [];
  for (let at = first; at <= last; ) {
    let prefix: number = bitsOf(family);
    while (prefix > 0) {
      const wider = blockAt(family, at, prefix - 1);
      if (wider.first !== at || wider.last > last) break;
      prefix--;
    }
    const block = blockAt(family, at, prefix);
    blocks.push(block);
    at = block.last + 1n;
  }
  return blocks;
}

/** How many addresses runs have. */
export function sizeOf(runs: readonly Run[]): bigint {
  return runs.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
}
