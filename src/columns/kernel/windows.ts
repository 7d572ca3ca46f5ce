import { exprKey } from '../../model/expr-key.ts';
import type { Frame } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { MemoryExceeded, type Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import { decider, leaveOut } from './deciding.ts';
import { groupedFrame } from './grouped.ts';
import { withLabels } from './labels.ts';
import { metValues, type MetValues } from './met-values.ts';
import { groupKey } from './plan-keys.ts';
import { Refused } from './refused.ts';
import { runningTotals, type RunningTotals } from './running-totals.ts';
import { noPieces } from './selection.ts';
import type { Session, SessionTools as Tools } from './session.ts';
import { needsOf, overAllTimes, slotOf, type WindowNeeds } from './window-needs.ts';
import { roll, rollOf, type Roll } from './window-roll.ts';
import { makeWork, type Work } from './work.ts';

/** A plan whose windows are answered out of running totals: everything about it but the window. */
interface Ready {
  readonly plan: Plan;
  readonly needs: WindowNeeds;
  readonly work: Work;
  readonly groups: Roll;
  /** By the index of the distinct count in the work. */
  readonly distinct: readonly DistinctOf[];
}

/** How many different values the groups of a window have, by group. */
type DistinctOf = (range: TimeRange, tools: Tools) => Uint32Array;

/** Bytes that totals may hold together. */
const limit = 96 * 1024 * 1024;
/** Groups beyond which a window is answered by its records. */
const mostGroups = 65_536;
/** Counted values, of all groups of a plan together. */
const mostCounted = 2 ** 20;
const mostReady = 400;
/** Distinct counts, each of up to 16 MB. */
const mostMet = 4;

/**
 * Answers over windows of time that begin and end with a slot, out of running totals that were made before somebody asked: a
 * window that is drawn costs what its groups cost, whatever it holds and however far it moved. Exact, as all answers are. What it
 * has no totals for it leaves to whoever looks at records.
 */
export class Windows {
  private readonly totals = new Map<string, RunningTotals>();
  /** Values of distinct counts that are too many for totals. */
  private readonly met = new Map<string, MetValues>();
  private readonly ready = new Map<string, Ready | null>();
  private everything: RunningTotals | null = null;
  private stamp = '';
  private step = 0;
  bytes = 0;

  /** False where every window is answered by its records. */
  get areReady(): boolean {
    return this.totals.size > 0;
  }

  /** Totals of other records, or of other labels, say nothing. */
  begin(stamp: string): void {
    if (stamp !== this.stamp) this.clear();
    this.stamp = stamp;
  }

  clear(): void {
    for (const each of this.totals.values()) each.free();
    this.everything?.free();
    this.everything = null;
    this.totals.clear();
    this.met.clear();
    this.ready.clear();
    this.bytes = 0;
  }

  /** Makes the totals that windows of these plans need and that are not there yet, in slots of `step` seconds. What is made stays when it is stopped half way. */
  async prepare(asked: readonly Plan[], step: number, session: Session): Promise<void> {
    const { tools } = session;
    if (step !== this.step) this.clear();
    this.step = step;
    const wanted = new Map<string, Plan>();
    for (const plan of asked) for (const one of this.finePlans(withLabels(overAllTimes(plan), tools.table, tools.lookup))) want(wanted, one);
    const [first] = asked;
    if (!first) return;
    this.everything ??= await this.made({ ...first, predicate: { kind: 'all' }, range: null, rowwise: false, distinct: false, keys: [slotOf(step)], aggregates: [], needs: [] }, session);
    for (const [key, plan] of wanted) {
      const known = this.totals.get(key);
      if (known && plan.aggregates.every((aggregate) => known.work.measures.has(aggregateKey(aggregate)))) {
        // It was wanted last.
        this.totals.delete(key);
        this.totals.set(key, known);
        continue;
      }
      const made = await this.made(known ? { ...plan, aggregates: [...known.plan.aggregates, ...plan.aggregates] } : plan, session);
      if (made) this.hold(key, made);
      else if (plan.aggregates.length === 0 && !this.met.has(key)) await this.meet(key, plan, session);
    }
  }

  private hold(key: string, made: RunningTotals): void {
    this.drop(key);
    this.totals.set(key, made);
    this.bytes += made.bytes;
    this.ready.clear();
    for (const oldest of this.totals.keys()) {
      if (this.bytes <= limit) return;
      this.drop(oldest);
    }
  }

  private async meet(key: string, plan: Plan, session: Session): Promise<void> {
    const { everything } = this;
    const met = everything && (await metValues(plan, everything.work.keys.room, session));
    if (!met) return;
    this.met.set(key, met);
    this.bytes += met.bytes;
    this.ready.clear();
    for (const [oldest, { bytes }] of this.met) {
      if (this.met.size <= mostMet) return;
      this.met.delete(oldest);
      this.bytes -= bytes;
    }
  }

  private async made(plan: Plan, session: Session): Promise<RunningTotals | null> {
    try {
      session.demand(plan);
      return await runningTotals(plan, this.step, session);
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  private finePlans(plan: Plan): Plan[] {
    const needs = needsOf(plan, this.step);
    if (!needs) return [];
    return [needs.groups, ...needs.distinct.values(), ...(needs.deciding ? this.finePlans(needs.deciding.plan) : [])];
  }

  private drop(key: string): void {
    const known = this.totals.get(key);
    if (!known) return;
    this.totals.delete(key);
    this.bytes -= known.bytes;
    known.free();
    this.ready.clear();
  }

  /** The answer to a plan, where there are totals for it; null where there are none, its range does not begin and end with a slot, or it cannot be evaluated. */
  async frame(plan: Plan, tools: Tools): Promise<Frame | null> {
    const { range } = plan;
    const slots = range && this.everything?.slots(range);
    if (!range || !slots || slots[0] === slots[1]) return null;
    try {
      const ready = await this.readyFor(plan, tools);
      return ready && (await this.answer(ready, range, tools));
    } catch (error) {
      // Whoever looks at records says what is wrong, of this plan alone.
      if (error instanceof EvaluationError) return null;
      if (!(error instanceof MemoryExceeded)) throw error;
      this.clear();
      return null;
    }
  }

  private async readyFor(asked: Plan, tools: Tools): Promise<Ready | null> {
    const plan = overAllTimes(asked);
    const key = exprKey(plan);
    const known = this.ready.get(key);
    if (known !== undefined) return known;
    if (this.ready.size >= mostReady) this.ready.clear();
    const made = await this.makeReady(withLabels(plan, tools.table, tools.lookup), tools);
    this.ready.set(key, made);
    return made;
  }

  private async makeReady(plan: Plan, tools: Tools): Promise<Ready | null> {
    const needs = needsOf(plan, this.step);
    const totals = needs && this.totals.get(groupKey(needs.groups));
    if (!needs || !totals) return null;
    const { table, snapshot, natives, runner, tables, lookup, tick } = tools;
    const setting = { table, snapshot, tables, zone: plan.zone, lookup, tick, natives, runner, pieces: noPieces, release: [] };
    const work = await makeWork([plan], { kind: 'all', key: 'all' }, snapshot.rows, setting);
    // Nothing is accumulated in it: it says how groups and numbers lie.
    work.release();
    if (!work.keys.lasting || work.late.length > 0 || work.keys.room > mostGroups) return null;
    const groups = rollOf(work, totals, needs, null);
    const distinct: DistinctOf[] = [];
    for (const [index, fine] of needs.distinct) {
      const aggregate = plan.aggregates[index];
      const measure = aggregate && work.measures.get(aggregateKey(aggregate));
      const made = this.distinctOf(work, fine, needs);
      if (!made || measure?.kind !== 'distinct') return null;
      distinct[measure.index] = made;
    }
    if (!groups || distinct.length !== work.distinct.length) return null;
    return { plan, needs, work, groups, distinct };
  }

  private distinctOf(work: Work, fine: Plan, needs: WindowNeeds): DistinctOf | null {
    const key = groupKey(fine);
    const met = this.met.get(key);
    const { cells, room } = work.keys;
    if (met) {
      if (needs.time || (cells[0]?.key ?? '') !== met.group) return null;
      return (range) => met.counted(...(this.everything?.slots(range) ?? [0, 0]), room);
    }
    const counted = this.totals.get(key);
    const value = counted?.work.keys.cells.at(-1);
    if (!counted || !value || room * value.card > mostCounted) return null;
    const rolled = rollOf(work, counted, needs, value.card);
    return rolled && ((range, { table: { memory }, natives }) => {
      const block = roll(rolled, range, memory, natives);
      try {
        return countedValues(memory.u32(block.pointer, room * value.card), room, value.card, value.nullCell);
      } finally {
        memory.release(block.pointer, block.bytes);
      }
    });
  }

  private async answer({ plan, needs: { deciding }, work, groups, distinct }: Ready, range: TimeRange, tools: Tools): Promise<Frame | null> {
    const { natives, tick } = tools;
    const { memory } = tools.table;
    const { everything } = this;
    const inner = deciding && (await this.frame({ ...deciding.plan, range }, tools));
    if (!everything || (deciding && !inner)) return null;
    const isIn = deciding && inner && decider(deciding, work.keys, new Set(inner.columns[0]?.values ?? []), plan.zone, tools.lookup);
    const base = roll(groups, range, memory, natives);
    try {
      const left = isIn ? leaveOut(work, base.pointer, isIn, memory) : 0;
      const counts = distinct.map((of) => of(range, tools));
      const coverage = { scanned: rowsBetween(everything, range, memory), matched: base.rows - left, skipped: 0, partial: false, revision: tools.snapshot.revision };
      tools.note(plan, `${coverage.matched} of ${coverage.scanned} rows; ${work.keys.room} cells, ${work.loop.stride} bytes each; by slots of ${this.step} s`);
      return await groupedFrame({
        plan: { ...plan, range }, work, state: { base }, distinct: { counts, values: counts.map(() => null), overTime: new Map(), late: new Map() }, distinctPointers: counts.map(() => 0), coverage, tieAggregate: null,
      }, { memory, natives, lookup: tools.lookup, tick });
    } finally {
      memory.release(base.pointer, base.bytes);
    }
  }
}

/** Plans of equal groups are accumulated together. */
function want(wanted: Map<string, Plan>, plan: Plan): void {
  const key = groupKey(plan);
  const known = wanted.get(key);
  wanted.set(key, known ? { ...known, aggregates: [...known.aggregates, ...plan.aggregates] } : plan);
}

/** Records in a range of whole slots. */
function rowsBetween(totals: RunningTotals, range: TimeRange, memory: Memory): number {
  const [from, to] = totals.slots(range) ?? [0, 0];
  const at = (slot: number): number => memory.u32(totals.before(slot), 1)[0] ?? 0;
  return at(to) - at(from);
}

/** For each group how many of its values were counted, null left out. */
function countedValues(cells: Uint32Array, room: number, card: number, nullCell: number): Uint32Array {
  const counts = new Uint32Array(room);
  for (let group = 0; group < room; group++) {
    let n = 0;
    const from = group * card;
    for (let value = 0; value < card; value++) if (cells[from + value] !== 0 && value !== nullCell) n++;
    counts[group] = n;
  }
  return counts;
}
