import { expect, test } from 'vitest';
import { barPaths } from './bars.ts';
import { timelineTicks } from './ticks.ts';
import { keyMove, windowAfter } from './window.ts';

const extent = { from: 0, to: 86_400 };
const before = { from: 28_800, to: 50_400 };

test('edges move alone and never cross', () => {
  expect(windowAfter('from', before, 28_800, 32_410, 60, extent)).toEqual({ from: 32_400, to: 50_400 });
  expect(windowAfter('from', before, 28_800, 80_000, 60, extent)).toEqual({ from: 50_340, to: 50_400 });
  expect(windowAfter('to', before, 50_400, 0, 60, extent)).toEqual({ from: 28_800, to: 28_860 });
  expect(windowAfter('to', before, 50_400, 99_999, 60, extent)).toEqual({ from: 28_800, to: 86_400 });
});

test('the body keeps its length at the ends', () => {
  expect(windowAfter('body', before, 30_000, 33_600, 60, extent)).toEqual({ from: 32_400, to: 54_000 });
  expect(windowAfter('body', before, 30_000, 90_000, 60, extent)).toEqual({ from: 64_800, to: 86_400 });
  expect(windowAfter('body', before, 30_000, -90_000, 60, extent)).toEqual({ from: 0, to: 21_600 });
});

test('outside draws a new window, in either direction', () => {
  expect(windowAfter('outside', before, 7200, 3600, 60, extent)).toEqual({ from: 3600, to: 7200 });
  expect(windowAfter('outside', before, 7200, 7201, 60, extent)).toEqual({ from: 7200, to: 7260 });
});

test('arrows move by a step, with Shift by ten', () => {
  expect([keyMove('ArrowLeft', false, 60), keyMove('ArrowRight', true, 60), keyMove('a', false, 60)]).toEqual([-60, 600, null]);
});

test('bars stand on the ground and rejects on top of what passed', () => {
  expect(barPaths([{ from: 60, records: 4, rejects: 1 }, { from: 120, records: 2, rejects: 2 }, { from: 180, records: 0, rejects: 0 }], 0, 60)).toEqual({
    passed: 'M1.1 1v-0.75h.8v0.75z',
    rejected: 'M1.1 0.25v-0.25h.8v0.25zM2.1 1v-0.5h.8v0.5z',
  });
  expect(barPaths([], 0, 60)).toEqual({ passed: '', rejected: '' });
});

test('dates say their year where the extent goes from one into another', () => {
  const at = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 1000;
  const labels = (from: number, to: number): readonly string[] => timelineTicks({ from, to }, 0).map(({ label }) => label);
  expect([labels(at(2023, 11, 15), at(2026, 2, 5))[0], labels(at(2023, 11, 15), at(2026, 2, 5)).at(-1)]).toEqual(['2023-11-15', '2026-02-05']);
  // A year that ends where the extent ends is not another one.
  expect(labels(at(2025, 12, 1), at(2026, 1, 1))[0]).toBe('12-01');
});
