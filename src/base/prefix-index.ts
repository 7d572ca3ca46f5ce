import { assert } from './assert.ts';
import { ascendingOrder, compareAt, drained, stride, type RangeIndex } from './range-index.ts';

/**
 * Longest-prefix match over blocks of addresses of one family, any two of which are apart or one inside the other, as CIDR blocks
 * are. Every stretch of addresses between two bounds knows its innermost block, every block the one around it; so a look-up is one
 * binary search, and all blocks that hold an address are a walk outward.
 */
export interface PrefixIndex {
  /** Stretches that lie in a block, ascending; each in one innermost block only. */
  readonly stretches: RangeIndex;
  /** Number of the innermost block of each stretch, by its place in what the index was made from. */
  readonly innermost: Uint32Array<ArrayBuffer>;
  /** The next larger block around each block (equal ones stand around each other), -1 for none. */
  readonly around: Int32Array<ArrayBuffer>;
  /** Blocks, those around before those inside. */
  readonly order: Uint32Array;
  /** For each value of an address's first 16 bits, stretches that begin before; one more at the end. */
  readonly jump: Uint32Array<ArrayBuffer>;
}

/** First and last addresses, `words` 32-bit words each, most significant first; of equal blocks the later one is inside. */
export interface Blocks {
  readonly words: 1 | 4;
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
}

/** In steps of well below a millisecond. */
export function* prefixIndexSteps({ words, firsts, lasts }: Blocks): Generator<void, PrefixIndex> {
  const count = firsts.length / words;
  assert(lasts.length === firsts.length, 'as many last addresses as first ones');
  const order = yield* outermostFirst({ words, firsts, lasts }, count);
  const around = new Int32Array(count).fill(-1);
  const innermost = new Uint32Array(2 * count + 1);
  const starts = new Uint32Array((2 * count + 1) * words);
  const ends = new Uint32Array((2 * count + 1) * words);
  const next = new Uint32Array(words);
  const open: number[] = [];
  let found = 0;
  let atEnd = false;
  const put = (block: number, last: Uint32Array, at: number): void => {
    starts.set(next, found * words);
    for (let w = 0; w < words; w++) ends[found * words + w] = last[at * words + w] ?? 0;
    innermost[found++] = block;
  };
  // What is left of the innermost open block, up to its end.
  const close = (): void => {
    const block = open.pop() ?? 0;
    if (atEnd || compareAt(words, next, 0, lasts, block) > 0) return;
    put(block, lasts, block);
    for (let w = 0; w < words; w++) next[w] = lasts[block * words + w] ?? 0;
    atEnd = !increment(next);
  };
  const before = new Uint32Array(words);
  for (let i = 0; i < count; i++) {
    const block = order[i] ?? 0;
    while (open.length > 0 && compareAt(words, lasts, open.at(-1) ?? 0, firsts, block) < 0) close();
    const outer = open.at(-1);
    if (outer !== undefined) {
      assert(compareAt(words, lasts, block, lasts, outer) <= 0, 'blocks are apart or one inside the other');
      around[block] = outer;
      if (compareAt(words, next, 0, firsts, block) < 0) {
        before.set(firsts.subarray(block * words, (block + 1) * words));
        decrement(before);
        put(outer, before, 0);
      }
    }
    next.set(firsts.subarray(block * words, (block + 1) * words));
    open.push(block);
    if (i % stride === 0) yield;
  }
  while (open.length > 0) close();
  const stretches: RangeIndex = { words, count: found, starts: starts.slice(0, found * words), ends: ends.slice(0, found * words) };
  return { stretches, innermost: innermost.slice(0, found), around, order, jump: jumps(stretches) };
}

/** `prefixIndexSteps` in one go. */
export function prefixIndex(blocks: Blocks): PrefixIndex {
  return drained(prefixIndexSteps(blocks));
}

/** Number of the smallest block that holds the address at place `i` of an array; -1 when none does. */
export function blockHolding({ stretches, innermost, jump }: PrefixIndex, addresses: ArrayLike<number>, i: number): number {
  const { words, starts, ends } = stretches;
  const upper = (addresses[i * words] ?? 0) >>> 16;
  let low = (jump[upper] ?? 0) - 1;
  let high = (jump[upper + 1] ?? 0) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareAt(words, starts, middle, addresses, i) <= 0) low = middle;
    else high = middle - 1;
  }
  return low >= 0 && compareAt(words, addresses, i, ends, low) <= 0 ? (innermost[low] ?? -1) : -1;
}

/**
 * A number for each of many addresses: what `numbers` has for the smallest block that holds it, `none` where none does.
 */
export function numbersHolding(index: PrefixIndex, addresses: Uint32Array, numbers: Uint16Array, none: number): Uint16Array {
  const { stretches: { words, starts, ends }, innermost, jump } = index;
  const found = new Uint16Array(addresses.length / words);
  if (words === 4) {
    for (let i = 0; i < found.length; i++) {
      const block = blockHolding(index, addresses, i);
      found[i] = block < 0 ? none : (numbers[block] ?? none);
    }
    return found;
  }
  // As `blockHolding`, written out: whole dictionaries of IPv4 addresses are asked.
  for (let i = 0; i < found.length; i++) {
    const address = addresses[i] ?? 0;
    let low = (jump[address >>> 16] ?? 0) - 1;
    let high = (jump[(address >>> 16) + 1] ?? 0) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= address) low = middle;
      else high = middle - 1;
    }
    found[i] = low >= 0 && address <= (ends[low] ?? 0) ? (numbers[innermost[low] ?? 0] ?? none) : none;
  }
  return found;
}

/** Order of blocks by their first address, the larger of two that begin together first. */
function* outermostFirst({ words, firsts, lasts }: Blocks, count: number): Generator<void, Uint32Array> {
  const fromBack = lasts.map((word) => ~word >>> 0);
  const byLast = yield* ascendingOrder(words, fromBack, count);
  const permuted = new Uint32Array(firsts.length);
  for (const [i, block] of byLast.entries()) for (let w = 0; w < words; w++) permuted[i * words + w] = firsts[block * words + w] ?? 0;
  yield;
  const byFirst = yield* ascendingOrder(words, permuted, count);
  return byFirst.map((i) => byLast[i] ?? 0);
}

function jumps({ words, count, starts }: RangeIndex): Uint32Array<ArrayBuffer> {
  const jump = new Uint32Array(65_537);
  let before = 0;
  for (let upper = 0; upper <= 65_536; upper++) {
    while (before < count && (starts[before * words] ?? 0) < upper * 65_536) before++;
    jump[upper] = before;
  }
  return jump;
}

/** False after the last address there is. */
function increment(words: Uint32Array): boolean {
  for (let w = words.length - 1; w >= 0; w--) {
    const word = (words[w] ?? 0) + 1;
    words[w] = word;
    if (word <= 0xffffffff) return true;
  }
  return false;
}

function decrement(words: Uint32Array): void {
  for (let w = words.length - 1; w >= 0; w--) {
    const word = words[w] ?? 0;
    words[w] = word - 1;
    if (word > 0) return;
  }
}
