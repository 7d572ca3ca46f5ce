import { Code } from './code.ts';
import type { ColumnForm, Inputs } from './inputs.ts';
import type { Phys } from './physical.ts';
import { RowEmitter, type Val } from './row.ts';

/** One thing that is kept per group, `at` bytes into its cell. */
export type Slot =
  /** u32: rows where `arg` has a value. */
  | { readonly kind: 'count'; readonly arg: Phys; readonly at: number }
  | { readonly kind: 'sum'; readonly arg: Phys; readonly at: number }
  /** Upper and lower half of each value summed apart (two i64): exact where a plain sum could leave 64 bits. */
  | { readonly kind: 'halves'; readonly arg: Phys; readonly at: number }
  /** `count` is where the rows with a value are counted: the first one always counts, and is all that `first` takes. */
  | { readonly kind: 'min' | 'max' | 'first'; readonly arg: Phys; readonly at: number; readonly count: number };

/** Counted cells for a distinct count: `word` points to u32 at group × card + value. */
export interface CountedCells {
  readonly word: number;
  /** Word of the number of values; null where the value alone tells its group. */
  readonly card: number | null;
  readonly value: Phys;
}

/** A group loop. The group's cell is the sum of the parts, each times a word (null: once). The first u32 of a cell counts rows. */
export interface GroupLoop {
  readonly parts: readonly { readonly phys: Phys; readonly times: number | null }[];
  /** The part that is a bucket of `step` seconds of time from `low` on, and the word that holds it where a run lies in one bucket. */
  readonly timed: { readonly part: number; readonly low: number; readonly step: number; readonly word: number } | null;
  readonly stride: number;
  /** In ascending order of nothing in particular, but `min`/`max` before the `count` that they look at. */
  readonly slots: readonly Slot[];
  readonly distinct: readonly CountedCells[];
  /** Word of the accumulators' address; of the distance between lanes. */
  readonly base: number;
  readonly laneBytes: number;
}

export interface Variant {
  readonly forms: readonly ColumnForm[];
  /** Rows come from a list of u32 (places [from, to) of it) rather than being [from, to) themselves. */
  readonly list: boolean;
  readonly sign: 1 | -1;
  /** Rows at once: 4 of groups, each to accumulators of its own; 8 of bits, a byte of them. */
  readonly lanes: 1 | 4 | 8;
  /** All rows lie in one bucket of the loop's timed part. */
  readonly timed: boolean;
}

const from = 0;
const to = 1;
const block = 2;

/**
 * `for place in [from, to)`: gives the body the locals of place and row. The rows that are left after all whole lots have no
 * lane; what they add up goes where that of the first lane goes. Result of the function: the error flag.
 */
function overRows(
  inputs: Inputs, variant: Variant,
  body: (emit: RowEmitter, code: Code, lane: number | null) => void,
  { before, after }: { readonly before?: (emit: RowEmitter, code: Code) => void; readonly after?: (emit: RowEmitter, code: Code) => void } = {},
): Uint8Array<ArrayBuffer> {
  const code = new Code(3);
  const emit = new RowEmitter(code, inputs, variant.forms, block);
  const list = code.local('i32');
  const place = code.local('i32');
  const row = variant.list ? code.local('i32') : place;
  emit.load();
  code.get(block).mem('i32.load').set(list).get(from).set(place);
  before?.(emit, code);
  const one = (lane: number | null): void => {
    if (variant.list) code.get(list).get(place).i32(2).op('i32.shl').op('i32.add').mem('i32.load').set(row);
    emit.begin(row, place);
    body(emit, code, lane);
    code.get(place).i32(1).op('i32.add').set(place);
  };
  if (variant.lanes > 1) {
    code.block().loop();
    code.get(place).i32(variant.lanes).op('i32.add').get(to).op('i32.gt_s').brIf(1);
    for (let lane = 0; lane < variant.lanes; lane++) one(lane);
    code.br(0).op('end').op('end');
  }
  code.block().loop();
  code.get(place).get(to).op('i32.ge_s').brIf(1);
  one(null);
  code.br(0).op('end').op('end');
  after?.(emit, code);
  return code.get(emit.error).module();
}

export function encodeGroupLoop(inputs: Inputs, loop: GroupLoop, variant: Variant): Uint8Array<ArrayBuffer> {
  const isOne = loop.parts.every((_, i) => variant.timed && i === loop.timed?.part);
  if (isOne && loop.slots.every(({ kind }) => kind === 'count' || kind === 'sum')) return encodeTotals(inputs, loop, variant);
  const lanes: number[] = [];
  const before = (emit: RowEmitter, code: Code): void => {
    for (let lane = 0; lane < variant.lanes; lane++) {
      const base = code.local('i32');
      code.get(emit.word(loop.base)).get(emit.word(loop.laneBytes)).i32(lane).op('i32.mul').op('i32.add').set(base);
      lanes.push(base);
    }
  };
  return overRows(inputs, variant, (emit, code, lane) => {
    const group = code.local('i32');
    const cell = code.local('i32');
    code.i32(0).set(group);
    loop.parts.forEach((part, i) => {
      if (variant.timed && i === loop.timed?.part) code.get(emit.word(loop.timed.word));
      else emit.value(part.phys).push();
      if (part.times !== null) code.get(emit.word(part.times)).op('i32.mul');
      if (i > 0) code.get(group).op('i32.add');
      code.set(group);
    });
    code.get(lanes[lane ?? 0] ?? emit.word(loop.base));
    if (loop.parts.length > 0) code.get(group).i32(loop.stride).op('i32.mul').op('i32.add');
    code.set(cell);
    bump(code, () => code.get(cell), 0, variant.sign);
    for (const slot of loop.slots) {
      const value = emit.value(slot.arg);
      const nil = slot.kind === 'min' || slot.kind === 'max' || slot.kind === 'first' ? value.nil : null;
      if (nil) {
        nil();
        code.op('i32.eqz').if();
      }
      put(code, cell, slot, value, variant.sign);
      if (nil) code.op('end');
    }
    for (const cells of loop.distinct) countCell(emit, code, cells, group, variant.sign);
  }, { before });
}

/** The loop of a single group, or of a single bucket of time: what is kept of it stays in locals until the end. */
function encodeTotals(inputs: Inputs, loop: GroupLoop, variant: Variant): Uint8Array<ArrayBuffer> {
  const locals = new Map<Slot, number>();
  let rows = -1;
  let group = -1;
  let cell = -1;
  const before = (emit: RowEmitter, code: Code): void => {
    group = code.local('i32');
    cell = code.local('i32');
    if (loop.timed && loop.parts.length > 0) {
      const times = loop.parts[loop.timed.part]?.times ?? null;
      code.get(emit.word(loop.timed.word));
      if (times !== null) code.get(emit.word(times)).op('i32.mul');
    } else code.i32(0);
    code.set(group).get(emit.word(loop.base)).get(group).i32(loop.stride).op('i32.mul').op('i32.add').set(cell);
  };
  return overRows(
    inputs, variant,
    (emit, code) => {
      if (rows < 0) rows = code.local('i32');
      code.get(rows).i32(1).op('i32.add').set(rows);
      for (const slot of loop.slots) {
        const isCount = slot.kind === 'count';
        const type = isCount ? 'i32' : slot.arg.type === 'f64' ? 'f64' : 'i64';
        const local = locals.get(slot) ?? code.local(type);
        locals.set(slot, local);
        const value = emit.value(slot.arg);
        code.get(local);
        if (isCount) pushHas(code, value);
        else pushOrZero(code, value, type === 'f64' ? 'f64' : 'i64');
        code.op(`${type}.add`).set(local);
      }
      for (const cells of loop.distinct) countCell(emit, code, cells, group, variant.sign);
    },
    { before, after: (_, code) => {
      const fold = (at: number, local: number, type: 'i32' | 'i64' | 'f64'): void => {
        code.get(cell).get(cell).mem(`${type}.load`, at);
        code.get(local).op(`${type}.${variant.sign > 0 ? 'add' : 'sub'}`).mem(`${type}.store`, at);
      };
      if (rows >= 0) fold(0, rows, 'i32');
      for (const [slot, local] of locals) fold(slot.at, local, slot.kind === 'count' ? 'i32' : slot.arg.type === 'f64' ? 'f64' : 'i64');
    } },
  );
}

/** One more (or less) of a value in a group. */
function countCell(emit: RowEmitter, code: Code, cells: CountedCells, group: number, sign: 1 | -1): void {
  const value = emit.value(cells.value);
  const at = code.local('i32');
  code.get(emit.word(cells.word));
  value.push();
  if (cells.card !== null) code.get(group).get(emit.word(cells.card)).op('i32.mul').op('i32.add');
  code.i32(2).op('i32.shl').op('i32.add').set(at);
  bump(code, () => code.get(at), 0, sign);
}

/** Adds the sign to the u32 at an address. */
function bump(code: Code, address: () => void, at: number, sign: 1 | -1): void {
  address();
  address();
  code.mem('i32.load', at).i32(sign).op('i32.add').mem('i32.store', at);
}

function put(code: Code, cell: number, slot: Slot, value: Val, sign: 1 | -1): void {
  switch (slot.kind) {
    case 'count':
      // Without a jump: whether a row has a value is often anyone's guess.
      code.get(cell).get(cell).mem('i32.load', slot.at);
      pushHas(code, value);
      code.op(sign > 0 ? 'i32.add' : 'i32.sub').mem('i32.store', slot.at);
      return;
    case 'sum': {
      const type = slot.arg.type === 'f64' ? 'f64' : 'i64';
      code.get(cell).get(cell).mem(`${type}.load`, slot.at);
      pushOrZero(code, value, type);
      code.op(`${type}.${sign > 0 ? 'add' : 'sub'}`).mem(`${type}.store`, slot.at);
      return;
    }
    case 'halves':
      for (const half of [0, 1]) {
        code.get(cell).get(cell).mem('i64.load', slot.at + 8 * half);
        pushOrZero(code, value, 'i64');
        if (half === 0) code.i64(32n).op('i64.shr_s');
        else code.i64(0xffff_ffffn).op('i64.and');
        code.op(sign > 0 ? 'i64.add' : 'i64.sub').mem('i64.store', slot.at + 8 * half);
      }
      return;
    case 'min':
    case 'max':
    case 'first': {
      const type = slot.arg.type === 'f64' ? 'f64' : 'i64';
      if (slot.kind === 'first') code.i32(0);
      else {
        value.push();
        code.get(cell).mem(`${type}.load`, slot.at);
        code.op(type === 'f64' ? (slot.kind === 'min' ? 'f64.lt' : 'f64.gt') : slot.kind === 'min' ? 'i64.lt_s' : 'i64.gt_s');
      }
      code.get(cell).mem('i32.load', slot.count).i32(slot.count === 0 ? 1 : 0).op('i32.eq').op('i32.or').if();
      code.get(cell);
      value.push();
      code.mem(`${type}.store`, slot.at).op('end');
      return;
    }
  }
}

/** 1 when there is a value, else 0. */
function pushHas(code: Code, value: Val): void {
  if (value.has) value.has();
  else if (value.nil) {
    value.nil();
    code.op('i32.eqz');
  } else code.i32(1);
}

/** The value, 0 where it is null. */
function pushOrZero(code: Code, value: Val, type: 'i64' | 'f64'): void {
  value.push();
  if (!value.nil || value.blank === true) return;
  if (type === 'f64') code.f64(0);
  else code.i64(0n);
  value.nil();
  code.op('i32.eqz').op('select');
}

/** Bits of rows where a condition is true, to the word `out`; `from` must be a multiple of 8. */
export function encodeBitLoop(inputs: Inputs, condition: Phys, out: number, forms: readonly ColumnForm[]): Uint8Array<ArrayBuffer> {
  const bits = { local: -1 };
  return overRows(inputs, { forms, list: false, sign: 1, lanes: 8, timed: false }, (emit, code, lane) => {
    if (bits.local < 0) bits.local = code.local('i32');
    const store = (): void => {
      code.get(emit.word(out));
      emit.pushRow();
      code.i32(3).op('i32.shr_u').op('i32.add').get(bits.local).mem('i32.store8');
    };
    const value = emit.value(condition);
    value.push();
    if (lane !== null) {
      if (lane > 0) code.i32(lane).op('i32.shl').get(bits.local).op('i32.or');
      code.set(bits.local);
      if (lane === 7) store();
      return;
    }
    const place = code.local('i32');
    emit.pushRow();
    code.i32(7).op('i32.and').tee(place).op('i32.shl');
    // The first of a byte begins it.
    code.get(bits.local).i32(0).get(place).op('select').op('i32.or').set(bits.local);
    store();
  });
}

/** A small number of each row, of so many bytes, to the word `out`. */
export function encodeCodeLoop(inputs: Inputs, code: Phys, width: 1 | 2, out: number, forms: readonly ColumnForm[]): Uint8Array<ArrayBuffer> {
  return overRows(inputs, { forms, list: false, sign: 1, lanes: 1, timed: false }, (emit, made) => {
    made.get(emit.word(out));
    emit.pushRow();
    if (width === 2) made.i32(1).op('i32.shl');
    made.op('i32.add');
    emit.value(code).push();
    made.mem(width === 1 ? 'i32.store8' : 'i32.store16');
  });
}

/** Value of each place as 8 bytes to the word `out`, and, where `nils` is given, a byte that says whether it is null. */
export function encodeWriteLoop(inputs: Inputs, value: Phys, out: number, nils: number | null, variant: Pick<Variant, 'forms' | 'list'>): Uint8Array<ArrayBuffer> {
  return overRows(inputs, { ...variant, sign: 1, lanes: 1, timed: false }, (emit, code) => {
    const a = emit.value(value);
    code.get(emit.word(out));
    emit.pushPlace();
    code.i32(3).op('i32.shl').op('i32.add');
    a.push();
    code.mem(value.type === 'f64' ? 'f64.store' : 'i64.store');
    if (nils === null) return;
    code.get(emit.word(nils));
    emit.pushPlace();
    code.op('i32.add');
    if (a.nil) a.nil();
    else code.i32(0);
    code.mem('i32.store8');
  });
}

/** The values of each place, 8 bytes each, the least of all where null, one behind the other to the word `out`. */
export function encodeRecordLoop(inputs: Inputs, values: readonly Phys[], out: number, variant: Pick<Variant, 'forms' | 'list'>): Uint8Array<ArrayBuffer> {
  return overRows(inputs, { ...variant, sign: 1, lanes: 1, timed: false }, (emit, code) => {
    const at = code.local('i32');
    code.get(emit.word(out));
    emit.pushPlace();
    code.i32(8 * values.length).op('i32.mul').op('i32.add').set(at);
    values.forEach((value, i) => {
      const made = emit.value(value);
      code.get(at);
      made.push();
      if (value.type === 'i32') code.op('i64.extend_i32_u');
      if (made.nil) {
        code.i64(-(2n ** 63n));
        made.nil();
        code.op('i32.eqz').op('select');
      }
      code.mem('i64.store', 8 * i);
    });
  });
}
