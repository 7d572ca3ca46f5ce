import { fieldNamed } from '../../model/fields.ts';
import { conditionOf, filtersIn, isGroup, type Condition, type Filter, type Side } from '../../model/filter.ts';

/** Where a chip stands: the condition, and the filter in it, which is 0 where it is alone. */
export interface ChipPlace {
  readonly at: number;
  readonly member: number;
}

/** What can be done to one chip. */
export type ChipDeed =
  | { readonly kind: 'removed' | 'negated' | 'switched' | 'swapped' | 'turned' }
  /** "or" with the condition after it, the last one with that before it; out of its group again. */
  | { readonly kind: 'joined' | 'parted' }
  | { readonly kind: 'sided'; readonly side: Side }
  | { readonly kind: 'edited'; readonly filter: Filter };

/** The conditions after a deed on one chip. An edited filter stays off when it was off. */
export function chipsAfter(conditions: readonly Condition[], place: ChipPlace, deed: ChipDeed): readonly Condition[] {
  const condition = conditions[place.at];
  const filter = condition === undefined ? undefined : filtersIn(condition)[place.member];
  if (condition === undefined || filter === undefined) return conditions;
  const withFilter = (changed: Filter): readonly Condition[] =>
    conditions.with(place.at, isGroup(condition) ? { any: condition.any.with(place.member, changed) } : changed);
  switch (deed.kind) {
    case 'removed':
      return without(conditions, place);
    case 'negated':
      return withFilter({ ...filter, negated: !filter.negated });
    case 'switched':
      return withFilter({ ...filter, disabled: !filter.disabled });
    case 'swapped':
      return withFilter(swapped(filter));
    case 'turned':
      return withFilter({ ...filter, side: turned(filter) });
    case 'sided':
      return withFilter({ ...filter, side: hasMirror(filter) ? deed.side : filter.side });
    case 'edited':
      return withFilter({ ...deed.filter, disabled: filter.disabled });
    case 'joined':
      return joinedAt(conditions, place.at);
    case 'parted':
      return isGroup(condition) ? without(conditions, place).toSpliced(place.at + 1, 0, filter) : conditions;
  }
}

/** A chip was dropped on another condition: from then on one of both is enough. */
export function chipsDropped(conditions: readonly Condition[], from: ChipPlace, onto: number): readonly Condition[] {
  const target = conditions[onto];
  const source = conditions[from.at];
  const filter = source === undefined ? undefined : filtersIn(source)[from.member];
  if (target === undefined || filter === undefined || from.at === onto) return conditions;
  const grown = conditions.with(onto, together([target, filter]));
  return without(grown, from);
}

function without(conditions: readonly Condition[], { at, member }: ChipPlace): readonly Condition[] {
  const condition = conditions[at];
  const rest = condition === undefined ? undefined : conditionOf(filtersIn(condition).toSpliced(member, 1));
  return rest === undefined ? conditions.toSpliced(at, 1) : conditions.with(at, rest);
}

function joinedAt(conditions: readonly Condition[], at: number): readonly Condition[] {
  const first = at + 1 < conditions.length ? at : at - 1;
  const [a, b] = first < 0 ? [] : conditions.slice(first, first + 2);
  return a === undefined || b === undefined ? conditions : conditions.toSpliced(first, 2, together([a, b]));
}

/** All their filters as alternatives, each once. */
function together(conditions: readonly [Condition, Condition]): Condition {
  const byText = new Map(conditions.flatMap(filtersIn).map((one) => [JSON.stringify(one), one]));
  return conditionOf([...byText.values()]) ?? conditions[0];
}

export function hasMirror(filter: Filter): boolean {
  return fieldNamed(filter.field)?.mirror !== undefined;
}

/** This end only, either end, both ends, and round again. */
function turned(filter: Filter): Side {
  if (!hasMirror(filter)) return filter.side;
  return filter.side === 'own' ? 'either' : filter.side === 'either' ? 'both' : 'own';
}

/** Source and destination change places; either end and both ends do; a field without a mirror stays. */
function swapped(filter: Filter): Filter {
  const mirror = fieldNamed(filter.field)?.mirror;
  if (mirror === undefined) return filter;
  if (filter.side === 'own') return { ...filter, field: mirror };
  return { ...filter, side: filter.side === 'either' ? 'both' : 'either' };
}

const keys = { '-': 'negated', d: 'switched', x: 'swapped', e: 'turned', o: 'joined', a: 'parted', delete: 'removed', backspace: 'removed' } as const;

/** The deed that a key means on a chip; null for other keys. Enter (edit) and arrows (move) are the chip row's own. */
export function deedOfKey(key: string): { readonly kind: (typeof keys)[keyof typeof keys] } | null {
  const name = key.toLowerCase();
  const found = Object.entries(keys).find(([one]) => one === name);
  return found === undefined ? null : { kind: found[1] };
}
