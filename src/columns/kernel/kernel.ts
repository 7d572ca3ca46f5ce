import { failed, ok, type Result } from '../../base/result.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../../model/clusters.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import { Clustering, type ClusterTools } from '../clustering/clustering.ts';
import { problemOf } from '../functions/evaluation-error.ts';
import { noLookup, type IpLookup } from '../functions/ip-lookup.ts';
import { MemoryExceeded } from '../memory.ts';
import type { TableView } from '../table-view.ts';
import { Bitmaps } from './bitmaps.ts';
import { leastFolded } from './by-code.ts';
import { frameKey } from './frame-key.ts';
import { KeptFrames } from './kept-frames.ts';
import { loadNatives, type Natives } from './natives.ts';
import { withLabels } from './labels.ts';
import { HelperFailed, Pair, type Helper, type Worth } from './pair.ts';
import { RecordPages } from './record-pages.ts';
import { Refused } from './refused.ts';
import { Runner, type Loop } from './runner.ts';
import type { Selection } from './selection.ts';
import { groupKey, selectionKey } from './plan-keys.ts';
import { Session, type SessionTools } from './session.ts';
import { simplified } from './simplified.ts';
import { Snapshot } from './snapshot.ts';
import { States } from './states.ts';
import { Tables } from './tables.ts';
import { Windows } from './windows.ts';

export interface WorkOptions {
  readonly signal: { readonly aborted: boolean };
  /** Awaited whenever `sliceMilliseconds` of work have passed; may throw. */
  readonly pause: () => Promise<void>;
  readonly lookup?: IpLookup;
}

export interface AnswerOptions extends WorkOptions {
  /** `left`: places of plans that nobody waits for any more; one whose work has not begun gets no frame. */
  readonly signal: { readonly aborted: boolean; readonly left?: ReadonlySet<number> };
  readonly onFrame: (index: number, result: Result<Frame, Problem>) => void;
}

const sliceMilliseconds = 5;
const million = 1_000_000;
const explained = 200;
/** About 10 MB of frames. */
const keptValues = 400_000;

/** What work on the records of one plan has at hand. */
interface TurnTools extends ClusterTools {
  readonly lookup: IpLookup;
  readonly tables: Tables;
  readonly session: () => Session;
}

/** What whoever works over a selection may use until it ends. */
export type SelectionTools = Pick<TurnTools, 'table' | 'snapshot' | 'natives' | 'lookup' | 'tables' | 'tick'>;

class Aborted extends Error {}

/**
 * Answers plans over the columns of a table, exactly. Keeps bitmaps of conditions, look-up tables, generated loops and
 * accumulators between calls, so that the next question, which mostly resembles the last one, touches few rows.
 */
export class Kernel {
  private readonly table: TableView;
  private readonly natives: Natives;
  private readonly tables: Tables;
  private readonly bitmaps: Bitmaps;
  private readonly states: States;
  private readonly loops = new Map<string, Loop>();
  private readonly pair: Pair | null;
  private readonly notes = new Map<string, string[]>();
  private readonly frames: KeptFrames;
  private readonly pages = new RecordPages();
  private readonly clustering = new Clustering();
  private readonly windows = new Windows();
  private readonly limits: { readonly bitmaps: number; readonly states: number; readonly tables: number; readonly leastFolded: number };
  private block = 0;
  private last: Snapshot | null = null;
  private labels = 0;
  private running: Promise<void> = Promise.resolve();
  private busy = false;
  private forgetting = false;

  /** `limits` are bytes that each kind of cache may hold; for frames, values; and rows from which on groups are folded out of codes. Over a memory that is shared, a `helper` takes its part of long passes. */
  constructor(
    table: TableView, modules: { readonly kernel: WebAssembly.Module }, limits: { bitmaps?: number; states?: number; tables?: number; frames?: number; leastFolded?: number } = {},
    helper: { readonly with: Helper; readonly worth?: Worth } | null = null,
  ) {
    this.table = table;
    this.limits = { bitmaps: limits.bitmaps ?? 96 * million, states: limits.states ?? 384 * million, tables: limits.tables ?? 128 * million, leastFolded: limits.leastFolded ?? leastFolded };
    this.frames = new KeptFrames(limits.frames ?? keptValues);
    this.natives = loadNatives(modules.kernel, table.memory);
    this.pair = helper && table.memory.shared ? new Pair(table.memory, helper.with, helper.worth) : null;
    this.tables = new Tables(table.memory);
    this.bitmaps = new Bitmaps(table.memory, this.limits.bitmaps);
    this.states = new States(table.memory, this.limits.states);
  }

  /**
   * Answers a batch over the table as it is now; each plan's frame as it is finished, plans that share their work together.
   * When the signal is aborted it ends without the frames that are left. A batch waits for the one before.
   */
  answer(plans: readonly Plan[], options: AnswerOptions): Promise<void> {
    const turn = this.running.then(() => this.run(plans, options));
    this.running = turn.catch(() => undefined);
    return turn;
  }

  /** Drops bitmaps and accumulators; what was worked out per dictionary entry stays with the dictionaries. While one runs, after it. */
  forget(): void {
    if (this.busy) {
      this.forgetting = true;
      return;
    }
    this.forgetting = false;
    this.letGo();
    this.frames.clear();
    this.pages.forget();
    this.clustering.forget();
    this.notes.clear();
    this.last?.classes.clear();
    this.last = null;
  }

  /**
   * A page of the records that a rowwise plan selects, whatever its own order and limit; `cancelled` when the signal is aborted.
   * The first page of a selection orders all of it; the others cost only their own rows. Waits its turn as `answer` does.
   */
  records(plan: Plan, asked: RecordsAsked, options: WorkOptions): Promise<Result<RecordsPage, Problem>> {
    return this.inTurn(plan, options, (own, tools) => this.pages.page(own, asked, tools.session, tools));
  }

  /**
   * The records that a rowwise plan selects, folded into patterns. What is worked out per record is kept for the plan asked last, so
   * that another number of patterns costs little. Waits its turn as `answer` does.
   * @param leastSeconds that a bucket of the trend is long
   */
  clusters(plan: Plan, asked: ClusterOptions, leastSeconds: number, options: WorkOptions): Promise<Result<Clusters, Problem>> {
    return this.inTurn(plan, options, (own, tools) => this.clustering.clusters(own, asked, leastSeconds, tools));
  }

  /**
   * One of the patterns that `clusters` gives for the same plan and options, looked at closely; null when there is none of that rank.
   */
  pattern(plan: Plan, asked: PatternAsked, options: WorkOptions): Promise<Result<PatternDetail | null, Problem>> {
    return this.inTurn(plan, options, (own, tools) => this.clustering.detail(own, asked, tools));
  }

  /** Other work over the records that a rowwise plan selects. Waits its turn as `answer` does. */
  withSelection<T>(plan: Plan, options: WorkOptions, work: (plan: Plan, selection: Selection, tools: SelectionTools) => Promise<T>): Promise<Result<T, Problem>> {
    return this.inTurn(plan, options, async (own, tools) => work(own, await tools.select(own), tools));
  }

  /**
   * Makes ready what windows of time over the same filters, dragged at a frame each, are answered from: those that begin and end with
   * a slot of `step` seconds. For while nobody asks for anything; what was made stays when it is stopped. Waits its turn as `answer` does.
   */
  prepareWindows(plans: readonly Plan[], step: number, options: WorkOptions): Promise<Result<null, Problem>> {
    const [first] = plans;
    if (!first) return Promise.resolve(ok(null));
    return this.inTurn(first, options, async (_, tools) => {
      await this.windows.prepare(plans, step, tools.session());
      return null;
    });
  }

  /** Runs between two answers, so that none sees the table before and after it. */
  between<T>(work: () => T): Promise<T> {
    const turn = this.running.then(work);
    this.running = turn.then(() => undefined, () => undefined);
    return turn;
  }

  /** Bytes held between answers. */
  memory(): number {
    return this.states.bytes + this.bitmaps.bytes + this.tables.bytes + this.pages.bytes + this.clustering.bytes + this.windows.bytes + (this.last?.classes.bytes ?? 0);
  }

  /** Passes in which a helper took part. */
  get helped(): number {
    return this.pair?.joined ?? 0;
  }

  /** How a plan was answered last, a line per time asked lately; for people and tests. */
  explain(plan: Plan): readonly string[] {
    return this.notes.get(plan.statement) ?? [];
  }

  private async run(asked: readonly Plan[], options: AnswerOptions): Promise<void> {
    if (options.signal.aborted) return;
    this.busy = true;
    const release = this.table.hold();
    const lookup = options.lookup ?? noLookup;
    const tools = this.tools(this.snapshot(), slices(options), lookup);
    const { revision } = tools.snapshot;
    const outOfWindows = new Set<number>();
    let left = new Map<number, string>();
    try {
      for (const [index, plan] of asked.entries()) if (await this.inWindow(plan, tools, (frame) => options.onFrame(index, ok(frame)))) outOfWindows.add(index);
      if (outOfWindows.size < asked.length) left = this.unanswered(asked, outOfWindows, lookup, options.onFrame);
    } catch (error) {
      if (!(error instanceof Aborted)) throw error;
    } finally {
      if (left.size === 0) this.ended(release);
    }
    if (left.size === 0) return;
    const plans = asked.map((plan, index) => (outOfWindows.has(index) ? plan : simplified(withLabels(plan, this.table, lookup), this.table)));
    const onFrame: AnswerOptions['onFrame'] = (index, result) => {
      const key = left.get(index);
      if (key !== undefined && result.ok && revision === this.table.revision) this.frames.keep(key, result.value);
      options.onFrame(index, result);
    };
    const session = new Session(plans.filter((_, index) => !outOfWindows.has(index)), tools);
    try {
      const groups = new Map<string, number[]>();
      plans.forEach((plan, i) => {
        if (!left.has(i)) return;
        const key = groupKey(plan);
        groups.set(key, [...(groups.get(key) ?? []), i]);
      });
      for (const indexes of groups.values()) {
        const wanted = indexes.filter((index) => options.signal.left?.has(index) !== true);
        if (wanted.length > 0) await this.group(session, plans, wanted, onFrame);
      }
    } catch (error) {
      if (!(error instanceof Aborted)) throw error;
    } finally {
      session.end();
      this.ended(release);
    }
  }

  private get keepsMuch(): boolean {
    return this.states.bytes + this.bitmaps.bytes + this.windows.bytes > 0;
  }

  /** Drops what answers are made from sooner than from records. */
  private letGo(): void {
    this.states.clear();
    this.windows.clear();
    this.bitmaps.shrink(0);
  }

  /** Answers a plan out of what was made ready for windows; false where that does not go. */
  private async inWindow(plan: Plan, tools: SessionTools, give: (frame: Frame) => void): Promise<boolean> {
    if (!this.windows.areReady) return false;
    const frame = await this.windows.frame(plan, tools);
    if (frame) give(frame);
    return frame !== null;
  }

  /** Work on the records of one plan, after whatever runs; what it throws is a problem, `cancelled` when the signal is aborted. */
  private inTurn<T>(asked: Plan, options: WorkOptions, work: (plan: Plan, tools: TurnTools) => Promise<T>): Promise<Result<T, Problem>> {
    const turn = this.running.then(() => this.alone(asked, options, work));
    this.running = turn.then(() => undefined, () => undefined);
    return turn;
  }

  private async alone<T>(asked: Plan, options: WorkOptions, work: (plan: Plan, tools: TurnTools) => Promise<T>, isSecond = false): Promise<Result<T, Problem>> {
    if (options.signal.aborted) return failed({ kind: 'cancelled' });
    this.busy = true;
    const release = this.table.hold();
    const tick = slices(options);
    const lookup = options.lookup ?? noLookup;
    const opened: Session[] = [];
    try {
      const plan = withLabels(asked, this.table, lookup);
      const snapshot = this.snapshot();
      const session = (): Session => {
        const made = new Session([plan], this.tools(snapshot, tick, lookup));
        opened.push(made);
        return made;
      };
      const select = (one: Plan): Promise<Selection> => (opened[0] ?? session()).selected(one);
      return ok(await work(plan, { table: this.table, snapshot, natives: this.natives, tables: this.tables, lookup, tick, session, select, key: selectionKey }));
    } catch (error) {
      const canFree = error instanceof MemoryExceeded && !isSecond && this.keepsMuch;
      if (!canFree && !(error instanceof HelperFailed)) return failed(error instanceof Aborted ? { kind: 'cancelled' } : this.problem(error, asked));
    } finally {
      for (const session of opened) session.end();
      this.ended(release);
    }
    // Once more without what was kept.
    this.letGo();
    return this.alone(asked, options, work, true);
  }

  private snapshot(): Snapshot {
    if (this.labels !== this.table.labelRevision) {
      // What was worked out per dictionary entry says by itself which labels it was worked out from.
      this.letGo();
      this.pages.forget();
      this.clustering.forget();
    }
    this.labels = this.table.labelRevision;
    if (this.last?.revision !== this.table.revision) this.last = new Snapshot(this.table, this.last);
    this.pages.begin(this.last.revision);
    this.clustering.begin(this.last.revision);
    return this.last;
  }

  private tools(snapshot: Snapshot, tick: () => Promise<void>, lookup: IpLookup): SessionTools {
    const { table, natives, tables, bitmaps, states } = this;
    states.begin(snapshot.revision);
    this.windows.begin(`${snapshot.revision}/${table.labelRevision}/${tables.stamp(lookup)}`);
    bitmaps.shrink(this.limits.bitmaps);
    tables.shrink(this.limits.tables);
    if (this.block === 0) this.block = table.memory.allocate(Runner.blockBytes);
    const runner = new Runner(table.memory, natives, this.loops, this.block, snapshot, tick, this.pair);
    const note = (plan: Plan, line: string): void => this.note(plan, line);
    return { leastFolded: this.limits.leastFolded, table, snapshot, natives, runner, tables, bitmaps, states, tick, lookup, note };
  }

  private ended(release: () => void): void {
    release();
    this.busy = false;
    if (this.forgetting) this.forget();
  }

  /** Gives the frames that are kept from an earlier answer over the same records; the places of all other plans, and their keys. */
  private unanswered(asked: readonly Plan[], besides: ReadonlySet<number>, lookup: IpLookup, onFrame: AnswerOptions['onFrame']): Map<number, string> {
    this.frames.begin(this.table.revision);
    const left = new Map<number, string>();
    asked.forEach((plan, index) => {
      if (besides.has(index)) return;
      const key = frameKey(plan, this.table.labelRevision, this.tables.stamp(lookup));
      const frame = this.frames.find(key);
      if (!frame) left.set(index, key);
      else {
        this.note(plan, 'kept');
        onFrame(index, ok(frame));
      }
    });
    return left;
  }

  /** Answers plans that share their work; when that fails, each on its own, so that one's problem is not another's. */
  private async group(session: Session, plans: readonly Plan[], indexes: readonly number[], onFrame: AnswerOptions['onFrame'], alone = false): Promise<void> {
    const asked = indexes.flatMap((i) => plans[i] ?? []);
    try {
      const frames = await session.frames(asked, alone);
      indexes.forEach((index, i) => {
        const frame = frames[i];
        if (frame) onFrame(index, ok(frame));
      });
    } catch (error) {
      if (error instanceof Aborted) throw error;
      // It is asked for help no more.
      if (error instanceof HelperFailed) return this.group(session, plans, indexes, onFrame, alone);
      if (!alone && !(error instanceof Refused && indexes.length === 1)) {
        for (const index of indexes) await this.group(session, plans, [index], onFrame, true);
        return;
      }
      const [plan] = asked;
      const [index] = indexes;
      if (!plan || index === undefined) return;
      if (error instanceof MemoryExceeded && this.keepsMuch) {
        // Once more without what was kept.
        this.letGo();
        await this.group(session, plans, indexes, onFrame, true);
        return;
      }
      onFrame(index, failed(this.problem(error, plan)));
    }
  }

  private problem(error: unknown, plan: Plan): Problem {
    if (error instanceof Refused) return error.problem;
    if (error instanceof MemoryExceeded) return { kind: 'memory', neededBytes: error.neededBytes, budgetBytes: error.budgetBytes };
    const known = problemOf(error, plan.statement);
    if (known) return known;
    throw error;
  }

  private note(plan: Plan, line: string): void {
    const key = plan.statement;
    const lines = this.notes.get(key) ?? [];
    this.notes.delete(key);
    this.notes.set(key, [...lines, line].slice(-20));
    if (this.notes.size > explained) {
      const [oldest] = this.notes.keys();
      if (oldest !== undefined) this.notes.delete(oldest);
    }
  }
}

/** Pauses whenever a slice of time is used up. */
function slices({ signal, pause }: WorkOptions): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < sliceMilliseconds) return;
    await pause();
    begun = performance.now();
    if (signal.aborted) throw new Aborted();
  };
}
