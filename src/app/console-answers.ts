import { dashboards, isDashboardPath } from '../catalog/dashboards.ts';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import type { Answer, EngineName } from '../engine/engine.ts';
import type { Frame } from '../model/frame.ts';
import { titleIn } from '../model/panel.ts';
import { chosenPanel } from '../model/panel-choice.ts';
import type { Problem } from '../model/problem.ts';
import { parseTimePoint, resolveTimePoint } from '../model/time-text.ts';
import type { TimeRange } from '../model/time.ts';
import { ask } from '../statement/ask.ts';
import { begin } from '../state/idle.ts';
import { scopeOver } from '../state/scope.ts';
import { useSettings } from '../state/settings.ts';
import { scopeOfView, viewOfLink } from '../state/view-scope.ts';
import type { ConsolePanel, QueryOptions, QueryResult } from './console.ts';

/** A refusal as an error that carries the fact, for the developer tools and for tests. */
export class QueryRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super('message' in problem ? `${problem.kind}: ${problem.message}` : `${problem.kind}: ${JSON.stringify(problem)}`);
    this.name = 'QueryRefused';
    this.problem = problem;
  }
}

export async function queried(engine: EmbeddedEngine, statement: string, options: QueryOptions = {}): Promise<QueryResult> {
  const { extent, captureInterval, fields } = engine.describe();
  const parts = { filters: [], projectZone: useSettings.getState().projectZone };
  const question = ask(statement, scopeOver(parts, rangeOf(options, extent), extent, captureInterval), { counts: 'records', present: fields });
  const answer = await answered(engine, question, options.engine ?? 'kernel');
  if (!answer.result.ok) throw new QueryRefused(answer.result.problem);
  return resultOf(answer.result.value, answer);
}

export async function panelsAsked(engine: EmbeddedEngine): Promise<readonly ConsolePanel[]> {
  const dashboard = await dashboards[isDashboardPath(location.pathname) ? location.pathname : '/overview']();
  const { extent, captureInterval, fields } = engine.describe();
  const view = viewOfLink(location.search);
  const asked = scopeOfView(view, { extent, captureInterval });
  return Promise.all(
    dashboard.panels.map(async (given) => {
      const panel = chosenPanel(given, view.choices);
      const said = { id: panel.id, title: titleIn(panel.title, 'en'), statement: panel.statement };
      const answer = await answered(engine, ask(panel.statement, asked, { counts: panel.counts, ownFilter: panel.ownFilter, present: fields }), 'kernel');
      return answer.result.ok ? { ...said, answer: resultOf(answer.result.value, answer) } : { ...said, problem: answer.result.problem };
    }),
  );
}

async function answered(engine: EmbeddedEngine, question: ReturnType<typeof ask>, body: EngineName): Promise<Answer> {
  if (!question.ok) return { result: question, engine: body, milliseconds: 0 };
  const end = begin('console');
  try {
    const [answer] = await engine.answerBy(body, [question.value], new AbortController().signal);
    if (answer === undefined) throw new Error('The engine gave no answer');
    return answer;
  } finally {
    end();
  }
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
