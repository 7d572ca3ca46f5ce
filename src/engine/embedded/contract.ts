import type { Answer, Engine, EngineName } from '../engine.ts';
import type { ColumnMapping, FileReport, ReadReport } from '../../model/source.ts';
import type { RouterOrder } from '../../ingest/sniff/text.ts';
import type { Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
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
  | { readonly kind: 'stream'; readonly name: string; readonly bytes: number | null; readonly stream: ReadableStream<Uint8Array> };

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

/** The engine that lives in a worker of this page, with what only it can do: read files, keep and forget them. */
export interface EmbeddedEngine extends Engine {
  /** Starts the worker, so that the first request need not wait for it. Does nothing when it runs. */
  prepare(): void;
  /** Reads files. `replace` empties the table first; `add` goes on, files already read are noticed and left out. */
  open(files: readonly InputFile[], options: OpenOptions): Promise<ReadReport>;
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
  /** Empties the table. */
  clear(): Promise<void>;
}
