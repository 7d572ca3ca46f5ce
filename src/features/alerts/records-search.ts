import type { AlertMeasure } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { between } from '../../model/time-text.ts';
import { emptyQuery } from '../../model/view.ts';
import { validateSearch } from '../../state/search.ts';
import { readView, writeView } from '../../state/view-codec.ts';
import { recordsOf } from '../../statement/records-of.ts';

/** The Custom Query page's address for the raw records that a rule counted where it fired. @param keys names of the columns of the key */
export function recordsSearch(measure: Extract<AlertMeasure, { kind: 'statement' }>, event: Pick<AlertEvent, 'range' | 'key'>, keys: readonly string[], before: unknown): ReturnType<typeof writeView> {
  const { view } = readView(validateSearch(before));
  return writeView({ ...view, filters: [], focus: null, range: between(event.range), query: { ...emptyQuery, text: recordsOf(measure.statement, keys.map((name, i) => ({ name, value: event.key[i] ?? null }))), tab: 'raw' } });
}
