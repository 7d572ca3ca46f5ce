import { expect, test } from 'vitest';
import { randomOf } from '../testing/random-records.ts';
import { sortedPlaces } from './sorted-places.ts';

test.each([0, 1, 8191, 8192, 8193, 100_000])('%i places are in order, and others have their turn meanwhile', async (count) => {
  const random = randomOf(count);
  // Many are equal, and are told apart by their place.
  const ranks = Float64Array.from({ length: count }, () => Math.floor(random() * 1000));
  const compare = (a: number, b: number): number => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b;
  let turns = 0;
  const places = await sortedPlaces(count, compare, () => Promise.resolve(void turns++));
  expect(Array.from(places)).toEqual(Array.from({ length: count }, (_, i) => i).sort(compare));
  expect(turns).toBeGreaterThanOrEqual(count / 8192);
});
