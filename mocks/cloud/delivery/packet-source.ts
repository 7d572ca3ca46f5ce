/**
 * Where records of logstores come from: in Node made at once, for the page in a worker. Everything that decides what a logstore
 * holds travels with the question, so that whoever makes the records needs no state of its own.
 */

import type { Found, SearchAsk } from '../search/ask.ts';
import type { CloudState, LogstoreState, Run } from '../state.ts';

/** What jobs write to a logstore: records that another one received, a moment later, with what its script adds. */
export interface Transformed {
  readonly region: string;
  readonly project: string;
  readonly name: string;
  /** When the other one received them. */
  readonly runs: readonly Run[];
}

/** What decides about the records of a logstore, taken from the account. */
export interface Holding {
  readonly world: number;
  readonly seed: number;
  readonly density: number;
  readonly epoch: number;
  readonly late: CloudState['late'];
  readonly flowLogs: CloudState['flowLogs'];
  /** Set where a job writes here what another logstore receives. */
  readonly transformed: Transformed | null;
  readonly logstore: LogstoreState;
  /** Records received before this whole second are seen. */
  readonly now: number;
}

/** A cursor is a position in receive time: nanoseconds, with the ordinal of a packet within its second in the low digits. */
export type Cursor = bigint;

export interface PullAsk {
  readonly shard: number;
  readonly cursor: Cursor;
  /** Not beyond this; null for all that is there. */
  readonly endCursor: Cursor | null;
  /** Log groups, 1 to 1000. */
  readonly count: number;
  readonly compression: 'deflate' | 'none';
}

export interface Pulled {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly rawSize: number;
  /** Log groups within. */
  readonly groups: number;
  readonly records: number;
  readonly next: Cursor;
  /** The position after the last record of the shard. */
  readonly last: Cursor;
  /** Whether it ended for its size or at the end that was asked for, and not because there was no more yet. */
  readonly full: boolean;
}

export interface PacketSource {
  pull(holding: Holding, ask: PullAsk): Promise<Pulled>;
  /** Of the first packet received at or after a second; after the last one when there is none. */
  cursor(holding: Holding, shard: number, from: number | 'begin' | 'end'): Promise<Cursor>;
  search(holding: Holding, ask: SearchAsk): Promise<Found>;
  close(): void;
}

/** @returns null when there is no such logstore. */
export function holdingOf(state: CloudState, now: number, region: string, project: string, name: string): Holding | null {
  const logstore = state.logstores.find((one) => one.region === region && one.project === project && one.name === name);
  if (logstore === undefined) return null;
  const { world, seed, density, epoch, late, flowLogs } = state;
  return { world, seed, density, epoch, late, flowLogs, transformed: transformedTo(state, logstore), logstore, now };
}

/** Null where flow logs deliver by themselves, and where no job does. All jobs that write to one logstore read the same one. */
function transformedTo({ etls, flowLogs }: CloudState, { region, project, name }: LogstoreState): Transformed | null {
  if (flowLogs.some((one) => one.region === region && one.project === project && one.logstore === name)) return null;
  const jobs = etls.filter((one) => one.region === region && one.sinks.some((sink) => sink.project === project && sink.logstore === name));
  const [first] = jobs;
  if (first === undefined) return null;
  return { region, project: first.project, name: first.source, runs: jobs.filter((one) => one.project === first.project && one.source === first.source).flatMap(({ runs }) => runs) };
}

/** What was delivered never changes, so it is known by the world and the logstore alone. */
export function holdingKey({ world, epoch, seed, density, logstore: { region, project, name, createdAt } }: Holding): string {
  return `${world}/${epoch}/${seed}/${density}/${region}/${project}/${name}/${createdAt}`;
}
