import type { Cell } from './cells.ts';
import type { Inputs } from './encode/inputs.ts';
import type { Phys } from './encode/physical.ts';

/** ((c0 × card1 + c1) × card2 + c2)…, cards being parameters so that growing dictionaries need no new code. */
export function packed(cells: readonly Pick<Cell, 'card' | 'phys'>[], inputs: Inputs): Phys {
  let key: Phys = { op: 'long', value: '0', type: 'i64' };
  cells.forEach((cell, i) => {
    const value: Phys = cell.phys.type === 'i32' ? { op: 'toLong', a: cell.phys, type: 'i64' } : cell.phys;
    if (i === 0) key = value;
    else {
      const card: Phys = { op: 'parameter', long: inputs.long(cell.card), type: 'i64' };
      key = { op: 'add', a: { op: 'mul', a: key, b: card, type: 'i64' }, b: value, type: 'i64' };
    }
  });
  return key;
}
