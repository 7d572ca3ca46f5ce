import { parseAddressRange } from '../../base/cidr.ts';
import { memberships } from '../../model/domain-rules/membership.ts';
import { holds, placedAddress } from '../../model/domain-rules/placed.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { Unnamed } from './unnamed.ts';

/** Pairs at most that are looked at, those with most bytes first. */
const mostPairs = 20_000;

/** Who talks with whom; asked of the addresses of some blocks, by `talkFilter`. */
export const talkStatement = `* | select srcaddr, dstaddr, sum(bytes) as bytes group by srcaddr, dstaddr order by bytes desc limit ${mostPairs}`;

/** Records with an address of one of the blocks at either end. */
export function talkFilter(blocks: readonly string[]): Filter {
  const ranges = blocks.flatMap((text) => {
    const range = parseAddressRange(text);
    return range === null ? [] : [{ text, range }];
  });
  return { field: 'srcaddr', side: 'either', test: { kind: 'cidr', ranges }, negated: false, disabled: false };
}

/** A domain at the other end, with its part of a block's bytes; null where the other end has none. */
export interface Talker {
  readonly name: string | null;
  readonly part: number;
}

/** By block: domains that its addresses exchange bytes with, most first. */
export function talkersOf({ columns: [sources, destinations, amounts], rows }: Frame, blocks: readonly Unnamed[], set: DomainSet): ReadonlyMap<string, readonly Talker[]> {
  const members = memberships(set);
  const found = new Map(blocks.map(({ block }) => [block, new Map<string | null, number>()]));
  for (let row = 0; row < rows; row++) {
    const ends = [sources?.values[row], destinations?.values[row]].map((one) => (typeof one === 'string' ? placedAddress(one) : null));
    const bytes = Number(amounts?.values[row] ?? 0);
    for (const [at, end] of ends.entries()) {
      const other = ends[1 - at];
      if (end === null || other === null || other === undefined) continue;
      const block = blocks.find(({ place }) => holds(place, end))?.block;
      const of = block === undefined ? undefined : found.get(block);
      const name = (members.at(other)?.domain ?? members.rest)?.name ?? null;
      of?.set(name, (of.get(name) ?? 0) + bytes);
    }
  }
  return new Map(Array.from(found, ([block, of]) => {
    const sum = [...of.values()].reduce((a, b) => a + b, 0);
    return [block, Array.from(of, ([name, bytes]) => ({ name, part: sum === 0 ? 0 : bytes / sum })).toSorted((a, b) => b.part - a.part)] as const;
  }));
}
