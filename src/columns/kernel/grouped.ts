import type { Coverage, Frame, FrameColumn, Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import { compareNullsLast } from '../functions/compare.ts';
import { evaluateExpr, type Leaf } from '../functions/expr.ts';
import { whole } from '../functions/integers.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import { BestRows, type Candidate } from './best-rows.ts';
import { MeasureReader, type DistinctResults } from './measures.ts';
import type { Natives } from './natives.ts';
import { bestCells, countGroups, occupied, type Ranked } from './ranking.ts';
import { sortedPlaces } from './sorted-places.ts';
import type { State } from './states.ts';
import { type Measure, type Work } from './work.ts';

/** All groups, where the state holds only the best of them. */
export interface WholeGroups {
  readonly groups: number;
  /** Totals of counts and sums by where they stand in a cell. */
  readonly totals: ReadonlyMap<number, bigint>;
}

export interface GroupedInput {
  readonly plan: Plan;
  readonly work: Work;
  readonly state: Pick<State, 'base'>;
  readonly distinct: DistinctResults;
  /** Distinct counts as they lie in memory, for ranking by one; pointer 0 where they do not. */
  readonly distinctPointers: readonly number[];
  readonly coverage: Omit<Coverage, 'cut'>;
  /** Orders ties before the keys do: for whole records made distinct, the first one's time. */
  readonly tieAggregate: number | null;
  readonly whole?: WholeGroups;
  /** Works out, into `distinct`, what is counted for the groups that are put out alone. */
  readonly late?: (groups: readonly number[]) => Promise<void>;
}

interface Tools {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
}

/** Groups below this are ranked one by one. */
const few = 3000;
/** Groups below this are sorted at once. */
const sortable = 6_000;
/** After every finite number. */
const nullRank = Number.POSITIVE_INFINITY;

/** The groups of a state as the frame that a plan asks for. @throws EvaluationError */
export async function groupedFrame(input: GroupedInput, tools: Tools): Promise<Frame> {
  const { plan, work, state } = input;
  const { memory, natives, tick } = tools;
  const { room } = work.keys;
  const { stride } = work.loop;
  const measures = plan.aggregates.map((aggregate): Measure => work.measures.get(aggregateKey(aggregate)) ?? { kind: 'null' });
  const single = plan.keys.length === 0;
  const groups = single ? 1 : input.whole ? input.whole.groups : await countGroups(natives, state.base.pointer, stride, room, tick);
  const wanted = plan.offset + plan.limit;

  const filtered = plan.having !== null || plan.distinct;
  const ranked = filtered || groups <= few || wanted >= groups ? null : rankedBy(input, measures);
  const candidates = single ? Uint32Array.of(0)
    : ranked ? await bestCells(memory, natives, ranked, Math.max(1, wanted), tick)
    : await occupied(memory, natives, state.base.pointer, stride, room, tick);

  const run = new Grouping(input, measures, tools);
  const kept = filtered ? await run.having(candidates) : candidates;
  const ordered = await run.ordered(kept, plan.distinct ? kept.length : wanted);
  const distinct = plan.distinct ? run.distinct(ordered) : ordered;
  const all = plan.distinct ? distinct.length : filtered ? kept.length : groups;
  const given = distinct.slice(plan.offset, wanted);
  if (given.length > 0) await input.late?.(given);
  const cut = given.length < all;
  const totals = cut ? await run.totals(plan.distinct ? Uint32Array.from(distinct) : filtered ? kept : null) : null;
  return {
    columns: await run.columns(given),
    rows: given.length,
    coverage: { ...input.coverage, ...(cut ? { cut: { groups: all, limit: plan.limit } } : {}) },
    ...(totals ? { whole: { groups: all, totals } } : {}),
  };
}

/** How the first ORDER BY ranks groups, where that is a count, a whole sum or a distinct count; null for anything else. */
function rankedBy(input: GroupedInput, measures: readonly Measure[]): Ranked | null {
  const { plan, work, state } = input;
  const first = plan.order[0];
  if (first?.expr.op !== 'aggregate') return null;
  const measure = measures[first.expr.index];
  const base = state.base.pointer;
  const { stride } = work.loop;
  const common = { base, stride, ascending: !first.descending, cells: work.keys.room };
  switch (measure?.kind) {
    case 'count':
      return { ...common, values: base + measure.at, valueStride: stride, kind: 'u32', valid: 0 };
    case 'sum':
      if (measure.form !== 'i64') return null;
      return { ...common, values: base + measure.at, valueStride: stride, kind: 'i64', valid: measure.valid === 0 ? 0 : base + measure.valid };
    case 'distinct': {
      const values = input.distinctPointers[measure.index] ?? 0;
      return values === 0 ? null : { ...common, values, valueStride: 4, kind: 'u32', valid: 0 };
    }
    default:
      return null;
  }
}

class Grouping {
  private readonly input: GroupedInput;
  private readonly measures: readonly Measure[];
  private readonly tools: Tools;

  constructor(input: GroupedInput, measures: readonly Measure[], tools: Tools) {
    this.input = input;
    this.measures = measures;
    this.tools = tools;
  }

  private reader(): MeasureReader {
    return new MeasureReader(this.tools.memory, this.input.work, this.input.state, this.input.distinct);
  }

  private leaf(of: Leaf, group: number, reader: MeasureReader): Value {
    if (of.op === 'key') return this.input.work.keys.value(group, of.index);
    if (of.op === 'aggregate') {
      const measure = this.measures[of.index];
      return measure ? reader.value(measure, group) : null;
    }
    throw new TypeError('A group has no fields');
  }

  private evaluate(e: Expr, group: number, reader: MeasureReader): Value {
    if (e.op === 'key' || e.op === 'aggregate') return this.leaf(e, group, reader);
    return evaluateExpr(e, (of) => this.leaf(of, group, reader), this.input.plan.zone, this.tools.lookup);
  }

  async having(groups: Uint32Array): Promise<Uint32Array> {
    const { having } = this.input.plan;
    if (having === null) return groups;
    const kept = new Uint32Array(groups.length);
    let n = 0;
    const passes = await this.values(groups, having);
    for (let i = 0; i < groups.length; i++) if (passes[i] === true) kept[n++] = groups[i] ?? 0;
    return kept.subarray(0, n);
  }

  /** The first `limit` groups in the plan's order; ties by the keys ascending, nulls last. */
  async ordered(groups: Uint32Array, limit: number): Promise<readonly number[]> {
    return groups.length <= sortable || limit >= groups.length / 2 ? this.sorted(groups, limit) : this.heaped(groups, limit);
  }

  /** By ranks of values, computed once each. */
  private async sorted(groups: Uint32Array, limit: number): Promise<number[]> {
    const { plan, tieAggregate } = this.input;
    if (tieAggregate === null && (await this.standsInOrder(groups))) return Array.from(groups.subarray(0, limit));
    const ranks: Float64Array[] = [];
    for (const { expr, descending } of plan.order) ranks.push(ranksOf(await this.values(groups, expr), descending));
    if (tieAggregate !== null) ranks.push(ranksOf(await this.values(groups, { op: 'aggregate', index: tieAggregate, type: 'bigint' }), false));
    // Ranks of the keys are made when two groups tie, which of many some will; then they are made in slices.
    const keys: (Float64Array | undefined)[] = [];
    if (groups.length > sortable) for (const [index, { type }] of plan.keys.entries()) keys.push(ranksOf(await this.values(groups, { op: 'key', index, type }), false));
    const keyRanks = (k: number): Float64Array => (keys[k] ??= ranksOf(this.keyValues(groups, k), false));
    const places = await sortedPlaces(groups.length, (a, b) => {
      for (const rank of ranks) {
        const x = rank[a] ?? 0;
        const y = rank[b] ?? 0;
        if (x !== y) return x < y ? -1 : 1;
      }
      for (let k = 0; k < plan.keys.length; k++) {
        const rank = keyRanks(k);
        const x = rank[a] ?? 0;
        const y = rank[b] ?? 0;
        if (x !== y) return x < y ? -1 : 1;
      }
      return a - b;
    }, this.tools.tick);
    return Array.from(places.subarray(0, limit), (place) => groups[place] ?? 0);
  }

  private keyValues(groups: Uint32Array, k: number): Value[] {
    const values: Value[] = [];
    for (let i = 0; i < groups.length; i++) values.push(this.input.work.keys.value(groups[i] ?? 0, k));
    return values;
  }

  /**
   * True when the groups stand in the plan's order already, which is one of its keys alone: as a rule those of a course over
   * time, in the order of their cells. Only numbers are compared here; anything else is sorted.
   */
  private async standsInOrder(groups: Uint32Array): Promise<boolean> {
    const { plan, work } = this.input;
    const keys: number[] = [];
    for (const { expr, descending } of plan.order) {
      if (expr.op !== 'key' || descending) return false;
      keys.push(expr.index);
    }
    for (let k = 0; k < plan.keys.length; k++) if (!keys.includes(k)) keys.push(k);
    for (let i = 1; i < groups.length; i++) {
      for (const k of keys) {
        const before = work.keys.value(groups[i - 1] ?? 0, k);
        const now = work.keys.value(groups[i] ?? 0, k);
        if (typeof before !== 'number' || typeof now !== 'number' || !(before <= now)) return false;
        if (before < now) break;
      }
      if ((i & 4095) === 4095) await this.tools.tick();
    }
    return true;
  }

  private async heaped(groups: Uint32Array, limit: number): Promise<number[]> {
    const { plan, work, tieAggregate } = this.input;
    const { order } = plan;
    const tie = (a: number, b: number): number => {
      if (tieAggregate !== null) {
        const reader = this.reader();
        const measure = this.measures[tieAggregate];
        const byFirst = measure ? compareNullsLast(reader.value(measure, a), reader.value(measure, b), false) : 0;
        if (byFirst !== 0) return byFirst;
      }
      for (let k = 0; k < plan.keys.length; k++) {
        const byKey = compareNullsLast(work.keys.value(a, k), work.keys.value(b, k), false);
        if (byKey !== 0) return byKey;
      }
      return a - b;
    };
    const best = new BestRows(limit, order.map((by) => by.descending), tie);
    let reader = this.reader();
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] ?? 0;
      const found = this.valuesBefore(best.last, group, reader);
      if (found) best.offer({ id: group, order: found });
      if ((i & 255) === 255) {
        await this.tools.tick();
        reader = this.reader();
      }
    }
    return best.sorted().map((candidate) => candidate.id);
  }

  /** What a group is ordered by; null where it comes behind the last of the best, which most groups show with their first value already. */
  private valuesBefore(last: Candidate | null, group: number, reader: MeasureReader): Value[] | null {
    const values: Value[] = [];
    let isBefore = last === null;
    for (const { expr, descending } of this.input.plan.order) {
      const value = this.evaluate(expr, group, reader);
      const order = isBefore ? -1 : compareNullsLast(value, last?.order[values.length] ?? null, descending);
      if (order > 0) return null;
      if (order < 0) isBefore = true;
      values.push(value);
    }
    return values;
  }

  private async values(groups: ArrayLike<number>, e: Expr): Promise<Value[]> {
    const values: Value[] = [];
    let reader = this.reader();
    for (let i = 0; i < groups.length; i++) {
      values.push(this.evaluate(e, groups[i] ?? 0, reader));
      if ((i & 255) === 255) {
        await this.tools.tick();
        reader = this.reader();
      }
    }
    return values;
  }

  async columns(groups: readonly number[]): Promise<FrameColumn[]> {
    const columns: FrameColumn[] = [];
    for (const output of this.input.plan.outputs) {
      const field = output.field === undefined ? {} : { field: output.field };
      columns.push({ name: output.name, type: output.expr.type, unit: output.unit, ...field, values: await this.values(groups, output.expr) });
    }
    return columns;
  }

  /** The first group of each row that is put out. */
  distinct(groups: readonly number[]): number[] {
    const seen = new Set<string>();
    return groups.filter((group) => {
      const row = this.input.plan.outputs.map((output) => this.evaluate(output.expr, group, this.reader()));
      const key = JSON.stringify(row.map((value) => `${typeof value === 'string' ? 's' : 'n'}${String(value)}`));
      return !seen.has(key) && seen.add(key);
    });
  }

  /** Per output the total of a count or a sum over `groups`, or over all there are. */
  async totals(groups: Uint32Array | null): Promise<(number | bigint | null)[]> {
    const { plan, work, state } = this.input;
    const totals: (number | bigint | null)[] = [];
    for (const output of plan.outputs) {
      const aggregate = output.expr.op === 'aggregate' ? plan.aggregates[output.expr.index] : undefined;
      const measure = output.expr.op === 'aggregate' ? this.measures[output.expr.index] : undefined;
      if (!aggregate || !measure || aggregate.distinct || (aggregate.fn !== 'count' && aggregate.fn !== 'sum')) totals.push(null);
      else if (groups || (measure.kind === 'sum' && measure.form !== 'i64') || measure.kind === 'null') {
        const over = groups ?? (await occupied(this.tools.memory, this.tools.natives, state.base.pointer, work.loop.stride, work.keys.room, this.tools.tick));
        totals.push(sum(await this.values(over, output.expr)));
      } else if (measure.kind === 'count' || measure.kind === 'sum') {
        const total = await this.added(measure.at, measure.kind === 'count' ? 0 : 1);
        // A sum without any value is null, not 0.
        const none = measure.kind === 'sum' && total === 0n && (await this.added(measure.valid, 0)) === 0n;
        totals.push(none ? null : whole(total));
      } else totals.push(null);
    }
    return totals;
  }

  /** Sum over all groups of the u32 (`kind` 0) or i64 (1) that stands `at` bytes into each. */
  private async added(at: number, kind: 0 | 1): Promise<bigint> {
    const { work, state, whole } = this.input;
    if (whole) return whole.totals.get(at) ?? 0n;
    let total = 0n;
    for (let from = 0; from < work.keys.room; from += 500_000) {
      total += this.tools.natives.total(state.base.pointer + at, work.loop.stride, kind, from, Math.min(work.keys.room, from + 500_000));
      await this.tools.tick();
    }
    return total;
  }
}

function sum(values: readonly Value[]): number | bigint | null {
  let wholes = 0n;
  let doubles = 0;
  let any = false;
  let fraction = false;
  for (const value of values) {
    if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))) wholes += BigInt(value);
    else if (typeof value === 'number') {
      fraction = true;
      doubles += value;
    } else continue;
    any = true;
  }
  return any ? (fraction ? Number(wholes) + doubles : whole(wholes)) : null;
}

/** Numbers that are in the order of the values, nulls last. Plain loops: this is done for each frame of a brush. */
function ranksOf(values: readonly Value[], descending: boolean): Float64Array {
  const sign = descending ? -1 : 1;
  const ranks = new Float64Array(values.length);
  let place = 0;
  for (; place < values.length; place++) {
    const value = values[place] ?? null;
    if (value === null) ranks[place] = nullRank;
    else if (typeof value === 'number' && Number.isFinite(value)) ranks[place] = sign * value;
    else break;
  }
  if (place === values.length) return ranks;
  const distinct = [...new Set(values)].sort((a, b) => compareNullsLast(a, b, descending));
  const byValue = new Map<Value, number>();
  let rank = 0;
  distinct.forEach((value, i) => {
    const before = distinct[i - 1];
    if (i > 0 && compareNullsLast(before ?? null, value, descending) !== 0) rank++;
    byValue.set(value, rank);
  });
  for (let i = 0; i < values.length; i++) ranks[i] = byValue.get(values[i] ?? null) ?? 0;
  return ranks;
}
