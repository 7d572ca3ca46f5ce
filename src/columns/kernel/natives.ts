import type { Memory } from '../memory.ts';
import { instantiate } from '../module.ts';

/** The fixed loops, as `assembly/kernel.ts` exports them. Pointers and counts are i32; see there for what they mean. */
export interface Natives {
  range8(column: number, rows: number, low: number, span: number, out: number): void;
  range16(column: number, rows: number, low: number, span: number, out: number): void;
  range32(column: number, rows: number, low: number, span: number, out: number): void;
  range64(column: number, rows: number, lowLower: number, lowUpper: number, spanLower: number, spanUpper: number, out: number): void;
  lookup8(column: number, rows: number, table: number, out: number): void;
  lookupFew(column: number, rows: number, table: number, out: number): void;
  touch(from: number, to: number): number;
  lookup16(column: number, rows: number, table: number, out: number): void;
  lookup32(column: number, rows: number, table: number, out: number): void;
  fill(out: number, rows: number, bit: number): void;
  and(into: number, other: number, rows: number): void;
  or(into: number, other: number, rows: number): void;
  not(into: number, rows: number): void;
  count(bits: number, from: number, to: number): number;
  difference(a: number, aFrom: number, aTo: number, b: number, bFrom: number, bTo: number, rows: number, out: number): number;
  list(bits: number, from: number, to: number, out: number, end: number): number;
  pick(column: number, width: number, list: number, rows: number, out: number): void;
  pickBits(bits: number, list: number, rows: number, out: number): void;
  addGroups(base: number, other: number, cells: number, stride: number, counts: number, sumsAt: number, sums: number, floats: number): void;
  foldLanes(base: number, laneBytes: number, lanes: number, cells: number, stride: number, counts: number, sumsAt: number, sums: number, floats: number): void;
  occupied(base: number, stride: number, from: number, to: number, out: number): number;
  countOccupied(base: number, stride: number, from: number, to: number): number;
  best(
    base: number, stride: number, values: number, valueStride: number, kind: number, valid: number, validStride: number, ascending: number,
    from: number, to: number, heap: number, size: number, limit: number,
  ): number;
  atLeast(
    base: number, stride: number, values: number, valueStride: number, kind: number, valid: number, validStride: number, ascending: number,
    from: number, to: number, least: bigint, out: number,
  ): number;
  total(values: number, stride: number, kind: number, from: number, to: number): bigint;
  rollUp(fine: number, fineStride: number, cells: number, steps: number, keys: number, coarse: number, coarseStride: number, moves: number, words: number, longs: number): void;
  rollThrough(fine: number, fineStride: number, cells: number, map: number, coarse: number, coarseStride: number, moves: number, words: number, longs: number): number;
  rollBetween(earlier: number, later: number, fineStride: number, cells: number, steps: number, keys: number, coarse: number, coarseStride: number, moves: number, words: number, longs: number): number;
  countDistinct(cells: number, card: number, from: number, to: number, out: number): void;
  countThrough(cells: number, from: number, to: number, table: number, out: number): void;
  histogram(keys: number, rows: number, bits: number, counts: number): void;
  scatter(keys: number, rows: number, first: number, bits: number, cursors: number, outKeys: number, outPositions: number): void;
  number(
    keys: number, positions: number, from: number, to: number, table: number, slots: number, distinct: number, full: number, nextAt: number, numbers: number,
  ): number;
  rehash(distinct: number, from: number, to: number, table: number, slots: number): void;
  deal(records: number, rows: number, bytes: number, hasHigh: number, bits: number, parts: number, shift: number, pool: number): void;
  highOf(key: bigint, part: number, bits: number): number;
  gather(records: number, rows: number, sums: number, table: number, slots: number, entries: number, full: number, nextAt: number): number;
  regather(entries: number, to: number, sums: number, table: number, slots: number): void;
  countByGroup(distinct: number, from: number, to: number, card: bigint, counts: number): void;
}

export function loadNatives(module: WebAssembly.Module, memory: Memory): Natives {
  return instantiate<Natives>(module, memory);
}
