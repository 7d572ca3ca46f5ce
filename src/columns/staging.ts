import { batchCapacity } from './batch.ts';
import type { BatchPointers } from './batch-block.ts';
import type { Memory } from './memory.ts';
import type { Retired } from './retired.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import type { TableWasm } from './table-wasm.ts';

/** How a column is staged: words of a time, number or code; 64-bit counters and differences; one byte of observation. */
export type StagedKind = 'time' | 'offset' | 'number' | 'counter' | 'code' | 'observation';

export const stagedColumns: Readonly<Record<Exclude<PhysicalName, `x:${string}` | 'rejection'>, StagedKind>> = {
  time: 'time', lag: 'offset', duration: 'offset', interface: 'code', srcaddr: 'code', dstaddr: 'code', srcport: 'number',
  dstport: 'number', protocol: 'number', 'tcp-flags': 'number', direction: 'code', action: 'code', traffic_path: 'code',
  __source__: 'code', packets: 'counter', bytes: 'counter', observation: 'observation', ends: 'code',
};

/** Differences of two 32-bit times are stored with this added, so that they are not negative. */
export const offsetBias = 2 ** 32;

const widths: Readonly<Record<StagedKind, 1 | 4 | 8>> = { time: 4, offset: 8, number: 4, counter: 8, code: 4, observation: 1 };

/** Bytes per value of a staged column. */
export function stagedWidth({ kind }: Pick<StagedColumn, 'kind'>): 1 | 4 | 8 {
  return widths[kind];
}

const nullable: ReadonlySet<StagedKind> = new Set<StagedKind>(['offset', 'number', 'counter']);
const statsBytes = 64;

/** One staged column. Pointers are byte offsets; `validity` 0 where 0 itself means null (codes) or nothing is null (time). */
export interface StagedColumn {
  readonly kind: StagedKind;
  readonly pointer: number;
  readonly validity: number;
  /** f64 min, f64 max, u32 rows with a value, u32 "in order" (times). */
  readonly stats: number;
}

export interface StagedStats {
  readonly min: number;
  readonly max: number;
  readonly valid: number;
}

/** Rows for which there is room after one batch and before a whole segment: a small log does not take the memory of a large one. */
const someRows = 131_072;

/** The wide columns of one open segment: starts with room for one batch, and has room for a whole segment in the end. */
export class Staging {
  rows = 0;
  readonly id: number;
  /** Pairs known when the first row came: what `Ownership` need not look at again. */
  readonly markedPairs: number;
  ambiguous = 0;
  /** `Ends.stamp` of all its rows; null where they have different ones. */
  endsStamp: string | null = null;
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly retired: Retired;
  private readonly segmentRows: number;
  private readonly extras = new Map<`x:${string}`, StagedColumn>();
  private columns = new Map<PhysicalName, StagedColumn>();
  private block = { pointer: 0, bytes: 0 };
  private capacity = 0;
  private version = 0;

  constructor(memory: Memory, wasm: TableWasm, retired: Retired, id: number, markedPairs: number, segmentRows: number) {
    this.memory = memory;
    this.wasm = wasm;
    this.retired = retired;
    this.id = id;
    this.markedPairs = markedPairs;
    this.segmentRows = segmentRows;
  }

  get room(): number {
    return this.segmentRows - this.rows;
  }

  /** Bytes taken in the memory. */
  get bytes(): number {
    return this.block.bytes + this.extras.size * (this.capacity * 4 + statsBytes);
  }

  get sorted(): boolean {
    const time = this.columns.get('time');
    return time === undefined || (this.memory.u32(time.stats + 20, 1)[0] ?? 0) === 1;
  }

  /** All columns, the extras last. */
  *all(): Generator<readonly [PhysicalName, StagedColumn]> {
    yield* this.columns;
    yield* this.extras;
  }

  column(name: PhysicalName): StagedColumn | undefined {
    return this.columns.get(name) ?? [...this.extras].find(([extra]) => extra === name)?.[1];
  }

  stats(column: StagedColumn): StagedStats {
    const [min = 0, max = 0] = this.memory.f64(column.stats, 2);
    return { min, max, valid: this.memory.u32(column.stats + 16, 1)[0] ?? 0 };
  }

  /** Room for `rows` more and for these extras. Throws `MemoryExceeded`; what is staged stays. */
  reserve(rows: number, extras: Iterable<string>): void {
    const wanted = this.rows + rows;
    if (wanted > this.capacity) this.grow([batchCapacity, someRows].find((each) => wanted <= each && each < this.segmentRows) ?? this.segmentRows);
    for (const extra of extras) {
      const name: `x:${string}` = `x:${extra}`;
      if (this.extras.has(name)) continue;
      const bytes = this.capacity * 4 + statsBytes;
      const pointer = this.memory.allocate(bytes);
      this.memory.zero(pointer, this.rows * 4);
      this.memory.zero(pointer + this.capacity * 4, statsBytes);
      this.extras.set(name, { kind: 'code', pointer, validity: 0, stats: pointer + this.capacity * 4 });
    }
  }

  /**
   * Adds rows `from` to `from + rows` of a batch; `coded` are pointers to the codes of tuples, addresses and ends by batch row.
   * Room must be reserved.
   */
  append(batch: BatchPointers, from: number, rows: number, coded: { tuples: number; srcaddr: number; dstaddr: number; ends: number }): void {
    const { wasm } = this;
    const at = this.rows;
    const { numbers, counters, texts } = batch;
    const word = from * 4;
    for (const [name, column] of this.columns) {
      const { pointer, validity, stats } = column;
      switch (name) {
        case 'time':
          wasm.appendTimes(numbers.__time__ + word, rows, pointer, at, stats);
          break;
        case 'lag':
          wasm.appendOffsets(numbers.start + word, numbers.__time__ + word, offsetBias, rows, pointer, validity, at, stats);
          break;
        case 'duration':
          wasm.appendOffsets(numbers.end + word, numbers.__time__ + word, offsetBias, rows, pointer, validity, at, stats);
          break;
        case 'srcport': case 'dstport': case 'protocol': case 'tcp-flags':
          wasm.appendNumbers(numbers[name] + word, rows, pointer, validity, at, stats);
          break;
        case 'packets': case 'bytes':
          wasm.appendCounters(counters[name] + from * 8, rows, pointer, validity, at, stats);
          break;
        case 'interface':
          wasm.appendCodes(coded.tuples + word, rows, pointer, at, stats);
          break;
        case 'srcaddr': case 'dstaddr': case 'ends':
          wasm.appendCodes(coded[name] + word, rows, pointer, at, stats);
          break;
        case 'direction': case 'action': case 'traffic_path': case '__source__':
          wasm.appendCodes(texts[name] + word, rows, pointer, at, stats);
          break;
        default: // The observation is written by `labelled`.
      }
    }
    for (const [name, { pointer, stats }] of this.extras) {
      const source = batch.extras.get(name.slice(2));
      if (source !== undefined) wasm.appendCodes(source + word, rows, pointer, at, stats);
    }
    this.rows += rows;
    this.version++;
  }

  /** After observations were written: takes note of which values occur. */
  labelled(): void {
    const column = this.columns.get('observation');
    if (!column) return;
    const bits = this.wasm.valuesPresent(column.pointer, this.rows);
    const { min, max } = labelRange(bits);
    this.memory.f64(column.stats, 2).set([min, max]);
    this.memory.u32(column.stats + 16, 1)[0] = max === 0 ? 0 : (bits & 1) !== 0 ? 1 : this.rows;
    this.version++;
  }

  /** Takes note of what was known when the rows added last were resolved. After `append`. */
  resolvedAt(stamp: string | null, rows: number): void {
    this.endsStamp = this.rows === rows || this.endsStamp === stamp ? stamp : null;
  }

  /** As a segment that can be asked: wide chunks, unsorted. */
  segment(): Segment {
    const chunks = new Map<PhysicalName, Chunk>();
    for (const [name, column] of this.all()) {
      const { min, max, valid } = this.stats(column);
      if (valid === 0) continue;
      chunks.set(name, {
        width: widths[column.kind],
        base: column.kind === 'offset' ? -offsetBias : 0,
        min,
        max,
        pointer: column.pointer,
        validity: valid === this.rows ? 0 : column.validity,
      });
    }
    const time = chunks.get('time');
    return { id: this.id, version: this.version, rows: this.rows, sorted: false, minTime: time?.min ?? 0, maxTime: time?.max ?? 0, chunks };
  }

  release(): void {
    for (const { pointer } of this.extras.values()) this.retired.retire(pointer, this.capacity * 4 + statsBytes);
    this.retired.retire(this.block.pointer, this.block.bytes);
    this.extras.clear();
    this.columns.clear();
    this.block = { pointer: 0, bytes: 0 };
    this.capacity = 0;
  }

  private grow(capacity: number): void {
    const layout = new Map<PhysicalName, StagedColumn>();
    let at = 0;
    const take = (bytes: number): number => {
      const place = at;
      at += Math.ceil(bytes / 64) * 64;
      return place;
    };
    for (const [name, kind] of Object.entries(stagedColumns) as [PhysicalName, StagedKind][]) { // Object.entries forgets the keys.
      const pointer = take(capacity * widths[kind]);
      layout.set(name, { kind, pointer, validity: nullable.has(kind) ? take(capacity / 8) : 0, stats: take(statsBytes) });
    }
    const taken: { pointer: number; bytes: number }[] = [];
    const allocate = (bytes: number): number => {
      const pointer = this.memory.allocate(bytes);
      taken.push({ pointer, bytes });
      return pointer;
    };
    const extras = new Map<`x:${string}`, StagedColumn>();
    let made = 0;
    try {
      made = allocate(at);
      for (const name of this.extras.keys()) {
        const pointer = allocate(capacity * 4 + statsBytes);
        extras.set(name, { kind: 'code', pointer, validity: 0, stats: pointer + capacity * 4 });
      }
    } catch (error) {
      for (const { pointer, bytes } of taken) this.memory.release(pointer, bytes);
      throw error;
    }
    const columns = new Map<PhysicalName, StagedColumn>();
    for (const [name, { kind, pointer, validity, stats }] of layout) {
      columns.set(name, { kind, pointer: pointer + made, validity: nullable.has(kind) ? validity + made : 0, stats: stats + made });
      // Bits are set one by one and statistics added to; all else is written before it is read.
      if (nullable.has(kind)) this.memory.zero(validity + made, capacity / 8);
      this.memory.zero(stats + made, statsBytes);
    }
    for (const [name, column] of this.all()) {
      const target = columns.get(name) ?? [...extras].find(([extra]) => extra === name)?.[1];
      if (target) this.copy(column, target);
    }
    for (const { pointer } of this.extras.values()) this.retired.retire(pointer, this.capacity * 4 + statsBytes);
    this.retired.retire(this.block.pointer, this.block.bytes);
    this.block = { pointer: made, bytes: at };
    this.columns = columns;
    for (const [name, column] of extras) this.extras.set(name, column);
    this.capacity = capacity;
  }

  private copy(from: StagedColumn, to: StagedColumn): void {
    const { memory, rows } = this;
    const move = (source: number, target: number, bytes: number): void => memory.u8(target, bytes).set(memory.u8(source, bytes));
    move(from.pointer, to.pointer, rows * widths[from.kind]);
    if (from.validity > 0) move(from.validity, to.validity, Math.ceil(rows / 8));
    move(from.stats, to.stats, statsBytes);
  }
}

/** Smallest and largest label but 0 of a set of bits as `valuesPresent` gives it; zeros when there is none. */
export function labelRange(bits: number): { min: number; max: number } {
  const set = [1, 2, 3, 4].filter((label) => (bits >> label) & 1);
  return { min: set[0] ?? 0, max: set.at(-1) ?? 0 };
}
