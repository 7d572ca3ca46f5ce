import type { Cell } from './cells.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';

/** Cells from 1 on: 0 stays free for null. */
export function nonNull(cell: Cell, inputs: Inputs): Phys {
  if (cell.nullCell >= 0) return cell.phys;
  const a: Phys = cell.phys.type === 'i32' ? { op: 'toLong', a: cell.phys, type: 'i64' } : cell.phys;
  return { op: 'cell', a, low: inputs.long(-1), step: 1, nullable: false, type: cell.card + 1 < 2 ** 31 ? 'i32' : 'i64' };
}

/** A numbered cell is a position or a table of positions: only words. */
export function transplanted(cell: Cell, from: Inputs, to: Inputs): Cell {
  const moved = (word: number): number => {
    const known = from.words[word];
    if (!known) throw new RangeError('No such word');
    return to.word(known);
  };
  const { phys } = cell;
  if (phys.op === 'position') return { ...cell, phys: { ...phys, word: moved(phys.word) } };
  if (phys.op === 'lookup' && phys.index.op === 'position') return { ...cell, phys: { ...phys, word: moved(phys.word), index: { ...phys.index, word: moved(phys.index.word) } } };
  throw new RangeError('Not a numbered cell');
}
