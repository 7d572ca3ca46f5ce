import { fieldNamed, fields } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import { guessFilters, readingsOf } from './guess.ts';
import { plainly } from './spellings.ts';
import { termsOf, troubleOf, type Trouble } from './terms.ts';
import { parseTyped, partsOf, printTyped, withoutNot } from './typed.ts';

/** A chip may be of a field that this log lacks, and may become one. */
const anyField = fields.map(({ name }) => name);

/**
 * What a chip becomes by the text that stands in it: a filter as it is typed with its field; a value alone is one of the chip's
 * own field and ends where that holds such values, else what it would mean in the filter box. Null where it is no single filter.
 */
export function editedFilter(text: string, before: Filter): Filter | null {
  const plain = plainly(text).trim();
  const typed = parseTyped(plain, [before.field]);
  const { rest, negated } = withoutNot(plain);
  if (typed !== null || rest === '' || partsOf(rest) !== null) return typed;
  const field = printTyped({ ...before, negated: false, test: { kind: 'exists' } }).slice(0, -1);
  const own = parseTyped(`${field}${rest}`, [before.field]);
  // Any text could be a value of a field of text: what tells by its form that it is something else goes first.
  const guesses = guessFilters(plain, anyField);
  const known = fieldNamed(before.field);
  const isOwn = own !== null && (known === undefined || guesses.length === 0 || guesses.some((one) => one.field === known.name || one.field === known.mirror));
  return isOwn ? { ...own, negated } : (guesses[0] ?? null);
}

/** Why the text of a chip is no filter, for the reader; null where it is one, and where nothing is typed. */
export function editTrouble(text: string, before: Filter): Trouble | null {
  const plain = plainly(text).trim();
  if (plain === '' || editedFilter(text, before) !== null) return null;
  const readings = [...termsOf(plain), plain].map((term) => readingsOf(term, anyField)[0]);
  if (readings.at(-1) !== undefined || (readings.length > 2 && readings.slice(0, -1).every((one) => one !== undefined))) return { kind: 'several', text: plain };
  const trouble = troubleOf(plain, [...anyField, before.field]);
  // A value alone was meant for the chip's own field.
  return trouble.kind === 'unknown' ? { kind: 'no-value', field: before.field, value: trouble.text } : trouble;
}
