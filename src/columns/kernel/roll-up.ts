import { exprKey } from '../../model/expr-key.ts';
import type { Plan } from '../../model/plan.ts';
import type { Memory } from '../memory.ts';
import { aggregateKey } from './aggregate-key.ts';
import { timeStep } from './window-needs.ts';
import { addsUp, lateAggregates } from './late-aggregates.ts';
import type { Cell } from './cells.ts';
import type { Natives } from './natives.ts';
import type { State } from './states.ts';
import type { Block } from './tables.ts';
import type { Measure, Work } from './work.ts';

/** The place of what belongs to no group, as `rollThrough` has it. */
export const out = 0xffff_ffff;

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

/** Seconds of the bucket of time among the keys of a plan; Infinity where it has none. */
function timeOf(plan: Plan): number {
  return plan.keys.reduce((least, key) => Math.min(least, timeStep(key) ?? Infinity), Infinity);
}

/** Of two plans the one with more keys, or with the shorter bucket of time; of two with the same keys in another order always the same one. */
export function finest(a: Plan, b: Plan): Plan {
  if (a.keys.length !== b.keys.length) return a.keys.length > b.keys.length ? a : b;
  const [one, other] = [timeOf(a), timeOf(b)];
  if (one !== other) return one < other ? a : b;
  return exprKey(a.keys) <= exprKey(b.keys) ? a : b;
}

/**
 * The finest of other plans whose keys hold all keys of this one, and more or in another order, or have a shorter bucket of time in place
 * of its own; null when there is none. The latter only where its groups are known to be few enough.
 */
export function finerPlan(plan: Plan, others: readonly Plan[], roomOf: (plan: Plan) => number): Plan | null {
  const own = plan.keys.map((key) => exprKey(key));
  const step = timeOf(plan);
  let found: Plan | null = null;
  for (const other of others) {
    const keys = new Set(other.keys.map((key) => exprKey(key)));
    if (keys.size !== other.keys.length || keys.size < own.length) continue;
    const missing = own.filter((key) => !keys.has(key));
    // The same keys in another order.
    if (missing.length === 0 && keys.size === own.length && (exprKey(other.keys) === exprKey(plan.keys) || finest(plan, other) === plan)) continue;
    const [key, more] = missing;
    const isCoarser = key !== undefined && more === undefined && step < Infinity && key === own[plan.keys.findIndex((each) => timeStep(each) === step)] && step % timeOf(other) === 0 && roomOf(other) <= rollable;
    if (missing.length > 0 && !isCoarser) continue;
    found = found ? finest(found, other) : other;
  }
  return found;
}

/** Which numbers of a finer cell are added to which of a coarser one, distinct counts left out and those of `besides`; null where they do not correspond. */
export function pairs(coarse: Work, fine: Work, besides?: ReadonlyMap<string, unknown>): { words: (readonly [number, number])[]; longs: (readonly [number, number])[] } | null {
  const words = new Map<number, number>([[0, 0]]);
  const longs = new Map<number, number>();
  for (const [key, measure] of coarse.measures) {
    const other: Measure | undefined = fine.measures.get(key);
    if (besides?.has(key) || measure.kind === 'distinct' || measure.kind === 'late' || (measure.kind === 'null' && other?.kind === 'null')) continue;
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
 * Adds the groups of `fine` up to those of `coarse`, without those that are not in (null: all are), into a block that the caller frees,
 * with the rows that they hold; null where their keys or numbers do not correspond. The sums stay within the bounds that were proved
 * for all rows together.
 */
export function rolledUp(
  memory: Memory, natives: Natives, coarse: { work: Work; plan: Plan }, fine: { work: Work; plan: Plan; state: State }, isIn: ((group: number) => boolean) | null,
): { readonly base: Block; readonly rows: number } | null {
  const { work } = coarse;
  const added = pairs(work, fine.work);
  if (!added || !work.keys.lasting || !fine.work.keys.lasting || fine.work.keys.room > rollable || work.distinct.length > 0) return null;
  // What one key is worth in the groups of all together is not known.
  if (work.keys.isJoint || fine.work.keys.isJoint) return null;
  const fineKeys = fine.plan.keys.map((key) => exprKey(key));
  const from = coarse.plan.keys.map((key) => fineKeys.indexOf(exprKey(key)));
  if (from.some((j, k) => j >= 0 && fine.work.keys.cells[j]?.key !== work.keys.cells[k]?.key)) return null;
  if (isIn || from.includes(-1)) return placedUp(memory, natives, coarse, fine, added, isIn);
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
    memory.zero(block.pointer, block.bytes);
    memory.u32(scratch, said.length).set(said);
    natives.rollUp(
      fine.state.base.pointer, fine.work.loop.stride, fine.work.keys.room, scratch, cards.length,
      block.pointer, work.loop.stride, scratch + 8 * cards.length, added.words.length, added.longs.length,
    );
    return { base: block, rows: fine.state.selection.rows };
  } finally {
    memory.release(scratch, 4 * said.length);
  }
}

/** As `rolledUp`, cell by cell: some groups are not in, or buckets of time are filled by shorter ones. */
function placedUp(
  memory: Memory, natives: Natives, coarse: { work: Work; plan: Plan }, fine: { work: Work; plan: Plan; state: State }, added: NonNullable<ReturnType<typeof pairs>>, isIn: ((group: number) => boolean) | null,
): { readonly base: Block; readonly rows: number } | null {
  const { work } = coarse;
  const places = placesOf(coarse, fine);
  if (!places) return null;
  if (isIn) for (let cell = 0; cell < places.length; cell++) if (!isIn(places[cell] ?? 0)) places[cell] = out;
  return rolledThrough(memory, natives, work, fine, [{ places, ...added }]);
}

/** Where the groups of a finer work go, and which of their numbers. */
export interface Through {
  /** By finer group the coarser one; `out` for those that go nowhere. */
  readonly places: Uint32Array;
  readonly words: readonly (readonly [number, number])[];
  readonly longs: readonly (readonly [number, number])[];
}

/** Adds finer groups up to those of `coarse` in each of these ways, into a block that the caller frees, with the rows that the first one holds. */
export function rolledThrough(memory: Memory, natives: Natives, coarse: Work, fine: { readonly work: Work; readonly state: State }, ways: readonly Through[]): { readonly base: Block; readonly rows: number } {
  const { room, stride } = { room: fine.work.keys.room, stride: fine.work.loop.stride };
  const longest = ways.reduce((most, { words, longs }) => Math.max(most, words.length + longs.length), 0);
  const bytes = 4 * room + 8 * longest;
  const scratch = memory.allocate(bytes);
  try {
    const base: Block = { bytes: Math.max(8, coarse.keys.room * coarse.loop.stride), pointer: 0 };
    base.pointer = memory.allocate(base.bytes);
    memory.zero(base.pointer, base.bytes);
    const rows = ways.map(({ places, words, longs }) => {
      const said = [...words.flat(), ...longs.flat()];
      memory.u32(scratch, room).set(places);
      memory.u32(scratch + 4 * room, said.length).set(said);
      return natives.rollThrough(fine.state.base.pointer, stride, room, scratch, base.pointer, coarse.loop.stride, scratch + 4 * room, words.length, longs.length) >>> 0;
    });
    return { base, rows: rows[0] ?? 0 };
  } finally {
    memory.release(scratch, bytes);
  }
}

/** For each finer cell the coarser one that it belongs to; null where they do not correspond. */
function placesOf(coarse: { work: Work; plan: Plan }, fine: { work: Work; plan: Plan }): Uint32Array | null {
  const fineKeys = fine.plan.keys.map((key) => exprKey(key));
  const own = coarse.work.keys.cells;
  const cells = fine.work.keys.cells;
  /** For each finer key what each of its places adds to the coarser index. */
  const adds: (readonly number[])[] = cells.map(({ card }) => new Array<number>(Math.max(1, card)).fill(0));
  let times = 1;
  for (let k = coarse.plan.keys.length - 1; k >= 0; k--) {
    const key = coarse.plan.keys[k];
    const cell = own[k];
    if (!key || !cell) return null;
    const same = fineKeys.indexOf(exprKey(key));
    const j = same >= 0 ? same : fine.plan.keys.findIndex((each) => timeStep(each) !== null);
    const other = cells[j];
    if (!other) return null;
    const placed = same >= 0 ? (cell.key === other.key ? Array.from({ length: other.card }, (_, place) => place) : null) : timePlaces(cell, timeStep(key), other);
    if (!placed) return null;
    const each = times;
    adds[j] = placed.map((place) => place * each);
    times *= Math.max(1, cell.card);
  }
  return placesWith(adds);
}

/** The places of groups of several dimensions, the last one counting fastest, of what each of their places adds; `out` where one of these is. */
export function placesWith(adds: readonly (readonly number[])[]): Uint32Array {
  let places = Uint32Array.of(0);
  for (const each of adds) {
    // Whole numbers of 32 bits throughout: there are tens of thousands, for each panel.
    const added = Uint32Array.from(each);
    const next = new Uint32Array(places.length * added.length);
    let at = 0;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      for (let j = 0; j < added.length; j++, at++) {
        const add = added[j] ?? 0;
        next[at] = place === out || add === out ? out : place + add;
      }
    }
    places = next;
  }
  return places;
}

/** The bucket of time that holds each shorter one; null where one is not within a bucket. */
export function timePlaces(cell: Cell, step: number | null, shorter: Cell): readonly number[] | null {
  const low = cell.decode(0);
  if (step === null || typeof low !== 'number' || cell.nullCell >= 0 || shorter.nullCell >= 0) return null;
  const places: number[] = [];
  for (let place = 0; place < shorter.card; place++) {
    const time = shorter.decode(place);
    const bucket = typeof time === 'number' ? Math.floor((time - low) / step) : -1;
    if (bucket < 0 || bucket >= cell.card) return null;
    places.push(bucket);
  }
  return places;
}
