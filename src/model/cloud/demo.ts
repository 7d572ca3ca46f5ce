import type { CloudConnection } from './connection.ts';

/**
 * Ways in which the demo cloud can be made to misbehave, so that each error can be seen: slow answers; no more flow logs allowed;
 * reads of a logstore refused by quota; every few requests lost; an expired token; a clock that differs; an account in arrears, whose
 * flow logs run through the grace limit, are then stopped and locked, and are released after seven days; records that come late;
 * shards that split and merge while they are read.
 */
export const scenarios = [
  'slow', 'quota-exceeded', 'read-quota', 'flaky', 'expired-token', 'clock-skew', 'overdue', 'late-records', 'shard-split', 'shard-merge',
] as const;
export type Scenario = (typeof scenarios)[number];

/** `new`: nothing has been activated. `running`: it has collected for a week. */
export const beginnings = ['new', 'running'] as const;
export type Beginning = (typeof beginnings)[number];

/** The name of the database in which this browser keeps the demo cloud's account. */
export const demoCloudDatabase = 'flowlog-demo-cloud';

/** The demo cloud as the page holds it. All tabs of a browser share one world. */
export interface DemoCloud extends CloudConnection {
  /** Unix seconds of the cloud's own clock, which can be moved forward. */
  now(): number;
  scenarios(): readonly Scenario[];
  /** Takes the place of those that were chosen before. */
  setScenarios(scenarios: readonly Scenario[]): Promise<void>;
  /** Back to how it began. */
  reset(beginning: Beginning): Promise<void>;
  /** Lets time pass at once: transitions end, records arrive. */
  pass(seconds: number): Promise<void>;
  /** Calls back when something of the above has changed, in this tab or in another. */
  watch(listener: () => void): () => void;
  stop(): void;
}

/** Makes the demo cloud answer. `beginning` counts only where there is no world yet. */
export type StartDemoCloud = (beginning: Beginning) => Promise<DemoCloud>;
