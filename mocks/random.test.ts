import { describe, expect, test } from 'vitest';
import { hashOf, hashOfText, Random } from './random.ts';

describe('Random', () => {
  test('the same seeds give the same numbers, others give others', () => {
    const draw = (...seeds: number[]): number[] => {
      const random = new Random(...seeds);
      return Array.from({ length: 20 }, () => random.bits());
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(2, 1));
    expect(draw(1, 1770220800)).not.toEqual(draw(1, 1770220860));
  });

  test('numbers are spread evenly', () => {
    const random = new Random(42);
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const slot = Math.floor(random.next() * 10);
      buckets[slot] = (buckets[slot] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  test.each([0, 0.3, 4, 29, 31, 400])('poisson has the mean %d', (mean) => {
    const random = new Random(7, mean * 10);
    let sum = 0;
    for (let i = 0; i < 20_000; i++) sum += random.poisson(mean);
    expect(Math.abs(sum / 20_000 - mean)).toBeLessThanOrEqual(0.02 * mean + 0.02);
  });

  test('hashes of neighbours differ', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 10_000; i++) seen.add(hashOf(1, i));
    expect(seen.size).toBeGreaterThan(9_990);
    expect(hashOfText('ecs1')).not.toBe(hashOfText('ecs2'));
  });
});
