import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nothingHeld } from '../../engine/embedded/nothing-yet.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Description } from '../../model/source.ts';
import { Quiet } from '../../state/idle.ts';
import { printOurs } from '../../statement/print.ts';
import { followNextScreen } from './next-screen.ts';

const day = { from: 1_770_220_800, to: 1_770_307_200 };
let asked: { readonly statements: readonly string[]; readonly signal: AbortSignal }[];
let described: Description;
let quiet: Quiet;
let stop: () => void;

/** Notes what it should answer ahead, and goes on answering until it is stopped. */
const engine: Engine = {
  answer: () => Promise.reject(new Error('Nobody asked')), describe: () => described, watch: () => () => undefined, close: () => undefined,
  answerAhead: (questions, signal) => {
    asked.push({ statements: questions.map(({ statement }) => printOurs(statement)), signal });
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  },
};

beforeEach(() => {
  document.body.innerHTML = `<nav class="rail"><a id="policy" href="/policy?v=1&s=demo&f=dstport:in:443">Policy</a><a id="query" href="/query?v=1">Query</a><a id="shown" href="/overview" aria-current="page">Overview</a></nav><button id="aside">aside</button>`;
  for (const link of document.querySelectorAll('a')) link.addEventListener('click', (event) => event.preventDefault());
  asked = [];
  described = { ...nothingHeld, records: 9, extent: day, fields: ['dstport', 'action', 'bytes', 'packets', 'srcaddr', 'log-status'], revision: 1 };
  quiet = new Quiet();
  stop = followNextScreen(engine, new QueryClient(), quiet);
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

const at = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`) ?? document.body;
const longer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

test('a dashboard is answered under the filters of its link while the pointer rests on it, until it leaves, clicks, or anything begins', async () => {
  await userEvent.hover(at('policy'));
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]?.statements.length).toBeGreaterThan(5);
  expect(asked[0]?.statements).toContainEqual(expect.stringMatching(/^action:REJECT and dstport:443 .* AS sources/));
  const end = quiet.begin('a question');
  expect(asked[0]?.signal.aborted).toBe(true);
  end();
  await expect.poll(() => asked.length).toBe(2);
  await userEvent.hover(at('aside'));
  expect(asked[1]?.signal.aborted).toBe(true);
  await userEvent.hover(at('policy'));
  await expect.poll(() => asked.length).toBe(3);
  await userEvent.click(at('policy'));
  expect(asked[2]?.signal.aborted).toBe(true);
  await longer();
  expect(asked).toHaveLength(3);
});

test('the focus of the keyboard asks as the pointer does', async () => {
  await userEvent.hover(at('aside'));
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(at('policy'));
  await expect.poll(() => asked.length).toBe(1);
  await userEvent.keyboard('{Tab}');
  expect(asked[0]?.signal.aborted).toBe(true);
});

test('nothing is asked of other screens, of the one that is shown, or while files are read', async () => {
  for (const id of ['query', 'shown']) {
    await userEvent.hover(at(id));
    await longer();
  }
  described = { ...described, reading: true };
  await userEvent.hover(at('policy'));
  await longer();
  expect(asked).toEqual([]);
});
