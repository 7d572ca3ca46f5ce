import { expect, test, vi } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { nothingHeld } from '../../engine/embedded/nothing-yet.ts';
import type { Description } from '../../model/source.ts';
import type { TimeRange } from '../../model/time.ts';
import { Quiet } from '../../state/idle.ts';
import { parse } from '../../statement/parse.ts';
import type { Question } from '../../statement/question.ts';
// Loaded when the page rests; here before, so that nobody waits for it.
import '../../state/resting.ts';
import { LiveAnswers, type Follower } from './live.ts';
import { windowsReady } from './windows-ready.ts';

const day: TimeRange = { from: 1_770_220_800, to: 1_770_307_200 };

function questionOver(name: string, range: TimeRange): Question {
  const parsed = parse('*');
  if (!parsed.ok) throw new Error('parse');
  return { key: `${name} ${range.from}-${range.to}`, statement: parsed.value, range, projectZone: 0, counts: 'records' };
}

const panel = (name: string): Follower => ({ hasTimeAxis: false, ask: (range) => questionOver(name, range), show: () => undefined });

/** An engine that notes what it should make ready. */
function notingEngine(description: Partial<Description>) {
  const asked: { readonly keys: readonly string[]; readonly step: number; readonly signal: AbortSignal }[] = [];
  const listeners = new Set<(description: Description) => void>();
  let current: Description = { ...nothingHeld, ...description };
  const engine: Engine = {
    answer: () => Promise.resolve([]), describe: () => current, close: () => undefined,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepareWindows: (questions, step, signal) => {
      asked.push({ keys: questions.map(({ key }) => key), step, signal });
      return Promise.resolve();
    },
  };
  const tell = (change: Partial<Description>): void => {
    current = { ...current, ...change };
    for (const listener of listeners) listener(current);
  };
  return { engine, asked, tell, listeners };
}

test('what is dragged over everything is made ready when the page rests, and again when panels or records are others', async () => {
  const { engine, asked, tell, listeners } = notingEngine({ extent: day });
  const live = new LiveAnswers(engine);
  live.follow(panel('bytes'));
  const stop = windowsReady(engine, live, new Quiet());
  await vi.waitFor(() => expect(asked.map(({ keys, step }) => ({ keys, step }))).toEqual([{ keys: [`bytes ${day.from}-${day.to}`], step: 60 }]), 20_000);
  live.follow(panel('packets'));
  await vi.waitFor(() => expect(asked.at(-1)?.keys).toEqual([`bytes ${day.from}-${day.to}`, `packets ${day.from}-${day.to}`]), 20_000);
  tell({ extent: { from: day.from, to: day.to + 29 * 86_400 } });
  await vi.waitFor(() => expect(asked.map(({ step }) => step)).toEqual([60, 60, 1800]), 20_000);
  stop();
  expect(listeners.size).toBe(0);
});

test('nothing is made ready of records that are still being read', async () => {
  const { engine, asked, tell } = notingEngine({ extent: day, reading: true });
  const live = new LiveAnswers(engine);
  live.follow(panel('bytes'));
  const stop = windowsReady(engine, live, new Quiet());
  tell({ records: 5 });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(asked).toEqual([]);
  tell({ reading: false });
  await vi.waitFor(() => expect(asked).toHaveLength(1), 20_000);
  stop();
});

test('a page that cannot load what makes windows ready goes on without it', async () => {
  const heard = vi.fn<(reason: unknown) => void>();
  process.once('unhandledRejection', heard);
  const { engine, asked } = notingEngine({ extent: day });
  const quiet = new Quiet();
  vi.spyOn(quiet, 'idle').mockRejectedValue(new Error('Failed to fetch dynamically imported module'));
  const stop = windowsReady(engine, new LiveAnswers(engine), quiet);
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.removeListener('unhandledRejection', heard);
  expect(heard).not.toHaveBeenCalled();
  expect(asked).toEqual([]);
  stop();
});
