import { expect, test } from 'vitest';
import { tellLeft } from './leaving.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('a question that is left is told by its index, one that was left before too, and none after the end', async () => {
  const each = Array.from({ length: 4 }, () => new AbortController());
  const all = new AbortController();
  const left: number[] = [];
  each[1]?.abort();
  // The question at place 0 is answered elsewhere.
  const stop = tellLeft(each.map((one) => one.signal), [1, 2, 3], all.signal, (index) => left.push(index));
  each[0]?.abort();
  each[3]?.abort();
  await turn();
  expect(left).toEqual([0, 2]);
  stop();
  each[2]?.abort();
  await turn();
  expect(left).toEqual([0, 2]);
});

test('when all are left together, that is told once for all', async () => {
  const each = [new AbortController(), new AbortController()];
  const all = new AbortController();
  const left: number[] = [];
  tellLeft(each.map((one) => one.signal), [0, 1], all.signal, (index) => left.push(index));
  for (const one of [...each, all]) one.abort();
  await turn();
  expect(left).toEqual([]);
});
