import type { Result } from '../../../base/result.ts';
import type { Shard } from '../../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../../model/cloud/problem.ts';

/** An answer of PullLogs. `next` equals the cursor that was sent where there is nothing more. */
export interface PulledPacket {
  readonly bytes: ArrayBuffer;
  readonly compression: 'deflate' | 'none';
  /** Size before compression; null where the service does not say it. */
  readonly rawBytes: number | null;
  /** Log groups in it. */
  readonly groups: number;
  readonly next: string;
}

export interface PullAsked {
  readonly shard: number;
  readonly cursor: string;
  /** Not beyond this; null for all that is there. */
  readonly endCursor: string | null;
  /** Log groups, 1 to 1000. */
  readonly count: number;
}

/** One logstore, as far as reading it goes. Each call is one request, without trying again. */
export interface LogstoreClient {
  /** Those that were split or merged too, as long as they hold records. */
  shards(signal: AbortSignal): Promise<Result<readonly Shard[], CloudProblem>>;
  /** Of the first packet received at this second or later, of the first of all, or of the next one to come. */
  cursor(shard: number, from: number | 'begin' | 'end', signal: AbortSignal): Promise<Result<string, CloudProblem>>;
  pull(asked: PullAsked, signal: AbortSignal): Promise<Result<PulledPacket, CloudProblem>>;
}

/** The cloud's clock. */
export interface Clock {
  /** Unix seconds. */
  now(): number;
  /** Ends early, without a throw, when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const wallClock: Clock = {
  now: () => Date.now() / 1000,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(end, milliseconds);
      function end(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      }
      signal.addEventListener('abort', end);
    }),
};
