import type { Memory } from '../memory.ts';
import type { Cell } from './cells.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Natives } from './natives.ts';
import { packed } from './packed.ts';
import { callRows, type Runner } from './runner.ts';
import type { Pieces } from './selection.ts';
import { Scratch } from './scratch.ts';
import type { Block } from './tables.ts';

/** Dense numbers for the combinations of cells that occur in some pieces. */
export interface Numbering {
  readonly groups: number;
  /** Number of each row, u32, in the order of the pieces. `pointer` 0 where only the groups were asked. */
  readonly numbers: Block;
  /** Cells of a group, as they were given. */
  readonly cells: (group: number) => readonly number[];
  /** Packed key of each group, u64. */
  readonly keys: Block;
  readonly release: () => void;
}

/** Packed keys stay below this, so that they are whole in 64 bits however they are read. */
const packable = 2n ** 63n;

/** How many of the first cells fit into one packed key. */
export function packableCells(cards: readonly number[]): number {
  let product = 1n;
  let n = 0;
  for (const card of cards) {
    product *= BigInt(Math.max(1, card));
    if (product > packable) break;
    n++;
  }
  return n;
}

interface Setting {
  readonly memory: Memory;
  readonly natives: Natives;
  readonly runner: Runner;
  readonly tick: () => Promise<void>;
}

/** Numbers packed keys of the rows of `pieces`. The cells of `inputs` must fit (`packableCells`). */
export async function numberRows(cells: readonly Cell[], inputs: Inputs, pieces: Pieces, withNumbers: boolean, setting: Setting): Promise<Numbering> {
  const { memory, natives, runner, tick } = setting;
  const rows = pieces.rows;
  const bits = rows > 1_000_000 ? 8 : rows > 100_000 ? 6 : rows > 20_000 ? 3 : 0;
  const parts = 2 ** bits;
  const key = packed(cells, inputs);
  const words = { out: inputs.word({ kind: 'free', key: 'out' }), nils: null };

  const scratch = new Scratch(memory);
  const { room, free } = scratch;
  try {
    const portion = room(8 * callRows);
    const counters = room(4 * parts + 64);
    const keys = room(Math.max(8, 8 * rows));
    const positions = room(Math.max(4, 4 * rows));
    const numbers = withNumbers ? room(Math.max(4, 4 * rows)) : { pointer: 0, bytes: 0 };
    const nextAt = counters.pointer + 4 * parts;

    memory.zero(counters.pointer, 4 * (parts + 1));
    if (parts > 1) {
      for (const piece of pieces.pieces) {
        await runner.write(inputs, key, words, piece, portion.pointer, 0, (n) => natives.histogram(portion.pointer, n, bits, counters.pointer));
      }
    } else memory.u32(counters.pointer, 1)[0] = rows;
    const starts = [0];
    const cursors = memory.u32(counters.pointer, parts);
    for (let p = 0; p < parts; p++) starts.push((starts[p] ?? 0) + (cursors[p] ?? 0));
    cursors.set(starts.slice(0, parts));
    for (const piece of pieces.pieces) {
      await runner.write(inputs, key, words, piece, portion.pointer, 0, (n, position) => {
        natives.scatter(portion.pointer, n, position, bits, counters.pointer, keys.pointer, positions.pointer);
      });
    }

    memory.u32(nextAt, 1)[0] = 0;
    let table = room(4 * 4096);
    for (let p = 0; p < parts; p++) {
      const first = memory.u32(nextAt, 1)[0] ?? 0;
      const end = starts[p + 1] ?? rows;
      let at = starts[p] ?? 0;
      memory.zero(table.pointer, table.bytes);
      while (at < end) {
        const slots = table.bytes / 4;
        at = natives.number(keys.pointer, positions.pointer, at, Math.min(end, at + callRows), table.pointer, slots, keys.pointer, first + slots / 2, nextAt, numbers.pointer);
        const next = memory.u32(nextAt, 1)[0] ?? 0;
        if (next - first >= slots / 2) {
          const larger = room(table.bytes * 4);
          free(table);
          table = larger;
          memory.zero(table.pointer, table.bytes);
          natives.rehash(keys.pointer, first, next, table.pointer, table.bytes / 4);
        }
        await tick();
      }
    }
    const groups = memory.u32(nextAt, 1)[0] ?? 0;
    for (const block of [portion, counters, positions, table]) free(block);
    const cards = cells.map((cell) => cell.card);
    return {
      groups, numbers, keys,
      cells: (group) => unpacked(memory, keys.pointer + 8 * group, cards),
      release: () => {
        scratch.freeAll();
      },
    };
  } catch (error) {
    scratch.freeAll();
    throw error;
  }
}

function unpacked(memory: Memory, at: number, cards: readonly number[]): number[] {
  const [low = 0, high = 0] = memory.u32(at, 2);
  const cells = new Array<number>(cards.length).fill(0);
  if (high < 2 ** 21) {
    let rest = high * 2 ** 32 + low;
    for (let i = cards.length - 1; i >= 0; i--) {
      const card = i === 0 ? Infinity : (cards[i] ?? 1);
      cells[i] = i === 0 ? rest : rest % card;
      rest = Math.floor(rest / card);
    }
    return cells;
  }
  let rest = (BigInt(high) << 32n) | BigInt(low);
  for (let i = cards.length - 1; i > 0; i--) {
    const card = BigInt(cards[i] ?? 1);
    cells[i] = Number(rest % card);
    rest /= card;
  }
  cells[0] = Number(rest);
  return cells;
}
