import type { Coverage, Frame, Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import { compareNullsLast } from '../functions/compare.ts';
import { evaluateExpr, type Leaf } from '../functions/expr.ts';
import { whole } from '../functions/integers.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { Memory } from '../memory.ts';
import { BestRows } from './best-rows.ts';
import { MeasureReader, type DistinctResults } from './measures.ts';
import type { Natives } from './natives.ts';
import { bestCells, countGroups, occupied, type Ranked } from './ranking.ts';
import type { State } from './states.ts';
import { aggregateKey, type Measure, type Work } from './work.ts';

export interface GroupedInput {
  readonly plan: Plan;
  readonly work: Work;
  readonly state: State;
  readonly distinct: DistinctResults;
  /** Distinct counts as they lie in memory, for ranking by one; pointer 0 where they do not. */
  readonly distinctPointers: readonly number[];
  readonly coverage: Omit<Coverage, 'cut'>;
  /** Orders ties before the keys do: for whole records made distinct, the first one's time. */
  readonly tieAggregate: number | null;
}

interface Tools {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
}

/** Groups below this are ranked one by one. */
const few = 3000;

/** The groups of a state as the frame that a plan asks for. @throws EvaluationError */
export async function groupedFrame(input: GroupedInput, tools: Tools): Promise<Frame> {
  const { plan, work, state } = input;
  const { memory, natives, tick } = tools;
  const { room } = work.keys;
  const { stride } = work.loop;
  const measures = plan.aggregates.map((aggregate): Measure => work.measures.get(aggregateKey(aggregate)) ?? { kind: 'null' });
  const single = plan.keys.length === 0;
  const groups = single ? 1 : await countGroups(natives, state.base.pointer, stride, room, tick);
  const wanted = plan.offset + plan.limit;

  const filtered = plan.having !== null || plan.distinct;
  const ranked = filtered || groups <= few || wanted >= groups ? null : rankedBy(input, measures);
  const candidates = single ? Uint32Array.of(0)
    : ranked ? await bestCells(memory, natives, ranked, Math.max(1, wanted), tick)
    : await occupied(memory, natives, state.base.pointer, stride, room, tick);

  const run = new Grouping(input, measures, tools);
  const kept = filtered ? await run.having(candidates) : candidates;
  const ordered = await run.ordered(kept, plan.distinct ? kept.length : wanted);
  let rows = ordered.map((group) => run.outputs(group));
  let all = filtered ? kept.length : groups;
  if (plan.distinct) {
    rows = distinctRows(rows);
    all = rows.length;
  }
  const given = rows.slice(plan.offset, wanted);
  const cut = given.length < all;
  const totals = cut ? await run.totals(plan.distinct ? rows : null, filtered ? kept : null) : null;
  return {
    columns: plan.outputs.map((output, i) => ({
      name: output.name, type: output.expr.type, unit: output.unit,
      ...(output.field === undefined ? {} : { field: output.field }),
      values: given.map((row) => row[i] ?? null),
    })),
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

  private evaluate(e: Expr, group: number, reader: MeasureReader): Value {
    const leaf = (of: Leaf): Value => {
      if (of.op === 'key') return this.input.work.keys.value(group, of.index);
      if (of.op === 'aggregate') {
        const measure = this.measures[of.index];
        return measure ? reader.value(measure, group) : null;
      }
      throw new TypeError('A group has no fields');
    };
    return e.op === 'key' || e.op === 'aggregate' ? leaf(e) : evaluateExpr(e, leaf, this.input.plan.zone, this.tools.lookup);
  }

  async having(groups: Uint32Array): Promise<Uint32Array> {
    const { having } = this.input.plan;
    if (having === null) return groups;
    const kept = new Uint32Array(groups.length);
    let n = 0;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] ?? 0;
      if (this.evaluate(having, group, this.reader()) === true) kept[n++] = group;
      if ((i & 63) === 63) await this.tools.tick();
    }
    return kept.subarray(0, n);
  }

  /** The first `limit` groups in the plan's order; ties by the keys ascending, nulls last. */
  async ordered(groups: Uint32Array, limit: number): Promise<number[]> {
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
    const [first] = order;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] ?? 0;
      const reader = this.reader();
      if (first) {
        // Most groups lose by their first value already.
        const value = this.evaluate(first.expr, group, reader);
        const { last } = best;
        if (!last || compareNullsLast(value, last.order[0] ?? null, first.descending) <= 0) {
          best.offer({ id: group, order: [value, ...order.slice(1).map((by) => this.evaluate(by.expr, group, reader))] });
        }
      } else best.offer({ id: group, order: [] });
      if ((i & 63) === 63) await this.tools.tick();
    }
    return best.sorted().map((candidate) => candidate.id);
  }

  outputs(group: number): Value[] {
    const reader = this.reader();
    return this.input.plan.outputs.map((output) => this.evaluate(output.expr, group, reader));
  }

  /** Per output the total over all groups of a count or a sum; over `rows` or `groups` where these are fewer. */
  async totals(rows: readonly (readonly Value[])[] | null, groups: Uint32Array | null): Promise<(number | bigint | null)[]> {
    const { plan, work, state } = this.input;
    const totals: (number | bigint | null)[] = [];
    for (const [i, output] of plan.outputs.entries()) {
      const aggregate = output.expr.op === 'aggregate' ? plan.aggregates[output.expr.index] : undefined;
      const measure = output.expr.op === 'aggregate' ? this.measures[output.expr.index] : undefined;
      if (!aggregate || !measure || aggregate.distinct || (aggregate.fn !== 'count' && aggregate.fn !== 'sum')) totals.push(null);
      else if (rows) totals.push(sum(rows.map((row) => row[i] ?? null)));
      else if (groups || (measure.kind === 'sum' && measure.form !== 'i64') || measure.kind === 'null') {
        const over = groups ?? (await occupied(this.tools.memory, this.tools.natives, state.base.pointer, work.loop.stride, work.keys.room, this.tools.tick));
        const reader = this.reader();
        totals.push(sum([...over].map((group) => reader.value(measure, group))));
      } else if (measure.kind === 'count' || measure.kind === 'sum') {
        let total = 0n;
        for (let from = 0; from < work.keys.room; from += 500_000) {
          total += this.tools.natives.total(state.base.pointer + measure.at, work.loop.stride, measure.kind === 'count' ? 0 : 1, from, Math.min(work.keys.room, from + 500_000));
          await this.tools.tick();
        }
        totals.push(whole(total));
      } else totals.push(null);
    }
    return totals;
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

function distinctRows(rows: readonly Value[][]): Value[][] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(row.map((value) => `${typeof value === 'string' ? 's' : 'n'}${String(value)}`));
    return !seen.has(key) && seen.add(key);
  });
}
