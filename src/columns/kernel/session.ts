import type { Coverage, Frame, Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { TableView } from '../table-view.ts';
import type { Bitmaps } from './bitmaps.ts';
import { columnOf, familiesOf, folded, foldOf, isFoldable, planOfCodes, type Family } from './by-code.ts';
import type { BitLoops } from './calls.ts';
import { prepare, type Condition } from './condition.ts';
import { decider } from './deciding.ts';
import { distinctOf } from './distinct-values.ts';
import { exprKey } from './expressions.ts';
import { Filler } from './filler.ts';
import { groupedFrame } from './grouped.ts';
import { countLate } from './late-groups.ts';
import { asOfAll, narrowedTo, plainTop } from './late-top.ts';
import type { Setting } from './lower.ts';
import { Lists } from './lists.ts';
import { asGrouped, type Lowerable } from './lowerable.ts';
import type { Natives } from './natives.ts';
import { overTimeOf, type Bucketed, type OverTimeResults } from './over-time.ts';
import { selectionKey, withInner } from './plan-keys.ts';
import { Refused } from './refused.ts';
import { rowwiseFrame } from './rowwise.ts';
import type { Runner } from './runner.ts';
import { releaseSelection, select, type Pieces, type Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { rollable, rolledUp } from './roll-up.ts';
import type { State, States, Way } from './states.ts';
import type { Tables } from './tables.ts';
import { roomOf, Together } from './together.ts';
import { asksForTop, topGroups } from './top-groups.ts';
import { makeWork, type Work } from './work.ts';

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

interface Selected {
  readonly condition: Condition;
  readonly selection: Selection;
}

/** One batch over one revision: selections and lists are made once for all plans that share predicate and range. */
export class Session {
  readonly tools: SessionTools;
  readonly lists: Lists;
  private readonly selections = new Map<string, Selected>();
  private readonly all = new Map<string, Selection>();
  private readonly inner = new Map<string, ReadonlySet<Value>>();

  private readonly together: Together;
  private readonly families: ReadonlyMap<Plan, Family>;
  private readonly codes = new Map<Family, Work>();

  constructor(plans: readonly Plan[], tools: SessionTools) {
    this.tools = tools;
    this.lists = new Lists({ ...tools, memory: tools.table.memory });
    const everyPlan = plans.flatMap(withInner);
    this.families = familiesOf(everyPlan, (fields) => columnOf(tools.table, fields), selectionKey);
    this.together = new Together(everyPlan, this.families, (plan) => roomOf(plan, tools.table, tools.snapshot));
  }

  /**
   * Answers the plans of one group: same predicate, range, zone and keys; `alone` without what others of the batch want
   * of the same groups. @throws Refused, EvaluationError, MemoryExceeded
   */
  async frames(given: readonly Plan[], alone = false): Promise<Frame[]> {
    for (const plan of given) this.demand(plan);
    const coded = alone ? new Map<Plan, Frame>() : await this.byCode(given);
    const rest = given.filter((plan) => !coded.has(plan));
    const others = rest.length > 0 ? ((alone ? null : await this.decided(rest)) ?? (await this.pass(rest, alone))) : [];
    return given.flatMap((plan) => coded.get(plan) ?? others[rest.indexOf(plan)] ?? []);
  }

  /** Answers those of the plans that are members of families, where that goes. */
  private async byCode(given: readonly Plan[]): Promise<Map<Plan, Frame>> {
    const frames = new Map<Plan, Frame>();
    for (const family of new Set(given.flatMap((plan) => this.families.get(plan) ?? []))) {
      const plans = given.filter((plan) => this.families.get(plan) === family);
      const made = await this.outOfCodes(family, plans);
      plans.forEach((plan, i) => {
        const frame = made?.[i];
        if (frame) frames.set(plan, frame);
      });
    }
    return frames;
  }

  /** Groups of equal keys and records, out of the codes of a family; null where that does not go. */
  private async outOfCodes(family: Family, plans: readonly Plan[]): Promise<Frame[] | null> {
    const tools = { ...this.tools, memory: this.tools.table.memory };
    const extra = family.members.find(({ plan }) => plan === plans[0])?.extra ?? null;
    const { condition, selection, shared } = await this.select(family.base, false);
    if (!isFoldable(tools.snapshot.bounds(family.column).max, selection.rows, tools.leastFolded)) return null;
    const setting = { ...this.setting(family.base), natives: tools.natives, runner: tools.runner, pieces: shared, release: [] };
    const kept: Condition = extra ? await prepare(extra, { ...setting, valuesOf: (inner) => this.valuesOf(inner, false) }) : { kind: 'all', key: 'all' };
    const codes = this.codes.get(family) ?? (await makeWork([planOfCodes(family)], condition, selection.rows, { ...setting, codes: family.column }));
    this.codes.set(family, codes);
    const work = await makeWork(plans, condition, selection.rows, setting);
    try {
      const fold = codes.fluid ? foldOf(work, codes, family, kept, `${tools.snapshot.revision}/${tools.tables.stamp(tools.lookup)}`, tools) : null;
      if (!fold) return null;
      const { state, way, done } = await this.obtain(codes, family.base, condition, selection, shared);
      const made = fold === 'same' ? null : folded(work, codes, state, fold, tools);
      const coverage = { scanned: selection.scanned, matched: made ? made.rows : selection.rows, skipped: 0, partial: false, revision: tools.snapshot.revision };
      try {
        const [groups, its] = made ? [work, { base: made.base, counted: made.counted, selection, used: 0 }] : [{ ...codes, keys: work.keys }, state];
        return await this.framesOf(plans.map(asGrouped), groups, its, `${way} by code`, shared, coverage);
      } finally {
        made?.free();
        done();
      }
    } finally {
      work.release();
    }
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
    const setting = { ...this.setting(first.plan), natives: tools.natives, runner: tools.runner, pieces: shared, release: [], late: true };
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
    const work = await makeWork([plain], condition, selection.rows, { ...this.setting(plan), natives: this.tools.natives, runner: this.tools.runner, pieces: shared, release: [], splits: true });
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

  /** The state of a work over a selection. */
  private async obtain(work: Work, plan: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>): ReturnType<States['obtain']> {
    const { tools } = this;
    const everything = condition.kind === 'all' || !work.fluid ? null : await this.everything(plan);
    return tools.states.obtain(work, selection, everything, shared, { ...tools, memory: tools.table.memory, lists: this.lists });
  }

  /** Groups by bucket of time, accumulated. */
  private async bucketed(plan: Plan, condition: Condition, selection: Selection, shared: () => Promise<Pieces>): Promise<Bucketed> {
    const { tools } = this;
    const work = await makeWork([plan], condition, selection.rows, { ...this.setting(plan), natives: tools.natives, runner: tools.runner, pieces: shared, release: [] });
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
    const setting = { ...this.setting(finer), natives: tools.natives, runner: tools.runner, pieces: shared, release: [], late: true };
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
    const isAmong = await this.valuesOf(lift.deciding.plan, false);
    const { condition, selection, shared } = await this.select(lift.plan, false);
    const { tools } = this;
    const setting = { ...this.setting(first), natives: tools.natives, runner: tools.runner, pieces: shared, release: [], late: true };
    const work = await makeWork(given, condition, selection.rows, setting);
    try {
      const isIn = decider(lift.deciding, work.keys, isAmong, first.zone, tools.lookup);
      const coverage = { scanned: selection.scanned, matched: selection.rows, skipped: 0, partial: false, revision: tools.snapshot.revision };
      return await this.rolled(given.map(asGrouped), work, this.together.finerThan(lift.plan) ?? lift.plan, condition, selection, shared, coverage, isIn);
    } finally {
      work.release();
    }
  }

  private peersOf(plan: Plan): readonly Plan[] {
    const peers = this.together.peers(plan);
    return peers.length > 0 ? peers : [plan];
  }

  private async framesOf(
    plans: readonly Lowerable[], work: Work, state: State, way: Way | 'rolled up' | `${Way} by code`, shared: () => Promise<Pieces>, coverage: Omit<Coverage, 'cut'>,
    overTime: OverTimeResults = new Map(),
  ): Promise<Frame[]> {
    const { tools } = this;
    const distinct = await distinctOf(work, state, shared, overTime, { ...tools, memory: tools.table.memory });
    try {
      const frames: Frame[] = [];
      for (const { plan, tieAggregate } of plans) {
        const room = work.keys.lasting ? `${work.keys.room} cells` : `${work.keys.room} groups numbered`;
        tools.note(plan, `${coverage.matched} of ${coverage.scanned} rows; ${room}, ${work.loop.stride} bytes each, ${work.lanes} lanes; ${way}`);
        const late = work.late.length > 0 ? (groups: readonly number[]): Promise<void> => countLate(plan, work, groups, distinct.results, {
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
    for (const work of this.codes.values()) work.release();
    for (const { selection } of this.selections.values()) releaseSelection(selection);
    for (const selection of this.all.values()) releaseSelection(selection);
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

  async select(plan: Plan, alone: boolean): Promise<{ condition: Condition; selection: Selection; shared: () => Promise<Pieces> }> {
    const key = selectionKey(plan);
    let known = this.selections.get(key);
    if (!known) {
      const condition = await prepare(plan.predicate, { ...this.setting(plan), valuesOf: (inner) => this.valuesOf(inner, alone) });
      known = { condition, selection: await this.selectionOf(condition, plan) };
      this.selections.set(key, known);
    }
    const { condition, selection } = known;
    return { condition, selection, shared: () => this.lists.all(selection) };
  }

  private selectionOf(condition: Condition, plan: Plan): Promise<Selection> {
    const { tools } = this;
    const fillerOf = (loops: BitLoops): Filler => new Filler(this.setting(plan), loops, tools.bitmaps, tools.runner);
    return select(condition, plan.range, { ...tools, memory: tools.table.memory }, fillerOf);
  }

  /** All rows of the plan's range. */
  private async everything(plan: Plan): Promise<Selection> {
    const key = exprKey(plan.range);
    let all = this.all.get(key);
    if (!all) {
      all = await this.selectionOf({ kind: 'all', key: 'all' }, plan);
      this.all.set(key, all);
    }
    return all;
  }

  /** Values of the first output of a sub-select. */
  private async valuesOf(plan: Plan, alone: boolean): Promise<ReadonlySet<Value>> {
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
