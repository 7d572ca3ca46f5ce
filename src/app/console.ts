import { dashboards, isDashboardPath } from '../catalog/dashboards.ts';
import type { EmbeddedEngine, InputFile } from '../engine/embedded/contract.ts';
import type { Answer, EngineName } from '../engine/engine.ts';
import type { Coverage, Frame, Value } from '../model/frame.ts';
import { appliedOf } from '../model/filter.ts';
import { titleIn } from '../model/panel.ts';
import { chosenPanel } from '../model/panel-choice.ts';
import type { Problem } from '../model/problem.ts';
import type { Description, ReadReport } from '../model/source.ts';
import { parseTimePoint, resolveRange, resolveTimePoint } from '../model/time-text.ts';
import type { TimeRange } from '../model/time.ts';
import { ask } from '../statement/ask.ts';
import { printOurs } from '../statement/print.ts';
import { askedMessages } from '../state/asked.ts';
import { begin, idle } from '../state/idle.ts';
import { useNow } from '../state/now.ts';
import type { Opening } from '../state/opening.tsx';
import { scopeOver } from '../state/scope.ts';
import { parseSearch, validateSearch } from '../state/search.ts';
import { upgradeTyped } from '../state/link-upgrades.ts';
import { displayZoneAt, useSettings } from '../state/settings.ts';
import { readView } from '../state/view-codec.ts';

/** `window.flowlog`: for power users, tests and benchmarks. Documented in docs/console.md. */
export interface FlowlogConsole {
  open(what: File | Blob | string | Iterable<File | Blob> | ArrayLike<File | Blob>, options?: { readonly mode?: 'add' | 'replace' }): Promise<ReadReport>;
  query(statement: string, options?: QueryOptions): Promise<QueryResult>;
  panels(): Promise<readonly ConsolePanel[]>;
  /** What the page asked of the engine, message by message, oldest first: the last 200. */
  asked(): readonly ConsoleMessage[];
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
  /** The statement with the filters of the view in its search half; the range stands beside it. */
  readonly questions: readonly { readonly statement: string; readonly range: TimeRange | null; readonly counts: 'flows' | 'records' }[];
}

export type ConsolePanel = { readonly id: string; readonly title: string; readonly statement: string } & ({ readonly answer: QueryResult } | { readonly problem: Problem });

/** A refusal as an error that carries the fact, for the developer tools and for tests. */
export class QueryRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super('message' in problem ? `${problem.kind}: ${problem.message}` : `${problem.kind}: ${JSON.stringify(problem)}`);
    this.name = 'QueryRefused';
    this.problem = problem;
  }
}

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

function makeConsole(engine: EmbeddedEngine): FlowlogConsole {
  const answered = async (question: ReturnType<typeof ask>, body: EngineName): Promise<Answer> => {
    if (!question.ok) return { result: question, engine: body, milliseconds: 0 };
    const end = begin('console');
    try {
      const [answer] = await engine.answerBy(body, [question.value], new AbortController().signal);
      if (answer === undefined) throw new Error('The engine gave no answer');
      return answer;
    } finally {
      end();
    }
  };
  return {
    open: async (what, { mode = 'replace' } = {}) => {
      const by = opening ?? (await new Promise<Opening>((resolve) => waitingForOpening.push(resolve)));
      if (typeof what !== 'string') return by.read(filesOf(what), mode);
      const report = await by.addressOpened(what);
      if (report === null) throw new Error(`${what} could not be opened: only files of this host can be.`);
      return report;
    },
    query: async (statement, options = {}) => {
      const { extent, captureInterval, fields } = engine.describe();
      const parts = { filters: [], projectZone: useSettings.getState().projectZone };
      const question = ask(statement, scopeOver(parts, rangeOf(options, extent), extent, captureInterval), { counts: 'records', present: fields });
      const answer = await answered(question, options.engine ?? 'kernel');
      if (!answer.result.ok) throw new QueryRefused(answer.result.problem);
      return resultOf(answer.result.value, answer);
    },
    panels: async () => {
      const dashboard = await dashboards[isDashboardPath(location.pathname) ? location.pathname : '/overview']();
      const { extent, captureInterval, fields } = engine.describe();
      const { view } = readView(validateSearch(upgradeTyped(parseSearch(location.search))));
      const zone = displayZoneAt(extent?.from ?? null);
      const parts = { filters: appliedOf(view.filters), projectZone: useSettings.getState().projectZone, choices: view.choices };
      const asked = scopeOver(parts, resolveRange(view.range, useNow.getState().seconds, zone), extent, captureInterval);
      return Promise.all(
        dashboard.panels.map(async (given) => {
          const panel = chosenPanel(given, view.choices);
          const said = { id: panel.id, title: titleIn(panel.title, 'en'), statement: panel.statement };
          const answer = await answered(ask(panel.statement, asked, { counts: panel.counts, ownFilter: panel.ownFilter, present: fields }), 'kernel');
          return answer.result.ok ? { ...said, answer: resultOf(answer.result.value, answer) } : { ...said, problem: answer.result.problem };
        }),
      );
    },
    asked: () => askedMessages().map(({ number, at, questions }) => ({
      number, at, questions: questions.map(({ statement, range, counts }) => ({ statement: printOurs(statement), range, counts })),
    })),
    idle,
    describe: () => ({ ...engine.describe(), memory: engine.describe().memoryBytes }),
  };
}

function filesOf(what: File | Blob | Iterable<File | Blob> | ArrayLike<File | Blob>): readonly InputFile[] {
  const blobs = what instanceof Blob ? [what] : Array.from(what);
  return blobs.map((blob, index) => ({ kind: 'blob', name: blob instanceof File ? blob.name : `blob ${index + 1}`, blob }));
}

function rangeOf({ from, to }: QueryOptions, extent: TimeRange | null): TimeRange | null {
  if (from === undefined && to === undefined) return null;
  const zone = useSettings.getState().projectZone;
  const seconds = (given: number | string | undefined, usual: number): number => {
    if (given === undefined) return usual;
    if (typeof given === 'number') return given;
    const point = parseTimePoint(given, zone);
    if (point === null) throw new TypeError(`${given} is no time.`);
    return resolveTimePoint(point, Date.now() / 1000, zone);
  };
  return { from: seconds(from, extent?.from ?? 0), to: seconds(to, extent?.to ?? Number.MAX_SAFE_INTEGER) };
}

/** Rows instead of columns, as people read results. */
function resultOf(frame: Frame, answer: Answer): QueryResult {
  return {
    columns: frame.columns.map(({ name, type, unit }) => ({ name, type, unit })),
    rows: Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => column.values[row] ?? null)),
    coverage: frame.coverage,
    engine: answer.engine,
    ms: answer.milliseconds,
  };
}
