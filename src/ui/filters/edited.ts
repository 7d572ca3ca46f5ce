import { fieldNamed, fields } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import { guessFilters } from './guess.ts';
import { plainly } from './spellings.ts';
import { parseTyped, partsOf, printTyped, withoutNot } from './typed.ts';

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
  const guesses = guessFilters(plain, fields.map(({ name }) => name));
  const known = fieldNamed(before.field);
  const isOwn = own !== null && (known === undefined || guesses.length === 0 || guesses.some((one) => one.field === known.name || one.field === known.mirror));
  return isOwn ? { ...own, negated } : (guesses[0] ?? null);
}
