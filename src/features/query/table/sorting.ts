import type { Sorting } from './order.ts';

/** One click on a header: from the largest. Again: from the smallest. A third: as the statement gave them. */
export function nextSorting(before: Sorting | null, column: number): Sorting | null {
  if (before?.column !== column) return { column, descending: true };
  return before.descending ? { column, descending: false } : null;
}
