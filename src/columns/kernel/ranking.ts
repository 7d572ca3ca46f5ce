import type { Memory } from '../memory.ts';
import type { Natives } from './natives.ts';

/** Where the values lie by which groups are ranked. Addresses are taken when used; strides and offsets are bytes. */
export interface Ranked {
  /** u32 that says whether a group exists. */
  readonly base: number;
  readonly stride: number;
  readonly values: number;
  readonly valueStride: number;
  readonly kind: 'u32' | 'i64';
  /** u32 that says whether the value is one; 0: all are. */
  readonly valid: number;
  readonly ascending: boolean;
  readonly cells: number;
}

const atOnce = 500_000;

/** Cells of all groups that exist. */
export async function occupied(memory: Memory, natives: Natives, base: number, stride: number, cells: number, tick: () => Promise<void>): Promise<Uint32Array> {
  return gathered(memory, cells, tick, (from, to, out) => natives.occupied(base, stride, from, to, out));
}

/** How many groups exist. */
export async function countGroups(natives: Natives, base: number, stride: number, cells: number, tick: () => Promise<void>): Promise<number> {
  let groups = 0;
  for (let from = 0; from < cells; from += atOnce) {
    groups += natives.countOccupied(base, stride, from, Math.min(cells, from + atOnce));
    await tick();
  }
  return groups;
}

/** Cells of the groups that are among the best `limit` by value, and of all that tie with the last of them. */
export async function bestCells(memory: Memory, natives: Natives, ranked: Ranked, limit: number, tick: () => Promise<void>): Promise<Uint32Array> {
  const { base, stride, values, valueStride, valid, cells } = ranked;
  const kind = ranked.kind === 'i64' ? 1 : 0;
  const ascending = ranked.ascending ? 1 : 0;
  const heapBytes = 8 * Math.max(1, limit);
  const heap = memory.allocate(heapBytes);
  let least: bigint;
  try {
    let size = 0;
    for (let from = 0; from < cells; from += atOnce) {
      size = natives.best(base, stride, values, valueStride, kind, valid, stride, ascending, from, Math.min(cells, from + atOnce), heap, size, limit);
      await tick();
    }
    least = size < limit ? -(2n ** 63n) : (memory.i64(heap, 1)[0] ?? 0n);
  } finally {
    memory.release(heap, heapBytes);
  }
  return gathered(memory, cells, tick, (from, to, out) => natives.atLeast(base, stride, values, valueStride, kind, valid, stride, ascending, from, to, least, out));
}

async function gathered(memory: Memory, cells: number, tick: () => Promise<void>, step: (from: number, to: number, out: number) => number): Promise<Uint32Array> {
  const bytes = 4 * Math.min(cells, atOnce) + 64;
  const scratch = memory.allocate(bytes);
  const portions: Uint32Array[] = [];
  let length = 0;
  try {
    for (let from = 0; from < cells; from += atOnce) {
      const n = step(from, Math.min(cells, from + atOnce), scratch);
      if (n > 0) portions.push(memory.u32(scratch, n).slice());
      length += n;
      await tick();
    }
  } finally {
    memory.release(scratch, bytes);
  }
  const [only] = portions;
  if (portions.length === 1 && only) return only;
  const all = new Uint32Array(length);
  let at = 0;
  for (const portion of portions) {
    all.set(portion, at);
    at += portion.length;
  }
  return all;
}
