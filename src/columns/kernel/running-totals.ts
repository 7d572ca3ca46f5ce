import type { Plan } from '../../model/plan.ts';
import type { TimeRange } from '../../model/time.ts';
import { cellOf } from './cells.ts';
import { Inputs } from './encode/inputs.ts';
import type { Session } from './session.ts';
import type { Block } from './tables.ts';
import { makeWork, type Work } from './work.ts';

/**
 * Groups by slot of time in which each slot holds all slots before it as well: what lies between two moments is one
 * subtraction, however many records that is.
 */
export interface RunningTotals {
  readonly plan: Plan;
  /** The slot is its first key. */
  readonly work: Work;
  /** Groups in one slot. */
  readonly room: number;
  readonly bytes: number;
  /** The slots of a range; null where it begins or ends within one. */
  readonly slots: (range: TimeRange) => readonly [from: number, to: number] | null;
  /** The slot that begins at a moment, in Unix seconds. */
  readonly slotAt: (time: number) => number;
  /** Where the groups of all before a slot lie. */
  readonly before: (slot: number) => number;
  readonly free: () => void;
}

/** Bytes beyond which totals are not held: a brush over so many groups goes by records. */
const largest = 48 * 1024 * 1024;
/** Bytes that are added up between two looks at the clock. */
const addedAtOnce = 256 * 1024;

/** Totals of a plan whose first key is a slot of `step` seconds, over all records that it keeps; null where its groups are too many, or do not add up. @throws MemoryExceeded, EvaluationError, Refused */
export async function runningTotals(plan: Plan, step: number, session: Session): Promise<RunningTotals | null> {
  const { tools, lists } = session;
  const { natives, tick, table: { memory } } = tools;
  if ((await roomOf(plan, session)) * smallestCell > largest) return null;
  const { condition, selection, shared } = await session.select(plan, true);
  const work = await makeWork([plan], condition, selection.rows, { ...session.setting(plan), natives, runner: tools.runner, pieces: shared, release: [] });
  const [slot] = work.keys.cells;
  const low = slot?.decode(0);
  if (!slot || typeof low !== 'number' || !work.fluid || work.distinct.length > 0 || work.floats !== 0 || work.keys.room * work.loop.stride > largest) {
    work.release();
    return null;
  }
  const { keys, loop: { stride } } = work;
  const count = slot.card;
  const room = keys.room / count;
  const row = room * stride;
  const blocks: { nothing: Block | null; done: () => void } = { nothing: null, done: () => undefined };
  const free = (): void => {
    blocks.done();
    work.release();
    if (blocks.nothing) memory.release(blocks.nothing.pointer, blocks.nothing.bytes);
  };
  try {
    blocks.nothing = { bytes: row, pointer: memory.allocate(row) };
    memory.zero(blocks.nothing.pointer, row);
    const { state, done } = await tools.states.once(work, selection, shared, { ...tools, memory, lists });
    blocks.done = done;
    const at = state.base.pointer;
    const rowsAtOnce = Math.max(1, Math.floor(addedAtOnce / row));
    for (let each = 1; each < count; each++) {
      natives.addGroups(at + each * row, at + (each - 1) * row, room, stride, work.counts, work.sumsAt, work.sums, 0);
      if (each % rowsAtOnce === 0) await tick();
    }
    const { pointer } = blocks.nothing;
    const slotAt = (time: number): number => Math.min(count, Math.max(0, (time - low) / step));
    return {
      plan, work, room, bytes: state.base.bytes + row, slotAt, free,
      slots: (range) => {
        const [from, to] = [slotAt(range.from), slotAt(range.to)];
        return Number.isInteger(from) && Number.isInteger(to) ? [from, Math.max(from, to)] : null;
      },
      before: (each) => (each <= 0 ? pointer : at + (each - 1) * row),
    };
  } catch (error) {
    free();
    throw error;
  }
}

/** A group counts its records, and little else. */
const smallestCell = 4;

/** Groups that the keys of a plan have room for. */
async function roomOf(plan: Plan, session: Session): Promise<number> {
  const inputs = new Inputs();
  let room = 1;
  for (const key of plan.keys) room *= (await cellOf(key, inputs, session.setting(plan), null))?.card ?? Infinity;
  return room;
}
