import type { Frame, Value } from '../../model/frame.ts';

/**
 * A frame as RFC 4180 text with a header: exact values, lines ended by CR LF, UTF-8 to be. Text that a spreadsheet would
 * take for a formula (it begins with `= + - @`, a tab or a line break) gets an apostrophe in front; numbers never do.
 */
export function csvOf(frame: Frame): string {
  const lines = [frame.columns.map((column) => cell(column.name)).join(',')];
  for (let row = 0; row < frame.rows; row++) lines.push(frame.columns.map((column) => cell(column.values[row] ?? null)).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const guarded = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) || guarded !== value ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
