import { describe, expect, it } from 'vitest';
import { blocksOfRange, parseAddressRange, parseCidr, prefixOfRange, rangeText, type AddressRange } from './cidr.ts';
import { parseIpv4, parseIpv6 } from './ip.ts';
import { blockHolding, numbersHolding, prefixIndex, type PrefixIndex } from './prefix-index.ts';

interface Block {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Numbers that look random, the same each time. */
function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

function blockAround(address: readonly number[], prefix: number): Block {
  const free = (w: number): number => {
    const fixed = Math.min(32, Math.max(0, prefix - 32 * w));
    return fixed === 32 ? 0 : 0xffffffff >>> fixed;
  };
  return { first: address.map((word, w) => (word & ~free(w)) >>> 0), last: address.map((word, w) => (word | free(w)) >>> 0) };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, word] of a.entries()) if (word !== b[i]) return word - (b[i] ?? 0);
  return 0;
}

/** The reference: looks at every block; the smallest wins, of equal ones the last. */
function plainly(blocks: readonly Block[], address: readonly number[]): number {
  let best = -1;
  for (const [i, { first, last }] of blocks.entries()) {
    if (compare(first, address) > 0 || compare(address, last) > 0) continue;
    const smallest = blocks[best];
    if (!smallest || (compare(smallest.first, first) <= 0 && compare(last, smallest.last) <= 0)) best = i;
  }
  return best;
}

function indexOf(words: 1 | 4, blocks: readonly Block[]): PrefixIndex {
  return prefixIndex({ words, firsts: Uint32Array.from(blocks.flatMap(({ first }) => first)), lasts: Uint32Array.from(blocks.flatMap(({ last }) => last)) });
}

/** Blocks that are nested, adjacent, equal, of all lengths, both ends of the space among them. */
function randomBlocks(words: 1 | 4, count: number, random: () => number): Block[] {
  const bits = 32 * words;
  const blocks: Block[] = [];
  const address = (): number[] => Array.from({ length: words }, random);
  while (blocks.length < count) {
    const before = blocks[random() % (blocks.length || 1)];
    const way = random() % 8;
    if (before && way < 3) blocks.push(blockAround(before.first, random() % (bits + 1)));
    else if (before && way === 3) blocks.push(before);
    else if (before && way === 4) {
      // The one just after.
      const next = [...before.last];
      for (let w = words - 1; w >= 0; w--) {
        next[w] = ((next[w] ?? 0) + 1) >>> 0;
        if (next[w] !== 0) break;
      }
      blocks.push(blockAround(next, Math.max(8, random() % (bits + 1))));
    } else if (way === 5) blocks.push(blockAround(Array.from({ length: words }, () => (random() % 2 ? 0xffffffff : 0)), random() % (bits + 1)));
    else blocks.push(blockAround(address(), 8 + (random() % (bits - 7))));
  }
  return blocks;
}

describe.each([1, 4] as const)('longest-prefix match over addresses of %i words', (words) => {
  it('equals a look at every block, over 100,000 random addresses and random sets of blocks', () => {
    const random = randomness(words);
    let compared = 0;
    for (let set = 0; set < 100; set++) {
      const blocks = randomBlocks(words, set % 10 === 0 ? set / 10 : 1 + (random() % 60), random);
      if (set % 7 === 0) blocks.push(blockAround(Array.from({ length: words }, () => 0), 0));
      const index = indexOf(words, blocks);
      const addresses = Array.from({ length: 1000 }, (): number[] => {
        const block = blocks[random() % (blocks.length || 1)];
        // Bounds, their neighbours, and anywhere.
        const near = block && random() % 3 < 2 ? (random() % 2 ? block.first : block.last) : Array.from({ length: words }, random);
        return near.map((word, w) => (w === words - 1 ? (word + (random() % 3) - 1) >>> 0 : word));
      });
      const flat = Uint32Array.from(addresses.flat());
      const numbers = numbersHolding(index, flat, Uint16Array.from(blocks, (_, i) => i), 9999);
      for (const [i, address] of addresses.entries()) {
        const expected = plainly(blocks, address);
        if (blockHolding(index, flat, i) !== expected || numbers[i] !== (expected < 0 ? 9999 : expected)) expect.fail(`set ${set}: ${address.join('.')} is in ${blockHolding(index, flat, i)}, not in ${expected}`);
        // Outward are all others that hold it.
        const held: number[] = [];
        for (let block = expected; block >= 0; block = index.around[block] ?? -1) held.push(block);
        const all = blocks.flatMap(({ first, last }, b) => (compare(first, address) <= 0 && compare(address, last) <= 0 ? [b] : []));
        if (held.length !== all.length || !all.every((b) => held.includes(b))) expect.fail(`set ${set}: ${address.join('.')} is held by ${all.join()}, not ${held.join()}`);
        compared++;
      }
    }
    expect(compared).toBe(100_000);
  });

  it('finds nothing in nothing', () => {
    expect(blockHolding(indexOf(words, []), new Uint32Array(words), 0)).toBe(-1);
  });
});

describe('ranges', () => {
  const range = (text: string): AddressRange => parseAddressRange(text) ?? expect.fail(text);

  it('are cut into the fewest blocks, of both families', () => {
    expect(blocksOfRange(range('10.0.0.0-10.0.1.0')).map(rangeText)).toEqual(['10.0.0.0/24', '10.0.1.0']);
    expect(blocksOfRange(range('0.0.0.0-255.255.255.255')).map(rangeText)).toEqual(['0.0.0.0/0']);
    expect(blocksOfRange(range('10.0.0.1-10.0.0.6')).map(rangeText)).toEqual(['10.0.0.1', '10.0.0.2/31', '10.0.0.4/31', '10.0.0.6']);
    expect(blocksOfRange(range('2001:db8::1-2001:db8::4')).map(rangeText)).toEqual(['2001:db8::1', '2001:db8::2/127', '2001:db8::4']);
    expect(blocksOfRange(range('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')).map(rangeText)).toEqual(['::/0']);
  });

  it('know when they are one block', () => {
    for (const text of ['0.0.0.0/0', '10.0.0.0/8', '10.1.2.128/25', '1.2.3.4/32', '::/0', '2001:db8::/32', '2001:db8::/33', '2001:db8::1/128', 'fe80::/10']) {
      const cidr = parseCidr(text) ?? expect.fail(text);
      expect([text, prefixOfRange(cidr.range)]).toEqual([text, cidr.prefix]);
    }
    expect(prefixOfRange(range('10.0.0.0-10.0.0.2'))).toBeNull();
    expect(prefixOfRange(range('10.0.0.1-10.0.0.2'))).toBeNull();
    expect(prefixOfRange(range('2001:db8::-2001:db8:0:1::'))).toBeNull();
    expect([rangeText(range('10.0.0.1-10.0.0.3')), rangeText(range('10.0.0.0/8'))]).toEqual(['10.0.0.1-10.0.0.3', '10.0.0.0/8']);
    expect(rangeText({ family: 4, first: parseIpv4('9.9.9.9') ?? 0, last: parseIpv4('9.9.9.9') ?? 0 })).toBe('9.9.9.9');
    expect(rangeText({ family: 6, first: parseIpv6('::1') ?? [0, 0, 0, 0], last: parseIpv6('::1') ?? [0, 0, 0, 0] })).toBe('::1');
  });
});
