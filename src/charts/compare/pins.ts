import type { Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';

/** `"eni-id" in (select "eni-id" from …`: the statement is about what leads in its own range. */
const picking = /\bin \(select (.+?) from\b/s;

/** The statement chooses by its own numbers what it is about: over another range it may be about something else. */
export function picksItself(statement: string): boolean {
  return picking.test(statement);
}

/**
 * What an answer turned out to be about, as filters, where its statement chose that itself: the earlier period is then asked about
 * the same. None where it chose by several columns together and is about several: a filter on each would let more through than that.
 */
export function pinsOf(statement: string, frame: Frame): readonly Filter[] {
  const [, picked = ''] = picking.exec(statement) ?? [];
  const names = new Set(picked.match(/[\w-]+/g));
  const pins = frame.columns.flatMap(({ name, field, values: all }): Filter[] => {
    const values = names.has(name) && !all.includes(null) ? [...new Set(all.map(String))] : [];
    return field === undefined || values.length === 0 ? [] : [{ field, side: 'own', test: { kind: 'in', values }, negated: false, disabled: false }];
  });
  return names.size === 1 || pins.every(({ test }) => test.kind === 'in' && test.values.length === 1) ? pins : [];
}
