import { countryCode } from '../places/codes.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';

/** What a column can stand for in a chart. A time that a statement printed as text keeps the order in which it came. */
export type Role = 'time' | 'time-text' | 'country' | 'name' | 'measure';

const timeName = /^(time|minute|hour|day|week|month|t|ts|__time__|start|end|timestamp|window_start)$/i;
const timeText = /^(\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?|\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?|\d{1,2}:\d{2}(:\d{2})?)$/;
/** Unix seconds of 2001 to 2100. */
const isMoment = (value: unknown): boolean => (typeof value === 'number' || typeof value === 'bigint') && value >= 978_307_200 && value <= 4_102_444_800;

/** Most of the values that are there satisfy a test; a column of nulls satisfies none. Long columns are looked at in samples. */
function mostly(column: FrameColumn, test: (value: unknown) => boolean): boolean {
  const step = Math.max(1, Math.floor(column.values.length / 200));
  let known = 0;
  let fitting = 0;
  for (let row = 0; row < column.values.length; row += step) {
    const value = column.values[row] ?? null;
    if (value === null || value === '') continue;
    known++;
    if (test(value)) fitting++;
  }
  return known > 0 && fitting / known >= 0.9;
}

/** What a column is, by its type, unit, field and values. */
export function roleOf(column: FrameColumn): Role {
  const { type, unit, field, name } = column;
  if (type === 'timestamp' || unit === 'time') return 'time';
  if (type === 'bigint' && timeName.test(name) && mostly(column, isMoment)) return 'time';
  if (type === 'bigint' || type === 'double') return unit === 'port' || unit === 'protocol' ? 'name' : 'measure';
  if (field === 'srccountry' || field === 'dstcountry') return 'country';
  if (type === 'varchar' && mostly(column, (value) => typeof value === 'string' && timeText.test(value))) return 'time-text';
  if (type === 'varchar' && mostly(column, (value) => typeof value === 'string' && countryCode(value) !== null)) return 'country';
  return 'name';
}

/** Columns by what they can stand for, in the order of the result. */
export function rolesOf(frame: Frame): ReadonlyMap<string, Role> {
  return new Map(frame.columns.map((column) => [column.name, roleOf(column)]));
}

export function isNumeric(column: FrameColumn | undefined): boolean {
  return column !== undefined && (column.type === 'bigint' || column.type === 'double');
}

/** Times as Unix seconds: a timestamp is one already. */
export function isTime(column: FrameColumn): boolean {
  return roleOf(column) === 'time';
}
