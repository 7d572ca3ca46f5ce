import { widthBytes, type HandedWidth } from '../../../columns/handover/handed.ts';

/** What DuckDB may hold. Its memory, which is that of 32-bit WebAssembly, ends at 3.1 GiB. */

/** Bytes that records may take; the rest is for its work on them. */
export const recordsBudgetBytes = 2 * 1024 ** 3;
export const memoryLimit = '2900MiB';

/** DuckDB stores each column of so many rows in whole blocks, and in one more which of them have a value. */
const groupRows = 122_880;
const blockBytes = 262_144;
/** A text of an enum, of the dictionary that led to it, and the hash table between them. */
const textBytes = 96;

/** Bytes that records take in DuckDB; measured, and 5 % off at most. */
export function storedBytes(rows: number, widths: readonly HandedWidth[], texts: number): number {
  const blocks = widths.reduce((total, width) => total + Math.ceil((groupRows * widthBytes[width]) / blockBytes) + 1, 0);
  return Math.ceil((rows / groupRows) * blocks * blockBytes + texts * textBytes);
}

/** Rows and bytes of an answer that the page can hold. */
export const answerLimits = { rows: 1_000_000, bytes: 256 * 1024 * 1024 } as const;
