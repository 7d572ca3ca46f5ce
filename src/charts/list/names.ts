import type { ListColumn } from '../../model/list.ts';
import { narrowName, textWidth } from '../figures.ts';
import type { ListCell } from './cells.ts';
import type { List, ListRow } from './rows.ts';
import { listWidths } from './widths.ts';

/** Pixels of a character of an id, of a note's size, and of the edges of a first cell with a little to spare. */
const monoCharacter = 7.3;
const noteSize = 12;
const edges = 24;
/** Pixels between a name and what stands beside it. */
const gap = 5;

/** A name that shares what the others leave. */
function isShared({ role, width }: ListColumn): boolean {
  return role === 'name' && width === undefined;
}

function besideWidth(beside: string): number {
  return beside === '' ? 0 : gap + textWidth(beside, noteSize);
}

function wordsWidth(cell: ListCell | undefined): number {
  return cell?.kind === 'words' && cell.mono ? edges + cell.text.length * monoCharacter + besideWidth(cell.beside) : 0;
}

/** Pixels that the longest name of the list takes beyond what a column of names has at least: its bars leave it those first. */
export function nameWish({ heads, rows }: List): number {
  const at = heads.findIndex(({ column }) => isShared(column));
  const longest = rows.reduce((most, { cells }) => Math.max(most, wordsWidth(cells[at])), 0);
  return Math.max(0, Math.ceil(longest - listWidths.name));
}

/** The rows with names as the column has room for, `room` pixels for all that share it: an id is cut in its middle, its end tells it apart. */
export function narrowed({ heads, rows }: List, room: number): readonly ListRow[] {
  const shared = heads.filter(({ column }) => isShared(column) || column.role === 'ends').length;
  const at = heads.findIndex(({ column }) => isShared(column));
  if (at < 0 || room === Infinity) return rows;
  const fitted = (cell: ListCell): ListCell => {
    if (cell.kind !== 'words' || !cell.mono) return cell;
    const most = Math.max(6, Math.floor((room / shared - edges - besideWidth(cell.beside)) / monoCharacter));
    return cell.text.length <= most ? cell : { ...cell, text: narrowName(cell.text, most) };
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (i === at ? fitted(cell) : cell)) }));
}
