import { fieldNamed } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';

/** What can be done to one chip. */
export type ChipDeed =
  | { readonly kind: 'removed' | 'negated' | 'switched' | 'swapped' }
  | { readonly kind: 'edited'; readonly filter: Filter };

/** The filters after a deed on the one at `index`. An edited filter stays off when it was off. */
export function chipsAfter(filters: readonly Filter[], index: number, deed: ChipDeed): readonly Filter[] {
  const filter = filters[index];
  if (filter === undefined) return filters;
  switch (deed.kind) {
    case 'removed':
      return filters.toSpliced(index, 1);
    case 'negated':
      return filters.with(index, { ...filter, negated: !filter.negated });
    case 'switched':
      return filters.with(index, { ...filter, disabled: !filter.disabled });
    case 'swapped':
      return filters.with(index, swapped(filter));
    case 'edited':
      return filters.with(index, { ...deed.filter, disabled: filter.disabled });
  }
}

/** Source and destination change places; either end and both ends do; a field without a mirror stays. */
function swapped(filter: Filter): Filter {
  const mirror = fieldNamed(filter.field)?.mirror;
  if (mirror === undefined) return filter;
  if (filter.side === 'own') return { ...filter, field: mirror };
  return { ...filter, side: filter.side === 'either' ? 'both' : 'either' };
}

/** The deed that a key means on a chip; null for other keys. Enter (edit) and arrows (move) are the chip row's own. */
export function deedOfKey(key: string): Extract<ChipDeed, { kind: 'removed' | 'negated' | 'switched' | 'swapped' }> | null {
  switch (key) {
    case '-':
      return { kind: 'negated' };
    case 'd':
    case 'D':
      return { kind: 'switched' };
    case 'x':
    case 'X':
      return { kind: 'swapped' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'removed' };
    default:
      return null;
  }
}
