import { expect, test } from 'vitest';
import { Quiet } from './idle.ts';
import { whileResting } from './resting.ts';

function page() {
  const quiet = new Quiet();
  const begun: { readonly signal: AbortSignal; readonly done: () => void }[] = [];
  const stop = whileResting((signal) => new Promise((resolve) => void begun.push({ signal, done: resolve })), quiet);
  const times = async (count: number): Promise<void> => {
    await expect.poll(() => begun.length).toBe(count);
  };
  return { quiet, begun, stop, times };
}

test('the work is begun when the page rests, dropped by whatever begins, and begun anew until it was done undisturbed', async () => {
  const { quiet, begun, times } = page();
  await times(1);
  const end = quiet.begin('a question');
  expect(begun[0]?.signal.aborted).toBe(true);
  begun[0]?.done();
  end();
  await times(2);
  expect(begun[1]?.signal.aborted).toBe(false);
  begun[1]?.done();
  // Done: what begins now drops nothing.
  await quiet.idle();
  quiet.begin('a drawing')();
  expect(begun[1]?.signal.aborted).toBe(false);
});

test('while something is under way, and once it is stopped, nothing is begun', async () => {
  const busy = new Quiet();
  const end = busy.begin('a reading');
  const begun: string[] = [];
  const stop = whileResting(() => {
    begun.push('first');
    return Promise.resolve();
  }, busy);
  stop();
  whileResting(() => {
    begun.push('second');
    return Promise.resolve();
  }, busy);
  expect(begun).toEqual([]);
  end();
  await expect.poll(() => begun).toEqual(['second']);
});
