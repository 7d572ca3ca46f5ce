import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { revisionOf } from '../model/labels.ts';
import { parse } from '../statement/parse.ts';
import { answerOptions, askOnce } from './answers.ts';
import { question, Scripted } from './testing/scripted-engine.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('questions of one turn travel in one message, in the order asked', async () => {
  const engine = new Scripted();
  const { signal } = new AbortController();
  const both = [askOnce(engine, question('a'), signal), askOnce(engine, question('b'), signal)];
  await turn();
  void askOnce(engine, question('c'), signal);
  await turn();
  expect(engine.asked.map((batch) => batch.keys)).toEqual([['a', 'b'], ['c']]);
  engine.asked[0]?.end();
  expect((await Promise.all(both)).map((answer) => answer.result.ok && answer.result.value.columns[0]?.name)).toEqual(['a', 'b']);
});

test('an answer is passed on when it is there, not when all are', async () => {
  const engine = new Scripted();
  const { signal } = new AbortController();
  const first = askOnce(engine, question('a'), signal);
  void askOnce(engine, question('b'), signal);
  await turn();
  engine.asked[0]?.give(0);
  expect((await first).result.ok).toBe(true);
});

test('the work is stopped when nobody waits for any of it any more', async () => {
  const engine = new Scripted();
  const [a, b] = [new AbortController(), new AbortController()];
  const asked = [askOnce(engine, question('a'), a.signal), askOnce(engine, question('b'), b.signal)].map((one) => one.catch(() => 'left'));
  await turn();
  a.abort();
  expect(engine.asked[0]?.signal.aborted).toBe(false);
  b.abort();
  expect(engine.asked[0]?.signal.aborted).toBe(true);
  expect(await Promise.all(asked)).toEqual(['left', 'left']);
});

test('what was left before it was sent is not sent', async () => {
  const engine = new Scripted();
  const gone = new AbortController();
  const left = askOnce(engine, question('a'), gone.signal).catch(() => 'left');
  gone.abort();
  await turn();
  expect(await left).toBe('left');
  expect(engine.asked).toEqual([]);
});

test('another question leaves the first, keeps its answer on show meanwhile, and equal ones are asked once', async () => {
  const engine = new Scripted();
  const client = new QueryClient();
  const observer = new QueryObserver(client, answerOptions(engine, question('a'), 1));
  const stop = observer.subscribe(() => undefined);
  const same = new QueryObserver(client, answerOptions(engine, question('a'), 1)).subscribe(() => undefined);
  await turn();
  expect(engine.asked.map((batch) => batch.keys)).toEqual([['a']]);
  engine.asked[0]?.end();
  await turn();
  observer.setOptions(answerOptions(engine, question('b'), 1));
  await turn();
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: true, isFetching: true });
  observer.setOptions(answerOptions(engine, question('c'), 1));
  await turn();
  expect(engine.asked.map((batch) => [batch.keys, batch.signal.aborted])).toEqual([[['a'], false], [['b'], true], [['c'], false]]);
  engine.asked[2]?.end();
  await turn();
  expect(observer.getCurrentResult().isPlaceholderData).toBe(false);
  stop();
  same();
  client.clear();
});

test('a new revision of the data is another answer', () => {
  const engine = new Scripted();
  expect(answerOptions(engine, question('a'), 1).queryKey).not.toEqual(answerOptions(engine, question('a'), 2).queryKey);
});

test('other domains and threat lists are another answer where the question names any, and the same one elsewhere', () => {
  const engine = new Scripted();
  const keyAt = (statement: string, labels: number) => answerOptions(engine, { ...question('a'), ...parsed(statement) }, revisionOf(7, labels)).queryKey;
  for (const [statement, asks] of [['* | select count(*) as n', false], ['* | select srctype, count(*) as n group by srctype', true], ['dstthreat: * | select count(*) as n', true]] as const) {
    expect(JSON.stringify(keyAt(statement, 3)) !== JSON.stringify(keyAt(statement, 4))).toBe(asks);
    expect(keyAt(statement, 3)).toEqual(keyAt(statement, 3));
  }
  expect(revisionOf(7, 65_535)).toBeLessThan(8);
});

function parsed(text: string) {
  const statement = parse(text);
  return statement.ok ? { statement: statement.value } : expect.fail(text);
}
