import type { Frame, Value } from '../../model/frame.ts';
import { restOf } from '../rank/rows.ts';

/** What LIMIT left out of a list: how many groups, and what they hold together by column; null for a column that is no sum. */
export interface Rest {
  readonly groups: number;
  readonly values: readonly (number | bigint | null)[];
}

/** Null where all groups are rows, or where nobody knows how many there are. */
export function restIn(frame: Frame): Rest | null {
  const groups = (frame.whole?.groups ?? frame.rows) - frame.rows;
  return groups > 0 ? { groups, values: frame.columns.map((column) => restOf(frame, column)) } : null;
}

/** The rest as a last row: its name stands in the first column that is no sum. */
export function restRow({ values }: Rest, name: string): readonly Value[] {
  const at = values.indexOf(null);
  return values.map((value, column) => (column === at ? name : value));
}

/** The frame with what it leaves out as its last row, so that its columns add up to the whole. */
export function withRest(frame: Frame, nameOf: (groups: number) => string): Frame {
  const rest = restIn(frame);
  if (rest === null) return frame;
  const row = restRow(rest, nameOf(rest.groups));
  return { ...frame, rows: frame.rows + 1, columns: frame.columns.map((column, at) => ({ ...column, values: [...column.values, row[at] ?? null] })) };
}
