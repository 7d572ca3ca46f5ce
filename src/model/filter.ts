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

/** The same filter with other case of values, order or duplicates prints equal: values sorted, duplicates dropped. */
export function canonicalFilter(filter: Filter): Filter {
  const test = filter.test;
  if (test.kind !== 'in') return filter;
  return { ...filter, test: { kind: 'in', values: [...new Set(test.values)].sort() } };
}

/** A key under which two filters that mean the same are equal; `disabled` is part of it, order among filters is not. */
export function filterKey(filter: Filter): string {
  return JSON.stringify(canonicalFilter(filter), ['field', 'side', 'negated', 'disabled', 'test', 'kind', 'values', 'min', 'max', 'ranges', 'text', 'pattern']);
}

export function filterIs(field: string, value: string, negated = false): Filter {
  return { field, side: 'own', test: { kind: 'in', values: [value] }, negated, disabled: false };
}
