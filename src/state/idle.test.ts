import { expect, test } from 'vitest';
import { Quiet } from './idle.ts';

test('quiet comes when the last thing has ended, and not before', async () => {
  const page = new Quiet();
  const ends = [page.begin('a question'), page.begin('a drawing')];
  let quiet = false;
  const waited = page.idle().then(() => {
    quiet = true;
  });
  expect(page.underWay()).toEqual(['a question', 'a drawing']);
  ends[0]?.();
  ends[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(quiet).toBe(false);
  ends[1]?.();
  await waited;
  expect(page.underWay()).toEqual([]);
});

test('what begins right after an end is waited for, too', async () => {
  const page = new Quiet();
  const first = page.begin('first');
  const order: string[] = [];
  const waited = page.idle().then(() => order.push('quiet'));
  first();
  const second = page.begin('second');
  await new Promise((resolve) => setTimeout(resolve, 0));
  order.push('second ended');
  second();
  await waited;
  expect(order).toEqual(['second ended', 'quiet']);
});

test('quiet says since when it has been quiet', async () => {
  const page = new Quiet();
  const end = page.begin('a question');
  const before = performance.now();
  const waited = page.idle();
  end();
  const after = performance.now();
  const since = await waited;
  expect(since).toBeGreaterThanOrEqual(before);
  expect(since).toBeLessThanOrEqual(after);
});

test('what is visible is quiet before what may come later has ended', async () => {
  const page = new Quiet();
  const later = page.begin('panels off the screen', 'later');
  const now = page.begin('a question');
  const order: string[] = [];
  const waited = Promise.all([page.visible().then(() => order.push('visible')), page.idle().then(() => order.push('all'))]);
  expect(page.underWay()).toEqual(['a question', 'panels off the screen']);
  now();
  await expect.poll(() => order).toEqual(['visible']);
  later();
  await waited;
  expect(order).toEqual(['visible', 'all']);
});

test('whoever listens hears of each beginning', () => {
  const page = new Quiet();
  let heard = 0;
  const stop = page.onBegin(() => heard++);
  page.begin('a question')();
  page.begin('panels off the screen', 'later')();
  stop();
  page.begin('a drawing')();
  expect(heard).toBe(2);
});
