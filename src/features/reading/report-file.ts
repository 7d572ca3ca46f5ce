import type { FileReport } from '../../model/source.ts';
import { reasonText } from './report-text.ts';

/** The exact account as JSON: every file with its counts, reasons, notes and failure. */
export function reportJson(files: readonly FileReport[]): string {
  const records = files.reduce((sum, file) => sum + file.records, 0);
  const skipped = files.reduce((sum, file) => sum + file.skipped, 0);
  return `${JSON.stringify({ version: 1, records, skipped, files }, null, 2)}\n`;
}

/** The first skipped lines of all files as CSV with a header. */
export function skippedCsv(files: readonly FileReport[]): string {
  const rows = files.flatMap((file) => file.firstSkipped.map((one) => [file.name, String(one.line), reasonText(one.reason, 'en'), one.text]));
  return [['file', 'line', 'reason', 'text'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Spreadsheets take a cell that begins with one of these for a formula; a quote before it makes it text. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file to save. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
