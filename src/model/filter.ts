import type { AddressRange } from '../base/cidr.ts';

/** Which end of a flow a filter looks at. `own` is for fields that have no mirror. */
export type Side = 'own' | 'either' | 'both';

/** One condition that the reader set, as shown in a chip. All enabled filters hold together (AND). */
export interface Filter {
  /** Field name of the table, or a reader's own column. With `either`/`both`, the field and its mirror. */
  readonly field: string;
  readonly side: Side;
  readonly test: FilterTest;
  /** "not": the complement, records without the field included, as SLS has it. */
  readonly negated: boolean;
  /** Kept in the chip row and in the URL, but not applied. */
  readonly disabled: boolean;
}

export type FilterTest =
  /** One of these values, compared as text for text fields and as numbers for long fields. */
  | { readonly kind: 'in'; readonly values: readonly string[] }
  /** Inclusive bounds; null is open. Long fields only. */
  | { readonly kind: 'range'; readonly min: number | null; readonly max: number | null }
  /** Address ranges as typed (`10.0.0.0/8`, `10.0.0.1-10.0.0.9`). Address fields only. */
  | { readonly kind: 'cidr'; readonly ranges: readonly { readonly text: string; readonly range: AddressRange }[] }
  /** Wildcards `*` and `?` as in the search half. */
  | { readonly kind: 'wildcard'; readonly pattern: string }
  | { readonly kind: 'exists' };

/** Several filters of which one is enough (OR), as shown in a joined chip: two at least. One that is off is as if it were not there. */
export interface FilterGroup {
  readonly any: readonly Filter[];
}

/** What stands in the chip row. All that are on hold together (AND). */
export type Condition = Filter | FilterGroup;

export function isGroup(condition: Condition): condition is FilterGroup {
  return 'any' in condition;
}

/** The filters that a condition is made of, those that are off included. */
export function filtersIn(condition: Condition): readonly Filter[] {
  return isGroup(condition) ? condition.any : [condition];
}

/** A condition of these filters: one alone stays itself; undefined for none. */
export function conditionOf(filters: readonly Filter[]): Condition | undefined {
  const [first] = filters;
  return filters.length === 1 ? first : first === undefined ? undefined : { any: filters };
}

/** The conditions that apply: those that are off, whole or in part, are left out. */
export function appliedOf(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.flatMap((one) => {
    const on = filtersIn(one).filter((filter) => !filter.disabled);
    return on.length === filtersIn(one).length ? one : (conditionOf(on) ?? []);
  });
}

/** The conditions with the one off of which this is what applies. */
export function withOff(conditions: readonly Condition[], applied: Condition): readonly Condition[] {
  const wanted = JSON.stringify(applied);
  const at = conditions.findIndex((one) => JSON.stringify(appliedOf([one])[0]) === wanted);
  return conditions.map((one, i) => (i === at ? switchedCondition(one, true) : one));
}

/** The condition with all of it off, or on again. */
export function switchedCondition(condition: Condition, disabled: boolean): Condition {
  return isGroup(condition) ? { any: condition.any.map((one) => ({ ...one, disabled })) } : { ...condition, disabled };
}

/** The same filter with other case of values, order or duplicates prints equal: values sorted, duplicates dropped. */
export function canonicalFilter(filter: Filter): Filter {
  const test = filter.test;
  if (test.kind !== 'in') return filter;
  return { ...filter, test: { kind: 'in', values: [...new Set(test.values)].sort() } };
}

export function filterIs(field: string, value: string, negated = false): Filter {
  return { field, side: 'own', test: { kind: 'in', values: [value] }, negated, disabled: false };
}
