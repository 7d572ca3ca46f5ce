import { fieldNamed } from './fields.ts';

/**
 * Some logs say themselves what is computed here, as the one that inter-domain analysis writes says `srctype`. Both are kept: the field of
 * that name is the computed one, and what the log says has `x-` before it.
 */
const before = 'x-';

/** The column that holds what a log itself says under the name of a computed field. */
export function recordedColumn(field: string): string {
  return `${before}${field}`;
}

/** The computed field under whose name a log says what such a column holds; null for every other column. */
export function computedTwin(column: string): string | null {
  if (!column.startsWith(before)) return null;
  const name = column.slice(before.length);
  return fieldNamed(name)?.origin === 'computed' ? name : null;
}
