import type { Value } from '../../model/frame.ts';
import { whole } from '../functions/integers.ts';
import type { DistinctResults } from './measures.ts';
import type { OverTimeResults } from './over-time.ts';
import type { Pieces } from './selection.ts';
import { distinctNumbering, type State } from './states.ts';
import type { Accumulation } from './work.ts';

type Tools = Parameters<typeof distinctNumbering>[3];

/** The distinct counts of all groups of a state, and where they lie in memory until `release`. @throws MemoryExceeded */
export async function distinctOf(work: Accumulation, state: State, shared: () => Promise<Pieces>, overTime: OverTimeResults, tools: Tools): Promise<{ results: DistinctResults; pointers: number[]; release: () => void }> {
  const { natives, tick, memory } = tools;
  const counts: (Uint32Array | null)[] = [];
  const values: (Map<number, Value> | null)[] = [];
  const pointers: number[] = [];
  const bytes = 4 * Math.max(1, work.keys.room);
  const release = (): void => {
    for (const pointer of pointers) if (pointer) memory.release(pointer, bytes);
  };
  try {
    for (const [index, distinct] of work.distinct.entries()) {
      const pointer = memory.allocate(bytes);
      pointers.push(pointer);
      memory.zero(pointer, bytes);
      values.push(null);
      const cells = state.counted[index]?.pointer ?? 0;
      if (distinct.through) {
        for (let from = 0; from < distinct.cell.card; from += 500_000) {
          natives.countThrough(cells, from, Math.min(distinct.cell.card, from + 500_000), distinct.through(), pointer);
          await tick();
        }
      } else if (distinct.counted) {
        const groups = Math.max(1, Math.floor(1_000_000 / distinct.cell.card));
        for (let from = 0; from < work.keys.room; from += groups) {
          natives.countDistinct(cells, distinct.cell.card, from, Math.min(work.keys.room, from + groups), pointer);
          if (from % 64 === 0) await tick();
        }
      } else values[index] = await numberedDistinct(work, index, await shared(), pointer, tools);
      counts.push(memory.u32(pointer, work.keys.room).slice());
    }
  } catch (error) {
    release();
    throw error;
  }
  return { results: { counts, values, overTime, late: new Map() }, pointers, release };
}

/** Counts at `pointer`; sums or averages of distinct values are given back. */
async function numberedDistinct(work: Accumulation, index: number, pieces: Pieces, pointer: number, tools: Tools): Promise<Map<number, Value> | null> {
  const distinct = work.distinct[index];
  if (!distinct) return null;
  const numbering = await distinctNumbering(work, index, pieces, tools);
  try {
    const { card } = distinct.cell;
    for (let from = 0; from < numbering.groups; from += 200_000) {
      tools.natives.countByGroup(numbering.keys.pointer, from, Math.min(numbering.groups, from + 200_000), BigInt(card), pointer);
      await tools.tick();
    }
    const kind = [...work.measures.values()].find((measure) => 'index' in measure && measure.index === index)?.kind;
    if (kind !== 'distinct-sum' && kind !== 'distinct-average') return null;
    const sums = new Map<number, { sum: bigint; double: number; n: number }>();
    const cells = work.keys.cells.filter((cell) => cell.card > 1);
    for (let i = 0; i < numbering.groups; i++) {
      const places = numbering.cells(i);
      const value = distinct.cell.decode(places.at(-1) ?? 0);
      const group = cells.reduce((at, cell, k) => at * cell.card + (places[k] ?? 0), 0);
      if (typeof value !== 'number' && typeof value !== 'bigint') continue;
      const entry = sums.get(group) ?? { sum: 0n, double: 0, n: 0 };
      if (typeof value === 'bigint' || Number.isSafeInteger(value)) entry.sum += BigInt(value);
      else entry.double += value;
      entry.n++;
      sums.set(group, entry);
      if ((i & 63) === 63) await tools.tick();
    }
    const done = ({ sum, double, n }: { sum: bigint; double: number; n: number }): Value => {
      if (kind === 'distinct-average') return (Number(sum) + double) / n;
      return double === 0 ? whole(sum) : Number(sum) + double;
    };
    return new Map([...sums].map(([group, entry]) => [group, done(entry)]));
  } finally {
    numbering.release();
  }
}
