import { describe, expect, it } from 'vitest';
import { inTurn, outOfTurn, turnsTaken } from './turns.ts';

function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('work that takes its turn', () => {
  it('is done at the end of what asked for it, before another task, in the order asked', async () => {
    const done: string[] = [];
    inTurn({}, () => done.push('first'));
    inTurn({}, () => done.push('second'));
    expect(done).toEqual([]);
    await Promise.resolve();
    expect(done).toEqual(['first', 'second']);
  });

  it('leaves the page its turn when there is much of it', async () => {
    const done: number[] = [];
    for (let i = 0; i < 8; i++) inTurn({}, () => (busy(10), done.push(i)));
    await Promise.resolve();
    expect(done.length).toBeLessThan(8);
    await turnsTaken();
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('keeps its place when it is asked for anew, and only the newest is done', async () => {
    const done: string[] = [];
    const chart = {};
    inTurn(chart, () => done.push('old'));
    inTurn({}, () => done.push('other'));
    inTurn(chart, () => done.push('new'));
    await turnsTaken();
    expect(done).toEqual(['new', 'other']);
  });

  it('is not done when it is not wanted any more', async () => {
    const done: string[] = [];
    const chart = {};
    inTurn(chart, () => done.push('gone'));
    outOfTurn(chart);
    await turnsTaken();
    expect(done).toEqual([]);
  });

  it('waits, when it is asked for in a turn, until what was asked for before is done', async () => {
    const done: string[] = [];
    inTurn({}, () => {
      done.push('first');
      inTurn({}, () => done.push('third'));
    });
    inTurn({}, () => done.push('second'));
    await turnsTaken();
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('does not count as taken before the next task, in which comes what React renders of this one', async () => {
    let isTaken = false;
    const taken = turnsTaken().then(() => (isTaken = true));
    for (let i = 0; i < 50; i++) await Promise.resolve();
    expect(isTaken).toBe(false);
    await taken;
  });
});
