import type { CloudProblem } from '../../../model/cloud/problem.ts';
import type { TimeRange } from '../../../model/time.ts';
import type { Waiting } from './asking.ts';

/** Memory that ended while a packet became rows; or a defect of ours. */
export type IntakeProblem =
  | { readonly kind: 'memory'; readonly neededBytes: number; readonly budgetBytes: number }
  | { readonly kind: 'internal'; readonly message: string };

/** Why reading stopped. `replaced`: under this name stands another logstore now, made anew; what was read is of the one before. */
export type PullProblem = CloudProblem | IntakeProblem | { readonly kind: 'replaced' };

/** How far a logstore is read. */
export interface LogstoreReading {
  /**
   * `pulling`: the range is being read. `following`: it is read, and what comes is added. `paused`: by the reader. `stopped`: by a
   * problem, until `tryAgain`. `idle`: read, and not followed.
   */
  readonly phase: 'pulling' | 'following' | 'paused' | 'stopped' | 'idle';
  /** Record time that is wanted; while following it has no end. */
  readonly range: TimeRange;
  readonly follows: boolean;
  /** How much of the wanted receive time has been read, 0 to 1. */
  readonly share: number;
  readonly shards: number;
  readonly packets: number;
  /** As received. */
  readonly bytes: number;
  /** A request that failed and will be made again by itself. */
  readonly waiting: Waiting | null;
  /** Why it stopped. */
  readonly problem: PullProblem | null;
  /** Everything received before this second of the cloud's clock has been read; null when that is not known. */
  readonly readTo: number | null;
  /** From this record time on records may still come; null when the range is complete. */
  readonly provisionalFrom: number | null;
}
