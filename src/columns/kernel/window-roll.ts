import type { TimeRange } from '../../model/time.ts';
import type { Memory } from '../memory.ts';
import { roomOf } from './keys.ts';
import type { Natives } from './natives.ts';
import { pairs } from './roll-up.ts';
import type { RunningTotals } from './running-totals.ts';
import type { WindowNeeds } from './window-needs.ts';
import type { Work } from './work.ts';

/** How the groups of a work come from running totals. */
export interface Roll {
  readonly totals: RunningTotals;
  readonly bytes: number;
  readonly stride: number;
  /** As `rollBetween` reads them: steps of the keys, then what is added to what. */
  readonly said: Uint32Array;
  readonly keys: number;
  readonly words: number;
  readonly longs: number;
  /** Where the groups have a bucket of time: its seconds, the first one's begin, how many there are, and bytes from one to the next. */
  readonly buckets: { readonly seconds: number; readonly from: number; readonly count: number; readonly bytes: number } | null;
}

/**
 * @param counted values of a distinct count, which are then the last key of the totals, and are counted in cells of 4 bytes behind each
 *   group; null for the groups themselves
 * @returns null where keys or numbers do not correspond
 */
export function rollOf(work: Work, totals: RunningTotals, { time }: WindowNeeds, counted: number | null): Roll | null {
  const added = counted === null ? pairs(work, totals.work) : { words: [[0, 0] as const], longs: [] };
  const own = work.keys.cells;
  const fine = totals.work.keys.cells.slice(1);
  const matching = own.filter((_, index) => index !== time?.key);
  if (!added || fine.length !== matching.length + (counted === null ? 0 : 1) || matching.some((cell, k) => cell.key !== fine[k]?.key)) return null;
  /** Places of the coarse index that one step of a key makes. */
  const stepOf = (index: number): number => (counted ?? 1) * roomOf(own.slice(index + 1));
  const steps = own.flatMap((cell, index) => (index === time?.key ? [] : [cell.card, stepOf(index)]));
  if (counted !== null) steps.push(counted, 1);
  const stride = counted === null ? work.loop.stride : 4;
  const first = time === null ? null : own[time.key];
  const from = first?.decode(0);
  if (first && (typeof from !== 'number' || first.nullCell >= 0 || !Number.isInteger(totals.slotAt(from)))) return null;
  return {
    totals, stride, said: Uint32Array.from([...steps, ...added.words.flat(), ...added.longs.flat()]), keys: steps.length / 2, words: added.words.length, longs: added.longs.length,
    bytes: Math.max(8, work.keys.room * (counted ?? 1) * stride),
    buckets: time && first && typeof from === 'number' ? { seconds: time.step, from, count: first.card, bytes: stepOf(time.key) * stride } : null,
  };
}

/** The groups of a range of whole slots, in a block that the caller frees, and the records in them. @throws MemoryExceeded */
export function roll({ totals, bytes, stride, said, keys, words, longs, buckets }: Roll, range: TimeRange, memory: Memory, natives: Natives): { readonly pointer: number; readonly bytes: number; readonly rows: number } {
  const saidBytes = 4 * said.length + 8;
  const steps = memory.allocate(saidBytes);
  try {
    const pointer = memory.allocate(bytes);
    memory.zero(pointer, bytes);
    memory.u32(steps, said.length).set(said);
    const moves = steps + 8 * keys;
    const between = (from: number, to: number, into: number): number =>
      natives.rollBetween(totals.before(from), totals.before(to), totals.work.loop.stride, totals.room, steps, keys, into, stride, moves, words, longs) >>> 0;
    let rows = 0;
    if (!buckets) rows = between(totals.slotAt(range.from), totals.slotAt(range.to), pointer);
    else {
      const { seconds, from, count } = buckets;
      const [first, last] = [Math.max(0, Math.floor((range.from - from) / seconds)), Math.min(count, Math.ceil((range.to - from) / seconds))];
      for (let each = first; each < last; each++) {
        const begins = from + each * seconds;
        rows += between(totals.slotAt(Math.max(range.from, begins)), totals.slotAt(Math.min(range.to, begins + seconds)), pointer + each * buckets.bytes);
      }
    }
    return { pointer, bytes, rows };
  } finally {
    memory.release(steps, saidBytes);
  }
}
