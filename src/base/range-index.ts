import { assert } from './assert.ts';

/**
 * Many ranges of addresses of one family, none of which overlap, found by binary search. An address is one 32-bit word (IPv4) or
 * four, most significant first (IPv6); the arrays hold `words` of them for each range.
 */
export interface RangeIndex {
  readonly words: 1 | 4;
  readonly count: number;
  /** First and last address of each range, ascending, both inclusive. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** -1, 0 or 1: how the address at `i` of one array stands to the one at `j` of another. */
export function compareAt(words: number, a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number): number {
  for (let w = 0; w < words; w++) {
    const d = (a[i * words + w] ?? 0) - (b[j * words + w] ?? 0);
    if (d !== 0) return d < 0 ? -1 : 1;
  }
  return 0;
}

/** The number of the range that holds an address, -1 when none does. */
export function rangeHolding(index: RangeIndex, address: ArrayLike<number>): number {
  const { words, starts, ends } = index;
  let low = -1;
  let high = index.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareAt(words, starts, middle, address, 0) <= 0) low = middle;
    else high = middle - 1;
  }
  return low >= 0 && compareAt(words, address, 0, ends, low) <= 0 ? low : -1;
}

/** Elements between two turns of a generator here: well below a millisecond. */
export const stride = 8192;

/**
 * The order in which ranges ascend by their start; those with one start keep theirs. Gives way every few thousand ranges. What is
 * in order already, as most databases are, takes one look; all else a merge sort.
 */
export function* ascendingOrder(words: 1 | 4, starts: Uint32Array, count: number): Generator<void, Uint32Array> {
  assert(starts.length >= count * words, 'as many starts as are told');
  let from = new Uint32Array(count);
  let sorted = true;
  for (let i = 0; i < count; i++) {
    from[i] = i;
    sorted &&= i === 0 || compareAt(words, starts, i - 1, starts, i) <= 0;
    if (i % stride === 0) yield;
  }
  let to = new Uint32Array(sorted ? 0 : count);
  for (let width = 1; width < count && !sorted; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const middle = Math.min(left + width, count);
      const end = Math.min(left + 2 * width, count);
      let a = left;
      let b = middle;
      for (let at = left; at < end; at++) {
        const takesLeft = a < middle && (b >= end || compareAt(words, starts, from[a] ?? 0, starts, from[b] ?? 0) <= 0);
        to[at] = (takesLeft ? from[a++] : from[b++]) ?? 0;
        if (at % stride === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Runs a generator to its end at once. */
export function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
