import type { AlertMeasure } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { between } from '../../model/time-text.ts';
import { emptyQuery } from '../../model/view.ts';
import { validateSearch } from '../../state/search.ts';
import { readView, writeView } from '../../state/view-codec.ts';
import { recordsOf, type RecordsOf } from '../../statement/records-of.ts';

/** The search for the records that a rule counted where it fired. @param keys names of the columns of the key */
export function recordsBehind(measure: Extract<AlertMeasure, { kind: 'statement' }>, { key }: Pick<AlertEvent, 'key'>, keys: readonly string[], present: readonly string[]): RecordsOf {
  return recordsOf(measure, keys.map((name, i) => ({ name, value: key[i] ?? null })), present);
}

/** The Custom Query page's address for the raw records of a search where a rule fired. */
export function recordsSearch(search: string, { range }: Pick<AlertEvent, 'range'>, before: unknown): ReturnType<typeof writeView> {
  const { view } = readView(validateSearch(before));
  return writeView({ ...view, filters: [], focus: null, range: between(range), query: { ...emptyQuery, text: search, tab: 'raw' } });
}
