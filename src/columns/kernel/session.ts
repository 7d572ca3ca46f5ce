import { exprKey } from '../../model/expr-key.ts';
import type { Coverage, Frame, Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { TableView } from '../table-view.ts';
import type { Bitmaps } from './bitmaps.ts';
import type { BitLoops } from './calls.ts';
import { Coded } from './coded.ts';
import { prepare, type Condition } from './condition.ts';
import { Cubes } from './cubes.ts';
import { decider, havingValues } from './deciding.ts';
import { distinctOf } from './distinct-values.ts';
import { Filler } from './filler.ts';
import { groupedFrame } from './grouped.ts';
import { countLate } from './late-groups.ts';
import { asOfAll, narrowedTo, plainTop } from './late-top.ts';
import type { KeySetting } from './keys.ts';
import type { Setting } from './lower.ts';
import { Lists } from './lists.ts';
import { asGrouped, type Lowerable } from './lowerable.ts';
import type { Natives } from './natives.ts';
import { overTimeOf, type Bucketed, type OverTimeResults } from './over-time.ts';
import { selectionKey, withInner } from './plan-keys.ts';
import { recordClasses, type RecordClasses } from './record-classes.ts';
import { Refused } from './refused.ts';
import { rowwiseFrame } from './rowwise.ts';
import type { Runner } from './runner.ts';
import { noPieces, releaseSelection, select, type Pieces, type Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { rollable, rolledUp } from './roll-up.ts';
import type { State, States, Way } from './states.ts';
import type { Tables } from './tables.ts';
import { roomOf, Together } from './together.ts';
import { isUsual } from './usual.ts';
import { asksForTop, topGroups } from './top-groups.ts';
import { makeWork, type Accumulation, type Work } from './work.ts';

export interface SessionTools {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly runner: Runner;
  readonly tables: Tables;
  readonly bitmaps: Bitmaps;
  readonly states: States;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
  /** Rows from which on groups are folded out of codes. */
  readonly leastFolded: number;
  /** Takes note of how a plan was answered. */
  readonly note: (plan: Plan, line: string) => void;
}

/** Records that are selected, and their lists, made when they are asked for. */
interface Selected {
  readonly selection: Selection;
  readonly shared: () => Promise<Pieces>;
}

/** One batch over one revision: selections and lists are made once for all plans that share predicate and range. */
export class Session {
  readonly tools: SessionTools;
  readonly lists: Lists;
  private readonly conditions = new Map<string, Condition>();
  private readonly selections = new Map<string, Selected>();
  private readonly inner = new Map<string, ReadonlySet<Value>>();

  private readonly together: Together;
  private readonly coded: Coded;
  private readonly cubes: Cubes;

  constructor(plans: readonly Plan[], tools: SessionTools) {
    this.tools = tools;
    this.lists = new Lists({ ...tools, memory: tools.table.memory });
    const everyPlan = plans.flatMap(withInner);
    this.coded = new Coded(everyPlan, this);
    const { families } = this.coded;
    this.together = new Together(everyPlan, families, { roomOf: (plan) => roomOf(plan, tools.table, tools.snapshot), isUsual: (field) => isUsual(field, tools.table, tools.snapshot) });
    this.cubes = new Cubes(everyPlan.filter((plan) => !families.has(plan)), this);
  }

  /**
   * Answers the plans of one group: same predicate, range, zone and keys; `alone` without what others of the batch want
   * of the same groups. @throws Refused, EvaluationError, MemoryExceeded
   */
  async frames(given: readonly Plan[], alone = false): Promise<Frame[]> {
    for (const plan of given) this.demand(plan);
    const coded = alone ? new Map<Plan, Frame>() : await this.coded.frames(given);
    const rest = given.filter((plan) => !coded.has(plan));
    const others = rest.length > 0 ? ((alone ? null : ((await this.cubes.frames(rest)) ?? (await this.decided(rest)))) ?? (await this.pass(rest, alone))) : [];
    return given.flatMap((plan) => coded.get(plan) ?? others[rest.indexOf(plan)] ?? []);
  }

  private async pass(given: readonly Plan[], alone: boolean): Promise<Frame[]> {
    const plans = given.map(asGrouped);
    const [first] = plans;
    if (!first) return [];
    const { condition, selection, shared } = await this.select(first.plan, alone);
    const coverage = { scanned: selection.scanned, matched: selection.rows, skipped: 0, partial: false, revision: this.tools.snapshot.revision };
    if (first.plan.rowwise) {
      const frames: Frame[] = [];
      for (const { plan } of plans) frames.push(await rowwiseFrame(plan, selection, coverage, this.tools));
      return frames;
    }
    const peers = alone ? [] : this.together.peers(first.plan);
    return this.grouped(plans, peers, condition, selection, shared, coverage);
  }

  private async grouped(
    plans: readonly Lowerable[], peers: readonly Plan[], condition: Condition, selection: Selection, shared: () => Promise<Pieces>, coverage: Omit<Coverage, 'cut'>,
  ): Promise<Frame[]> {
    const { tools } = this;
    const [first] = plans;
    if (!first) return [];
    const setting = { ...this.keySetting(first.plan, shared), late: true };
    const early = plans.length === 1 && peers.length > 0 && first.tieAggregate === null ? await this.narrowly(first.plan, condition, selection, shared, coverage) : null;
    if (early) return [early];
    const asked = [...plans.map(({ plan }) => plan), ...peers];
    let work = await makeWork(asked, condition, selection.rows, { ...setting, splits: plans.length === 1 && first.tieAggregate === null && asksForTop(first.plan) });
    try {
      if (work.keys.split) {
        const frame = await this.top(first.plan, work, selection, await shared(), coverage);
        if (frame) return [frame];
        work.release();
        work = await makeWork(asked, condition, selection.rows, setting);
      }
      const finer = peers.length > 0 ? this.together.finerThan(first.plan) : undefined;
      if (finer) {
        const frames = await this.rolled(plans, work, finer, condition, selection, shared, coverage);
        if (frames) return frames;
      }
      // Before the groups themselves: states that are obtained later may take the place of earlier ones.
      const overTime = await overTimeOf(plans.map(({ plan }) => plan), work.keys, (plan) => this.bucketed(plan, condition, selection, shared), { ...tools, memory: tools.table.memory });
      const { state, way, done } = await this.obtain(work, first.plan, condition, selection, shared);
      try {
        return await this.framesOf(plans, work, state, way, shared, coverage, overTime);
      } finally {
        done();
      }
    } finally {
      work.release();
    }
  }

  /** The first of very many groups, and then all that is asked of them, from the records alone that may be theirs; null where that does not go. */
  private async narrowly(plan: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>, coverage: Omit<Coverage, 'cut'>): Promise<Frame | null> {
    const plain = plainTop(plan);
    if (!plain) return null;
    const work = await makeWork([plain], condition, selection.rows, { ...this.keySetting(plan, shared), splits: true });
    try {
      const top = work.keys.split && (await this.top(plain, work, selection, await shared(), coverage));
      const narrowed = top && narrowedTo(plan, top);
      const [frame] = narrowed ? await this.pass([narrowed], true) : [];
      return top && frame ? asOfAll(plan, top, frame) : null;
    } finally {
      work.release();
    }
  }

  /** The first of groups that would have to be numbered; null where that does not go. */
  private async top(plan: Plan, work: Work, selection: Selection, pieces: Pieces, coverage: Omit<Coverage, 'cut'>): Promise<Frame | null> {
    const tools = { ...this.tools, memory: this.tools.table.memory };
    const made = await topGroups(plan, work, pieces, tools);
    if (!made) return null;
    try {
      const { keys, base, whole } = made;
      tools.note(plan, `${coverage.matched} of ${coverage.scanned} rows; ${whole.groups} groups, ${work.loop.stride} bytes each; by parts`);
      const state: State = { base, counted: [], selection, used: 0 };
      return await groupedFrame({ plan, work: { ...work, keys }, state, distinct: { counts: [], values: [], overTime: new Map(), late: new Map() }, distinctPointers: [], coverage, tieAggregate: null, whole }, tools);
    } finally {
      made.release();
    }
  }

  /** The state of a work over a selection; kept for what comes after. */
  async obtain(work: Work, plan: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>): ReturnType<States['obtain']> {
    const { tools } = this;
    const everything = condition.kind === 'all' || !work.fluid ? null : (await this.selectBy({ kind: 'all', key: 'all' }, plan)).selection;
    return tools.states.obtain(work, selection, everything, shared, { ...tools, memory: tools.table.memory, lists: this.lists });
  }

  /** Groups by bucket of time, accumulated. */
  private async bucketed(plan: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>): Promise<Bucketed> {
    const work = await makeWork([plan], condition, selection.rows, this.keySetting(plan, shared));
    try {
      const { state, done } = await this.obtain(work, plan, condition, selection, shared);
      const release = (): void => {
        done();
        work.release();
      };
      return { work, state, release };
    } catch (error) {
      work.release();
      throw error;
    }
  }

  /** Groups added up from those of a finer plan, without those that are not in; null where that does not go. */
  private async rolled(
    plans: readonly Lowerable[], work: Work, finer: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>, coverage: Omit<Coverage, 'cut'>,
    isIn: ((group: number) => boolean) | null = null,
  ): Promise<Frame[] | null> {
    const { tools } = this;
    const [first] = plans;
    const { memory } = tools.table;
    if (!first || !work.fluid) return null;
    const setting = { ...this.keySetting(finer, shared), late: true };
    const fine = await makeWork(this.peersOf(finer), condition, selection.rows, setting);
    try {
      if (!fine.fluid || fine.keys.room > rollable) return null;
      const { state, done } = await this.obtain(fine, finer, condition, selection, shared);
      let made: ReturnType<typeof rolledUp>;
      try {
        made = rolledUp(memory, tools.natives, { work, plan: first.plan }, { work: fine, plan: finer, state }, isIn);
      } finally {
        done();
      }
      if (!made) return null;
      try {
        return await this.framesOf(plans, work, { base: made.base, counted: [], selection, used: 0 }, 'rolled up', shared, { ...coverage, matched: made.rows });
      } finally {
        memory.release(made.base.pointer, made.base.bytes);
      }
    } finally {
      fine.release();
    }
  }

  /** Plans whose condition their groups themselves meet or do not, out of groups that others have as well; null where that does not go. */
  private async decided(given: readonly Plan[]): Promise<Frame[] | null> {
    const [first] = given;
    const lift = first && this.together.liftOf(first);
    if (!first || !lift) return null;
    const { deciding, present } = lift;
    const isAmong = deciding && (await this.valuesOf(deciding.plan, false));
    const { condition, selection, shared } = await this.select(lift.plan, false);
    const { tools } = this;
    const setting = { ...this.keySetting(first, shared), late: true };
    const work = await makeWork(given, condition, selection.rows, setting);
    try {
      const isChosen = deciding && isAmong && decider(deciding, work.keys, isAmong, first.zone, tools.lookup);
      const isPresent = havingValues(work.keys, present);
      const isIn = (group: number): boolean => isPresent(group) && (isChosen === null || isChosen(group));
      const coverage = { scanned: selection.scanned, matched: selection.rows, skipped: 0, partial: false, revision: tools.snapshot.revision };
      const rest = lift.plan.predicate;
      return await this.rolled(given.map((plan) => ({ ...asGrouped(plan), rest })), work, this.together.finerThan(lift.plan) ?? lift.plan, condition, selection, shared, coverage, isIn);
    } finally {
      work.release();
    }
  }

  private peersOf(plan: Plan): readonly Plan[] {
    const peers = this.together.peers(plan);
    return peers.length > 0 ? peers : [plan];
  }

  /** The frames of plans that share keys, read from their groups. */
  async framesOf(
    plans: readonly Lowerable[], work: Work, state: State, way: Way | 'rolled up' | 'out of a cube' | `${Way} by code`, shared: () => Promise<Pieces>, coverage: Omit<Coverage, 'cut'>,
    overTime: OverTimeResults = new Map(),
  ): Promise<Frame[]> {
    const { tools } = this;
    const distinct = await distinctOf(work, state, shared, overTime, { ...tools, memory: tools.table.memory });
    try {
      const frames: Frame[] = [];
      for (const { plan, tieAggregate, rest } of plans) {
        const room = work.keys.lasting ? `${work.keys.room} cells` : `${work.keys.room} groups numbered`;
        tools.note(plan, `${coverage.matched} of ${coverage.scanned} rows; ${room}, ${work.loop.stride} bytes each, ${work.lanes} lanes; ${way}`);
        const late = work.late.length > 0 ? (groups: readonly number[]): Promise<void> => countLate(rest ? { ...plan, predicate: rest } : plan, work, groups, distinct.results, {
          states: tools.states, of: { ...tools, memory: tools.table.memory, lists: this.lists }, setting: this.setting(plan), select: (one) => this.select(one, false),
        }) : undefined;
        const input = { plan, work, state, distinct: distinct.results, distinctPointers: distinct.pointers, coverage, tieAggregate, ...(late ? { late } : {}) };
        frames.push(await groupedFrame(input, { ...tools, memory: tools.table.memory }));
      }
      return frames;
    } finally {
      distinct.release();
    }
  }

  /** The records that a plan keeps; held until the session ends. @throws Refused, EvaluationError, MemoryExceeded */
  async selected(plan: Plan): Promise<Selection> {
    this.demand(plan);
    return (await this.select(plan, false)).selection;
  }

  /** Frees what it made. */
  end(): void {
    this.lists.free();
    this.coded.release();
    this.cubes.release();
    for (const { selection } of this.selections.values()) releaseSelection(selection);
  }

  /** @throws Refused where the records lack a field that the plan needs */
  demand(plan: Plan): void {
    const missing = plan.needs.filter((field) => !this.tools.table.has(field));
    if (missing.length === 0) return;
    if (this.tools.snapshot.rows === 0) throw new Refused({ kind: 'no-data' });
    throw new Refused({ kind: 'field-missing', fields: missing, statement: plan.statement });
  }

  setting(plan: Plan): Setting {
    const { table, snapshot, tables, lookup, tick } = this.tools;
    return { table, snapshot, tables, zone: plan.zone, lookup, tick };
  }

  /** What the keys of a plan are made in. What belongs to one work is released with it. */
  keySetting(plan: Plan, pieces: () => Promise<Pieces>): KeySetting {
    return { ...this.setting(plan), natives: this.tools.natives, runner: this.tools.runner, pieces, release: [] };
  }

  async select(plan: Plan, alone: boolean): Promise<Selected & { readonly condition: Condition }> {
    const condition = await this.conditionOf(plan, alone);
    return { condition, ...(await this.selectBy(condition, plan)) };
  }

  /** What a plan asks of a record, made ready. @throws EvaluationError */
  async conditionOf(plan: Plan, alone = false): Promise<Condition> {
    const key = selectionKey(plan);
    let condition = this.conditions.get(key);
    if (!condition) {
      condition = await prepare(plan.predicate, { ...this.setting(plan), valuesOf: (inner) => this.valuesOf(inner, alone) });
      this.conditions.set(key, condition);
    }
    return condition;
  }

  /** The records of a plan's range that meet a condition. */
  async selectBy(condition: Condition, plan: Plan): Promise<Selected> {
    const key = `${condition.key}|${exprKey(plan.range)}`;
    let known = this.selections.get(key);
    if (!known) {
      const { tools } = this;
      const fillerOf = (loops: BitLoops): Filler => new Filler(this.setting(plan), loops, tools.bitmaps, tools.runner);
      const selection = await select(condition, plan.range, { ...tools, memory: tools.table.memory }, fillerOf);
      known = { selection, shared: () => this.lists.all(selection) };
      this.selections.set(key, known);
    }
    return known;
  }

  /** The classes of all records; null where there are too many. `any` is a plan of the batch. */
  classes(any: Plan): Promise<RecordClasses | null> {
    const counted = async (work: Accumulation, plan: Plan, segments: ReadonlySet<number>): Promise<{ readonly pointer: number; readonly done: () => void }> => {
      const { selection, shared } = await this.selectBy({ kind: 'all', key: 'all' }, plan);
      const some = async (): Promise<Pieces> => {
        const all = await shared();
        const pieces = all.pieces.filter(({ segment }) => segments.has(segment));
        return { ...all, pieces, rows: pieces.reduce((rows, { from, to }) => rows + to - from, 0) };
      };
      const { state, done } = await this.tools.states.once(work, selection, some, { ...this.tools, memory: this.tools.table.memory, lists: this.lists });
      return { pointer: state.base.pointer, done };
    };
    return recordClasses(any, this.keySetting(any, noPieces), counted);
  }

  /** Values of the first output of a sub-select. */
  async valuesOf(plan: Plan, alone: boolean): Promise<ReadonlySet<Value>> {
    const key = exprKey(plan);
    let values = this.inner.get(key);
    if (!values) {
      const [frame] = await this.frames([plan], alone);
      values = new Set(frame?.columns[0]?.values ?? []);
      this.inner.set(key, values);
    }
    return values;
  }
}
