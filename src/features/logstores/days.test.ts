import { expect, test } from 'vitest';
import { heldDays, keptFrom, olderThan, typedDays } from './days.ts';

const zone = 28_800;
/** 2026-02-05 20:00 in +08:00. */
const now = 1_770_292_800;
const midnight = 1_770_220_800;

test('the days of a Logstore are those of the reader’s zone, the present one included', () => {
  const days = heldDays({ ttlDays: 2, createdAt: 0 }, now, zone);
  expect(days).toEqual([
    { from: midnight - 2 * 86_400, to: midnight - 86_400 },
    { from: midnight - 86_400, to: midnight },
    { from: midnight, to: midnight + 86_400 },
  ]);
});

test('a young Logstore has the days since it was made, an old one at most thirty', () => {
  expect(heldDays({ ttlDays: 300, createdAt: now - 3600 }, now, zone)).toEqual([{ from: midnight, to: midnight + 86_400 }]);
  expect(heldDays({ ttlDays: 3650, createdAt: 0 }, now, zone)).toHaveLength(30);
});

test('days are typed as whole numbers from 1 to 3000, or 3650', () => {
  expect(['1', ' 300 ', '3000', '3650'].map(typedDays)).toEqual([1, 300, 3000, 3650]);
  expect(['0', '3001', '7.5', '-1', '', 'all', '36500'].map(typedDays)).toEqual([null, null, null, null, null, null, null]);
});

test('what a shorter retention deletes is counted from the days', () => {
  const days = [{ from: 0, to: 100, count: 50 }, { from: 100, to: 200, count: 80 }, { from: 200, to: 300, count: 20 }];
  expect(olderThan(days, 0)).toBe(0);
  expect(olderThan(days, 150)).toBe(90);
  expect(olderThan(days, 1000)).toBe(150);
  expect(keptFrom(7, 1_000_000)).toBe(1_000_000 - 7 * 86_400);
  expect(keptFrom(3650, 1_000_000)).toBeNull();
});
