import { describe, expect, it } from 'vitest';
import { checksumPart, checksumText, xxHash64 } from './checksum.ts';
import { numericHistogram } from './numeric-histogram.ts';
import { weightedPercentile } from './weighted.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('checksum', () => {
  it('hashes texts as XXH64 does', () => {
    // The vectors of the algorithm's own documentation and of its bindings' tests.
    expect(xxHash64(bytes(''))).toBe(0xef46db3751d8e999n);
    expect(xxHash64(bytes('a'))).toBe(0xd24ec4f1a98c6e5bn);
    expect(xxHash64(bytes('abc'))).toBe(0x44bc2cf5ad770999n);
    expect(xxHash64(bytes('Nobody inspects the spammish repetition'))).toBe(0xfbcea83c8a378bf1n);
  });

  it('writes the sum as eight bytes, the lowest first', () => {
    expect(checksumText(0)).toBe('AAAAAAAAAAA=');
    expect(checksumText('18446744073709551617')).toBe('AQAAAAAAAAA=');
    expect(checksumText(String(checksumPart('true', 'BOOLEAN') + checksumPart('false', 'BOOLEAN')))).toBe('fH0sFW8z0U4=');
    expect(checksumText(String(checksumPart('a', 'VARCHAR')))).toBe('/f+qzGJ0q98=');
  });
});

describe('numeric_histogram', () => {
  it('keeps values that are no more than the buckets', () => {
    expect(numericHistogram([{ value: 3, weight: 2 }, { value: 1, weight: 1 }, { value: 3, weight: 1 }], 2)).toEqual([{ value: 1, weight: 1 }, { value: 3, weight: 3 }]);
    expect(numericHistogram([], 2)).toEqual([]);
  });

  it('joins the neighbours that are nearest, the lower ones first where it is the same', () => {
    const ones = [1, 2, 10, 11, 20].map((value) => ({ value, weight: 1 }));
    expect(numericHistogram(ones, 4)).toEqual([{ value: 1.5, weight: 2 }, { value: 10, weight: 1 }, { value: 11, weight: 1 }, { value: 20, weight: 1 }]);
    expect(numericHistogram(ones, 3)).toEqual([{ value: 1.5, weight: 2 }, { value: 10.5, weight: 2 }, { value: 20, weight: 1 }]);
    expect(numericHistogram(ones, 2)).toEqual([{ value: 1.5, weight: 2 }, { value: 41 / 3, weight: 3 }]);
    // A heavy neighbour costs more.
    expect(numericHistogram([{ value: 0, weight: 100 }, { value: 1, weight: 100 }, { value: 2.5, weight: 1 }], 2)).toEqual([{ value: 0, weight: 100 }, { value: 102.5 / 101, weight: 101 }]);
  });

  it('chooses as looking at all pairs each time would', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    const buckets = Array.from({ length: 300 }, () => ({ value: next() % 5000, weight: 1 + (next() % 9) }));
    const wanted = [...numericHistogram(buckets, 1000)].map((one) => ({ ...one }));
    while (wanted.length > 12) {
      const cost = (i: number): number => {
        const [a, b] = [wanted[i], wanted[i + 1]];
        return a && b ? (a.weight + b.weight) * ((a.value - b.value) * (a.value - b.value)) * ((a.weight * b.weight) / ((a.weight + b.weight) * (a.weight + b.weight))) : Infinity;
      };
      let least = 0;
      for (let i = 1; i < wanted.length - 1; i++) if (cost(i) < cost(least)) least = i;
      const [a, b] = [wanted[least], wanted[least + 1]];
      if (a && b) wanted.splice(least, 2, { value: (a.value * a.weight + b.value * b.weight) / (a.weight + b.weight), weight: a.weight + b.weight });
    }
    expect(numericHistogram(buckets, 12)).toEqual(wanted);
  });
});

describe('weighted percentiles', () => {
  it('are the least value that reaches the share of the weight', () => {
    expect(weightedPercentile('1 1,2 1,3 8', 0.5)).toBe('3');
    expect(weightedPercentile('1 1,2 1,3 8', 0.2)).toBe('2');
    expect(weightedPercentile('1 1,2 1,3 8', 0)).toBe('1');
    expect(weightedPercentile('1 1,2 1,3 8', 1)).toBe('3');
    expect(weightedPercentile('', 0.5)).toBeNull();
    expect(() => weightedPercentile('1 0', 0.5)).toThrow('argument');
  });
});
