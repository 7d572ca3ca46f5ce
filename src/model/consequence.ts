import { parseAddressRange } from '../base/cidr.ts';
import { filterIs, filtersIn, type Condition, type Filter } from './filter.ts';
import { ownFields, type ColumnFields, type Consequence, type Panel } from './panel.ts';

/** The filter of a field's value; of a folded one, all values that it stands for; of a CIDR block, the addresses that it holds. */
function filterFor(field: string, value: string, { folded, blocks = false }: ColumnFields): Filter {
  const range = blocks ? parseAddressRange(value) : null;
  if (range !== null) return { field, side: 'own', test: { kind: 'cidr', ranges: [{ text: value, range }] }, negated: false, disabled: false };
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
      return value === undefined ? [] : [{ ...filterIs(consequence.field, value), side: consequence.side ?? 'own' }];
    }
    case 'each':
      return consequence.of.flatMap((one) => {
        const text = marked[one.column];
        return text === undefined ? [] : (partsOf(text, one) ?? []).map(([field, value]) => filterFor(field, value, one));
      });
  }
}

/** Values that a panel's own filters chose, by result column; columns of which none is chosen are not in it. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** What the conditions on nothing but the panel's own key choose. Columns made of several fields choose nothing. */
export function chosenOf({ consequence, ownFilter }: Pick<Panel, 'consequence' | 'ownFilter'>, conditions: readonly Condition[]): Chosen {
  const own = ownFields({ ...(ownFilter ? { ownFilter } : {}) });
  const columns = consequence.kind === 'none' ? [] : consequence.kind === 'filter' ? [consequence] : consequence.of.flatMap(({ column, fields: [field, ...more] }) => (field === undefined || more.length > 0 ? [] : [{ column, field }]));
  const filters = conditions.map(filtersIn).filter((some) => some.every(({ field }) => own.includes(field))).flat();
  const chosen: Record<string, string[]> = {};
  for (const { column, field } of columns) {
    const values = filters.flatMap((one) => (one.field === field && !one.negated && !one.disabled && one.test.kind === 'in' ? one.test.values : []));
    if (own.includes(field) && values.length > 0) chosen[column] = values;
  }
  return chosen;
}

/** Whether what stands for these values is chosen; null where nothing is. */
export function isChosen(chosen: Chosen, marked: Readonly<Record<string, string>>): boolean | null {
  const columns = Object.entries(chosen);
  return columns.length === 0 ? null : columns.every(([column, values]) => values.includes(marked[column] ?? ''));
}
