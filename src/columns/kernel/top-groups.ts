import type { Plan } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import type { Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import type { Phys } from './encode/physical.ts';
import type { WholeGroups } from './grouped.ts';
import type { Keys } from './keys.ts';
import type { Natives } from './natives.ts';
import { callRows, type Runner } from './runner.ts';
import type { Pieces } from './selection.ts';
import type { SplitKey } from './split-key.ts';
import { Scratch } from './scratch.ts';
import type { Block } from './tables.ts';
import { type Work } from './work.ts';

/** More rows than this are not asked for by people: then groups are numbered. */
const mostWanted = 10_000;
/** Groups that tie with the last one wanted, beyond which they are numbered. */
const mostTies = 100_000;
const mostSums = 4;
/** Rows of a part, so that what is looked up for each row stays in the cache. */
const partRows = 32_768;
const chunkHead = 64;

/** The first groups of an order among very many, and what is known of all. */
export interface TopGroups {
  readonly keys: Keys;
  /** Accumulators of these groups, as the work has them. */
  readonly base: Block;
  readonly whole: WholeGroups;
  readonly release: () => void;
}

interface Setting {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly runner: Runner;
  readonly tick: () => Promise<void>;
}

/** True when a plan asks for the first groups by a count or a sum of whole numbers, and for nothing but such. */
export function asksForTop(plan: Plan): boolean {
  const [first] = plan.order;
  return plan.keys.length > 0 && plan.having === null && !plan.distinct && first?.expr.op === 'aggregate' && plan.offset + plan.limit <= mostWanted
    && plan.aggregates.every((each) => !each.distinct && (each.arg === null || each.fn === 'count' || ((each.fn === 'sum' || each.fn === 'avg') && each.arg.type === 'bigint')))
    && plan.aggregates[first.expr.index]?.fn !== 'avg';
}

/** The numbers of a work as they stand in an entry, by where they stand in its cells. */
interface Layout {
  readonly sums: readonly Phys[];
  readonly bytes: number;
  readonly numbers: readonly { readonly cell: number; readonly entry: number; readonly kind: 0 | 1 }[];
  /** What groups are ranked by, and where its rows with a value are counted. */
  readonly rank: { readonly entry: number; readonly kind: 0 | 1; readonly valid: number };
}

/** Null where the accumulators are not just counts and whole sums of the same values. */
function layoutOf(plan: Plan, work: Work): Layout | null {
  const { slots } = work.loop;
  const sums = slots.flatMap((slot) => (slot.kind === 'sum' && slot.arg.type === 'i64' ? [slot] : []));
  if (work.distinct.length > 0 || sums.length > mostSums || [...work.measures.values()].some((measure) => measure.kind === 'null')) return null;
  const sumsAt = 8 + Math.ceil((4 + 4 * sums.length) / 8) * 8;
  const values = sums.map((slot) => JSON.stringify(slot.arg));
  const numbers: Layout['numbers'][number][] = [{ cell: 0, entry: 8, kind: 0 }];
  for (const slot of slots) {
    const index = values.indexOf(JSON.stringify(slot.arg));
    if (index < 0 || (slot.kind !== 'sum' && slot.kind !== 'count')) return null;
    numbers.push(slot.kind === 'sum' ? { cell: slot.at, entry: sumsAt + 8 * index, kind: 1 } : { cell: slot.at, entry: 12 + 4 * index, kind: 0 });
  }
  const [first] = plan.order;
  const aggregate = first?.expr.op === 'aggregate' ? plan.aggregates[first.expr.index] : undefined;
  const measure = aggregate && work.measures.get(aggregateKey(aggregate));
  if (measure?.kind !== 'count' && measure?.kind !== 'sum') return null;
  const entryOf = (cell: number, kind: 0 | 1): number => numbers.find((number) => number.cell === cell && number.kind === kind)?.entry ?? 0;
  const rank = measure.kind === 'count' ? { entry: entryOf(measure.at, 0), kind: 0, valid: 0 } as const : { entry: entryOf(measure.at, 1), kind: 1, valid: entryOf(measure.valid, 0) } as const;
  return { sums: sums.map((slot) => slot.arg), bytes: sumsAt + 8 * sums.length, numbers, rank };
}

/**
 * Deals all rows by key into parts, adds each part up where it fits the cache, and keeps only its best groups: nothing is
 * held for all of millions of groups. Null where that does not go. @throws EvaluationError
 */
export async function topGroups(plan: Plan, work: Work, pieces: Pieces, setting: Setting): Promise<TopGroups | null> {
  const { memory, natives, tick } = setting;
  const { split } = work.keys;
  const layout = layoutOf(plan, work);
  if (!split || !layout) return null;
  const { rank, bytes: entryBytes } = layout;
  const sums = layout.sums.length;
  const bits = Math.min(10, Math.max(split.highBits, Math.ceil(Math.log2(Math.max(1, pieces.rows / partRows)))));
  const limit = Math.max(1, plan.offset + plan.limit);

  const scratch = new Scratch(memory);
  const { room, free } = scratch;
  try {
    const dealt = await dealtRecords(work, split, layout.sums, pieces, bits, { room, free, ...setting });
    const heap = room(8 * limit);
    const next = room(64);
    let entries = room(entryBytes * 4096);
    let table = room(4 * 8192);
    let found = room(4 * 4096);
    let size = 0;
    let groups = 0;
    const totals = new Map<number, bigint>();
    let best: Candidate[] = [];
    for (let part = 0; part < dealt.parts; part++) {
      memory.zero(table.pointer, table.bytes);
      memory.u32(next.pointer, 1)[0] = 0;
      for (const chunk of dealt.chunks(part)) {
        for (let at = 0; at < chunk.rows;) {
          const full = entries.bytes / entryBytes;
          at += natives.gather(chunk.pointer + at * (8 + 8 * sums), chunk.rows - at, sums, table.pointer, table.bytes / 4, entries.pointer, full, next.pointer);
          if (at >= chunk.rows) break;
          const larger = room(entries.bytes * 2);
          memory.u8(0, memory.totalBytes).copyWithin(larger.pointer, entries.pointer, entries.pointer + entries.bytes);
          free(entries);
          entries = larger;
          free(table);
          table = room(table.bytes * 2);
          memory.zero(table.pointer, table.bytes);
          natives.regather(entries.pointer, full, sums, table.pointer, table.bytes / 4);
          free(found);
          found = room(4 * 2 * full);
        }
        await tick();
      }
      const here = memory.u32(next.pointer, 1)[0] ?? 0;
      groups += here;
      for (const { cell, entry, kind } of layout.numbers) totals.set(cell, (totals.get(cell) ?? 0n) + natives.total(entries.pointer + entry, entryBytes, kind, 0, here));
      const ascending = plan.order[0]?.descending ? 0 : 1;
      const values = entries.pointer + rank.entry;
      const valid = rank.valid && entries.pointer + rank.valid;
      size = natives.best(entries.pointer + 8, entryBytes, values, entryBytes, rank.kind, valid, entryBytes, ascending, 0, here, heap.pointer, size, limit);
      const least = size < limit ? -(2n ** 63n) : (memory.i64(heap.pointer, 1)[0] ?? 0n);
      const n = natives.atLeast(entries.pointer + 8, entryBytes, values, entryBytes, rank.kind, valid, entryBytes, ascending, 0, here, least, found.pointer);
      if (best.length + n > mostTies) best = best.filter((each) => each.rank >= least);
      if (best.length + n > mostTies) return null;
      for (const entry of memory.u32(found.pointer, n)) best.push(candidate(memory, natives, entries.pointer + entry * entryBytes, part, bits, layout, ascending));
      await tick();
    }
    const least = size < limit ? -(2n ** 63n) : (memory.i64(heap.pointer, 1)[0] ?? 0n);
    best = best.filter((each) => each.rank >= least);
    scratch.freeAll();
    return accumulated(best, work, split, layout, { groups, totals }, memory);
  } finally {
    scratch.freeAll();
  }
}

interface Candidate {
  readonly low: bigint;
  readonly high: number;
  /** In the order of the layout. */
  readonly numbers: readonly bigint[];
  readonly rank: bigint;
}

function candidate(memory: Memory, natives: Natives, at: number, part: number, bits: number, layout: Layout, ascending: 0 | 1): Candidate {
  const number = (entry: number, kind: 0 | 1): bigint => (kind === 0 ? BigInt(memory.u32(at + entry, 1)[0] ?? 0) : (memory.i64(at + entry, 1)[0] ?? 0n));
  const low = BigInt.asUintN(64, number(0, 1));
  const { rank } = layout;
  const value = number(rank.entry, rank.kind);
  const none = rank.valid > 0 && number(rank.valid, 0) === 0n;
  return {
    low, high: natives.highOf(low, part, bits), numbers: layout.numbers.map(({ entry, kind }) => number(entry, kind)),
    rank: none ? -(2n ** 63n) : ascending ? -value : value,
  };
}

/** Candidates as groups of a work. */
function accumulated(best: readonly Candidate[], work: Work, split: SplitKey, layout: Layout, whole: WholeGroups, memory: Memory): TopGroups {
  const { stride } = work.loop;
  const bytes = Math.max(8, best.length * stride);
  const base: Block = { pointer: memory.allocate(bytes), bytes };
  memory.zero(base.pointer, bytes);
  best.forEach(({ numbers }, group) => {
    layout.numbers.forEach(({ cell, kind }, i) => {
      const at = base.pointer + group * stride + cell;
      if (kind === 0) memory.u32(at, 1)[0] = Number(numbers[i] ?? 0n);
      else memory.i64(at, 1)[0] = numbers[i] ?? 0n;
    });
  });
  const values = best.map(({ low, high }) => split.values(low, high));
  return {
    keys: { ...work.keys, room: best.length, value: (group, k) => values[group]?.[k] ?? null },
    base, whole, release: () => memory.release(base.pointer, base.bytes),
  };
}

interface Dealt {
  readonly parts: number;
  readonly chunks: (part: number) => readonly { readonly pointer: number; readonly rows: number }[];
}

interface Rooms {
  readonly room: (bytes: number) => Block;
  readonly free: (block: Block) => void;
}

/** Key and summed values of each row, by part, in chunks. */
async function dealtRecords(work: Work, split: SplitKey, sums: readonly Phys[], pieces: Pieces, bits: number, setting: Setting & Rooms): Promise<Dealt> {
  const { memory, natives, runner, room, free } = setting;
  const values = [split.low, ...sums, ...(split.high ? [split.high] : [])];
  const recordBytes = 8 + 8 * sums.length;
  const parts = 2 ** bits;
  const shift = pieces.rows > 1_000_000 ? 10 : 6;
  const chunkRows = 2 ** shift;
  const chunkBytes = chunkHead + recordBytes * chunkRows;
  const pool = room(chunkBytes * (Math.ceil(pieces.rows / chunkRows) + parts));
  const state = room(8 * parts);
  const next = room(64);
  const portion = room(8 * values.length * callRows);
  memory.zero(state.pointer, 8 * parts);
  memory.u32(next.pointer, 1)[0] = pool.pointer;
  const word = work.inputs.word({ kind: 'free', key: 'out' });
  for (const piece of pieces.pieces) {
    const divided = await runner.records(work.inputs, values, word, piece, portion.pointer, (rows) => {
      natives.deal(portion.pointer, rows, recordBytes, split.high ? 1 : 0, bits, state.pointer, shift, next.pointer);
    });
    if (divided) throw new EvaluationError({ kind: 'division-by-zero' });
  }
  free(portion);
  return {
    parts,
    chunks: (part) => {
      const [rows = 0, last = 0] = memory.u32(state.pointer + 8 * part, 2);
      const chunks: { pointer: number; rows: number }[] = [];
      for (let left = rows, chunk = last; left > 0; chunk = memory.u32(chunk, 1)[0] ?? 0) {
        const here = left % chunkRows || chunkRows;
        chunks.push({ pointer: chunk + chunkHead, rows: here });
        left -= here;
      }
      return chunks;
    },
  };
}
