import type { Frame, Value } from '../../model/frame.ts';
import { restIn } from './rest.ts';

/** Columns, rows, what LIMIT left out of them (`other`, its values by column), and coverage as JSON text. Integers beyond 2^53 are strings, since JSON readers would round them. */
export function jsonOf(frame: Frame, about: { readonly title: string; readonly statement: string }): string {
  const plain = (value: Value): unknown => (typeof value === 'bigint' ? value.toString() : value);
  const columns = frame.columns.map(({ name, type, unit }) => ({ name, type, unit }));
  const rows = Array.from({ length: frame.rows }, (_, row) => frame.columns.map((column) => plain(column.values[row] ?? null)));
  const rest = restIn(frame);
  const other = rest === null ? {} : { other: { groups: rest.groups, values: rest.values.map(plain) } };
  return `${JSON.stringify({ ...about, columns, rows, ...other, coverage: frame.coverage }, null, 1)}\n`;
}
