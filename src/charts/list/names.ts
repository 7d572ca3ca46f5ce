import type { ListColumn } from '../../model/list.ts';
import { monoEm, narrowName, textWidth } from '../figures.ts';
import type { ListCell } from './cells.ts';
import type { List, ListRow } from './rows.ts';
import { listWidth } from './widths.ts';

/** Pixels of a note's size, of a name's, and of the edges of a first cell with a little to spare. */
const noteSize = 12;
const nameSize = 12;
/** Of a character of an id. */
const monoCharacter = nameSize * monoEm;
const edges = 24;
/** Pixels between a name and what stands beside it. */
const gap = 5;
/** Characters of a country, or of an id that is cut as short as it may be. */
const shortNote = 8;
/** Pixels of the arrow between two ends, wide as it is beside Chinese words, and of the mark of a pair. */
const betweenEnds = 28;
const pairMark = 15;

/** Names that share what the others leave. */
function isShared({ role, width }: ListColumn): boolean {
  return (role === 'name' || role === 'ends') && width === undefined;
}

function besideWidth(beside: string): number {
  return beside === '' ? 0 : gap + textWidth(beside, noteSize);
}

function wordsWidth(text: string, beside: string, mono: boolean): number {
  return (mono ? text.length * monoCharacter : textWidth(text, nameSize)) + besideWidth(beside);
}

function cellWidth(cell: ListCell | undefined): number {
  if (cell?.kind === 'words') return edges + wordsWidth(cell.text, cell.beside, cell.mono);
  return cell?.kind !== 'ends' ? 0 : edges + betweenEnds + (cell.hues === null ? 0 : pairMark) + wordsWidth(cell.from, cell.fromNote, cell.mono) + wordsWidth(cell.to, cell.toNote, cell.mono);
}

/** Pixels that the longest name of the list takes beyond what a column of names has at least: its bars leave it those first. */
export function nameWish({ heads, rows }: List): number {
  const at = heads.findIndex(({ column }) => isShared(column));
  const column = heads[at]?.column;
  if (column === undefined) return 0;
  const longest = rows.reduce((most, { cells }) => Math.max(most, cellWidth(cells[at])), 0);
  return Math.max(0, Math.ceil(longest - listWidth(column)));
}

/** Both ids of a pair, cut alike where they have too little room; words are not, as their ends do not tell them apart. */
function endsFitted(cell: Extract<ListCell, { kind: 'ends' }>, room: number): ListCell {
  const both = room - betweenEnds - (cell.hues === null ? 0 : pairMark) - besideWidth(cell.fromNote) - besideWidth(cell.toNote);
  if (!cell.mono || (cell.from.length + cell.to.length) * monoCharacter <= both) return cell;
  const most = Math.max(6, Math.floor(both / 2 / monoCharacter));
  const cut = (name: string): string => (name.length <= most ? name : narrowName(name, most));
  return { ...cell, from: cut(cell.from), to: cut(cell.to) };
}

/**
 * The rows with names as the column has room for, `room` pixels for all that share it: an id is cut in its middle, its end tells it apart,
 * and so is one that stands beside a name, which is left out where too little of it would stand there.
 */
export function narrowed({ heads, rows }: List, room: number): readonly ListRow[] {
  const shared = heads.filter(({ column }) => isShared(column)).length;
  const at = heads.findIndex(({ column }) => isShared(column));
  if (at < 0 || room === Infinity) return rows;
  const each = room / shared - edges;
  const fitted = (cell: ListCell): ListCell => {
    if (cell.kind === 'ends') return endsFitted(cell, each);
    if (cell.kind !== 'words' || !cell.mono || wordsWidth(cell.text, cell.beside, true) <= each) return cell;
    const left = Math.floor((each - gap - wordsWidth(cell.text, '', true)) / textWidth('0', noteSize));
    const beside = cell.beside.length <= shortNote ? cell.beside : left < shortNote ? '' : narrowName(cell.beside, left);
    const most = Math.max(6, Math.floor((each - besideWidth(beside)) / monoCharacter));
    return { ...cell, beside, text: cell.text.length <= most ? cell.text : narrowName(cell.text, most) };
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (i === at ? fitted(cell) : cell)) }));
}
