import type { Memory } from '../memory.ts';
import type { Chunk } from '../segment.ts';
import type { HandedArray } from './handed.ts';

/** Rows of one segment: places [from, from + count) of the list, or of the segment itself where there is none. */
export interface RowRun {
  /** Byte offset of u32 row numbers; 0: the rows themselves. */
  readonly list: number;
  readonly from: number;
  readonly count: number;
}

/** Adds the chunk's values of these rows to `out` at `at`; what has no value adds 0. */
export function addNumbers(memory: Memory, chunk: Chunk | undefined, rows: number, run: RowRun, out: HandedArray, at: number): void {
  if (!chunk) return;
  const { list, from, count } = run;
  const { base, width, pointer } = chunk;
  const rowNumbers = list ? memory.u32(list, from + count) : null;
  const rowOf = (i: number): number => (rowNumbers ? (rowNumbers[from + i] ?? 0) : from + i);
  if (width === 0) {
    for (let i = 0; i < count; i++) out[at + i] = (out[at + i] ?? 0) + base;
    return;
  }
  if (width === 8) {
    const halves = memory.u32(pointer, rows * 2);
    for (let i = 0; i < count; i++) {
      const row = 2 * rowOf(i);
      out[at + i] = (out[at + i] ?? 0) + base + (halves[row + 1] ?? 0) * 2 ** 32 + (halves[row] ?? 0);
    }
    return;
  }
  const stored = storedOf(memory, width, pointer, rows);
  if (rowNumbers) for (let i = 0; i < count; i++) out[at + i] = (out[at + i] ?? 0) + base + (stored[rowNumbers[from + i] ?? 0] ?? 0);
  else for (let i = 0; i < count; i++) out[at + i] = (out[at + i] ?? 0) + base + (stored[from + i] ?? 0);
}

/** Writes `map[code]` of these rows; 0 where there is no value. */
export function writeCodes(memory: Memory, chunk: Chunk | undefined, rows: number, run: RowRun, map: Uint32Array, out: HandedArray, at: number): void {
  eachCode(memory, chunk, rows, run, (i, code) => {
    out[at + i] = map[code] ?? 0;
  });
}

/** Notes which codes these rows have. */
export function markCodes(memory: Memory, chunk: Chunk | undefined, rows: number, run: RowRun, used: Uint8Array): void {
  eachCode(memory, chunk, rows, run, (_, code) => {
    used[code] = 1;
  });
}

function eachCode(memory: Memory, chunk: Chunk | undefined, rows: number, run: RowRun, take: (i: number, code: number) => void): void {
  if (!chunk) return;
  const { list, from, count } = run;
  const { base, width, pointer, validity } = chunk;
  const rowNumbers = list ? memory.u32(list, from + count) : null;
  const bits = validity ? memory.u8(validity, Math.ceil(rows / 8)) : null;
  const stored = width === 0 || width === 8 ? null : storedOf(memory, width, pointer, rows);
  for (let i = 0; i < count; i++) {
    const row = rowNumbers ? (rowNumbers[from + i] ?? 0) : from + i;
    if (bits && (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) continue;
    take(i, base + (stored ? (stored[row] ?? 0) : 0));
  }
}

/** Clears the bits of rows that have no value. */
export function clearNulls(memory: Memory, chunk: Chunk | undefined, rows: number, run: RowRun, validity: Uint8Array, at: number): void {
  if (chunk && chunk.validity === 0) return;
  const { list, from, count } = run;
  const rowNumbers = list ? memory.u32(list, from + count) : null;
  const bits = chunk ? memory.u8(chunk.validity, Math.ceil(rows / 8)) : null;
  for (let i = 0; i < count; i++) {
    const row = rowNumbers ? (rowNumbers[from + i] ?? 0) : from + i;
    if (bits && ((bits[row >> 3] ?? 0) >> (row & 7)) & 1) continue;
    const place = at + i;
    validity[place >> 3] = (validity[place >> 3] ?? 0) & ~(1 << (place & 7));
  }
}

function storedOf(memory: Memory, width: 1 | 2 | 4, pointer: number, rows: number): Uint8Array | Uint16Array | Uint32Array {
  return width === 1 ? memory.u8(pointer, rows) : width === 2 ? memory.u16(pointer, rows) : memory.u32(pointer, rows);
}
