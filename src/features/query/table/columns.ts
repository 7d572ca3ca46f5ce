import { isAddress } from '../../../base/ip.ts';
import type { Frame, FrameColumn, Value } from '../../../model/frame.ts';
import { fieldNamed } from '../../../model/fields.ts';

/** How a column of an answer stands in the table. */
export interface ResultColumn {
  readonly index: number;
  readonly column: FrameColumn;
  /** Numbers stand right; ports, protocols and times are names of things and stand left. */
  readonly align: 'start' | 'end';
  readonly isTime: boolean;
  /** Greatest value, where bars are drawn beside the numbers: the measure by which the rows come, largest first, or the first one. Null elsewhere. */
  readonly barMax: number | null;
  /** Pixels. */
  readonly width: number;
}

export const narrowest = 56;
export const widest = 720;
const usualWidest = 360;
const barWidth = 110;
const letter = 7.2;
const looked = 200;

export function clampColumn(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

/** Seconds of a day since 1970 or a name that says so: an integer that is a moment. */
export function isTimeColumn(column: FrameColumn): boolean {
  return column.type === 'timestamp' || column.unit === 'time' || (column.name === 'time' && column.type === 'bigint');
}

export function isMeasure(column: FrameColumn): boolean {
  const role = column.field === undefined ? undefined : fieldNamed(column.field)?.role;
  return !isTimeColumn(column) && (column.type === 'bigint' || column.type === 'double') && column.unit !== 'port' && column.unit !== 'protocol' && (role === undefined || role === 'measure');
}

/**
 * The columns of a frame with their usual widths, by what stands in the first rows.
 * @param length how many characters a value takes, its note included
 */
export function resultColumns(frame: Frame, length: (column: FrameColumn, value: Value) => number): readonly ResultColumn[] {
  const { rows } = frame;
  const measures = rows > 1 && frame.columns.length > 1 ? frame.columns.filter(isMeasure) : [];
  const withBar = measures.find((column) => isFalling(column, rows) && greatest(column, rows) !== null) ?? measures.find((column) => greatest(column, rows) !== null);
  return frame.columns.map((column, index) => {
    let most = column.name.length + 2;
    for (let row = 0; row < Math.min(looked, rows); row++) most = Math.max(most, length(column, column.values[row] ?? null));
    const bar = column === withBar ? greatest(column, rows) : null;
    const width = Math.min(usualWidest, Math.max(72, Math.ceil(most * letter) + 24)) + (bar === null ? 0 : barWidth);
    return { index, column, align: isMeasure(column) ? 'end' : 'start', isTime: isTimeColumn(column), barMax: bar, width };
  });
}

/** The greatest value when all are numbers from zero on and one is above it: only then a bar says something. */
function greatest(column: FrameColumn, rows: number): number | null {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    const value = column.values[row];
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number') continue;
    if (!(number >= 0)) return null;
    if (number > most) most = number;
  }
  return most > 0 && Number.isFinite(most) ? most : null;
}

/** True when no value is larger than the one above it, and the last is smaller than the first: the rows come by it. */
function isFalling({ values }: FrameColumn, rows: number): boolean {
  const number = (row: number): number => Number(values[row] ?? 0);
  for (let row = 1; row < rows; row++) if (number(row) > number(row - 1)) return false;
  return number(rows - 1) < number(0);
}

/** True when the values of a column are addresses, so that their countries can be looked up. */
export function isAddressColumn(column: FrameColumn): boolean {
  if (column.field === 'srcaddr' || column.field === 'dstaddr') return true;
  if (column.type !== 'varchar') return false;
  const first = column.values.find((value) => value !== null);
  return typeof first === 'string' && isAddress(first);
}
