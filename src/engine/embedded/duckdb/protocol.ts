/** What the page, the records' worker and DuckDB's worker say to each other. Types only. */
import type { KnownThreats } from '../address-tables.ts';
import type { NetworkTables } from '../../../base/geo/networks.ts';
import type { Result } from '../../../base/result.ts';
import type { HandedBatch, HandedShape } from '../../../columns/handover/handed.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { SqlPlan } from '../../../model/sql-plan.ts';

/** From the page to DuckDB's worker. */
export type SqlRequest =
  /** Records come through the port. Answered by `stored` or `not-stored`. */
  | { readonly type: 'store'; readonly table: number; readonly port: MessagePort }
  | { readonly type: 'answer'; readonly id: number; readonly table: number; readonly plan: SqlPlan }
  | { readonly type: 'drop'; readonly table: number };

export type SqlEvent =
  | { readonly type: 'progress'; readonly progress: SqlProgress }
  | { readonly type: 'stored'; readonly table: number; readonly bytes: number }
  /** Storing failed; the records given are gone. */
  | { readonly type: 'not-stored'; readonly table: number; readonly problem: Problem }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<Frame, Problem>; readonly milliseconds: number }
  /** DuckDB could not be started. */
  | { readonly type: 'fatal'; readonly message: string };

/** From the records' worker to DuckDB's: first the shape, then batches, then the end. */
export type Given =
  /** What functions on addresses are to know, before the shape; only where the statement asks it of DuckDB. */
  | { readonly type: 'addresses'; readonly networks: NetworkTables; readonly threats: KnownThreats }
  | { readonly type: 'shape'; readonly shape: HandedShape }
  | { readonly type: 'batch'; readonly batch: HandedBatch }
  | { readonly type: 'end' }
  /** Instead of the end: the rest does not come. */
  | { readonly type: 'stopped' };

/** Back: one batch has been stored. */
export interface Taken {
  readonly type: 'taken';
}

/** How far an answer of DuckDB's is. `share` of the stage, 0 to 1, where it is known. */
export interface SqlProgress {
  readonly stage: 'off' | 'downloading' | 'starting' | 'handing-over' | 'running' | 'ready';
  readonly share: number | null;
  /** While records are handed over: how many of how many. */
  readonly records?: { readonly done: number; readonly of: number };
}
