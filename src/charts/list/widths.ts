import type { ListColumn } from '../../model/list.ts';

/** Pixels of a column by its role; names share what is left, and are never narrower than theirs. */
export const listWidths: Readonly<Record<ListColumn['role'], number>> = { name: 120, text: 100, ends: 194, zones: 50, direction: 56, verdict: 84, time: 92, amount: 76, ratio: 58, share: 62, bar: 30, spark: 150 };

export function listWidth({ role, width }: ListColumn): number {
  return width ?? listWidths[role];
}
