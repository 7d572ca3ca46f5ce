import { expect, test, vi } from 'vitest';
import { ok } from '../../base/result.ts';
import type { Answer, Engine } from '../../engine/engine.ts';
import type { Frame } from '../../model/frame.ts';
import type { TimeRange } from '../../model/time.ts';
import { parse } from '../../statement/parse.ts';
import type { Question } from '../../statement/question.ts';
import { LiveAnswers, type Follower } from './live.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const stretch = (from: number): TimeRange => ({ from, to: from + 60 });

function questionOver(range: TimeRange): Question {
  const parsed = parse('*');
  if (!parsed.ok) throw new Error('parse');
  return { key: String(range.from), statement: parsed.value, range, projectZone: 0, counts: 'records' };
}

const frameOf = (name: string): Frame => ({ columns: [{ name, type: 'bigint', unit: 'none', values: [] }], rows: 0, coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 } });

/** An engine that holds each batch until it is let go. */
function heldEngine() {
  const batches: { readonly keys: string[]; readonly signal: AbortSignal; readonly letGo: () => void }[] = [];
  const answer: Engine['answer'] = (questions, signal, onAnswer) =>
    new Promise((resolve) => {
      batches.push({
        keys: questions.map((one) => one.key),
        signal,
        letGo: () => {
          const answers = questions.map((one): Answer => ({ result: ok(frameOf(one.key)), engine: 'kernel', milliseconds: 1 }));
          answers.forEach((one, index) => onAnswer?.(index, one));
          resolve(answers);
        },
      });
    });
  const engine: Engine = { answer, describe: () => { throw new Error('not asked here'); }, watch: () => () => undefined, close: () => undefined };
  return { engine, batches };
}

function follower(hasTimeAxis: boolean) {
  const shown: (string | null)[] = [];
  const one: Follower = { hasTimeAxis, ask: questionOver, show: (frame) => shown.push(frame?.columns[0]?.name ?? null) };
  return { one, shown };
}

test('one batch at a time; the pointer’s newest place replaces those that were not asked yet', async () => {
  const { engine, batches } = heldEngine();
  const live = new LiveAnswers(engine);
  const numbers = follower(false);
  live.follow(numbers.one);
  for (const from of [0, 60, 120, 180]) live.moved(stretch(from), 'part');
  await turn();
  expect(batches.map((batch) => batch.keys)).toEqual([['0']]);
  batches[0]?.letGo();
  await turn();
  expect(batches.map((batch) => batch.keys)).toEqual([['0'], ['180']]);
  batches[1]?.letGo();
  await turn();
  expect(numbers.shown).toEqual(['0', '180']);
  expect(batches).toHaveLength(2);
});

test('a stretch inside the axes is for panels of numbers; a moved range is for all', async () => {
  const { engine, batches } = heldEngine();
  const live = new LiveAnswers(engine);
  live.follow(follower(false).one);
  live.follow(follower(true).one);
  live.moved(stretch(0), 'part');
  await turn();
  batches[0]?.letGo();
  await turn();
  live.moved(stretch(60), 'axis');
  await turn();
  expect(batches.map((batch) => batch.keys)).toEqual([['0'], ['60', '60']]);
});

test('when it ends the work is stopped, late answers are not shown, and what stood there comes back', async () => {
  const { engine, batches } = heldEngine();
  const live = new LiveAnswers(engine);
  const numbers = follower(false);
  const leave = live.follow(numbers.one);
  live.moved(stretch(0), 'part');
  await turn();
  live.ended();
  expect(batches[0]?.signal.aborted).toBe(true);
  batches[0]?.letGo();
  await turn();
  expect(numbers.shown).toEqual([null]);
  leave();
  const asked = vi.fn<() => void>();
  live.follow({ hasTimeAxis: false, ask: (range) => { asked(); return questionOver(range); }, show: () => undefined });
  live.moved(stretch(60), 'part');
  await turn();
  expect([asked.mock.calls.length, batches.at(-1)?.keys]).toEqual([1, ['60']]);
});
