import { filterIs, type Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';

/** `"eni-id" in (select "eni-id" from …`: the statement is about what leads in its own range. */
const picking = /\bin \(select (.+?) from\b/s;

/** The statement chooses by its own numbers what it is about: over another range it may be about something else. */
export function picksItself(statement: string): boolean {
  return picking.test(statement);
}

/**
 * What an answer turned out to be about, as filters, where its statement chose that itself: the earlier period is then asked about
 * the same. None where it is about several.
 */
export function pinsOf(statement: string, frame: Frame): readonly Filter[] {
  const [, picked = ''] = picking.exec(statement) ?? [];
  const names = new Set(picked.match(/[\w-]+/g));
  return frame.columns.flatMap(({ name, field, values: [first = null, ...rest] }) =>
    (field !== undefined && names.has(name) && first !== null && rest.every((value) => value === first) ? [filterIs(field, String(first))] : []));
}
