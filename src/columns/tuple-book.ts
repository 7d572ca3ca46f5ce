import type { BatchText } from './batch.ts';
import { Block } from './block.ts';
import { slotsFor } from './address-book.ts';
import type { Memory } from './memory.ts';
import type { TableWasm } from './table-wasm.ts';

/** The text fields that stand together at an interface, in the order of a tuple's words. */
export const tupleFields = [
  'version', 'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'region', 'type', 'log-status', '__topic__',
] as const satisfies readonly BatchText[];
export type TupleField = (typeof tupleFields)[number];

const entryBytes = tupleFields.length * 4;

/** What is counted of the records of a tuple. Times are Unix seconds; `lasting` is explained in `capture-interval.ts`. */
export interface TupleCount {
  readonly rows: number;
  readonly first: number;
  readonly last: number;
  readonly lasting: readonly [number, number, number, number, number];
}

/** Interface tuples: dictionary codes of ten text fields, as one code from 1 on. Code 0 has null in all of them. */
export class TupleBook {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly state: Block;
  private readonly slots: Block;
  private readonly entries: Block;
  private readonly counts: Block;
  private readonly columns: Block;
  private copies: { size: number; byField: Map<TupleField, Uint32Array> } = { size: -1, byField: new Map() };

  constructor(memory: Memory, wasm: TableWasm) {
    this.memory = memory;
    this.wasm = wasm;
    this.state = new Block(memory, 64);
    this.slots = new Block(memory, 4 * 64);
    this.entries = new Block(memory, entryBytes);
    this.counts = new Block(memory, 32);
    this.columns = new Block(memory, 64);
    this.publish();
  }

  get size(): number {
    return this.memory.u32(this.state.pointer, 1)[0] ?? 0;
  }

  get bytes(): number {
    return this.slots.bytes + this.entries.bytes + this.counts.bytes;
  }

  /** Makes room for `rows` more tuples. */
  reserve(rows: number): void {
    const codes = this.size + rows + 1;
    this.entries.ensure(codes * entryBytes);
    this.counts.ensure(codes * 32);
    const want = slotsFor(codes) * 4;
    if (want > this.slots.bytes) {
      this.slots.renew(want);
      this.publish();
      this.wasm.rehashTuples(this.state.pointer);
    } else this.publish();
  }

  /** Codes of `rows` rows of the columns at `pointers`, in the order of `tupleFields`, written as words to `out`. */
  codeAll(pointers: readonly number[], rows: number, out: number): void {
    this.memory.u32(this.columns.pointer, pointers.length).set(pointers);
    this.wasm.codeTuples(this.columns.pointer, rows, out, this.state.pointer);
  }

  /** Counts rows, times and durations by tuple. Pointers to words of codes, times, starts and ends. */
  countAll(tuples: number, time: number, start: number, end: number, rows: number): void {
    this.wasm.countTuples(tuples, time, start, end, rows, this.counts.pointer);
  }

  count(tuple: number): TupleCount {
    const [rows = 0, first = 0, last = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = this.memory.u32(this.counts.pointer + tuple * 32, 8);
    return { rows, first, last, lasting: [a, b, c, d, e] };
  }

  /** Code of `field` in one tuple. */
  word(tuple: number, field: TupleField): number {
    return this.memory.u32(this.entries.pointer + tuple * entryBytes + tupleFields.indexOf(field) * 4, 1)[0] ?? 0;
  }

  /** Codes of one field by tuple code, 0 included. A copy that stays valid when memory grows. */
  codes(field: TupleField): Uint32Array {
    const size = this.size;
    if (this.copies.size !== size) this.copies = { size, byField: new Map() };
    const known = this.copies.byField.get(field);
    if (known) return known;
    const all = this.memory.u32(this.entries.pointer, (size + 1) * tupleFields.length);
    const place = tupleFields.indexOf(field);
    const made = Uint32Array.from({ length: size + 1 }, (_, tuple) => all[tuple * tupleFields.length + place] ?? 0);
    this.copies.byField.set(field, made);
    return made;
  }

  /** Entries and counts of all tuples, copied; for keeping. */
  save(): { entries: Uint32Array; counts: Uint32Array } {
    const tuples = this.size + 1;
    return {
      entries: this.memory.u32(this.entries.pointer, tuples * tupleFields.length).slice(),
      counts: this.memory.u32(this.counts.pointer, tuples * 8).slice(),
    };
  }

  /** Puts back what `save` gave, into an empty book. */
  restore(saved: { entries: Uint32Array; counts: Uint32Array }): void {
    const size = saved.counts.length / 8 - 1;
    this.reserve(size);
    this.memory.u32(this.entries.pointer, saved.entries.length).set(saved.entries);
    this.memory.u32(this.counts.pointer, saved.counts.length).set(saved.counts);
    this.memory.u32(this.state.pointer, 1)[0] = size;
    this.wasm.rehashTuples(this.state.pointer);
  }

  private publish(): void {
    this.memory.u32(this.state.pointer, 4).set([this.slots.pointer, this.slots.bytes / 4 - 1, this.entries.pointer], 1);
  }
}
