import { expect, test } from 'vitest';
import { begin, idle, underWay } from './idle.ts';

test('quiet comes when the last thing has ended, and not before', async () => {
  const ends = [begin('a question'), begin('a drawing')];
  let quiet = false;
  const waited = idle().then(() => {
    quiet = true;
  });
  expect(underWay()).toEqual(['a question', 'a drawing']);
  ends[0]?.();
  ends[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(quiet).toBe(false);
  ends[1]?.();
  await waited;
  expect(underWay()).toEqual([]);
});

test('what begins right after an end is waited for, too', async () => {
  const first = begin('first');
  const order: string[] = [];
  const waited = idle().then(() => order.push('quiet'));
  first();
  const second = begin('second');
  await new Promise((resolve) => setTimeout(resolve, 0));
  order.push('second ended');
  second();
  await waited;
  expect(order).toEqual(['second ended', 'quiet']);
});

test('quiet says since when it has been quiet', async () => {
  const end = begin('a question');
  const before = performance.now();
  const waited = idle();
  end();
  const after = performance.now();
  const since = await waited;
  expect(since).toBeGreaterThanOrEqual(before);
  expect(since).toBeLessThanOrEqual(after);
});
