import { describe, expect, it } from 'vitest';
import { below, seeded } from '../../../ingest/testing/random.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { Intervals } from './intervals.ts';
import { slicesOf } from './slices.ts';

describe('intervals', () => {
  it('hold just what was added, whatever the order', () => {
    const random = seeded(3);
    for (let round = 0; round < 200; round++) {
      const intervals = new Intervals<number>();
      const plain = new Set<number>();
      for (let i = 0; i < 20; i++) {
        const from = below(random, 100);
        const to = from + below(random, 12);
        intervals.add(from, to);
        for (let at = from; at < to; at++) plain.add(at);
      }
      const held = new Set(intervals.all.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
      expect(held).toEqual(plain);
      for (const [i, one] of intervals.all.entries()) expect((intervals.all[i + 1]?.from ?? Infinity) > one.to).toBe(true);
      const missing = intervals.gaps(10, 90).flatMap(({ from, to }) => Array.from({ length: (to ?? from) - from }, (_, i) => from + i));
      expect(missing).toEqual(Array.from({ length: 80 }, (_, i) => i + 10).filter((at) => !plain.has(at)));
      expect(intervals.gaps(50, null).at(-1)?.to).toBeNull();
    }
  });

  it('work on cursors, which stand in order', () => {
    expect(positionOf('MTQ0NzI5OTYwNjg5NjYzMjM1Ng==')).toBe(1447299606896632356n);
    expect(cursorOf(1447299606896632356n)).toBe('MTQ0NzI5OTYwNjg5NjYzMjM1Ng==');
    for (const odd of ['', 'x', '%', btoa('-1'), btoa('1'.repeat(30))]) expect(positionOf(odd)).toBeNull();
    const intervals = new Intervals<bigint>();
    intervals.add(5n, 9n);
    expect(intervals.gaps(1n, null)).toEqual([{ from: 1n, to: 5n }, { from: 9n, to: null }]);
  });
});

describe('slices', () => {
  it('cover a stretch without gap or overlap, newest first, at borders that stay', () => {
    const random = seeded(4);
    for (let round = 0; round < 300; round++) {
      const from = 1_770_000_000 + below(random, 10_000);
      const to = from + 1 + below(random, 800_000);
      const slices = slicesOf({ from, to }, 0);
      expect(slices.length).toBeLessThan(15);
      expect([slices[0]?.to, slices.at(-1)?.from]).toEqual([to, from]);
      for (const [i, slice] of slices.entries()) if (i > 0) expect(slice.to).toBe(slices[i - 1]?.from);
      expect(slicesOf({ from, to: null }, to).map((slice) => slice.from)).toEqual(slices.map((slice) => slice.from));
      expect(slicesOf({ from, to: null }, to)[0]?.to).toBeNull();
    }
    expect(slicesOf({ from: 100, to: null }, 90)).toEqual([{ from: 100, to: null }]);
  });
});
