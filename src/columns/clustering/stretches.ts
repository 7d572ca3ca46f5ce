import type { Memory } from '../memory.ts';
import type { Chunk, PhysicalName } from '../segment.ts';
import type { Natives } from '../kernel/natives.ts';
import type { Selection } from '../kernel/selection.ts';
import type { Snapshot } from '../kernel/snapshot.ts';

/**
 * Walks the records of a selection in stretches of a few thousand, with the columns wanted widened into plain arrays: the loops
 * that follow then know neither widths, nor bitmaps, nor segments, and stay in the cache.
 */
export const stretchRows = 8192;

export interface WalkTools {
  readonly memory: Memory;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly tick: () => Promise<void>;
}

export interface Stretch {
  readonly segment: number;
  readonly count: number;
  /** How many records of the selection come before. */
  readonly first: number;
  /** Row in the segment of record `i`. */
  readonly rows: Uint32Array | null;
  readonly from: number;
}

/** Columns by name; what a record lacks is -1 (0 for codes of dictionaries). */
export class Columns<N extends PhysicalName> {
  private readonly arrays: ReadonlyMap<N, Float64Array | Int32Array>;

  constructor(names: readonly N[], wide: ReadonlySet<PhysicalName>) {
    this.arrays = new Map(names.map((name) => [name, wide.has(name) ? new Float64Array(stretchRows) : new Int32Array(stretchRows)]));
  }

  /** Values of the stretch being visited; the same array each time. Codes, ports, protocols and flags. */
  ints(name: N): Int32Array {
    const array = this.arrays.get(name);
    if (!(array instanceof Int32Array)) throw new TypeError(`${name} is not walked as whole numbers`);
    return array;
  }

  /** Times and counters, which pass 32 bits. */
  doubles(name: N): Float64Array {
    const array = this.arrays.get(name);
    if (!(array instanceof Float64Array)) throw new TypeError(`${name} is not walked as wide numbers`);
    return array;
  }

  all(): Iterable<readonly [N, Float64Array | Int32Array]> {
    return this.arrays;
  }
}

/** Columns that may pass 32 bits. */
export const wideColumns: ReadonlySet<PhysicalName> = new Set<PhysicalName>(['time', 'packets', 'bytes']);

const codeColumns: ReadonlySet<PhysicalName> = new Set<PhysicalName>(['interface', 'srcaddr', 'dstaddr', 'direction', 'action', 'traffic_path', '__source__', 'observation', 'ends', 'rejection']);

/**
 * True when all were visited.
 * @param visit called for one stretch after the other; must not await; false ends the walk
 * @param every only each so many-th stretch of rows, the first included: a sample that is the same each time
 * @throws MemoryExceeded
 */
export async function walk<N extends PhysicalName>(
  selection: Selection, columns: Columns<N>, { memory, snapshot, natives, tick }: WalkTools, visit: (stretch: Stretch) => boolean | void, every = 1,
): Promise<boolean> {
  const listBytes = 4 * stretchRows;
  const list = memory.allocate(listBytes);
  let first = 0;
  let turn = 0;
  try {
    for (const [index, part] of selection.parts.entries()) {
      if (part.rows === 0) continue;
      const { chunks } = snapshot.segment(index);
      for (let from = part.from; from < part.to; from += stretchRows) {
        if (turn++ % every !== 0) continue;
        const to = Math.min(part.to, from + stretchRows);
        const rows = part.bits ? memory.u32(list, natives.list(part.bits.pointer, from, to, list, list + listBytes)) : null;
        const count = rows ? rows.length : to - from;
        if (count === 0) continue;
        for (const [name, into] of columns.all()) widen(memory, chunks.get(name), codeColumns.has(name) ? 0 : -1, from, count, rows, into);
        if (visit({ segment: index, count, first, rows, from }) === false) return false;
        first += count;
        await tick();
      }
    }
    return true;
  } finally {
    memory.release(list, listBytes);
  }
}

type Room = Float64Array | Int32Array;

function widen(memory: Memory, chunk: Chunk | undefined, none: number, from: number, count: number, rows: Uint32Array | null, into: Room): void {
  if (!chunk) {
    into.fill(none, 0, count);
    return;
  }
  const { width, base, pointer, validity } = chunk;
  const end = rows ? (rows[count - 1] ?? 0) + 1 : from + count;
  if (width === 0) into.fill(base, 0, count);
  else if (width === 8) {
    const halves = memory.u32(pointer, end * 2);
    for (let i = 0; i < count; i++) {
      const row = 2 * (rows ? (rows[i] ?? 0) : from + i);
      into[i] = base + (halves[row + 1] ?? 0) * 2 ** 32 + (halves[row] ?? 0);
    }
  } else {
    const stored = width === 1 ? memory.u8(pointer, end) : width === 2 ? memory.u16(pointer, end) : memory.u32(pointer, end);
    if (rows) gather(stored, rows, count, base, into);
    else copy(stored, from, count, base, into);
  }
  if (validity === 0) return;
  const bits = memory.u8(validity, Math.ceil(end / 8));
  for (let i = 0; i < count; i++) {
    const row = rows ? (rows[i] ?? 0) : from + i;
    if ((((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) into[i] = none;
  }
}

function gather(stored: Uint8Array | Uint16Array | Uint32Array, rows: Uint32Array, count: number, base: number, into: Room): void {
  for (let i = 0; i < count; i++) into[i] = base + (stored[rows[i] ?? 0] ?? 0);
}

function copy(stored: Uint8Array | Uint16Array | Uint32Array, from: number, count: number, base: number, into: Room): void {
  if (base === 0) into.set(stored.subarray(from, from + count));
  else for (let i = 0; i < count; i++) into[i] = base + (stored[from + i] ?? 0);
}
