import type { Answer, Engine, EngineName } from '../engine.ts';
import type { SqlProgress } from './duckdb/protocol.ts';
import type { Clock, LogstoreClient } from './logstore/client.ts';
import type { ThreatLists } from './threat-lists.ts';
import type { LogstoreReading } from './logstore/state.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { ColumnMapping, FileReport, ReadReport } from '../../model/source.ts';
import type { RouterOrder } from '../../ingest/sniff/text.ts';
import type { LineFault } from '../../base/geo/network-lines.ts';
import type { AddressRange } from '../../base/cidr.ts';
import type { Result } from '../../base/result.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { PackedThreatEntries } from '../../model/threat-entries.ts';
import type { ThreatEntry, ThreatException, ThreatHit, ThreatList } from '../../model/threats.ts';
import type { Problem } from '../../model/problem.ts';
import type { TimeRange } from '../../model/time.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import type { Question } from '../../statement/question.ts';

export interface OpenOptions {
  readonly mode: 'replace' | 'add';
  readonly mapping?: ColumnMapping;
  /** How the third and fourth column of Enterprise Router logs stand; usually told by the file itself. */
  readonly erOrder?: RouterOrder;
}

/** Something to read: a file of the reader's, or a stream made elsewhere (the demo). */
export type InputFile =
  | { readonly kind: 'blob'; readonly name: string; readonly blob: Blob }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly bytes: number | null;
      readonly stream: ReadableStream<Uint8Array>;
      /** Addresses that whoever made the records knows as threats: they are the list `demo` while these records are open. */
      readonly threats?: readonly AddressRange[];
    };

/** How files are known in links: name, size and SHA-256 of the first and last 64 KiB. */
export interface FileIdentity {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A reading as it goes on. Counts grow; the array keeps its order. */
export interface ReadProgress {
  readonly files: readonly FileReport[];
  readonly reading: boolean;
  readonly recordsPerSecond: number;
  readonly memoryBytes: number;
  /** Seconds to go at the present rate, null while unknown. */
  readonly secondsLeft: number | null;
}

/** State of what is kept on this device. */
export interface Keeping {
  readonly state: 'unsupported' | 'off' | 'keeping' | 'kept' | 'read-only' | 'failed';
  readonly bytes: number;
  /** Why it failed: the quota ended, or another tab writes. */
  readonly failure: 'quota' | 'locked' | 'broken' | null;
}

/** A database of autonomous systems that the reader loaded, for one family of addresses. */
export interface NetworkDatabase {
  /** Of the file. */
  readonly name: string;
  readonly ranges: number;
  readonly networks: number;
  /** Unix seconds. */
  readonly loadedAt: number;
}

export interface NetworkDatabases {
  readonly v4: NetworkDatabase | null;
  readonly v6: NetworkDatabase | null;
  /** Bytes of them on this device, 0 while they are in memory only. */
  readonly keptBytes: number;
}

/** What came of a file that was loaded: its records, those left out as faulty, and the first of these. */
export interface NetworksLoaded {
  readonly records: number;
  readonly skipped: number;
  readonly first: { readonly line: number; readonly fault: LineFault } | null;
}

/** Why a file was not loaded; what was loaded before stays. */
export type NetworksFault =
  /** No line, or too few of them, is a record of a known form. */
  | { readonly kind: 'no-database'; readonly first: NetworksLoaded['first'] }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'unreadable'; readonly message: string };

/** A threat list to be used; entries may be packed already (`packThreatEntries`). */
export interface ThreatListGiven {
  readonly list: ThreatList;
  readonly entries: readonly ThreatEntry[] | PackedThreatEntries;
}

export interface ThreatsOptions {
  readonly includePrivate?: boolean;
  readonly exceptions?: readonly ThreatException[];
}

export interface ThreatsMarked {
  /** Addresses of the records held that stand on a list. */
  readonly addresses: number;
  readonly milliseconds: number;
}

export interface LogstoreOptions {
  /** Record time that is wanted first. */
  readonly range: TimeRange;
  /** The cloud's. */
  readonly clock: Clock;
}

/** A logstore whose records come into the table as they are asked for. It ends with another source. */
export interface OpenLogstore {
  readonly reading: LogstoreReading;
  /** Another range of record time is wanted. What was read stays. */
  want(range: TimeRange): void;
  /** Looks once for what has come since. Nothing while it is read or followed, paused or stopped. */
  look(): void;
  /** Adds what comes, looking every so many seconds; null ends that. */
  follow(everySeconds: number | null): void;
  pause(): void;
  resume(): void;
  /** What waits is asked now; after a problem, it goes on where it stopped. Not after memory has ended. */
  tryAgain(): void;
  /** Resolves when the range has been read, or reading has paused or stopped. */
  settled(): Promise<void>;
}

/** The engine that lives in a worker of this page, with what only it can do: read files, keep and forget them. */
export interface EmbeddedEngine extends Engine {
  /** Starts the worker, so that the first request need not wait for it. Does nothing when it runs. */
  prepare(): void;
  /** Reads files. `replace` empties the table first; `add` goes on, files already read are noticed and left out. */
  open(files: readonly InputFile[], options: OpenOptions): Promise<ReadReport>;
  /** Empties the table and reads a logstore into it. `name`: of its account among the reports. Resolves when reading has begun. */
  openLogstore(name: string, client: LogstoreClient, options: LogstoreOptions): Promise<OpenLogstore>;
  /** The one that is open. */
  logstore(): OpenLogstore | null;
  /** Calls back on every change of how far it is read, and when one opens or ends. */
  watchLogstore(listener: () => void): () => void;
  progress(): ReadProgress;
  watchProgress(listener: (progress: ReadProgress) => void): () => void;
  /** Stops the reading really; what has been read stays. */
  stopReading(): void;
  /** Identities of the files read, sorted; `sourceHash` is the hash of that list. */
  identities(): readonly FileIdentity[];
  keeping(): Keeping;
  watchKeeping(listener: (keeping: Keeping) => void): () => void;
  keep(): Promise<Result<null, Problem>>;
  /** Restores what was kept under this hash; false when there is nothing (or nothing whole). */
  restore(sourceHash: string): Promise<boolean>;
  networks(): NetworkDatabases;
  watchNetworks(listener: (databases: NetworkDatabases) => void): () => void;
  /**
   * Reads a database of networks (`base/geo/network-lines` names the forms) in place of those of the families that it has.
   * Answers are another revision's from then on. In memory only, until `keepNetworks`.
   */
  loadNetworks(file: Blob, name: string): Promise<Result<NetworksLoaded, NetworksFault>>;
  removeNetworks(family: 'v4' | 'v6'): Promise<void>;
  /** Keeps them on this device, whence they come back by themselves; false when that was not possible. */
  keepNetworks(): Promise<boolean>;
  /**
   * Labels addresses by these domains (`srctype`, `dsttype`) until others are set; by the presets before any were. Only the
   * dictionary of addresses is looked at, so that all records have the new names at once. `Description.domains` tells their hash.
   */
  setDomains(set: DomainSet): Promise<void>;
  /**
   * The threat lists from now on, in place of those set before: `srcthreat`, `dstthreat` and `security_check_ip` use those that are on.
   * What the records came with stands beside them as list `demo`, unless one of them has that id. Private, shared, loopback and
   * link-local addresses are marked only with `includePrivate`; what is excepted is not.
   */
  setThreats(lists: readonly ThreatListGiven[], options?: ThreatsOptions): Promise<ThreatsMarked>;
  /** Those of the reader's own, which the worker holds. It calls `setThreats` with them, so nobody else need. */
  readonly threatLists: ThreatLists;
  /** For each address (as text) every entry that holds it: longest prefix first, then by the weight of the list. */
  threatHits(addresses: readonly string[]): Promise<readonly (readonly ThreatHit[])[]>;
  /** Removes everything that is stored on this device. */
  forgetEverything(): Promise<void>;
  /** As `answer`, by a named body: the twin is slow and plain, for settling doubts. */
  answerBy(engine: EngineName, questions: readonly Question[], signal: AbortSignal, onAnswer?: (index: number, answer: Answer) => void): Promise<readonly Answer[]>;
  /**
   * A page of the whole records that a question's search half keeps, at any place. The first page of a question orders all that
   * match; the next ones cost little, for as long as no other question's pages are asked and no records come.
   * Problems: those of planning, `cancelled`, `memory`.
   */
  records(question: Question, asked: RecordsAsked, signal: AbortSignal): Promise<Result<RecordsPage, Problem>>;
  /**
   * The records that a question's search half keeps, folded into patterns. The first answer to a question costs a look at each of
   * them; another number of patterns costs little. Problems: those of planning, `cancelled`, `memory`.
   */
  cluster(question: Question, options: ClusterOptions, signal: AbortSignal): Promise<Result<Clusters, Problem>>;
  /** One of these patterns, looked at closely; null when the records have changed and there is none of that rank any more. */
  pattern(question: Question, asked: PatternAsked, signal: AbortSignal): Promise<Result<PatternDetail | null, Problem>>;
  /** How far DuckDB is, which answers what the kernel does not: it is loaded when first asked, or by `prepareSql`. */
  sqlProgress(): SqlProgress;
  watchSqlProgress(listener: (progress: SqlProgress) => void): () => void;
  prepareSql(): void;
  /** Empties the table. */
  clear(): Promise<void>;
}
