import type { Predicate } from '../../model/plan.ts';

/** What keeps the records that all of these keep. */
export function allOf(items: readonly Predicate[]): Predicate {
  const [only] = items;
  return items.length === 0 ? { kind: 'all' } : items.length === 1 && only ? only : { kind: 'and', items };
}
