import { failed, ok, type Result } from '../base/result.ts';
import type { Answer } from '../engine/engine.ts';
import type { AlertCondition, AlertRule } from '../model/alert.ts';
import { eventsOf, firingsOf, keyText, windowsOver, type AlertEvent, type Course, type Firing } from '../model/firing.ts';
import type { Frame, Unit, Value } from '../model/frame.ts';
import type { Problem } from '../model/problem.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { ask } from '../statement/ask.ts';
import type { Question } from '../statement/question.ts';
import type { Statement } from '../statement/statement.ts';
import { unlimited, windowColumn, windowed, type WindowsAsked } from '../statement/windows.ts';
import { scopeOver } from './scope.ts';

/** When rules would have fired, over the records that are open. */

/** More windows than these are not asked one by one. */
export const mostWindows = 2000;
/** Keys whose baseline is asked by name; of more, all are asked. */
const mostKeys = 200;
/** Windows that travel in one message. */
const atOnce = 50;

export type AlertProblem =
  | { readonly kind: 'statement'; readonly problem: Problem }
  /** The answer has no such column, or one that is no number; `numbers` are those that are. */
  | { readonly kind: 'no-figure'; readonly column: string; readonly numbers: readonly string[] }
  /** The statement has to be asked window by window, and there are too many. */
  | { readonly kind: 'too-many-windows'; readonly windows: number }
  /** More rows than an answer may have. */
  | { readonly kind: 'too-many-rows' };

export interface AlertHistory {
  /** Beginnings of all windows of the records, ascending. */
  readonly windows: readonly number[];
  readonly firings: readonly Firing[];
  /** Newest first. */
  readonly events: readonly AlertEvent[];
  /** What the figure counts. */
  readonly unit: Unit;
  /** Names of the columns that say for whom. */
  readonly keys: readonly string[];
  /** Courses that were asked whole; those of a key that never fired may be absent. */
  readonly courses: readonly Course[];
}

/** What a rule is asked over. */
export interface AlertData {
  readonly extent: TimeRange;
  readonly present: readonly string[];
  readonly projectZone: ZoneOffsetSeconds;
}

type Asker = (question: Question) => Promise<Answer>;
type StatementRule = Pick<AlertRule, 'window' | 'condition' | 'again'> & { readonly measure: Extract<AlertRule['measure'], { kind: 'statement' }> };

interface Rows {
  readonly courses: readonly Course[];
  readonly unit: Unit;
  readonly keys: readonly string[];
}

/** The rows of one answer, and the windows in which there was one, with a figure or without. */
interface Told extends Rows {
  readonly windows: ReadonlySet<number>;
}

/** @param asking rejects when nobody waits any more */
export async function historyOf(rule: StatementRule, data: AlertData, asking: Asker): Promise<Result<AlertHistory, AlertProblem>> {
  const { window, condition, again } = rule;
  const windows = windowsOver(data.extent, window);
  const rows = await new Windows(rule, data, windows, asking).rows();
  if (!rows.ok) return rows;
  const firings = firingsOf(rows.value.courses, windows, window, condition);
  return ok({ ...rows.value, windows, firings, events: eventsOf(firings, windows, window, again) });
}

/** The whole courses of some keys of a rule, for a picture. */
export async function coursesOf(rule: StatementRule, data: AlertData, keys: readonly (readonly Value[])[], asking: Asker): Promise<Result<readonly Course[], AlertProblem>> {
  const wanted = new Set(keys.map(keyText));
  const rows = await new Windows(rule, data, windowsOver(data.extent, rule.window), asking).all(keys);
  return rows.ok ? ok(rows.value.courses.filter(({ key }) => wanted.has(keyText(key)))) : rows;
}

/** A statement, asked of all windows. */
class Windows {
  private readonly rule: StatementRule;
  private readonly data: AlertData;
  private readonly windows: readonly number[];
  private readonly asking: Asker;

  constructor(rule: StatementRule, data: AlertData, windows: readonly number[], asking: Asker) {
    this.rule = rule;
    this.data = data;
    this.windows = windows;
    this.asking = asking;
  }

  /** Rows that the condition needs: where one statement can say which, no others. */
  async rows(): Promise<Result<Rows, AlertProblem>> {
    const { condition } = this.rule;
    const { value } = this.rule.measure;
    if (condition.against === 'fixed') return this.asked({ having: { value, is: condition.is, figure: condition.figure }, keys: null });
    if (condition.is === 'under' || condition.least === null) return this.all(null);
    // What can be met at all is few; its baseline is asked for by name.
    const possible = await this.asked({ having: { value, is: 'at-least', figure: condition.least }, keys: null });
    if (!possible.ok) return possible;
    const { courses } = possible.value;
    return courses.length === 0 ? possible : this.all(courses.length > mostKeys ? null : courses.map(({ key }) => key));
  }

  all(keys: WindowsAsked['keys']): Promise<Result<Rows, AlertProblem>> {
    return this.asked({ having: null, keys });
  }

  private async asked(wanted: WindowsAsked): Promise<Result<Rows, AlertProblem>> {
    const { rule: { measure, window, condition: { is } }, windows } = this;
    const base = ask(measure.statement, this.scope(this.whole(), window), { counts: measure.counts, present: this.data.present });
    if (!base.ok) return failed({ kind: 'statement', problem: base.problem });
    const { statement } = base.value;
    const isOne = statement.select?.kind === 'select' && statement.select.groupBy.length === 0;
    // Without groups every window has its row, those without records too, of which one statement gives none.
    const at = windowed(statement, window, measure.value, isOne ? { having: null, keys: null } : wanted);
    if (at === null) return this.oneByOne(statement);
    const answered = await this.frameOf(at, this.whole(), true);
    if (!answered.ok) return answered;
    const rows = coursesIn(answered.value, measure.value, null, is);
    if (!rows.ok || !isOne) return rows;
    const [from = 0] = windows;
    const nothing = await this.frameOf(statement, { from: from - window, to: from }, false);
    if (!nothing.ok) return nothing;
    const empty = coursesIn(nothing.value, measure.value, from - window, is);
    if (!empty.ok) return empty;
    return ok(filled(rows.value, windows, empty.value.courses));
  }

  private async oneByOne(statement: Statement): Promise<Result<Rows, AlertProblem>> {
    const { windows, rule: { measure, window, condition: { is } } } = this;
    if (windows.length > mostWindows) return failed({ kind: 'too-many-windows', windows: windows.length });
    const each = unlimited(statement);
    let made: Rows = { courses: [], unit: 'none', keys: [] };
    for (let i = 0; i < windows.length; i += atOnce) {
      const batch = await Promise.all(windows.slice(i, i + atOnce).map((from) => this.frameOf(each, { from, to: from + window }, statement.select?.limit === null).then((answer) => ({ from, answer }))));
      for (const { from, answer } of batch) {
        if (!answer.ok) return answer;
        const rows = coursesIn(answer.value, measure.value, from, is);
        if (!rows.ok) return rows;
        made = { ...rows.value, courses: [...made.courses, ...rows.value.courses] };
      }
    }
    return ok({ ...made, courses: merged(made.courses) });
  }

  private async frameOf(statement: Statement, range: TimeRange, ofAll: boolean): Promise<Result<Frame, AlertProblem>> {
    const question = ask(statement, this.scope(range, this.rule.window), { counts: 'records', present: this.data.present });
    if (!question.ok) return failed({ kind: 'statement', problem: question.problem });
    const { result } = await this.asking(question.value);
    if (!result.ok) return failed({ kind: 'statement', problem: result.problem });
    // A LIMIT of the reader's own cuts what it means to cut; ours must not.
    return ofAll && result.value.coverage.cut !== undefined ? failed({ kind: 'too-many-rows' }) : ok(result.value);
  }

  private whole(): TimeRange {
    const { windows, rule } = this;
    return { from: windows[0] ?? 0, to: (windows.at(-1) ?? 0) + rule.window };
  }

  /** Placeholders mean the window, however it is asked: `seconds` is its length. */
  private scope(range: TimeRange, window: number): ReturnType<typeof scopeOver> {
    return { ...scopeOver({ filters: [], projectZone: this.data.projectZone }, { from: 0, to: window }, null, window), range };
  }
}

/**
 * The rows of an answer, by key; of several rows of a window with one key, the one that is farthest over (under).
 * @param at the window that all of them are of; null where a column says it
 */
function coursesIn(frame: Frame, value: string, at: number | null, is: AlertCondition['is']): Result<Told, AlertProblem> {
  const numbers = frame.columns.filter(({ name, type }) => name !== windowColumn && (type === 'bigint' || type === 'double'));
  const figure = numbers.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  if (figure === undefined) return failed({ kind: 'no-figure', column: value, numbers: numbers.map(({ name }) => name) });
  const window = frame.columns.find(({ name }) => name === windowColumn);
  const others = frame.columns.filter((column) => column !== figure && column !== window);
  const windows = new Set<number>();
  const courses = new Map<string, { readonly key: readonly Value[]; readonly values: Map<number, number> }>();
  for (let row = 0; row < frame.rows; row++) {
    const key = others.map(({ values }) => values[row] ?? null);
    const name = keyText(key);
    let course = courses.get(name);
    if (course === undefined) courses.set(name, (course = { key, values: new Map() }));
    const held = figure.values[row] ?? null;
    const start = at ?? Number(window?.values[row]);
    windows.add(start);
    if (held === null) continue;
    const before = course.values.get(start);
    course.values.set(start, before === undefined ? Number(held) : (is === 'over' ? Math.max : Math.min)(before, Number(held)));
  }
  return ok({ windows, courses: [...courses.values()], unit: figure.unit, keys: others.map(({ name }) => name) });
}

/** With what a statement without groups says of no records, in the windows that had none. */
function filled(rows: Told, windows: readonly number[], nothing: readonly Course[]): Rows {
  const silent = windows.filter((at) => !rows.windows.has(at));
  const added = nothing.flatMap(({ key, values }) => [...values.values()].map((value): Course => ({ key, values: new Map(silent.map((at) => [at, value])) })));
  return { ...rows, courses: merged([...rows.courses, ...added]) };
}

function merged(courses: readonly Course[]): readonly Course[] {
  const byKey = new Map<string, { readonly key: readonly Value[]; readonly values: Map<number, number> }>();
  for (const { key, values } of courses) {
    const name = keyText(key);
    const known = byKey.get(name);
    if (known === undefined) byKey.set(name, { key, values: new Map(values) });
    else for (const [at, value] of values) known.values.set(at, value);
  }
  return [...byKey.values()];
}
