import type { Value } from '../../model/frame.ts';
import type { Cell } from './cells.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';
import { packed } from './packed.ts';

/** A key of any cells as 64 bits, and a few more where they do not suffice. */
export interface SplitKey {
  readonly low: Phys;
  /** 0…2^highBits-1. */
  readonly high: Phys | null;
  readonly highBits: number;
  /** The values that the cells had. */
  readonly values: (low: bigint, high: number) => readonly Value[];
}

/** More bits than these make too many parts. */
const mostBits = 10;

/** Packs cells into one key, the last bits of the one with most values apart; null where that is not enough. */
export function splitCells(cells: readonly Cell[], inputs: Inputs): SplitKey | null {
  const product = cells.reduce((all, cell) => all * BigInt(Math.max(1, cell.card)), 1n);
  const widest = cells.reduce((at, cell, i) => (cell.card > (cells[at]?.card ?? 0) ? i : at), 0);
  const { card = 1, phys } = cells[widest] ?? {};
  if (!phys) return null;
  const others = product / BigInt(Math.max(1, card));
  let highBits = 0;
  while (highBits <= mostBits && others * BigInt(Math.ceil(card / 2 ** highBits)) > 2n ** 64n) highBits++;
  if (highBits > mostBits) return null;
  const step = 2 ** highBits;
  const long: Phys = phys.type === 'i32' ? { op: 'toLong', a: phys, type: 'i64' } : phys;
  const whole: Phys = { op: 'cell', a: long, low: inputs.long(0), step, nullable: false, type: 'i64' };
  const given = highBits === 0 ? cells : cells.map((cell, i) => (i === widest ? { ...cell, phys: whole, card: Math.ceil(card / step) } : cell));
  const cards = given.map((cell) => BigInt(Math.max(1, cell.card)));
  return {
    low: packed(given, inputs), highBits,
    high: highBits === 0 ? null : { op: 'mod', a: long, b: { op: 'long', value: String(step), type: 'i64' }, type: 'i64' },
    values: (low, high) => {
      const values: Value[] = [];
      let rest = low;
      for (let i = cells.length - 1; i >= 0; i--) {
        const place = i === 0 ? rest : rest % (cards[i] ?? 1n);
        rest /= cards[i] ?? 1n;
        values[i] = cells[i]?.decode(i === widest ? Number(place) * step + high : Number(place)) ?? null;
      }
      return values;
    },
  };
}
