import type { Plan } from '../../model/plan.ts';
import { cellOf, type Cell } from './cells.ts';
import { Inputs } from './encode/inputs.ts';
import { callRows } from './runner.ts';
import type { Pieces } from './selection.ts';
import type { Session } from './session.ts';

/**
 * In which slots of time values were met, where they are too many to be counted in cells: for each record its group and the slot in
 * which its value was met before. A value is counted at the first record that a window has of it, so one look at the records of the
 * window counts them all, wherever it begins and ends.
 */
export interface MetValues {
  /** Key of the cell that is the group; empty where there is one group. */
  readonly group: string;
  readonly bytes: number;
  /** Different values of each group that were met in slots [from, to). */
  readonly counted: (from: number, to: number, room: number) => Uint32Array;
}

/** Records beyond which values are not held by slot. */
const mostRecords = 4_000_000;
/** Groups and slots share 32 bits. */
const most16 = 65_535;
const sortedAtOnce = 262_144;

/**
 * @param plan the slot, at most one other key, which the value decides, and the value
 * @param count slots, with those that have no record
 * @returns null where there are too many records, or the group is no matter of the value alone
 */
export async function metValues(plan: Plan, count: number, session: Session): Promise<MetValues | null> {
  const { tools } = session;
  const inputs = new Inputs();
  const cells: Cell[] = [];
  for (const key of plan.keys) {
    const cell = await cellOf(key, inputs, session.setting(plan), null);
    if (cell?.phys.type !== 'i32') return null;
    cells.push(cell);
  }
  const [slot] = cells;
  const value = cells.at(-1);
  const group = cells.length === 3 ? cells[1] : null;
  if (!slot || !value || group === undefined || cells.length < 2 || slot.card !== count || count > most16 || slot.nullCell >= 0) return null;
  if (group && (group.card > most16 || group.phys.op !== 'lookup' || JSON.stringify(group.phys.index) !== JSON.stringify(value.phys))) return null;
  const { selection, shared } = await session.select(plan, true);
  if (selection.rows > mostRecords) return null;
  const records = await readRecords([slot, group ?? slot, value], inputs, await shared(), session);
  const { slots, groups, values } = records;
  const starts = new Uint32Array(count + 1);
  for (const each of slots) starts[each + 1] = (starts[each + 1] ?? 0) + 1;
  for (let each = 0; each < count; each++) starts[each + 1] = (starts[each + 1] ?? 0) + (starts[each] ?? 0);
  const places = starts.slice();
  const order = new Uint32Array(slots.length);
  for (let i = 0; i < slots.length; i++) {
    const each = slots[i] ?? 0;
    const place = places[each] ?? 0;
    order[place] = i;
    places[each] = place + 1;
    if (i % sortedAtOnce === 0) await tools.tick();
  }
  // The slot after that in which a value was met last; 0: nowhere yet.
  const last = new Uint16Array(value.card);
  const entries = new Uint32Array(slots.length);
  for (let place = 0; place < order.length; place++) {
    const i = order[place] ?? 0;
    const code = values[i] ?? 0;
    const behind = (slots[i] ?? 0) + 1;
    // Null is no value: as if it had just been met.
    entries[place] = (group ? (groups[i] ?? 0) << 16 : 0) | (code === value.nullCell ? most16 : (last[code] ?? 0));
    last[code] = behind;
    if (place % sortedAtOnce === 0) await tools.tick();
  }
  return {
    group: group?.key ?? '', bytes: entries.byteLength,
    counted: (from, to, room) => {
      const counts = new Uint32Array(room);
      const end = starts[to] ?? 0;
      for (let place = starts[from] ?? 0; place < end; place++) {
        const entry = entries[place] ?? 0;
        if ((entry & 0xffff) <= from) counts[entry >>> 16] = (counts[entry >>> 16] ?? 0) + 1;
      }
      return counts;
    },
  };
}

/** The cells of every record, in the order in which they lie. */
async function readRecords(cells: readonly Cell[], inputs: Inputs, pieces: Pieces, { tools }: Session): Promise<{ slots: Uint16Array; groups: Uint16Array; values: Uint32Array }> {
  const { table: { memory }, runner } = tools;
  const read = { slots: new Uint16Array(pieces.rows), groups: new Uint16Array(pieces.rows), values: new Uint32Array(pieces.rows) };
  const bytes = 8 * cells.length * callRows;
  const portion = memory.allocate(bytes);
  const word = inputs.word({ kind: 'free', key: 'out' });
  let at = 0;
  try {
    for (const piece of pieces.pieces) {
      await runner.records(inputs, cells.map(({ phys }) => phys), word, piece, portion, (rows) => {
        const words = memory.u32(portion, 2 * cells.length * rows);
        for (let i = 0; i < rows; i++, at++) {
          read.slots[at] = words[6 * i] ?? 0;
          read.groups[at] = words[6 * i + 2] ?? 0;
          read.values[at] = words[6 * i + 4] ?? 0;
        }
      });
    }
  } finally {
    memory.release(portion, bytes);
  }
  return read;
}
