/** What page and worker say to each other. Types only: a request's type fixes its answer's type. */
import type { RouterOrder } from '../../ingest/sniff/text.ts';
import type { ThreatsUsed } from '../../columns/threat-index.ts';
import type { Result } from '../../base/result.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';
import type { ThreatHit } from '../../model/threats.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { ColumnMapping, Description, ReadReport } from '../../model/source.ts';
import type { EngineName } from '../engine.ts';
import type { LoadedThreatLists, ThreatListDeed, ThreatListOutcome } from './threat-lists.ts';
import type { PlanFrame } from './frames-together.ts';
import type { IntakeProblem } from './logstore/state.ts';
import type { FileIdentity, InputFile, Keeping, NetworkDatabases, NetworksFault, NetworksLoaded, ReadProgress, ThreatsMarked } from './contract.ts';

/** Requests with an `id` are answered by exactly one `reply` of the same id, except `ask`, which see. */
export type Request =
  | { readonly type: 'open'; readonly id: number; readonly files: readonly InputFile[]; readonly mode: 'replace' | 'add'; readonly mapping: ColumnMapping | null; readonly erOrder: RouterOrder }
  | { readonly type: 'stop-reading' }
  /** Answered by one frame per plan, in order, in one `frames` or several, then `reply`. */
  | { readonly type: 'ask'; readonly id: number; readonly plans: readonly Plan[]; readonly engine: EngineName }
  /** Nobody waits for this plan of an `ask` any more: it gets the problem `cancelled`, unless its work has begun. */
  | { readonly type: 'leave'; readonly id: number; readonly index: number }
  | { readonly type: 'records'; readonly id: number; readonly plan: Plan; readonly asked: RecordsAsked }
  | { readonly type: 'clusters'; readonly id: number; readonly plan: Plan; readonly asked: { readonly options: ClusterOptions; readonly leastSeconds: number } }
  | { readonly type: 'pattern'; readonly id: number; readonly plan: Plan; readonly asked: PatternAsked }
  /** Makes ready, while nobody asks for anything, what windows over these plans are answered from that begin and end with a slot of so many seconds. */
  | { readonly type: 'prepare-windows'; readonly id: number; readonly plans: readonly Plan[]; readonly step: number }
  /** Posts the records of a plan through the port (`duckdb/protocol.ts` says how); replied to when all have been posted. */
  | { readonly type: 'hand-over'; readonly id: number; readonly plan: SqlPlan; readonly port: MessagePort; readonly budgetBytes: number }
  /** Of an `ask`, `records`, `clusters`, `pattern`, `prepare-windows` or `hand-over`, which is answered all the same. */
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'keep'; readonly id: number }
  | { readonly type: 'restore'; readonly id: number; readonly hash: string }
  | { readonly type: 'load-networks'; readonly id: number; readonly file: Blob; readonly name: string }
  | { readonly type: 'remove-networks'; readonly id: number; readonly family: 'v4' | 'v6' }
  | { readonly type: 'keep-networks'; readonly id: number }
  | { readonly type: 'set-domains'; readonly id: number; readonly set: DomainSet }
  | { readonly type: 'set-threats'; readonly id: number; readonly used: ThreatsUsed }
  | { readonly type: 'threat-hits'; readonly id: number; readonly addresses: readonly string[] }
  | { readonly type: 'threat-lists'; readonly id: number; readonly deed: ThreatListDeed }
  | { readonly type: 'forget'; readonly id: number }
  | { readonly type: 'clear'; readonly id: number }
  | LogstoreRequest;

/** Of a logstore that is open. `stream` is the id of its `logstore-begin`; what belongs to one before is not heard any more. `share`: how much of what is wanted has been read, 0 to 1. */
export type LogstoreRequest =
  /** Empties the table, which takes packets from then on. */
  | { readonly type: 'logstore-begin'; readonly id: number; readonly name: string }
  | { readonly type: 'logstore-packet'; readonly id: number; readonly stream: number; readonly packet: LogstorePacket; readonly share: number }
  | { readonly type: 'logstore-settle'; readonly id: number; readonly stream: number; readonly reading: boolean; readonly whole: boolean; readonly share: number; readonly provisionalFrom: number | null }
  | { readonly type: 'logstore-end'; readonly id: number; readonly stream: number };

export interface LogstorePacket {
  readonly bytes: ArrayBuffer;
  readonly compression: 'deflate' | 'none';
  readonly rawBytes: number | null;
  readonly shard: number;
  readonly cursor: string;
}

export type Reply =
  | { readonly of: 'open'; readonly report: ReadReport; readonly identities: readonly FileIdentity[] }
  | { readonly of: 'ask' }
  | { readonly of: 'records'; readonly result: Result<RecordsPage, Problem> }
  | { readonly of: 'clusters'; readonly result: Result<Clusters, Problem> }
  | { readonly of: 'pattern'; readonly result: Result<PatternDetail | null, Problem> }
  | { readonly of: 'prepare-windows'; readonly result: Result<null, Problem> }
  | { readonly of: 'hand-over'; readonly result: Result<null, Problem> }
  | { readonly of: 'logstore'; readonly problem: IntakeProblem | null; readonly captureInterval: number }
  | { readonly of: 'keep'; readonly result: Result<null, Problem> }
  | { readonly of: 'restore'; readonly restored: boolean; readonly identities: readonly FileIdentity[] }
  | { readonly of: 'load-networks'; readonly result: Result<NetworksLoaded, NetworksFault> }
  | { readonly of: 'keep-networks'; readonly kept: boolean }
  | { readonly of: 'set-threats'; readonly marked: ThreatsMarked }
  | { readonly of: 'threat-lists'; readonly outcome: ThreatListOutcome }
  | { readonly of: 'threat-hits'; readonly hits: readonly (readonly ThreatHit[])[] }
  | { readonly of: 'forget' | 'clear' | 'remove-networks' | 'set-domains' };

export type Event =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  /** The request of this id broke; the worker goes on. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'frames'; readonly id: number; readonly frames: readonly PlanFrame[] }
  | { readonly type: 'description'; readonly description: Description }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'keeping'; readonly keeping: Keeping }
  | { readonly type: 'threat-lists'; readonly lists: LoadedThreatLists }
  | { readonly type: 'networks'; readonly databases: NetworkDatabases }
  /** The worker cannot begin; every open request ends with this problem, and the next one starts another worker. */
  | { readonly type: 'fatal'; readonly message: string };
