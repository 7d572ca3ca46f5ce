import { timestampText } from '../../src/columns/functions/calendar.ts';
import type { ColumnType, Frame } from '../../src/model/frame.ts';
import { zone } from './cases.ts';

/** Rows as the file writes them: numbers to ten digits, times as wall clock text. */
export function rowsOf(frame: Frame): unknown[][] {
  return Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => shown(column.values[row], column.type)));
}

export function shown(value: unknown, type: ColumnType | null = null): unknown {
  if (type === 'timestamp' && typeof value === 'number') return timestampText(value, zone).replace(/\.000$/, '');
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;
}

/** Rows in an order of their own, for answers whose order is open. */
export function sorted(rows: readonly (readonly unknown[])[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
