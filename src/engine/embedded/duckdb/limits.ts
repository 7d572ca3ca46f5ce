/** What DuckDB may hold. Its memory, which is that of 32-bit WebAssembly, ends at 3.1 GiB. */

/** Bytes that records may take; the rest is for its work on them. */
export const recordsBudgetBytes = 2 * 1024 ** 3;
export const memoryLimit = '2900MiB';

/** Rows and bytes of an answer that the page can hold. */
export const answerLimits = { rows: 1_000_000, bytes: 256 * 1024 * 1024 } as const;
