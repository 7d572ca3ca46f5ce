import { filterIs, type Filter } from './filter.ts';
import type { ColumnFields, Consequence } from './panel.ts';

/** The filter of a field's value; of a folded one, all values that it stands for. */
function filterFor(field: string, value: string, { folded }: ColumnFields): Filter {
  if (folded === undefined || value !== folded.value) return filterIs(field, value);
  return { field, side: 'own', test: { kind: 'range', min: folded.from, max: null }, negated: false, disabled: false };
}

/** The text of a column taken apart into its fields; null when the texts between them are not where they should be. */
function partsOf(text: string, { fields, between }: ColumnFields): readonly (readonly [field: string, value: string])[] | null {
  const parts: [string, string][] = [];
  let rest = text;
  for (const [i, field] of fields.entries()) {
    const next = between[i];
    if (next === undefined) {
      parts.push([field, rest]);
      break;
    }
    const at = next === '' ? -1 : rest.indexOf(next);
    if (at < 0) return null;
    parts.push([field, rest.slice(0, at)]);
    rest = rest.slice(at + next.length);
  }
  return parts;
}

/**
 * What a click on a mark means: one filter per field. `marked` are the values that the mark stands for, by column; columns that
 * it does not stand for (the grey "other") filter nothing.
 */
export function filtersOf(consequence: Consequence, marked: Readonly<Record<string, string>>): readonly Filter[] {
  switch (consequence.kind) {
    case 'none':
      return [];
    case 'filter': {
      const value = marked[consequence.column];
      return value === undefined ? [] : [filterIs(consequence.field, value)];
    }
    case 'each':
      return consequence.of.flatMap((one) => {
        const text = marked[one.column];
        return text === undefined ? [] : (partsOf(text, one) ?? []).map(([field, value]) => filterFor(field, value, one));
      });
  }
}
