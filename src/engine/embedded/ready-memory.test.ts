import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReadyMemory, wantedBytes } from './ready-memory.ts';

/** A store whose memory is ready after so many steps. */
function storeOf(steps: number) {
  const asked: number[] = [];
  return {
    asked,
    store: {
      memory: { ready: (bytes: number) => asked.push(bytes) >= steps },
      table: { rows: 1_000_000 },
      kernel: { between: <T>(work: () => T) => Promise.resolve(work()), memory: () => 0 },
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('begins a while after the last answer, step by step, until all is ready', async () => {
  const { store, asked } = storeOf(5);
  const ready = new ReadyMemory(() => store);
  ready.rest();
  vi.advanceTimersByTime(150);
  ready.rest();
  vi.advanceTimersByTime(150);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(50);
  await vi.waitFor(() => expect(asked).toHaveLength(5));
  expect(new Set(asked)).toEqual(new Set([20_000_000]));
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
});

it('stops when something is asked, and does not begin before that is answered', async () => {
  const { store, asked } = storeOf(Infinity);
  const ready = new ReadyMemory(() => store);
  ready.rest();
  vi.advanceTimersByTime(200);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2));
  ready.stop();
  const { length } = asked;
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(1000);
  // What was handed to the kernel before is still done.
  expect(asked.length - length).toBeLessThanOrEqual(1);
  ready.rest();
  vi.advanceTimersByTime(200);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(length + 2));
  ready.stop();
});

it('wants less the more is held already, a share of the records always, and never more than a quarter of a gigabyte', () => {
  expect([wantedBytes(0, 0), wantedBytes(1000, 0), wantedBytes(1000, 15_000), wantedBytes(1000, 50_000), wantedBytes(50_000_000, 0)]).toEqual([0, 20_000, 6000, 6000, 268_435_456]);
});
