import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { filterIs, type Condition } from '../model/filter.ts';
import { Ahead } from './ahead.ts';
import type { Asker } from './ahead-asked.ts';
import { Quiet } from './idle.ts';
import { question, Scripted } from './testing/scripted-engine.ts';

const port = (value: string): Condition[] => [filterIs('dstport', value)];

function page() {
  const engine = new Scripted();
  const client = new QueryClient();
  const quiet = new Quiet();
  const asked = { askers: new Set<Asker>(), filters: [] as (readonly Condition[])[] }; // Filled by the tests.
  const ahead = new Ahead(engine, client, asked, quiet);
  const asker = (name: string): Asker => ({ under: (filters: readonly Condition[]) => ({ question: question(`${name} ${JSON.stringify(filters)}`), key: [name, filters] }) });
  const sent = async (count: number): Promise<void> => {
    await expect.poll(() => engine.asked.length).toBe(count);
  };
  return { engine, client, quiet, ahead, asked, asker, sent, keysOf: (index: number) => engine.asked[index]?.keys.map((key) => key.split(' ')[0]) };
}

test('what is a click away is answered while the page is quiet, a set of filters after the other, into the cache', async () => {
  const { engine, client, quiet, ahead, asked, asker, sent, keysOf } = page();
  const first = asker('a');
  asked.askers.add(first).add(asker('b'));
  // Three sets are a click away: the chip off, and both that were before.
  asked.filters = [port('443'), port('80'), port('53')];
  client.setQueryData(['b', port('80')], 'answered before');

  const busy = quiet.begin('a question');
  ahead.again();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(engine.asked).toEqual([]);
  busy();
  await sent(1);
  expect(keysOf(0)).toEqual(['a', 'b']);
  engine.asked[0]?.give(0);
  engine.asked[0]?.give(1);
  engine.asked[0]?.end();
  await sent(2);
  expect(client.getQueryData(['a', []])).toMatchObject({ result: { ok: true } });
  expect(keysOf(1)).toEqual(['a']);
  // Whoever has left the screen asks no more.
  asked.askers.delete(first);
  engine.asked[1]?.end();
  await sent(3);
  expect(keysOf(2)).toEqual(['b']);
  engine.asked[2]?.end();
});

test('whatever begins stops it at once, and what was stopped is asked again afterwards', async () => {
  const { engine, client, quiet, ahead, asked, asker, sent } = page();
  asked.askers.add(asker('a'));
  asked.filters = [port('443')];
  ahead.again();
  await sent(1);
  const end = quiet.begin('a question');
  expect(engine.asked[0]?.signal.aborted).toBe(true);
  engine.asked[0]?.give(0);
  engine.asked[0]?.end();
  expect(client.getQueryData(['a', []])).toBeUndefined();
  end();
  await sent(2);
  engine.asked[1]?.give(0);
  engine.asked[1]?.end();
  await expect.poll(() => client.getQueryData(['a', []])).toBeDefined();
  // All is answered: another round finds nothing to ask.
  quiet.begin('a drawing')();
  ahead.again();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(engine.asked.length).toBe(2);
});

test('a body that answers nothing for nothing is asked nothing', async () => {
  const { engine, client, ahead, asked, asker } = page();
  engine.answerAhead = undefined;
  asked.askers.add(asker('a'));
  asked.filters = [port('443')];
  ahead.again();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(engine.asked).toEqual([]);
  expect(client.getQueryData(['a', []])).toBeUndefined();
  // And of one that does, the same would have been.
  engine.answerAhead = async (...given) => void (await engine.answer(...given));
  ahead.again();
  await expect.poll(() => engine.asked.length).toBe(1);
});
