import type { EmbeddedEngine, InputFile } from '../engine/embedded/contract.ts';
import type { EngineName } from '../engine/engine.ts';
import type { Coverage, Value } from '../model/frame.ts';
import type { Problem } from '../model/problem.ts';
import type { Description, ReadReport } from '../model/source.ts';
import type { TimeRange } from '../model/time.ts';
import { printOurs } from '../statement/print.ts';
import type { Question } from '../statement/question.ts';
import { answeredAhead, askedMessages } from '../state/asked.ts';
import { begin, idle } from '../state/idle.ts';
import type { Opening } from '../state/opening.tsx';

/** `window.flowlog`: for power users, tests and benchmarks. Documented in docs/console.md. */
export interface FlowlogConsole {
  open(what: File | Blob | string | Iterable<File | Blob> | ArrayLike<File | Blob>, options?: { readonly mode?: 'add' | 'replace' }): Promise<ReadReport>;
  query(statement: string, options?: QueryOptions): Promise<QueryResult>;
  panels(): Promise<readonly ConsolePanel[]>;
  /** What the page asked of the engine, message by message, oldest first: the last 200. */
  asked(): readonly ConsoleMessage[];
  /** What was answered into the cache before anybody asked, while the page rested: the last 200 questions, oldest first. No message of `asked()`. */
  answeredAhead(): readonly ConsoleQuestion[];
  idle(): Promise<number>;
  describe(): Description & { readonly memory: number };
}

export interface QueryOptions {
  /** Unix seconds, or anything that the range control takes (`2026-02-05 08:00`, `now-1h`). Without both: all the data. */
  readonly from?: number | string;
  readonly to?: number | string;
  readonly engine?: EngineName;
}

export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly unit: string }[];
  readonly rows: readonly (readonly Value[])[];
  readonly coverage: Coverage;
  readonly engine: EngineName;
  readonly ms: number;
}

export interface ConsoleMessage {
  /** Counted from 1 since the page was loaded. */
  readonly number: number;
  /** Milliseconds since the page was loaded. */
  readonly at: number;
  readonly questions: readonly ConsoleQuestion[];
}

export interface ConsoleQuestion {
  /** With the filters of the view in its search half; the range stands beside it. */
  readonly statement: string;
  readonly range: TimeRange | null;
  readonly counts: 'flows' | 'records';
}

export type ConsolePanel = { readonly id: string; readonly title: string; readonly statement: string } & ({ readonly answer: QueryResult } | { readonly problem: Problem });

declare global {
  interface Window {
    flowlog: FlowlogConsole;
  }
}

let opening: Opening | null = null;
const waitingForOpening: ((opening: Opening) => void)[] = [];

/** Until the shell stands, what the link asks for has not begun, and the page is not quiet. */
const started = begin('starting');

/** The shell says when the page is there to open files with, and after it has begun what the link asks for. */
export function consoleOpens(by: Opening): void {
  opening = by;
  started();
  for (const resolve of waitingForOpening.splice(0)) resolve(by);
}

export function installConsole(engine: EmbeddedEngine): void {
  window.flowlog = makeConsole(engine);
}

/** What asks and answers, loaded when it is first called: no visit needs it. */
const answers = (): Promise<typeof import('./console-answers.ts')> => import('./console-answers.ts');

function makeConsole(engine: EmbeddedEngine): FlowlogConsole {
  return {
    open: async (what, { mode = 'replace' } = {}) => {
      const by = opening ?? (await new Promise<Opening>((resolve) => waitingForOpening.push(resolve)));
      if (typeof what !== 'string') return by.read(filesOf(what), mode);
      const report = await by.addressOpened(what);
      if (report === null) throw new Error(`${what} could not be opened: only files of this host can be.`);
      return report;
    },
    query: async (statement, options) => (await answers()).queried(engine, statement, options),
    panels: async () => (await answers()).panelsAsked(engine),
    asked: () => askedMessages().map(({ number, at, questions }) => ({ number, at, questions: questions.map(questionSaid) })),
    answeredAhead: () => answeredAhead().map(questionSaid),
    idle,
    describe: () => ({ ...engine.describe(), memory: engine.describe().memoryBytes }),
  };
}

function questionSaid({ statement, range, counts }: Question): ConsoleQuestion {
  return { statement: printOurs(statement), range, counts };
}

function filesOf(what: File | Blob | Iterable<File | Blob> | ArrayLike<File | Blob>): readonly InputFile[] {
  const blobs = what instanceof Blob ? [what] : Array.from(what);
  return blobs.map((blob, index) => ({ kind: 'blob', name: blob instanceof File ? blob.name : `blob ${index + 1}`, blob }));
}
