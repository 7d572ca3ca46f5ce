import type { Result } from '../../../base/result.ts';
import { againAfter } from '../../../cloud/retry.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
import type { PullProblem } from './state.ts';
import type { Clock } from './client.ts';

/** Thrown inside a pass when it is to end: something else is wanted now. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted');
    this.name = 'Interrupted';
  }
}

/** Thrown inside a pass by what does not mend by itself. */
export class Stopped extends Error {
  readonly problem: PullProblem;

  constructor(problem: PullProblem) {
    super(problem.kind);
    this.name = 'Stopped';
    this.problem = problem;
  }
}

/** A request that waits to be made again. */
export interface Waiting {
  readonly problem: CloudProblem;
  /** Of the cloud's clock, in Unix seconds. */
  readonly until: number;
  /** Tries so far. */
  readonly tries: number;
}

const firstMilliseconds = 500;
/** How often something is asked, and the longest wait. A quota comes back by itself; what does not answer is told after a minute and a half. */
const patience = { now: { tries: 24, longestMilliseconds: 15_000 }, unsure: { tries: 9, longestMilliseconds: 30_000 } } as const;
/** Of what does not answer. */
export const mostTries = patience.unsure.tries;

/** Asks, and asks again after a while where that can help; waits grow, and differ, so that not all come back at once. */
export class Asking {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly waited: (waiting: Waiting | null) => void;
  private readonly waits = new Set<AbortController>();

  constructor(clock: Clock, random: () => number, waited: (waiting: Waiting | null) => void) {
    this.clock = clock;
    this.random = random;
    this.waited = waited;
  }

  /** Ends the waits under way: what waits is asked now. */
  hurry(): void {
    for (const wait of this.waits) wait.abort();
  }

  /** Throws `Interrupted` when the signal aborts, `Stopped` when asking again is no use any more. */
  async ask<T>(request: (signal: AbortSignal) => Promise<Result<T, CloudProblem>>, signal: AbortSignal): Promise<T> {
    const failures = { now: 0, unsure: 0 };
    for (let tries = 1; ; tries++) {
      if (signal.aborted) throw new Interrupted();
      const result = await request(signal);
      if (signal.aborted) throw new Interrupted();
      if (result.ok) {
        if (tries > 1) this.waited(null);
        return result.value;
      }
      const { problem } = result;
      const again = againAfter(problem);
      if (again === 'no' || ++failures[again] >= patience[again].tries) throw new Stopped(problem);
      const wait = Math.min(patience[again].longestMilliseconds, firstMilliseconds * 2 ** (tries - 1)) * (0.75 + this.random() / 2);
      const told = problem.kind === 'refused' && problem.retryAfter !== undefined ? problem.retryAfter * 1000 : 0;
      const milliseconds = Math.max(wait, told);
      this.waited({ problem, until: this.clock.now() + milliseconds / 1000, tries });
      await this.sleep(milliseconds, signal);
    }
  }

  private async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const wait = new AbortController();
    const end = (): void => wait.abort();
    signal.addEventListener('abort', end);
    this.waits.add(wait);
    await this.clock.sleep(milliseconds, wait.signal);
    this.waits.delete(wait);
    signal.removeEventListener('abort', end);
  }
}
