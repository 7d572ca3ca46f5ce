import { expect, test } from 'vitest';
import { assumedBytesPerRecord, billedGb, monthlyCost, monthlyGb, recordsPerHour, tierOf } from './price.ts';

test('the examples of the documentation', () => {
  expect(monthlyCost(3).total).toBe(0);
  expect(monthlyCost(100).total).toBe(237.5);
  expect(monthlyCost(60 * 1024).tiers.map(({ cost }) => cost)).toEqual([25_587.5, 25_600, 10_240, 2560]);
  expect(monthlyCost(60 * 1024).total).toBe(63_987.5);
});

test('a tier ends with its last GB, and the free ones are taken off the first', () => {
  const atEdge = monthlyCost(10 * 1024);
  expect(atEdge.tiers.map(({ gb }) => gb)).toEqual([10_240, 0, 0, 0]);
  expect(monthlyCost(10 * 1024 + 1).total - atEdge.total).toBe(1.25);
  expect(monthlyCost(5).total).toBe(0);
  expect(monthlyCost(6).total).toBe(2.5);
  expect(monthlyCost(4).tiers[0]).toMatchObject({ gb: 4, freeGb: 4, cost: 0 });
  expect(monthlyCost(-1)).toMatchObject({ gb: 0, total: 0 });
});

test('more never costs less, and the parts are the whole', () => {
  let before = 0;
  for (let gb = 0; gb < 100_000; gb += 37) {
    const { total, tiers } = monthlyCost(gb);
    expect(total).toBeGreaterThanOrEqual(before);
    expect(tiers.reduce((sum, tier) => sum + tier.gb, 0)).toBeCloseTo(gb, 6);
    before = total;
  }
});

test('the tier of a volume', () => {
  expect([0, 10 * 1024, 10 * 1024 + 0.1, 30 * 1024, 50 * 1024, 50 * 1024 + 1].map(tierOf)).toEqual([0, 0, 1, 1, 2, 3]);
});

test('a month from a rate', () => {
  expect(monthlyGb(1000, 3600)).toBeCloseTo((1000 * 720 * assumedBytesPerRecord) / billedGb, 9);
  expect(monthlyGb(5, 0)).toBe(0);
  expect([1, 5, 10].map(recordsPerHour)).toEqual([60, 12, 6]);
});
