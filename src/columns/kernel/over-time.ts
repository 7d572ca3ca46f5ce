import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import { nearestRank, selected, type OverTimeStatistic, type TimeGrid } from '../../model/over-time.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import type { Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import type { Keys } from './keys.ts';
import type { Natives } from './natives.ts';
import { occupied } from './ranking.ts';
import { Refused } from './refused.ts';
import type { State } from './states.ts';
import { type Measure, type Work } from './work.ts';

/**
 * Statistics over buckets of time, of groups: the same groups by bucket are accumulated as any others are (so a window that moves
 * costs what enters and leaves it), and here the buckets of each group are laid out side by side, those without records as zero.
 */
export type OverTimeResults = ReadonlyMap<string, ReadonlyMap<number, Value>>;

/** Groups by bucket with what was summed in them; `release` when they have been read. */
export interface Bucketed {
  readonly work: Work;
  readonly state: State;
  readonly release: () => void;
}

interface Tools {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly tick: () => Promise<void>;
}

/** Buckets of all groups together beyond which nobody waits for them: 800 interfaces by minute are 1.2 million a day. */
const mostCells = 2 ** 26;

/** One statistic that is wanted: of which sum, under which key. */
interface Wanted {
  readonly key: string;
  readonly statistic: OverTimeStatistic;
}

/** Sums of one step that are wanted together. */
interface Gridded {
  readonly grid: TimeGrid;
  readonly plan: Plan;
  readonly sums: readonly { readonly sum: Aggregate; readonly wanted: readonly Wanted[] }[];
}

/**
 * The statistics of all plans, which share keys and selection, by the key of their aggregate and the number of their group.
 * @param keys of the groups
 * @param accumulated the groups of a finer plan
 * @throws Refused for more buckets than can be laid out; EvaluationError for a sum that is not exact
 */
export async function overTimeOf(plans: readonly Plan[], keys: Keys, accumulated: (plan: Plan) => Promise<Bucketed>, tools: Tools): Promise<OverTimeResults> {
  const results = new Map<string, ReadonlyMap<number, Value>>();
  for (const gridded of griddedOf(plans)) {
    if (gridded.grid.count === 0) continue;
    const fine = await accumulated(gridded.plan);
    try {
      await new Reading(gridded, keys, fine, tools).into(results);
    } finally {
      fine.release();
    }
  }
  return results;
}

/** The finer plans: one for each grid, with the sums of all statistics over it. */
function griddedOf(plans: readonly Plan[]): readonly Gridded[] {
  const [first] = plans;
  if (!first) return [];
  const grids = new Map<string, { grid: TimeGrid; sums: Map<string, { sum: Aggregate; wanted: Wanted[] }> }>();
  for (const aggregate of plans.flatMap((plan) => plan.aggregates)) {
    const { over, arg } = aggregate;
    if (!over || arg === null) continue;
    const gridKey = JSON.stringify(over.grid);
    const grid = grids.get(gridKey) ?? { grid: over.grid, sums: new Map<string, { sum: Aggregate; wanted: Wanted[] }>() };
    grids.set(gridKey, grid);
    const argKey = exprKey(arg);
    const sum = grid.sums.get(argKey) ?? { sum: { fn: 'sum', arg, distinct: false, type: arg.type }, wanted: [] };
    grid.sums.set(argKey, sum);
    const key = aggregateKey(aggregate);
    if (!sum.wanted.some((one) => one.key === key)) sum.wanted.push({ key, statistic: over.statistic });
  }
  return [...grids.values()].map(({ grid, sums }) => ({ grid, sums: [...sums.values()], plan: byBucket(first, grid.step, [...sums.values()].map(({ sum }) => sum)) }));
}

function byBucket(plan: Plan, step: number, aggregates: readonly Aggregate[]): Plan {
  const time: Expr = { op: 'field', field: '__time__', type: 'bigint' };
  const bucket: Expr = { op: 'sub', a: time, b: { op: 'mod', a: time, b: { op: 'const', value: step, type: 'bigint' }, type: 'bigint' }, type: 'bigint' };
  return { ...plan, keys: [...plan.keys, bucket], aggregates, outputs: [], having: null, order: [], distinct: false, limit: Number.MAX_SAFE_INTEGER, offset: 0 };
}

/** Cells of one group, and the bucket that each is of. */
interface GroupCells {
  readonly group: number;
  readonly cells: ArrayLike<number>;
  readonly buckets: ArrayLike<number>;
}

/** What is held under the values of several keys, one level for each: names made of them took three quarters of the time of a statistic. */
interface Known<T> {
  readonly below: Map<Value, Known<T>>;
  held?: T;
}

function knownOf<T>(root: Known<T>, keys: Keys, group: number, count: number): Known<T> {
  let at = root;
  for (let k = 0; k < count; k++) {
    const value = keys.value(group, k);
    let next = at.below.get(value);
    if (!next) at.below.set(value, (next = { below: new Map() }));
    at = next;
  }
  return at;
}

class Reading {
  private readonly gridded: Gridded;
  private readonly keys: Keys;
  private readonly fine: Bucketed;
  private readonly tools: Tools;

  constructor(gridded: Gridded, keys: Keys, fine: Bucketed, tools: Tools) {
    this.gridded = gridded;
    this.keys = keys;
    this.fine = fine;
    this.tools = tools;
  }

  async into(results: Map<string, ReadonlyMap<number, Value>>): Promise<void> {
    const { gridded: { grid, sums } } = this;
    const read = sums.map(({ sum, wanted }) => {
      const values = wanted.map(({ key, statistic }) => {
        const own = new Map<number, Value>();
        results.set(key, own);
        return { statistic, own };
      });
      return { measure: this.fine.work.measures.get(aggregateKey(sum)), values };
    });
    const scratch = new Float64Array(grid.count);
    const lay = ({ group, cells, buckets }: GroupCells): void => {
      for (const { measure, values } of read) {
        this.fill(scratch, measure, cells, buckets);
        for (const { statistic, own } of values) own.set(group, statisticOf(scratch, statistic));
      }
    };
    await (this.isDense() ? this.dense(lay) : this.sparse(lay));
  }

  /** The groups are the same places, each with all its buckets one after the other. */
  private isDense(): boolean {
    const [own, finer] = [this.keys, this.fine.work.keys];
    return own.numbering === null && finer.numbering === null && own.split === null && finer.split === null && own.cells.every((cell, k) => cell.key === finer.cells[k]?.key);
  }

  private async dense(lay: (of: GroupCells) => void): Promise<void> {
    const { work } = this.fine;
    const last = work.keys.cells.at(-1);
    const card = Math.max(1, last?.card ?? 1);
    const buckets = Int32Array.from({ length: card }, (_, cell) => this.bucketOf(last?.decode(cell) ?? null));
    const cells = new Uint32Array(card);
    let read = 0;
    for (let group = 0; group < this.keys.room; group++) {
      for (let i = 0; i < card; i++) cells[i] = group * card + i;
      if (this.isThere(cells)) lay({ group, cells, buckets });
      read += card;
      if (read >= 8192) {
        read = 0;
        await this.tools.tick();
      }
    }
  }

  /** Groups that were numbered, here or there: they are known again by their values. */
  private async sparse(lay: (of: GroupCells) => void): Promise<void> {
    const { tools, keys, fine: { work, state }, gridded: { grid } } = this;
    const count = this.gridded.plan.keys.length - 1;
    const own: { readonly group: number; readonly cells: number[]; readonly buckets: number[] }[] = [];
    const known: Known<(typeof own)[number]> = { below: new Map() };
    for (let group = 0; group < keys.room; group++) {
      const one = { group, cells: [], buckets: [] };
      own.push(one);
      knownOf(known, keys, group, count).held = one;
      if ((group & 255) === 255) await tools.tick();
    }
    const there = await occupied(tools.memory, tools.natives, state.base.pointer, work.loop.stride, work.keys.room, tools.tick);
    for (let i = 0; i < there.length; i++) {
      const cell = there[i] ?? 0;
      const into = knownOf(known, work.keys, cell, count).held;
      const bucket = this.bucketOf(work.keys.value(cell, count));
      if (into && bucket >= 0) {
        into.cells.push(cell);
        into.buckets.push(bucket);
      }
      if ((i & 255) === 255) await tools.tick();
    }
    const groups = own.filter((one) => one.cells.length > 0);
    if (groups.length * grid.count > mostCells) {
      throw new Refused({ kind: 'too-large', rows: groups.length * grid.count, bytes: 0, limitRows: mostCells, limitBytes: Number.MAX_SAFE_INTEGER });
    }
    for (const [i, one] of groups.entries()) {
      lay(one);
      if (i % Math.max(1, Math.floor(8192 / grid.count)) === 0) await tools.tick();
    }
  }

  private bucketOf(time: Value): number {
    const { step, from, count } = this.gridded.grid;
    if (typeof time !== 'number' && typeof time !== 'bigint') return -1;
    const bucket = Math.floor((Number(time) - from) / step);
    return bucket >= 0 && bucket < count ? bucket : -1;
  }

  private view(): DataView {
    return new DataView(this.tools.memory.memory.buffer);
  }

  private isThere(cells: Uint32Array): boolean {
    const { work, state } = this.fine;
    const view = this.view();
    for (const cell of cells) if (view.getUint32(state.base.pointer + cell * work.loop.stride, true) > 0) return true;
    return false;
  }

  /** The sums of one group by bucket, zero where there are none. */
  private fill(into: Float64Array, measure: Measure | undefined, cells: ArrayLike<number>, buckets: ArrayLike<number>): void {
    into.fill(0);
    if (measure?.kind !== 'sum') return;
    const { work, state } = this.fine;
    const view = this.view();
    for (let i = 0; i < cells.length; i++) {
      const bucket = buckets[i] ?? -1;
      if (bucket < 0) continue;
      const at = state.base.pointer + (cells[i] ?? 0) * work.loop.stride + measure.at;
      into[bucket] = measure.form === 'f64' ? view.getFloat64(at, true) : wholeAt(view, at, measure.form);
    }
  }
}

/** A sum of whole numbers. @throws EvaluationError beyond 2^53, where it would not be exact */
function wholeAt(view: DataView, at: number, form: 'i64' | 'halves'): number {
  const sum = form === 'i64'
    ? view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)
    : Number(view.getBigInt64(at, true) * 2n ** 32n + view.getBigInt64(at + 8, true));
  if (!Number.isSafeInteger(sum)) throw new EvaluationError({ kind: 'overflow', what: 'A sum per bucket of time' });
  return sum;
}

/** The values are put in another order. */
function statisticOf(values: Float64Array, statistic: OverTimeStatistic): number {
  switch (statistic.kind) {
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), -Infinity);
    case 'avg':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'percentile':
      return selected(values, nearestRank(values.length, statistic.share));
  }
}
