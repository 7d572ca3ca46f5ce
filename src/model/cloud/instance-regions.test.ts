import { expect, test } from 'vitest';
import { regionOfInstance } from './instance-regions.ts';
import { regionOf } from './regions.ts';

test('an id of an instance tells its region, or nothing', () => {
  const found = ['i-bp1n55c8um7bgmz1j15x1', 'i-uf6k7mf613aznu1awxj', 'i-zzz', 'bp1', 'ambiguous'].map(regionOfInstance);
  expect(found).toEqual(['cn-hangzhou', 'cn-shanghai', null, null, null]);
  expect(found.every((one) => one === null || regionOf(one) !== undefined)).toBe(true);
});
