import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import { Answering, type RunBatch } from './answering.ts';

const frame: Frame = { columns: [], rows: 0, coverage: { scanned: 0, matched: 0, skipped: 0, partial: false, revision: 1 } };
const plan: Plan = {
  predicate: { kind: 'all' }, range: null, keys: [], aggregates: [], rowwise: false, distinct: false, outputs: [], having: null,
  order: [], limit: 100, limitWritten: false, offset: 0, zone: 28_800, statement: '*', needs: [],
};

/** An answering over a run of the test's own, with a log of what was handed out. */
function harness(run: RunBatch): { answering: Answering; log: string[] } {
  const log: string[] = [];
  const answering = new Answering(
    run,
    (id, index, result) => log.push(`${id}.${index} ${result.ok ? 'frame' : result.problem.kind}`),
    (id) => log.push(`${id} done`),
  );
  return { answering, log };
}

describe('answering', () => {
  it('answers batches one after the other, in the order asked', async () => {
    let together = 0;
    let most = 0;
    const { answering, log } = harness(async (plans, _engine, _signal, give) => {
      most = Math.max(most, ++together);
      await new Promise((resolve) => setTimeout(resolve, 1));
      plans.forEach((_, index) => give(index, ok(frame)));
      together--;
    });
    answering.ask(1, [plan, plan], 'kernel');
    answering.ask(2, [plan], 'kernel');
    await expect.poll(() => log.at(-1)).toBe('2 done');
    expect(log).toEqual(['1.0 frame', '1.1 frame', '1 done', '2.0 frame', '2 done']);
    expect(most).toBe(1);
  });

  it('goes on with the next batch when an answer cannot be handed over', async () => {
    const log: string[] = [];
    const said = vi.spyOn(console, 'error').mockImplementation((error: unknown) => log.push(String(error)));
    const answering = new Answering(
      async (plans, _engine, _signal, give) => plans.forEach((_, index) => give(index, ok(frame))),
      (id, index) => {
        if (id === 1) throw new Error('no clone of it');
        log.push(`${id}.${index}`);
      },
      (id) => log.push(`${id} done`),
    );
    answering.ask(1, [plan, plan], 'kernel');
    answering.ask(2, [plan], 'kernel');
    await expect.poll(() => log).toEqual(['Error: no clone of it', '1 done', '2.0', '2 done']);
    said.mockRestore();
  });

  it('drops a batch that was cancelled while it waited, without running it', async () => {
    const ran: number[] = [];
    const { answering, log } = harness(async (plans, _engine, _signal, give) => {
      ran.push(plans.length);
      await new Promise((resolve) => setTimeout(resolve, 1));
      plans.forEach((_, index) => give(index, ok(frame)));
    });
    answering.ask(1, [plan], 'kernel');
    answering.ask(2, [plan, plan, plan], 'kernel');
    answering.cancel(2);
    await expect.poll(() => log.at(-1)).toBe('2 done');
    expect(ran).toEqual([1]);
    expect(log.slice(2)).toEqual(['2.0 cancelled', '2.1 cancelled', '2.2 cancelled', '2 done']);
  });

  it('tells the plans left over from a run that stopped half-way', async () => {
    const { answering, log } = harness(async (_plans, _engine, signal, give) => {
      give(0, ok(frame));
      while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 1));
      throw new Error('stopped');
    });
    answering.ask(1, [plan, plan], 'kernel');
    setTimeout(() => answering.cancel(1), 5);
    await expect.poll(() => log.at(-1)).toBe('1 done');
    expect(log).toEqual(['1.0 frame', '1.1 cancelled', '1 done']);
  });

  it('says which plans were left to a run that goes on with the others', async () => {
    const { answering, log } = harness(async (plans, _engine, signal, give) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      plans.forEach((_, index) => {
        if (!signal.left.has(index)) give(index, ok(frame));
      });
    });
    answering.ask(1, [plan, plan, plan], 'kernel');
    answering.ask(2, [plan, plan], 'kernel');
    answering.leave(1, 1);
    answering.leave(2, 0);
    answering.leave(3, 0);
    await expect.poll(() => log.at(-1)).toBe('2 done');
    expect(log).toEqual(['1.0 frame', '1.2 frame', '1.1 cancelled', '1 done', '2.1 frame', '2.0 cancelled', '2 done']);
  });

  it('turns a failure of the engine into a problem of every open plan, and goes on with the next batch', async () => {
    let first = true;
    const { answering, log } = harness(async (plans, _engine, _signal, give) => {
      if (first) {
        first = false;
        throw new Error('boom');
      }
      plans.forEach((_, index) => give(index, ok(frame)));
    });
    answering.ask(1, [plan], 'kernel');
    answering.ask(2, [plan], 'kernel');
    await expect.poll(() => log.at(-1)).toBe('2 done');
    expect(log).toEqual(['1.0 internal', '1 done', '2.0 frame', '2 done']);
  });
});
