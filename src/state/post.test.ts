import { expect, test, vi } from 'vitest';
import { Quiet } from './idle.ts';
import { Post } from './post.ts';
import { question, Scripted } from './testing/scripted-engine.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const nobody = new AbortController().signal;

function post() {
  const engine = new Scripted();
  const quiet = new Quiet();
  const made = new Post(engine, quiet);
  const keys = (): (readonly string[])[] => engine.asked.map((batch) => batch.keys);
  /** Until so many messages have been sent. */
  const sent = async (count: number): Promise<void> => {
    await expect.poll(() => engine.asked.length).toBe(count);
  };
  const answered = (promise: Promise<unknown>): { is: boolean } => {
    const state = { is: false };
    void promise.then(() => (state.is = true));
    return state;
  };
  return { engine, quiet, made, keys, sent, answered };
}

test('what is off the screen goes in a message of its own, once what is on it is answered and drawn', async () => {
  const { engine, quiet, made, keys, sent } = post();
  void made.ask(question('visible'), nobody);
  const later = made.ask(question('below'), nobody, 'later');
  void made.ask(question('further below'), nobody, 'later');
  await turn();
  expect(keys()).toEqual([['visible']]);
  const drawn = quiet.begin('drawing');
  engine.asked[0]?.end();
  await turn();
  expect(keys()).toEqual([['visible']]);
  drawn();
  await sent(2);
  expect(keys()[1]).toEqual(['below', 'further below']);
  let isQuiet = false;
  const waited = quiet.idle().then(() => (isQuiet = true));
  await turn();
  expect(isQuiet).toBe(false);
  engine.asked[1]?.end();
  expect((await later).result.ok).toBe(true);
  await waited;
});

test('what is asked at once takes back the message that could wait, and that is asked again after it without what it had answered', async () => {
  const { engine, quiet, made, keys, sent, answered } = post();
  const first = answered(made.ask(question('a'), nobody, 'later'));
  const second = made.ask(question('b'), nobody, 'later');
  await sent(1);
  engine.asked[0]?.give(engine.asked[0].keys.indexOf('a'));
  void made.ask(question('visible'), nobody);
  await sent(2);
  // It had come, though it was still gathered with others.
  expect(first.is).toBe(true);
  expect(engine.asked[0]?.signal.aborted).toBe(true);
  expect(keys()[1]).toEqual(['visible']);
  // What the stopped message still says is not heard.
  engine.asked[0]?.end();
  engine.asked[1]?.end();
  await sent(3);
  expect(keys()[2]).toEqual(['b']);
  engine.asked[2]?.end();
  expect((await second).result.ok).toBe(true);
  await quiet.idle();
});

test('when most of a message is answered the page has that, all that came in the same turn, and the rest when all of it is', async () => {
  const { engine, made, answered } = post();
  const states = ['a', 'b', 'c', 'd', 'e'].map((key) => answered(made.ask(question(key), nobody)));
  const are = (): readonly boolean[] => states.map(({ is }) => is);
  await turn();
  const [batch] = engine.asked;
  batch?.give(0);
  batch?.give(1);
  await turn();
  expect(are()).toEqual([false, false, false, false, false]);
  batch?.give(2);
  batch?.give(3);
  await turn();
  expect(are()).toEqual([true, true, true, true, false]);
  batch?.end();
  await turn();
  expect(are()).toEqual([true, true, true, true, true]);
});

test('what comes on the screen goes first, whether it was held or sent already', async () => {
  const { engine, quiet, made, keys, sent } = post();
  const busy = quiet.begin('drawing');
  const asked = ['a', 'b', 'c'].map((key) => made.ask(question(key), nobody, 'later'));
  made.hurry(question('b'));
  await sent(1);
  expect(keys()).toEqual([['b']]);
  engine.asked[0]?.end();
  busy();
  await sent(2);
  made.hurry(question('c'));
  await sent(3);
  expect(engine.asked[1]?.signal.aborted).toBe(true);
  engine.asked[1]?.end();
  expect(keys()[2]).toEqual(['c']);
  made.hurry(question('nobody asked for this'));
  engine.asked[2]?.end();
  await sent(4);
  expect(keys()[3]).toEqual(['a']);
  engine.asked[3]?.end();
  expect((await Promise.all(asked)).every((answer) => answer.result.ok)).toBe(true);
  await quiet.idle();
});

test('what nobody waits for any more is neither held nor asked again', async () => {
  const { engine, quiet, made, keys, sent } = post();
  const [gone, stays] = [new AbortController(), new AbortController()];
  const busy = quiet.begin('drawing');
  const left = made.ask(question('a'), gone.signal, 'later').catch(() => 'left');
  void made.ask(question('b'), stays.signal, 'later');
  gone.abort();
  busy();
  await sent(1);
  expect([keys(), await left]).toEqual([[['b']], 'left']);
  engine.asked[0]?.end();
  await quiet.idle();
});

test('what is asked behind the others travels in their message, after them', async () => {
  const { engine, made, keys } = post();
  const someone = new AbortController().signal;
  void made.ask(question('before of the first'), someone, 'after');
  void made.ask(question('first'), someone);
  void made.ask(question('before of the second'), someone, 'after');
  void made.ask(question('second'), someone);
  await turn();
  expect(keys()).toEqual([['first', 'second', 'before of the first', 'before of the second']]);
  engine.asked[0]?.end();
});

test('what names domains waits until the engine has them, the rest does not; of what waits, what comes on the screen goes first', async () => {
  const { engine, made, keys, sent } = post();
  const [letGo, letGoToo] = [made.holdDomains(), made.holdDomains()];
  const left = new AbortController();
  const gone = made.ask(question('* | select srctype, 1'), left.signal);
  void made.ask(question('* | select srctype, 2'), nobody, 'later');
  void made.ask(question('DSTTYPE: app'), nobody, 'later');
  void made.ask(question('* | select srcaddr'), nobody);
  await turn();
  expect(keys()).toEqual([['* | select srcaddr']]);
  engine.asked[0]?.end();
  letGo();
  letGo();
  left.abort();
  made.hurry(question('DSTTYPE: app'));
  await turn();
  expect(keys()).toHaveLength(1);
  letGoToo();
  await expect(gone).rejects.toBeDefined();
  await sent(2);
  expect(keys()[1]).toEqual(['DSTTYPE: app']);
  engine.asked[1]?.end();
  await sent(3);
  expect(keys()[2]).toEqual(['* | select srctype, 2']);
});

test('what was asked at once is said to be late when it takes long, and no longer when it is answered; what comes soon and what may come later never is', async () => {
  vi.useFakeTimers();
  try {
    const { engine, made } = post();
    const said: boolean[] = [];
    const stop = made.followLate((isLate) => said.push(isLate));
    void made.ask(question('soon'), nobody);
    await vi.advanceTimersByTimeAsync(399);
    engine.asked[0]?.end();
    void made.ask(question('below'), nobody, 'later');
    await vi.advanceTimersByTimeAsync(1000);
    expect([engine.asked.length, said]).toEqual([2, []]);
    engine.asked[1]?.end();
    void made.ask(question('slow'), nobody);
    void Promise.resolve().then(() => made.ask(question('slow too'), nobody));
    await vi.advanceTimersByTimeAsync(500);
    expect(said).toEqual([true]);
    for (const batch of engine.asked.slice(2)) batch.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([true, false]);
    stop();
    void made.ask(question('after'), nobody);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said).toEqual([true, false]);
  } finally {
    vi.useRealTimers();
  }
});

test('answers of one message are had together: after a time those that came, and all of them at the end', async () => {
  const { engine, made, sent, answered } = post();
  const had = ['a', 'b', 'c', 'd'].map((key) => answered(made.ask(question(key), nobody)));
  await sent(1);
  engine.asked[0]?.give(0);
  engine.asked[0]?.give(1);
  await turn();
  expect(had.map(({ is }) => is)).toEqual([false, false, false, false]);
  await expect.poll(() => had.map(({ is }) => is)).toEqual([true, true, false, false]);
  engine.asked[0]?.end();
  await turn();
  expect(had.map(({ is }) => is)).toEqual([true, true, true, true]);
});
