import { afterEach, expect, test, vi } from 'vitest';
import { Quiet } from './idle.ts';
import { Resting } from './resting.ts';

function page() {
  const quiet = new Quiet();
  const begun: { readonly signal: AbortSignal; readonly done: () => void }[] = [];
  const resting = new Resting((signal) => new Promise((resolve) => void begun.push({ signal, done: resolve })), quiet);
  resting.again();
  const times = async (count: number): Promise<void> => {
    await expect.poll(() => begun.length).toBe(count);
  };
  return { quiet, begun, resting, times };
}

afterEach(() => vi.unstubAllGlobals());

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

test('what is done may be another: what was begun is dropped, however often that is said, and done once', async () => {
  const { quiet, begun, resting, times } = page();
  await times(1);
  for (let i = 0; i < 80; i++) resting.again();
  expect(begun[0]?.signal.aborted).toBe(true);
  begun[0]?.done();
  await times(2);
  begun[1]?.done();
  await quiet.idle();
  expect(begun[1]?.signal.aborted).toBe(false);
  // Done, and there is something new.
  resting.again();
  await times(3);
  expect(begun[1]?.signal.aborted).toBe(false);
  begun[2]?.done();
});

test('while something is under way, and once it is left, nothing is begun', async () => {
  const busy = new Quiet();
  const end = busy.begin('a reading');
  const begun: string[] = [];
  const does = (what: string): Resting => {
    const made = new Resting(() => {
      begun.push(what);
      return Promise.resolve();
    }, busy);
    made.again();
    return made;
  };
  const first = does('first');
  first.leave();
  first.again();
  does('second');
  expect(begun).toEqual([]);
  end();
  await expect.poll(() => begun).toEqual(['second']);
});

test('what the work throws ends it, until there is something to do again', async () => {
  const quiet = new Quiet();
  let times = 0;
  const resting = new Resting(() => {
    times++;
    return Promise.reject(new Error('no'));
  }, quiet);
  resting.again();
  await expect.poll(() => times).toBe(1);
  await quiet.idle();
  quiet.begin('a drawing')();
  await quiet.idle();
  expect(times).toBe(1);
  resting.again();
  await expect.poll(() => times).toBe(2);
});

test('nothing is begun while the page is hidden; what was begun is dropped when it is, and begun anew when somebody looks again', async () => {
  const shown = Object.assign(new EventTarget(), { hidden: true });
  vi.stubGlobal('document', shown);
  const { begun, resting, times } = page();
  const turned = (hidden: boolean): void => {
    shown.hidden = hidden;
    shown.dispatchEvent(new Event('visibilitychange'));
  };
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(begun).toEqual([]);
  turned(false);
  await times(1);
  turned(true);
  expect(begun[0]?.signal.aborted).toBe(true);
  begun[0]?.done();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(begun).toHaveLength(1);
  turned(false);
  await times(2);
  begun[1]?.done();
  resting.leave();
});
