import { exprKey } from '../../model/expr-key.ts';
import type { Value } from '../../model/frame.ts';
import type { Aggregate, Expr, Plan } from '../../model/plan.ts';
import { compareNullsLast } from '../functions/compare.ts';
import { aggregateKey } from './aggregate-key.ts';
import { cellOf, type Cell } from './cells.ts';
import type { Condition } from './condition.ts';
import { Inputs } from './encode/inputs.ts';
import { nonNull, transplanted } from './cell-forms.ts';
import { determinedBy } from './determined.ts';
import { divides } from './encode/divides.ts';
import type { GroupLoop, Slot } from './encode/loops.ts';
import type { Phys } from './encode/physical.ts';
import { combine, makeKeys, numberedCell, type Keys, type KeySetting } from './keys.ts';
import { conditionsOf, lateAggregates } from './late-aggregates.ts';
import { lower, wantOf, type Lowered } from './lower.ts';

/** How the value of an aggregate is read from a group. `valid`: where the rows with a value are counted (0: all rows have one). */
export type Measure =
  | { readonly kind: 'count'; readonly at: number }
  | { readonly kind: 'sum' | 'average'; readonly at: number; readonly valid: number; readonly form: 'i64' | 'f64' | 'halves' }
  | { readonly kind: 'extreme'; readonly at: number; readonly valid: number; readonly type: 'i64' | 'f64'; readonly decode: (value: number | bigint) => Value }
  /** Number `index` of the distinct counts. */
  | { readonly kind: 'distinct'; readonly index: number }
  | { readonly kind: 'distinct-sum' | 'distinct-average'; readonly index: number }
  /** A statistic over buckets of time, computed beside the accumulators. */
  | { readonly kind: 'over-time'; readonly key: string; readonly empty: Value }
  /** Worked out when it is known which groups are put out, and for those alone: nothing is accumulated for it before. */
  | { readonly kind: 'late'; readonly key: string }
  /** Said by one of the keys: nothing is accumulated for it. */
  | { readonly kind: 'determined'; readonly of: (group: number) => Value }
  | { readonly kind: 'null' };

/** Distinct values of an argument per group: by counted cells, or by numbering (group, value). */
export interface Distinct {
  readonly cell: Cell;
  readonly counted: boolean;
  /** Where the only key is a table over the codes that are counted (the country of an address): group by code. */
  readonly through: (() => number) | null;
}

/** What is accumulated for one set of keys. */
export interface Accumulation {
  readonly key: string;
  readonly keys: Keys;
  readonly inputs: Inputs;
  readonly loop: GroupLoop;
  /** Text of the loop: equal loops have equal code. */
  readonly shape: string;
  readonly counts: number;
  readonly sumsAt: number;
  readonly sums: number;
  readonly floats: number;
  readonly lanes: 1 | 4;
  readonly distinct: readonly Distinct[];
  readonly measures: ReadonlyMap<string, Measure>;
  /** What the measures of kind `late` are of. */
  readonly late: readonly Aggregate[];
  /** True when rows can be taken away again, exactly. */
  readonly fluid: boolean;
}

/** Shared by all plans of a batch that have these keys and the same selection. */
export interface Work extends Accumulation {
  /** Numberings and tables that belong to this work alone. */
  readonly release: () => void;
}

/** Bytes of accumulators that lie in the cache four times over. */
const laneBytes = 32 * 1024;
/** Values that are brought into order, so that the greatest of some can be found by rank. */
const mostRanked = 4096;
/** Counted cells of a distinct count beyond which its values are numbered. */
const countedCells = 2 ** 23;

/** Resolves keys and aggregates of plans that share keys, predicate and range. `rows` are selected, `held` in the table. */
export async function makeWork(plans: readonly Plan[], condition: Condition, rows: number, setting: KeySetting): Promise<Work> {
  const [first] = plans;
  if (!first) throw new RangeError('No plan');
  const release: (() => void)[] = [];
  const own: KeySetting = { ...setting, release };
  try {
    const keys = await makeKeys(first, condition, rows, own);
    const aggregates = new Map<string, Aggregate>();
    for (const plan of plans) for (const aggregate of plan.aggregates) aggregates.set(aggregateKey(aggregate), aggregate);
    const ordered = new Map([...aggregates].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    const late = keys.lasting && setting.late ? lateAggregates(plans) : new Map<string, number>();
    const layout = new Layout(keys, first, own);
    for (const [key, aggregate] of ordered) await layout.add(key, aggregate, late.get(key) ?? null);
    const made = layout.finish();
    return { ...made, release: () => release.splice(0).forEach((each) => each()) };
  } catch (error) {
    release.forEach((each) => each());
    throw error;
  }
}

/** What is accumulated over groups that are known already. `release` of the setting is the caller's. */
export async function workOver(keys: Keys, plan: Plan, aggregates: readonly Aggregate[], setting: KeySetting): Promise<Accumulation> {
  const layout = new Layout(keys, plan, setting);
  for (const aggregate of aggregates) await layout.add(aggregateKey(aggregate), aggregate, null);
  return layout.finish();
}

class Layout {
  private readonly keys: Keys;
  private readonly inputs: Inputs;
  private readonly plan: Plan;
  private readonly setting: KeySetting;
  private readonly counts = new Map<string, { arg: Phys; at: number }>();
  private readonly wide: { readonly make: (at: number) => Slot; readonly words: number; readonly float: boolean; at: number }[] = [];
  private readonly wideByKey = new Map<string, number>();
  private readonly pending: { readonly key: string; readonly make: (wideAt: readonly number[]) => Measure }[] = [];
  private readonly distinct: Distinct[] = [];
  private readonly late: Aggregate[] = [];
  private fluid: boolean;
  private extremes = false;

  constructor(keys: Keys, plan: Plan, setting: KeySetting) {
    this.keys = keys;
    this.inputs = keys.inputs;
    this.plan = plan;
    this.setting = setting;
    this.fluid = keys.lasting;
  }

  /** `wanted`: an upper bound of the groups that are put out, where it may come late; null otherwise. */
  async add(key: string, aggregate: Aggregate, wanted: number | null): Promise<void> {
    const { fn, arg } = aggregate;
    const put = (make: (wideAt: readonly number[]) => Measure): void => void this.pending.push({ key, make });
    const { over } = aggregate;
    if (over) return put(() => ({ kind: 'over-time', key, empty: over.grid.count === 0 ? null : 0 }));
    if (arg === null) return put(() => ({ kind: 'count', at: 0 }));
    const late = (): void => {
      this.late.push(aggregate);
      put(() => ({ kind: 'late', key }));
    };
    if (aggregate.distinct && fn !== 'min' && fn !== 'max' && fn !== 'arbitrary') {
      const made = await this.distinctOf(arg, fn === 'count');
      // What is counted in cells moves along with what is selected; records that must meet a condition first are mostly few.
      const isCheaper = !made.counted || conditionsOf(arg).length > 0;
      if (wanted !== null && isCheaper && (wanted + 1) * made.cell.card <= countedCells && made.cell.phys.type === 'i32') return late();
      const index = this.distinct.push(made) - 1;
      return put(() => ({ kind: fn === 'count' ? 'distinct' : fn === 'sum' ? 'distinct-sum' : 'distinct-average', index }));
    }
    if (fn === 'count') {
      const value = wantOf(arg) ? await this.value(arg) : null;
      const phys = value ? value.phys : await this.coded(arg);
      const at = phys ? this.validAt(phys) : 0;
      return put(() => ({ kind: 'count', at }));
    }
    if (fn === 'sum' || fn === 'avg') {
      const value = await this.value(arg);
      if (!value || value.phys.op === 'null') return put(() => ({ kind: 'null' }));
      this.noteFallible(value.phys);
      const float = value.phys.type === 'f64';
      if (float) this.fluid = false;
      const most = Math.max(Math.abs(value.low), Math.abs(value.high)) * this.setting.snapshot.rows;
      const form = float ? 'f64' : most < 2 ** 62 ? 'i64' : 'halves';
      const valid = this.validAt(value.phys);
      const at = this.wideSlot(`sum ${form} ${JSON.stringify(value.phys)}`, form === 'halves' ? 2 : 1, float, (place) => ({ kind: form === 'halves' ? 'halves' : 'sum', arg: value.phys, at: place }));
      return put((wideAt) => ({ kind: fn === 'sum' ? 'sum' : 'average', at: wideAt[at] ?? 0, valid, form }));
    }
    if (fn === 'over-time') throw new RangeError('No buckets');
    const of = determinedBy(arg, this.plan, this.keys, this.setting);
    if (of) return put(() => ({ kind: 'determined', of }));
    if (wanted !== null) return late();
    await this.extreme(arg, fn === 'arbitrary' ? 'first' : fn, put);
  }

  private async extreme(arg: Expr, kind: 'min' | 'max' | 'first', put: (make: (wideAt: readonly number[]) => Measure) => void): Promise<void> {
    this.fluid = false;
    this.extremes = true;
    let decode = (value: number | bigint): Value => value;
    let phys: Phys | null = null;
    const want = wantOf(arg);
    if (want === 'i64' || want === 'f64') phys = (await this.value(arg))?.phys ?? null;
    else {
      const own = await this.cell(arg);
      // Few values of a large dictionary are met.
      const cell = own && kind !== 'first' && arg.op !== 'field' && own.card > mostRanked ? await this.numbered(arg) : own;
      if (cell) {
        const ranked = kind === 'first' ? { phys: nonNull(cell, this.inputs), value: (place: number) => cell.decode(cell.nullCell < 0 ? place - 1 : place) } : this.ranked(cell);
        phys = { op: 'coded', a: ranked.phys, type: 'i64' };
        decode = (value) => ranked.value(Number(value));
      }
    }
    if (!phys || phys.op === 'null') return put(() => ({ kind: 'null' }));
    this.noteFallible(phys);
    const value = phys;
    const valid = this.validAt(value);
    const type = value.type === 'f64' ? 'f64' : 'i64';
    const at = this.wideSlot(`${kind} ${JSON.stringify(value)}`, 1, type === 'f64', (place) => ({ kind, arg: value, at: place, count: valid }));
    put((wideAt) => ({ kind: 'extreme', at: wideAt[at] ?? 0, valid, type, decode }));
  }

  /** Cells in the order of their values, from 1 on; 0 stays null. */
  private ranked(cell: Cell): { phys: Phys; value: (rank: number) => Value } {
    const order: { place: number; value: Value }[] = [];
    for (let place = 0; place < cell.card; place++) {
      const value = cell.decode(place);
      if (value !== null) order.push({ place, value });
    }
    order.sort((a, b) => compareNullsLast(a.value, b.value, false));
    const ranks = new Uint32Array(cell.card);
    order.forEach((entry, i) => (ranks[entry.place] = i + 1));
    const { tables, snapshot } = this.setting;
    const block = tables.words(`ranks ${cell.key}`, String(snapshot.revision), () => ranks);
    const word = this.inputs.word({ kind: 'pointer', key: `ranks ${cell.key}`, at: () => block.pointer });
    return { phys: { op: 'lookup', word, index: cell.phys, type: 'i32' }, value: (rank) => order[rank - 1]?.value ?? null };
  }

  /** An argument as a number, by code or, where no code can compute it, by the combinations of its fields. */
  private async value(arg: Expr): Promise<Lowered | null> {
    const lowered = await lower(arg, this.inputs, this.setting);
    if (lowered) return lowered;
    const want = wantOf(arg);
    if (!want) return null;
    const { numbering, values } = await combine(arg, this.setting, this.plan);
    this.fluid = false;
    const { memory } = this.setting.table;
    const bytes = Math.max(64, 9 * values.length);
    const pointer = memory.allocate(bytes);
    this.setting.release.push(() => memory.release(pointer, bytes));
    const nulls = pointer + 8 * values.length;
    const index: Phys = { op: 'position', word: this.inputs.word({ kind: 'positions', key: `arguments ${exprKey(arg)}`, at: () => numbering.numbers.pointer }), type: 'i32' };
    if (want === 'bool') {
      memory.u8(pointer, values.length).set(values.map((value) => (value === null ? 2 : value === true ? 1 : 0)));
      const word = this.inputs.word({ kind: 'pointer', key: `values ${exprKey(arg)}`, at: () => pointer });
      return { phys: { op: 'table', word, nulls: null, index, type: 'bool' }, low: 0, high: 1 };
    }
    const ints = memory.i64(pointer, values.length);
    const doubles = memory.f64(pointer, values.length);
    const flags = memory.u8(nulls, values.length);
    let most = 0;
    values.forEach((value, i) => {
      const number = typeof value === 'number' || typeof value === 'bigint' ? value : 0;
      most = Math.max(most, Math.abs(Number(number)));
      if (want === 'i64') ints[i] = BigInt(number);
      else doubles[i] = Number(number);
      flags[i] = value === null ? 1 : 0;
    });
    const word = this.inputs.word({ kind: 'pointer', key: `values ${exprKey(arg)}`, at: () => pointer });
    const nil = this.inputs.word({ kind: 'pointer', key: `nulls ${exprKey(arg)}`, at: () => nulls });
    return { phys: { op: 'table', word, nulls: nil, index, type: want }, low: -most, high: most };
  }

  private async cell(arg: Expr): Promise<Cell | null> {
    const cell = await cellOf(arg, this.inputs, this.setting, this.plan.range);
    if (cell) return cell;
    const numbered = await makeKeys({ ...this.plan, keys: [arg] }, { kind: 'all', key: 'all' }, Infinity, this.setting);
    const [only] = numbered.cells;
    if (!only) return null;
    // Made for other inputs: its words are taken over by key.
    this.fluid = false;
    return transplanted(only, numbered.inputs, this.inputs);
  }

  /** An argument by the combinations of its fields that the selected records have. */
  private async numbered(arg: Expr): Promise<Cell> {
    const inputs = new Inputs();
    const make = await numberedCell(arg, this.setting, this.plan);
    return transplanted(await make(inputs), inputs, this.inputs);
  }

  private async coded(arg: Expr): Promise<Phys | null> {
    const cell = await this.cell(arg);
    if (!cell || cell.nullCell < 0) return null;
    return cell.phys.type === 'i32' ? { op: 'coded', a: cell.phys, type: 'i64' } : null;
  }

  private async distinctOf(arg: Expr, countable: boolean): Promise<Distinct> {
    const cell = await this.cell(arg);
    if (!cell) throw new RangeError('No cell for a distinct argument');
    this.noteFallible(cell.phys);
    const shifted: Cell = cell.nullCell === 0 ? cell : { ...cell, phys: nonNull(cell, this.inputs), card: cell.card + 1, decode: (c) => (c === 0 ? null : cell.decode(c - 1)), nullCell: 0 };
    const room = this.keys.room * shifted.card;
    const through = countable ? this.through(shifted) : null;
    if (through) return { cell: shifted, counted: true, through };
    const counted = countable && room <= countedCells && room <= Math.max(2 ** 21, 4 * this.setting.snapshot.rows) && shifted.phys.type === 'i32';
    return { cell: shifted, counted, through: null };
  }

  private through(value: Cell): (() => number) | null {
    const [key] = this.keys.cells;
    if (this.keys.cells.length !== 1 || !key || !this.keys.lasting || value.card > countedCells) return null;
    if (key.phys.op !== 'lookup' || JSON.stringify(key.phys.index) !== JSON.stringify(value.phys)) return null;
    const word = this.inputs.words[key.phys.word];
    return word?.kind === 'pointer' ? (word.wide ?? word.at) : null;
  }

  /** Where the rows with a value of `phys` are counted; 0, the count of all rows, when every row has one. */
  private validAt(phys: Phys): number {
    this.noteFallible(phys);
    if (!this.mayBeNull(phys)) return 0;
    const key = JSON.stringify(phys);
    const known = this.counts.get(key) ?? this.withSameNulls(phys);
    if (known) return known.at;
    const at = 4 * (this.counts.size + 1);
    this.counts.set(key, { arg: phys, at });
    return at;
  }

  /** What counts the same rows already: columns as a rule lack their values together, in records that say that there was no data. */
  private withSameNulls(phys: Phys): { readonly at: number } | null {
    const column = phys.op === 'column' ? this.inputs.columns[phys.slot] : undefined;
    if (column === undefined) return null;
    for (const { arg, at } of this.counts.values()) {
      const other = arg.op === 'column' ? this.inputs.columns[arg.slot] : undefined;
      if (other !== undefined && this.setting.snapshot.sameNullsThroughout(column, other, this.setting.natives)) return { at };
    }
    return null;
  }

  private mayBeNull(phys: Phys): boolean {
    if (phys.op === 'column') {
      const column = this.inputs.columns[phys.slot];
      return !column || this.setting.snapshot.bounds(column).nullable;
    }
    if (phys.op === 'long' || phys.op === 'double' || phys.op === 'bool') return false;
    if (phys.op === 'add' || phys.op === 'sub' || phys.op === 'mul' || phys.op === 'div' || phys.op === 'mod') return this.mayBeNull(phys.a) || this.mayBeNull(phys.b);
    if (phys.op === 'toDouble') return this.mayBeNull(phys.a);
    if (phys.op === 'case') return this.mayBeNull(phys.otherwise) || phys.whens.some((w) => this.mayBeNull(w.then));
    return true;
  }

  private wideSlot(key: string, words: number, float: boolean, make: (at: number) => Slot): number {
    const known = this.wideByKey.get(key);
    if (known !== undefined) return known;
    const index = this.wide.push({ make, words, float, at: 0 }) - 1;
    this.wideByKey.set(key, index);
    return index;
  }

  /** A loop that may divide by zero must not see rows that are not selected. */
  private noteFallible(phys: Phys): void {
    if (divides(phys)) this.fluid = false;
  }

  /** The part that is a bucket of the time of the record. */
  private timed(parts: GroupLoop['parts']): GroupLoop['timed'] {
    for (const [part, { phys }] of parts.entries()) {
      if (phys.op !== 'bucket' || phys.nullable || this.inputs.columns[phys.slot] !== 'time') continue;
      const shift = this.inputs.words[phys.shift];
      if (shift?.kind === 'shift') return { part, low: shift.low, step: phys.step, word: this.inputs.word({ kind: 'free', key: 'bucket' }) };
    }
    return null;
  }

  finish(): Accumulation {
    const counts = this.counts.size + 1;
    const sumsAt = this.wide.length > 0 ? Math.ceil((4 * counts) / 8) * 8 : 4 * counts;
    let end = sumsAt;
    let floats = 0;
    const wideAt: number[] = [];
    const slots: Slot[] = [];
    let word = 0;
    for (const entry of this.wide) {
      wideAt.push(end);
      slots.push(entry.make(end));
      if (entry.float) floats |= 1 << word;
      word += entry.words;
      end += 8 * entry.words;
    }
    for (const { arg, at } of this.counts.values()) slots.push({ kind: 'count', arg, at });
    const { keys, inputs } = this;
    const base = inputs.word({ kind: 'free', key: 'base' });
    const lane = inputs.word({ kind: 'free', key: 'lane' });
    const distinct = this.distinct.map((each, i) => ({ each, i })).filter(({ each }) => each.counted).map(({ each, i }) => ({
      word: inputs.word({ kind: 'free', key: `distinct${i}` }),
      card: each.through ? null : inputs.word({ kind: 'value', key: `card ${each.cell.card}`, value: each.cell.card }),
      value: each.cell.phys,
    }));
    let times = 1;
    const parts: { phys: Phys; times: number | null }[] = [];
    for (const cell of [...keys.cells].reverse()) {
      if (cell.card > 1) parts.unshift({ phys: cell.phys, times: times === 1 ? null : inputs.word({ kind: 'value', key: `times ${times}`, value: times }) });
      times *= Math.max(1, cell.card);
    }
    const loop: GroupLoop = { parts, timed: this.timed(parts), stride: end, slots, distinct, base, laneBytes: lane };
    for (const cell of keys.cells) this.noteFallible(cell.phys);
    const measures = new Map(this.pending.map(({ key, make }) => [key, make(wideAt)]));
    const lanes = !this.extremes && keys.room * end <= laneBytes ? 4 : 1;
    return {
      key: `${keys.layout}=>${[...measures.keys()].join(';')}`,
      keys, inputs, loop, shape: JSON.stringify(loop), counts, sumsAt, sums: word, floats, lanes,
      distinct: this.distinct, late: this.late, measures, fluid: this.fluid && this.distinct.every((each) => each.counted),
    };
  }
}
