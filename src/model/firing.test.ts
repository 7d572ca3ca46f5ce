import { describe, expect, test } from 'vitest';
import type { AlertCondition } from './alert.ts';
import { eventsOf, firingsOf, windowsOver, type Course } from './firing.ts';

const window = 300;
const windows = windowsOver({ from: 1_000, to: 1_000 + 20 * window }, window);
const course = (values: Readonly<Record<number, number>>, key: Course['key'] = ['a']): Course => ({ key, values: new Map(Object.entries(values).map(([at, value]) => [windows[Number(at)] ?? 0, value])) });
const over = (figure: number): AlertCondition => ({ is: 'over', figure, against: 'fixed', least: null });
const met = (courses: readonly Course[], condition: AlertCondition): number[] => firingsOf(courses, windows, window, condition).map((one) => windows.indexOf(one.window));

test('windows begin at multiples of their length and hold the whole range', () => {
  expect(windows[0]).toBe(900);
  expect((windows.at(-1) ?? 0) + window).toBeGreaterThanOrEqual(1_000 + 20 * window);
  expect(windowsOver({ from: 900, to: 900 + window }, window)).toEqual([900]);
});

describe('firings', () => {
  test('a figure is met from beyond it on', () => {
    expect(met([course({ 1: 5, 2: 6, 3: 7 })], over(6))).toEqual([3]);
    expect(met([course({ 1: 5, 2: 6, 3: 7 })], { ...over(6), is: 'under' })).toEqual([1]);
  });

  test('a baseline needs records that reach back to it, and a window without a row counts as nothing', () => {
    const condition: AlertCondition = { is: 'over', figure: 3, against: 'hour-before', least: 10 };
    // Of the hour before window 12, only two windows have a row: 24 / 12 windows, so 6 is three times as much.
    expect(met([course({ 3: 12, 5: 12, 12: 6, 13: 40 })], { ...condition, least: null })).toEqual([13]);
    expect(met([course({ 11: 1000 })], condition)).toEqual([]);
    expect(met([course({ 12: 9 })], condition)).toEqual([]);
    expect(met([course({ 12: 10 })], condition)).toEqual([12]);
  });

  test('each key is held against its own windows', () => {
    const condition: AlertCondition = { is: 'over', figure: 2, against: 'window-before', least: null };
    expect(firingsOf([course({ 4: 10, 5: 19 }, ['a']), course({ 4: 1, 5: 3 }, ['b'])], windows, window, condition).filter(({ window: at }) => at === windows[5]).map(({ key, limit }) => [key, limit])).toEqual([[['b'], 2]]);
  });
});

describe('events', () => {
  const events = (values: Readonly<Record<number, number>>, again: number) => eventsOf(firingsOf([course(values)], windows, window, over(0)), windows, window, again);

  test('windows side by side are one event, and quiet ones between them part it by how many are asked for', () => {
    const values = { 1: 1, 2: 5, 5: 2, 20: 1 };
    expect(events(values, 1).map(({ range, windows: n, worst }) => [windows.indexOf(range.from), n, worst.value])).toEqual([[20, 1, 1], [5, 1, 2], [1, 2, 5]]);
    expect(events(values, 3).map(({ range, windows: n }) => [windows.indexOf(range.from), (range.to - range.from) / window, n])).toEqual([[20, 1, 1], [1, 5, 3]]);
  });

  test('what lasts into the last window is open', () => {
    expect(events({ 3: 1, 20: 1 }, 1).map(({ open }) => open)).toEqual([true, false]);
    expect(events({ 19: 1 }, 1).map(({ open }) => open)).toEqual([false]);
  });
});
