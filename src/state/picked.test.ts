import { describe, expect, test } from 'vitest';
import { filterIs } from '../model/filter.ts';
import { filtersAfterDrill, filtersAfterPick, filtersAfterPicks } from './picked.ts';
import { bucketSeconds } from './interval.ts';

const port = (value: string, negated = false) => filterIs('dstport', value, negated);
const ports = (values: string[], negated = false) => ({ ...port('', negated), test: { kind: 'in', values } as const });

describe('picking a value', () => {
  test('chooses it, moves the choice, and takes it back', () => {
    const one = filtersAfterPick([], port('443'), 'include');
    expect(one).toEqual([port('443')]);
    const moved = filtersAfterPick(one, port('22'), 'include');
    expect(moved).toEqual([port('22')]);
    expect(filtersAfterPick(moved, port('22'), 'include')).toEqual([]);
  });

  test('with Shift it is one of several; with Alt it is left out beside what is left out already', () => {
    expect(filtersAfterPick([port('443')], port('22'), 'add')).toEqual([ports(['443', '22'])]);
    expect(filtersAfterPick([port('443', true)], port('22'), 'exclude')).toEqual([ports(['443', '22'], true)]);
    expect(filtersAfterPick([port('443')], port('443'), 'exclude')).toEqual([port('443', true)]);
    expect(filtersAfterPick([port('443')], port('22'), 'exclude')).toEqual([port('443'), port('22', true)]);
  });

  test('a filter that is off is switched on again; other fields and ends are left alone', () => {
    const off = { ...port('443'), disabled: true };
    expect(filtersAfterPick([off], port('443'), 'include')).toEqual([port('443')]);
    const either = { ...port('443'), side: 'either' } as const;
    expect(filtersAfterPick([either], port('443'), 'include')).toEqual([either, port('443')]);
    expect(filtersAfterPick([filterIs('action', 'REJECT')], port('443'), 'include')).toHaveLength(2);
  });
});

describe('a step into what was picked', () => {
  test('stands beside the coarser ones, and never takes back', () => {
    const coarse = filterIs('srctype', 'inside');
    const steps = filtersAfterDrill([coarse], [coarse, filterIs('dsttype', 'internet')]);
    expect(steps).toEqual([coarse, filterIs('dsttype', 'internet')]);
    expect(filtersAfterDrill(steps, [coarse])).toEqual(steps);
    expect(filtersAfterDrill([{ ...coarse, disabled: true }], [coarse])).toEqual([coarse]);
  });
});

describe('picking a mark that stands for several values', () => {
  const pair = [filterIs('srcaddr', '10.0.0.1'), port('443')];
  test('filters each of them, and takes each of them back', () => {
    const chosen = filtersAfterPicks([], pair, 'include');
    expect(chosen).toEqual(pair);
    expect(filtersAfterPicks(chosen, pair, 'include')).toEqual([]);
  });

  test('left out, what has only one of the values stays: one condition that one of them is another, set once', () => {
    const out = { any: [filterIs('srcaddr', '10.0.0.1', true), port('443', true)] };
    const reject = filterIs('action', 'REJECT');
    expect(filtersAfterPicks([reject], pair, 'exclude')).toEqual([reject, out]);
    expect(filtersAfterPicks([reject, out], pair, 'exclude')).toEqual([reject, out]);
    expect(filtersAfterPicks([reject, ...pair], pair, 'exclude')).toEqual([reject, out]);
    expect(filtersAfterPicks([], [port('443')], 'exclude')).toEqual([port('443', true)]);
  });
});

describe('picking beside a group', () => {
  const reject = filterIs('action', 'REJECT');
  const group = { any: [port('443'), reject] };
  test('narrows it; a value that stands in it is taken out of it', () => {
    expect(filtersAfterPick([group], port('22'), 'include')).toEqual([group, port('22')]);
    expect(filtersAfterPick([group], port('443'), 'include')).toEqual([reject]);
    expect(filtersAfterPick([{ any: [port('443'), port('22'), reject] }], port('443'), 'include')).toEqual([{ any: [port('22'), reject] }]);
    expect(filtersAfterPick([group, port('22')], port('443'), 'include')).toEqual([group, port('443')]);
  });

  test('adding joins the alternative of its field, excluding stands beside it', () => {
    expect(filtersAfterPick([group], port('22'), 'add')).toEqual([{ any: [ports(['443', '22']), reject] }]);
    expect(filtersAfterPick([group], port('443'), 'exclude')).toEqual([group, port('443', true)]);
    expect(filtersAfterPick([{ any: [{ ...port('443'), disabled: true }, reject] }], port('443'), 'include')).toHaveLength(2);
  });
});

test('buckets are readable lengths, never finer than the capture interval and never a broken multiple of it', () => {
  const day = { from: 0, to: 86_400 };
  expect(bucketSeconds(day, 60)).toBe(600);
  expect(bucketSeconds({ from: 0, to: 3600 }, 60)).toBe(60);
  expect(bucketSeconds({ from: 0, to: 3600 }, 600)).toBe(600);
  expect(bucketSeconds({ from: 0, to: 100_000 }, 600)).toBe(1800);
  expect(bucketSeconds({ from: 0, to: 3600 }, 700)).toBe(700);
  expect(bucketSeconds(null, 0)).toBe(60);
  expect(bucketSeconds({ from: 0, to: 3e9 }, 0)).toBe(31_536_000);
});
