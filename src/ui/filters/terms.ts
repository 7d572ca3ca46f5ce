import { fieldNamed, fields } from '../../model/fields.ts';
import { filtersIn, type Condition } from '../../model/filter.ts';
import { nearestOf } from '../../statement/nearest.ts';
import { guessFilters, readingsOf } from './guess.ts';
import { endNamed } from './names.ts';
import { hostNamed } from './pasted.ts';
import { plainly } from './spellings.ts';
import { parseTyped, partsOf, withoutNot } from './typed.ts';

/** Why a term is no filter, for the reader. `meant` is the field that was most likely meant. */
export type Trouble =
  | { readonly kind: 'no-field'; readonly name: string; readonly meant: string | null }
  | { readonly kind: 'not-logged'; readonly field: string }
  | { readonly kind: 'no-value'; readonly field: string; readonly value: string }
  /** Several conditions that hold together are no alternative of another one. */
  | { readonly kind: 'together'; readonly text: string }
  /** More than one condition where there is room for one: in a chip. */
  | { readonly kind: 'several'; readonly text: string }
  | { readonly kind: 'brackets' }
  /** Written as an address, a block or a range of them, but none. */
  | { readonly kind: 'no-address'; readonly text: string }
  | { readonly kind: 'no-port'; readonly text: string }
  /** The name of a host, of which flow logs know nothing. */
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** A text of several terms as it is typed: the last one is still in the making. */
export interface TypedTerms {
  /** What stands before the last term, understood; a term that may mean several things is taken as the likeliest. */
  readonly before: readonly Condition[];
  /** The text of it, with the blank after it, so that a completion can be put in the place of the last term. */
  readonly beforeText: string;
  readonly last: string;
  /** The last term is one more alternative to the condition before it. */
  readonly isOr: boolean;
  /** The first term before the last that means nothing. */
  readonly trouble: Trouble | null;
}

/** Terms end at blanks outside of quotes; what a colon, a comma, a comparison or a `..` leaves open takes the next one too. */
export function termsOf(text: string): readonly string[] {
  const pieces = text.match(/(?:"[^"]*"?|[^\s"\u3000])+/gu) ?? [];
  const terms: string[] = [];
  for (const piece of pieces) {
    const last = terms.at(-1);
    const isOpen = last !== undefined && (/[:：,，]$|\.\.$|[<>≥≤]=?$/.test(last) || /^(?:not|非|!)$/i.test(last) || /\d\s[-–]$/.test(last));
    const goesOn = last !== undefined && (/^[,，]|^\.\./.test(piece) || (/^[-–]$/.test(piece) && /\d$/.test(last)) || /^[:：]/.test(piece));
    if (last !== undefined && (isOpen || goesOn)) terms[terms.length - 1] = `${last} ${piece}`;
    else terms.push(piece);
  }
  return terms;
}

/** Takes a text apart. A blank at its end begins a new, empty term, but for one that is still open. */
export function typedTerms(asTyped: string, present: readonly string[]): TypedTerms {
  const whole = termsOf(asTyped);
  // "United States" and values with blanks are one term where the parts alone mean nothing.
  const isOneName = whole.length > 1 && whole.every((term) => partsOf(withoutNot(term).rest) === null) && guessFilters(asTyped, present).length > 0;
  if (isOneName) return { before: [], beforeText: '', last: asTyped.trim(), isOr: false, trouble: null };
  const text = plainly(asTyped);
  const terms = [...termsOf(text)];
  const isNew = /[\s\u3000]$/.test(text) && !/[:：,，]\s*$|\.\.\s*$|(?:^|\s)(?:not|非|!)\s+$/i.test(text);
  const last = isNew ? '' : (terms.pop() ?? '');
  let before: Condition[] = [];
  let isOr = false;
  let trouble: Trouble | null = null;
  for (const term of terms) {
    if (/^(?:and|且|&&)$/i.test(term)) continue;
    if (/^(?:or|或|\|\|)$/i.test(term)) {
      isOr = before.length > 0;
      continue;
    }
    const meant = readingsOf(term, present)[0];
    if (meant === undefined) trouble ??= troubleOf(term, present);
    else if (isOr && meant.length > 1) trouble ??= { kind: 'together', text: term };
    else before = withReading(before, meant, isOr);
    isOr = false;
  }
  return { before, beforeText: last === '' ? text : text.slice(0, Math.max(0, text.lastIndexOf(last))), last, isOr, trouble };
}

/** One more term: conditions of their own, or one more alternative to the condition before, which what holds together cannot be. */
export function withReading(conditions: readonly Condition[], reading: readonly Condition[], isOr: boolean): Condition[] {
  const before = conditions.at(-1);
  const [only, ...more] = reading;
  const isAlternative = isOr && before !== undefined && only !== undefined && more.length === 0;
  return isAlternative ? [...conditions.slice(0, -1), { any: [...filtersIn(before), ...filtersIn(only)] }] : [...conditions, ...reading];
}

/** What is wrong with a term that no filter can be made of. */
export function troubleOf(term: string, present: readonly string[]): Trouble {
  const { rest } = withoutNot(term.trim());
  const parts = partsOf(rest);
  if (/^[-!]?\(|\)$/.test(term)) return { kind: 'brackets' };
  const host = hostNamed(rest);
  if (host !== null) return { kind: 'host', name: host };
  if (parts === null) return bareTrouble(rest);
  const end = endNamed(parts.name, parts.value, present);
  if (end === null) {
    const known = [...fields.map((one) => one.name as string), ...present].map((name) => ({ spelling: name, means: name })); // widened: own columns stand beside the table's names
    return { kind: 'no-field', name: parts.name, meant: nearestOf(parts.name, known) ?? null };
  }
  if (!present.includes(end.name) && fieldNamed(end.name) !== undefined) return { kind: 'not-logged', field: end.name };
  return parseTyped(term, present) === null ? { kind: 'no-value', field: end.name, value: parts.value } : { kind: 'unknown', text: rest };
}

/** What is wrong with a term that names no field. */
function bareTrouble(text: string): Trouble {
  if (/^\d+$/.test(text)) return { kind: 'no-port', text };
  // Digits and what stands between them in addresses.
  return /^\d+(?:\.\d+){2,}[\d./\-–]*$/.test(text) || /^[\da-f:]+:[\da-f:]*\/\d+$/i.test(text) ? { kind: 'no-address', text } : { kind: 'unknown', text };
}
