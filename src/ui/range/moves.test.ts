import { expect, test } from 'vitest';
import { lastOf, stepped, zoomedOut } from './moves.ts';

const extent = { from: 0, to: 86_400 };

test('a step is as long as the range', () => {
  expect(stepped({ from: 3600, to: 7200 }, 1)).toEqual({ from: 7200, to: 10_800 });
  expect(stepped({ from: 3600, to: 7200 }, -1)).toEqual({ from: 0, to: 3600 });
});

test('zooming out doubles, and ends at all the data', () => {
  expect(zoomedOut({ from: 36_000, to: 43_200 }, extent)).toEqual({ from: 32_400, to: 46_800 });
  expect(zoomedOut({ from: 20_000, to: 70_000 }, extent)).toBeNull();
  expect(zoomedOut({ from: 0, to: 1 }, null)).toBeNull();
  expect(zoomedOut({ from: 10, to: 11 }, extent)).toEqual({ from: 9, to: 12 });
});

test('the last hour of the data is not the last hour of the clock', () => {
  expect(lastOf(extent, 3600)).toEqual({ from: 82_800, to: 86_400 });
  expect(lastOf({ from: 86_000, to: 86_400 }, 3600)).toEqual({ from: 86_000, to: 86_400 });
});
