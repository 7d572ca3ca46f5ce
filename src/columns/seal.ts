import { Block } from './block.ts';
import type { Memory } from './memory.ts';
import { pieces, type RowPiece } from './pieces.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import { offsetBias, stagedWidth, type StagedColumn, type StagedStats, type Staging } from './staging.ts';
import type { TableWasm } from './table-wasm.ts';

/** Bytes that a chunk of `rows` rows takes in the memory. */
export function chunkBytes(chunk: Chunk, rows: number): number {
  return roomFor(chunk.width * rows) + (chunk.validity > 0 ? roomFor(validityBytes(rows)) : 0);
}

export function validityBytes(rows: number): number {
  return Math.ceil(rows / 64) * 8;
}

function roomFor(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** Gives the blocks of a chunk back through `release`. */
export function releaseChunk(chunk: Chunk, rows: number, release: (pointer: number, bytes: number) => void): void {
  if (chunk.width > 0) release(chunk.pointer, chunk.width * rows);
  if (chunk.validity > 0) release(chunk.validity, validityBytes(rows));
}

/** The narrowest form that holds every value: what to take off, and how many bytes are left. */
export interface Form {
  readonly width: 0 | 1 | 2 | 4 | 8;
  readonly base: number;
}

/** Form of a column. A base is used only where it saves bytes, and never for codes. */
export function formOf({ kind }: Pick<StagedColumn, 'kind'>, { min, max, valid }: StagedStats, rows: number): Form {
  const isCode = kind === 'code' || kind === 'observation';
  const least = isCode && valid < rows ? 0 : min;
  if (least === max) return { width: 0, base: least };
  const plain = least < 0 ? 8 : widthFor(max);
  const based = widthFor(max - least);
  return (based < plain && !isCode) || least < 0 ? { width: based, base: least } : { width: plain, base: 0 };
}

function widthFor(value: number): 1 | 2 | 4 | 8 {
  return value <= 0xff ? 1 : value <= 0xffff ? 2 : value <= 0xffff_ffff ? 4 : 8;
}

/** Seals segments: sorts by time and packs, column by column. Holds the scratch that sorting takes. */
export class Sealer {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly scratch: Block;

  constructor(memory: Memory, wasm: TableWasm) {
    this.memory = memory;
    this.wasm = wasm;
    this.scratch = new Block(memory);
  }

  /**
   * Packs a staging in steps of at most about two milliseconds; the last value is the sealed segment. The staging stays
   * as it is. Throws `MemoryExceeded` and gives back what it had taken.
   */
  *steps(staging: Staging): Generator<void, Segment, void> {
    const { memory } = this;
    const { rows } = staging;
    const made: { pointer: number; bytes: number }[] = [];
    const take = (bytes: number): number => {
      const pointer = memory.allocate(bytes);
      made.push({ pointer, bytes });
      return pointer;
    };
    let whole = false;
    try {
      const order = this.order(staging);
      yield;
      const chunks = new Map<PhysicalName, Chunk>();
      for (const [name, column] of staging.all()) {
        const chunk = yield* this.pack(column, staging, order, take);
        if (chunk) chunks.set(name, chunk);
      }
      const time = chunks.get('time');
      whole = true;
      return {
        id: staging.id, version: staging.segment().version + 1, rows, sorted: true, minTime: time?.min ?? 0, maxTime: time?.max ?? 0, chunks,
      };
    } finally {
      if (!whole) for (const { pointer, bytes } of made) memory.release(pointer, bytes);
    }
  }

  release(): void {
    this.scratch.release();
  }

  /** Pointer to the row numbers in order of time, 0 when they stand so already. */
  private order(staging: Staging): number {
    const time = staging.column('time');
    if (staging.sorted || !time) return 0;
    const { rows } = staging;
    this.scratch.ensure(rows * 8 + 8192);
    const { min, max } = staging.stats(time);
    const order = this.scratch.pointer;
    const spare = order + rows * 4;
    this.wasm.sortOrder(time.pointer, rows, min, max, order, spare, spare + rows * 4);
    return order;
  }

  private *pack(column: StagedColumn, staging: Staging, order: number, take: (bytes: number) => number): Generator<void, Chunk | null, void> {
    const { rows } = staging;
    const stats = staging.stats(column);
    if (stats.valid === 0) return null;
    const { width, base } = formOf(column, stats, rows);
    const hasNulls = stats.valid < rows && column.validity > 0;
    const pointer = width > 0 ? take(width * rows) : 0;
    const validity = hasNulls ? take(validityBytes(rows)) : 0;
    for (const piece of width > 0 || hasNulls ? pieces(rows) : []) {
      this.packPiece(column, order, piece, { width, base, pointer, validity });
      yield;
    }
    return { width, base, min: stats.min, max: stats.max, pointer, validity };
  }

  /** Rows of a sealed column from `from` on: out of any place of the staged one by `order`, and where there is none out of the same. */
  private packPiece(column: StagedColumn, order: number, { from, rows }: RowPiece, { width, base, pointer, validity }: Form & Pick<Chunk, 'pointer' | 'validity'>): void {
    const ordered = order === 0 ? 0 : order + from * 4;
    const first = order === 0 ? from : 0;
    const source = column.pointer + first * stagedWidth(column);
    const given = column.validity === 0 ? 0 : column.validity + first / 8;
    const bits = validity === 0 ? 0 : validity + from / 8;
    const target = pointer + from * width;
    if (width === 0) this.wasm.copyValidity(given, ordered, rows, bits);
    else if (column.kind === 'observation') this.packBytes(source, ordered, rows, target);
    else if (column.kind === 'offset' || column.kind === 'counter') {
      const bias = column.kind === 'offset' ? offsetBias : 0;
      this.wasm.narrow64(source, ordered, rows, base + bias, width, target, given, bits);
    } else this.wasm.narrow32(source, ordered, rows, base, width, target, given, bits);
  }

  private packBytes(source: number, order: number, rows: number, target: number): void {
    const to = this.memory.u8(target, rows);
    if (order === 0) {
      to.set(this.memory.u8(source, rows));
      return;
    }
    // Places of the whole column, not of the piece; gone through by place, as an iterator over shared memory takes four times as long.
    const all = this.memory.u8(0, this.memory.totalBytes);
    const places = this.memory.u32(order, rows);
    for (let row = 0; row < rows; row++) to[row] = all[source + (places[row] ?? 0)] ?? 0;
  }
}
