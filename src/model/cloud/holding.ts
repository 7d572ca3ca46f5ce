import type { FlowLog } from './flow-log.ts';
import type { LogIndex, Logstore } from './logstore.ts';

/** A fact that was asked for: undefined while it is awaited, null where it could not be had. */
export type Asked<T> = T | null | undefined;

/** What is known of what a Logstore holds; each fact comes by itself. */
export interface LogstoreHolding {
  readonly logstore: Asked<Logstore>;
  /** Records of the last 24 hours; `whole` is false while the service still counts. */
  readonly day: Asked<{ readonly records: number; readonly whole: boolean }>;
  /** Time of the newest record of these in Unix seconds, -1 where there is none. */
  readonly last: Asked<number>;
  readonly index: Asked<LogIndex | 'off'>;
  /** Flow logs that deliver here. */
  readonly writers: Asked<readonly FlowLog[]>;
  /** Whether it is one to which a transformation job writes, and no flow log. */
  readonly enriched: boolean;
  /** Unix seconds of the cloud's clock. */
  readonly now: number;
}
