import type { AddressRange } from './cidr.ts';
import { parseIpv4, parseIpv6 } from './ip.ts';
import { ascendingOrder, compareAt, drained, rangeHolding, type RangeIndex } from './range-index.ts';

/** A set of addresses that is told as blocks, ranges and single addresses. Overlaps and repetitions do no harm. */
export interface AddressSet {
  readonly v4: RangeIndex;
  readonly v6: RangeIndex;
}

export function addressSet(ranges: readonly AddressRange[]): AddressSet {
  const v4: number[][] = [];
  const v6: number[][] = [];
  for (const range of ranges) {
    if (range.family === 4) v4.push([range.first, range.last]);
    else v6.push([...range.first, ...range.last]);
  }
  return { v4: merged(1, v4), v6: merged(4, v6) };
}

/** True when the text is an address of the set. */
export function holdsAddress(set: AddressSet, text: string): boolean {
  const v4 = parseIpv4(text);
  if (v4 !== null) return rangeHolding(set.v4, [v4]) >= 0;
  const v6 = parseIpv6(text);
  return v6 !== null && rangeHolding(set.v6, v6) >= 0;
}

/** Each pair holds the words of the first address, then those of the last. */
function merged(words: 1 | 4, pairs: readonly (readonly number[])[]): RangeIndex {
  const firsts = Uint32Array.from(pairs.flatMap((pair) => pair.slice(0, words)));
  const lasts = Uint32Array.from(pairs.flatMap((pair) => pair.slice(words)));
  const starts = new Uint32Array(firsts.length);
  const ends = new Uint32Array(lasts.length);
  let count = 0;
  for (const i of drained(ascendingOrder(words, firsts, pairs.length))) {
    const overlaps = count > 0 && compareAt(words, firsts, i, ends, count - 1) <= 0;
    if (!overlaps) starts.set(firsts.subarray(i * words, (i + 1) * words), count++ * words);
    else if (compareAt(words, lasts, i, ends, count - 1) <= 0) continue;
    ends.set(lasts.subarray(i * words, (i + 1) * words), (count - 1) * words);
  }
  return { words, count, starts: starts.slice(0, count * words), ends: ends.slice(0, count * words) };
}
