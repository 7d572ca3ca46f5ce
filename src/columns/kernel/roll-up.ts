import type { Plan } from '../../model/plan.ts';
import type { Memory } from '../memory.ts';
import { exprKey } from './expressions.ts';
import type { State } from './states.ts';
import type { Block } from './tables.ts';
import type { Measure, Work } from './work.ts';

/** Cells of a finer work beyond which adding them up is no cheaper than another pass. */
export const rollable = 32_768;

/** True when groups of a plan can be added up from finer ones: counts, and sums and averages of whole numbers. */
export function isAdditive(plan: Plan): boolean {
  return plan.aggregates.every((aggregate) => !aggregate.distinct && (aggregate.fn === 'count' || ((aggregate.fn === 'sum' || aggregate.fn === 'avg') && aggregate.arg?.type === 'bigint')));
}

/** The finest of other plans whose keys hold all keys of this one, and more; null when there is none. */
export function finerPlan(plan: Plan, others: readonly Plan[]): Plan | null {
  const own = plan.keys.map((key) => exprKey(key));
  let finest: Plan | null = null;
  for (const other of others) {
    const keys = new Set(other.keys.map((key) => exprKey(key)));
    if (keys.size !== other.keys.length || keys.size <= own.length || !own.every((key) => keys.has(key))) continue;
    if (!finest || other.keys.length > finest.keys.length) finest = other;
  }
  return finest;
}

/** Which numbers of a finer cell are added to which of a coarser one; null where they do not correspond. */
function pairs(coarse: Work, fine: Work): { words: (readonly [number, number])[]; longs: (readonly [number, number])[] } | null {
  const words = new Map<number, number>([[0, 0]]);
  const longs = new Map<number, number>();
  for (const [key, measure] of coarse.measures) {
    const other: Measure | undefined = fine.measures.get(key);
    if (measure.kind === 'null' && other?.kind === 'null') continue;
    if (measure.kind === 'count' && other?.kind === 'count') words.set(measure.at, other.at);
    else if ((measure.kind === 'sum' || measure.kind === 'average') && other?.kind === measure.kind && other.form === measure.form && measure.form !== 'f64') {
      words.set(measure.valid, other.valid);
      longs.set(measure.at, other.at);
      if (measure.form === 'halves') longs.set(measure.at + 8, other.at + 8);
    } else return null;
  }
  return { words: [...words], longs: [...longs] };
}

/**
 * Adds the groups of `fine` up to those of `coarse`, into a block that the caller frees; null where their keys or numbers do
 * not correspond. The sums stay within the bounds that were proved for all rows together.
 */
export function rolledUp(memory: Memory, coarse: { work: Work; plan: Plan }, fine: { work: Work; plan: Plan; state: State }): Block | null {
  const { work } = coarse;
  const added = pairs(work, fine.work);
  if (!added || !work.keys.lasting || !fine.work.keys.lasting || fine.work.keys.room > rollable || work.distinct.length > 0) return null;
  const fineKeys = fine.plan.keys.map((key) => exprKey(key));
  const from = coarse.plan.keys.map((key) => fineKeys.indexOf(exprKey(key)));
  if (from.some((j, k) => fine.work.keys.cells[j]?.key !== work.keys.cells[k]?.key)) return null;
  const block: Block = { bytes: Math.max(8, work.keys.room * work.loop.stride), pointer: 0 };
  block.pointer = memory.allocate(block.bytes);
  memory.u8(block.pointer, block.bytes).fill(0);
  add(new DataView(memory.memory.buffer), coarse.work, block.pointer, fine, from, added);
  return block;
}

/** In plain 32-bit numbers: this runs for each frame of a brush. */
function add(
  view: DataView, work: Work, base: number, fine: { work: Work; state: State }, from: readonly number[],
  added: { words: (readonly [number, number])[]; longs: (readonly [number, number])[] },
): void {
  const words = Int32Array.from(added.words.flat());
  const longs = Int32Array.from(added.longs.flat());
  // What one step of each fine key adds to the coarse index.
  const cards = fine.work.keys.cells.map((cell) => cell.card);
  const steps = new Array<number>(cards.length).fill(0);
  let times = 1;
  for (let k = from.length - 1; k >= 0; k--) {
    const j = from[k] ?? 0;
    steps[j] = (steps[j] ?? 0) + times;
    times *= work.keys.cells[k]?.card ?? 1;
  }
  for (let cell = 0; cell < fine.work.keys.room; cell++) {
    const source = fine.state.base.pointer + cell * fine.work.loop.stride;
    if (view.getUint32(source, true) === 0) continue;
    let rest = cell;
    let index = 0;
    for (let i = cards.length - 1; i >= 0; i--) {
      const card = cards[i] ?? 1;
      const next = Math.floor(rest / card);
      index += (rest - next * card) * (steps[i] ?? 0);
      rest = next;
    }
    const target = base + index * work.loop.stride;
    for (let i = 0; i < words.length; i += 2) {
      const to = target + (words[i] ?? 0);
      view.setUint32(to, view.getUint32(to, true) + view.getUint32(source + (words[i + 1] ?? 0), true), true);
    }
    for (let i = 0; i < longs.length; i += 2) {
      const to = target + (longs[i] ?? 0);
      const at = source + (longs[i + 1] ?? 0);
      const low = view.getUint32(to, true) + view.getUint32(at, true);
      view.setUint32(to, low, true);
      view.setUint32(to + 4, view.getUint32(to + 4, true) + view.getUint32(at + 4, true) + (low >= 2 ** 32 ? 1 : 0), true);
    }
  }
}
