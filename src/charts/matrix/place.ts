import { font } from '../../model/theme.ts';
import type { End, Ends } from '../ends/ends.ts';
import { monoEm } from '../figures.ts';
import type { Look, Size } from '../look.ts';

/** Where the parts of a matrix stand, in CSS pixels. */
export interface MatrixPlace {
  /** Columns carry the number of their row, where there are too many for names. */
  readonly numbered: boolean;
  readonly numberWidth: number;
  readonly nameLeft: number;
  /** Characters of a name. */
  readonly nameLength: number;
  readonly headLength: number;
  readonly left: number;
  readonly top: number;
  readonly column: number;
  readonly row: number;
  readonly font: number;
  /** From the top of a row to the foot of its text. */
  readonly baseline: number;
  /** From a figure to the right edge of its cell. */
  readonly inset: number;
  /** Foot of the text over the columns. */
  readonly headBaseline: number;
  /** Where a row of the usual height would begin whose text stands on the line of the sums. */
  readonly sumRow: number;
  readonly sumRight: number;
  readonly legend: number;
  readonly columnAt: (index: number) => number;
  readonly rowAt: (index: number) => number;
}

const gap = 4;
const legendHeight = 22;
const headHeight = 18;
/** Above this many, names find no room over the columns. */
const mostNamed = 8;
/** Pixels of a column that a name and its mark take. */
const leastNamed = 66;
/** Pixels of a row. */
const tallest = 48;

export function matrixPlace({ senders, receivers, isSquare }: Pick<Ends, 'senders' | 'receivers' | 'isSquare'>, size: Size, look: Look): MatrixPlace {
  // The number of a row means nothing over columns of another kind.
  const numbered = isSquare && (receivers.length > mostNamed || (size.width - 190) / receivers.length < leastNamed);
  const gaps = { rows: gapsOf(senders), columns: gapsOf(receivers) };
  const last = <T>(list: readonly T[], index: number): T | undefined => list[index];
  const rows = senders.length + 1;
  const free = size.height - legendHeight - headHeight - (last(gaps.rows, senders.length - 1) ?? 0) - gap;
  const sums = Math.min(numbered ? 20 : 30, Math.floor(free / rows));
  // A few rows fill their panel, as far as they are still lines of a table.
  const row = Math.max(12, numbered ? sums : Math.min(tallest, Math.floor((free - Math.max(0, sums)) / Math.max(1, senders.length))));
  const sumHeight = Math.max(12, Math.min(sums, row));
  const letters = row < 15 ? 10 : row > 26 && !numbered ? font.size.small : font.size.micro;
  const character = Math.max(6.6, letters * monoEm);
  const numberWidth = numbered ? 16 : 0;
  const nameLeft = 12 + (numbered ? numberWidth + 6 : 14);
  const longest = senders.reduce((most, one) => Math.max(most, one.name[look.language].length), 4);
  const nameLength = Math.max(8, Math.min(22, longest, Math.floor((size.width * 0.22) / character)));
  const left = Math.round(nameLeft + nameLength * character + 8);
  const sumRoom = 52;
  const column = Math.max(18, Math.floor((size.width - 12 - left - sumRoom - (last(gaps.columns, receivers.length - 1) ?? 0)) / Math.max(1, receivers.length)));
  const top = headHeight;
  const rowAt = (index: number): number => top + index * row + (gaps.rows[index] ?? 0);
  const sumTop = rowAt(senders.length - 1) + row + gap / 2;
  return {
    numbered, numberWidth, nameLeft, nameLength, headLength: Math.max(4, Math.floor((column - 22) / character)), left, top, column, row, font: letters, baseline: Math.round(row / 2 + letters * 0.36),
    inset: column < 34 ? 4 : 8, headBaseline: Math.round(headHeight / 2 + letters * 0.36), sumRow: sumTop - (row - sumHeight) / 2, sumRight: size.width - 12, legend: Math.min(size.height - 6, sumTop + sumHeight + 16),
    columnAt: (index) => left + index * column + (gaps.columns[index] ?? 0), rowAt,
  };
}

/** Pixels before each end: a gap where another network begins, and before "other". */
function gapsOf(ends: readonly End[]): readonly number[] {
  let sum = 0;
  return ends.map((end, i) => {
    const before = ends[i - 1];
    if (before !== undefined && (end.isOther ? before.group !== null : before.group !== end.group)) sum += gap;
    return sum;
  });
}
