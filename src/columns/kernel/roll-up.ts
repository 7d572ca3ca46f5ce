import type { Plan } from '../../model/plan.ts';
import type { Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import { exprKey } from './expressions.ts';
import { addsUp, lateAggregates } from './late-aggregates.ts';
import type { Natives } from './natives.ts';
import type { State } from './states.ts';
import type { Block } from './tables.ts';
import type { Measure, Work } from './work.ts';

/** Cells of a finer work beyond which adding them up is no cheaper than another pass. */
export const rollable = 32_768;

/**
 * What plans of equal keys want of finer groups, where they can be added up from such: counts, and sums and averages of whole numbers.
 * What comes late is no matter of theirs. Null where they cannot.
 */
export function addedUp(plans: readonly Plan[]): readonly Plan[] | null {
  const late = lateAggregates(plans);
  const wanted = plans.map((plan): Plan => ({ ...plan, order: [], having: null, aggregates: plan.aggregates.filter((aggregate) => !late.has(aggregateKey(aggregate))) }));
  return wanted.every(({ aggregates }) => aggregates.every(addsUp)) ? wanted : null;
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

/** Which numbers of a finer cell are added to which of a coarser one, distinct counts left out; null where they do not correspond. */
export function pairs(coarse: Work, fine: Work): { words: (readonly [number, number])[]; longs: (readonly [number, number])[] } | null {
  const words = new Map<number, number>([[0, 0]]);
  const longs = new Map<number, number>();
  for (const [key, measure] of coarse.measures) {
    const other: Measure | undefined = fine.measures.get(key);
    if (measure.kind === 'distinct' || measure.kind === 'late' || (measure.kind === 'null' && other?.kind === 'null')) continue;
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
export function rolledUp(memory: Memory, natives: Natives, coarse: { work: Work; plan: Plan }, fine: { work: Work; plan: Plan; state: State }): Block | null {
  const { work } = coarse;
  const added = pairs(work, fine.work);
  if (!added || !work.keys.lasting || !fine.work.keys.lasting || fine.work.keys.room > rollable || work.distinct.length > 0) return null;
  const fineKeys = fine.plan.keys.map((key) => exprKey(key));
  const from = coarse.plan.keys.map((key) => fineKeys.indexOf(exprKey(key)));
  if (from.some((j, k) => fine.work.keys.cells[j]?.key !== work.keys.cells[k]?.key)) return null;
  // What one step of each fine key adds to the coarse index.
  const cards = fine.work.keys.cells.map((cell) => cell.card);
  const steps = new Array<number>(cards.length).fill(0);
  let times = 1;
  for (let k = from.length - 1; k >= 0; k--) {
    const j = from[k] ?? 0;
    steps[j] = (steps[j] ?? 0) + times;
    times *= work.keys.cells[k]?.card ?? 1;
  }
  const said = [...cards.flatMap((card, j) => [card, steps[j] ?? 0]), ...added.words.flat(), ...added.longs.flat()];
  const scratch = memory.allocate(4 * said.length);
  try {
    const block: Block = { bytes: Math.max(8, work.keys.room * work.loop.stride), pointer: 0 };
    block.pointer = memory.allocate(block.bytes);
    memory.u8(block.pointer, block.bytes).fill(0);
    memory.u32(scratch, said.length).set(said);
    natives.rollUp(
      fine.state.base.pointer, fine.work.loop.stride, fine.work.keys.room, scratch, cards.length,
      block.pointer, work.loop.stride, scratch + 8 * cards.length, added.words.length, added.longs.length,
    );
    return block;
  } finally {
    memory.release(scratch, 4 * said.length);
  }
}
