import type { Result } from '../../../base/result.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';
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
  readonly problem: CloudProblem;

  constructor(problem: CloudProblem) {
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
const longestMilliseconds = 30_000;
/** Waits of about a minute and a half in all. */
export const mostTries = 9;

const transientCodes = new Set([
  'ReadQuotaExceed', 'ShardReadQuotaExceed', 'WriteQuotaExceed', 'ProjectQuotaExceed', 'ServerBusy', 'InternalServerError', 'InternalError', 'RequestTimeout',
]);

/** True for what may be over when it is asked again: a quota used up, a service that is busy, a request that was lost. */
export function isTransient(problem: CloudProblem): boolean {
  switch (problem.kind) {
    case 'refused':
      return transientCodes.has(problem.code) || problem.code.startsWith('Throttling') || problem.status === 429 || problem.status >= 500;
    case 'unreachable':
      return true;
    case 'unexpected':
      // A proxy's own page while what stands behind it is away.
      return problem.status === 429 || problem.status >= 500;
    case 'cancelled':
      return false;
  }
}

/** Asks, and asks again after a while where that can help; waits grow, and differ, so that not all come back at once. */
export class Asking {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly waited: (waiting: Waiting | null) => void;

  constructor(clock: Clock, random: () => number, waited: (waiting: Waiting | null) => void) {
    this.clock = clock;
    this.random = random;
    this.waited = waited;
  }

  /** Throws `Interrupted` when the signal aborts, `Stopped` when asking again is no use any more. */
  async ask<T>(request: (signal: AbortSignal) => Promise<Result<T, CloudProblem>>, signal: AbortSignal): Promise<T> {
    for (let tries = 1; ; tries++) {
      if (signal.aborted) throw new Interrupted();
      const result = await request(signal);
      if (signal.aborted) throw new Interrupted();
      if (result.ok) {
        if (tries > 1) this.waited(null);
        return result.value;
      }
      const { problem } = result;
      if (!isTransient(problem) || tries >= mostTries) throw new Stopped(problem);
      const wait = Math.min(longestMilliseconds, firstMilliseconds * 2 ** (tries - 1)) * (0.75 + this.random() / 2);
      const told = problem.kind === 'refused' && problem.retryAfter !== undefined ? problem.retryAfter * 1000 : 0;
      const milliseconds = Math.max(wait, told);
      this.waited({ problem, until: this.clock.now() + milliseconds / 1000, tries });
      await this.clock.sleep(milliseconds, signal);
    }
  }
}
