import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Description } from '../model/source.ts';
import { Steady } from './steady.ts';

const nothing: Description = {
  records: 0, extent: null, gaps: [], fields: [], captureInterval: 0, memoryBytes: 0, skipped: 0, noData: 0, skipData: 0, interfaces: 0, vpcs: 0, addresses: 0,
  ambiguousOwners: 0, revision: 0, domains: '', threats: { revision: 0, lists: 0, addresses: 0, byLabel: new Map() }, reading: false, provisionalFrom: null,
};

function setUp() {
  let now = nothing;
  let heard: (description: Description) => void = () => undefined;
  const asking = { is: false };
  const steady = new Steady(
    {
      describe: () => now,
      watch: (listener) => {
        heard = listener;
        return () => undefined;
      },
    },
    () => asking.is,
  );
  const seen: number[] = [];
  steady.watch(() => seen.push(steady.description.records));
  const becomes = (records: number, reading: boolean): void => {
    now = { ...nothing, records, reading, revision: records };
    heard(now);
  };
  return { becomes, seen, asking };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

test('the first records and the end of a reading are news at once; what comes between waits', () => {
  const { becomes, seen } = setUp();
  becomes(10, true);
  becomes(20, true);
  becomes(30, true);
  expect(seen).toEqual([10]);
  vi.advanceTimersByTime(800);
  expect(seen).toEqual([10, 30]);
  becomes(40, true);
  becomes(50, false);
  expect(seen).toEqual([10, 30, 50]);
});

test('while questions are open nothing changes under them, but not for ever', () => {
  const { becomes, seen, asking } = setUp();
  becomes(10, true);
  asking.is = true;
  becomes(20, true);
  vi.advanceTimersByTime(2000);
  expect(seen).toEqual([10]);
  asking.is = false;
  vi.advanceTimersByTime(200);
  expect(seen).toEqual([10, 20]);
  asking.is = true;
  becomes(30, true);
  vi.advanceTimersByTime(4200);
  expect(seen).toEqual([10, 20, 30]);
});
