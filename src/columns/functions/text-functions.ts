import { EvaluationError } from './evaluation-error.ts';
import type { Implementation } from './implementation.ts';

/** Functions on text. Positions and lengths count code points, from 1, as in Presto. */

const points = (text: string): string[] => Array.from(text);
const isPlain = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

export function textLength(text: string): number {
  return isPlain(text) ? text.length : points(text).length;
}

/** From `start` (from 1; negative counts from the end; 0 gives nothing), `length` characters or the rest. */
export function substr(text: string, start: number, length: number | null): string {
  const all = points(text);
  const from = start > 0 ? start - 1 : all.length + start;
  if (start === 0 || from < 0 || from >= all.length) return '';
  return all.slice(from, length === null ? undefined : from + Math.max(0, length)).join('');
}

function pad(text: string, size: number, filling: string, atStart: boolean): string {
  if (size < 0 || size > 100_000) throw new EvaluationError({ kind: 'argument', message: `Target length must be in the range [0..100000], not ${size}` });
  const all = points(text);
  if (all.length >= size) return all.slice(0, size).join('');
  const unit = points(filling);
  if (unit.length === 0) throw new EvaluationError({ kind: 'argument', message: 'Padding string must not be empty' });
  const fill = Array.from({ length: size - all.length }, (_, i) => unit[i % unit.length] ?? '').join('');
  return atStart ? fill + text : text + fill;
}

function replaceAll(text: string, what: string, by: string): string {
  // An empty search puts the replacement around every character, as in Presto.
  return what === '' ? by + points(text).map((c) => c + by).join('') : text.split(what).join(by);
}

function splitPart(text: string, separator: string, index: number): string | null {
  if (index < 1) throw new EvaluationError({ kind: 'argument', message: 'Index must be greater than zero' });
  const parts = separator === '' ? points(text) : text.split(separator);
  return parts[index - 1] ?? null;
}

/** Where the n-th occurrence begins, from 1, counted from the end when n is negative; 0 is nowhere. Occurrences may overlap. */
function nthPosition(text: string, what: string, instance: number): number {
  if (instance === 0) throw new EvaluationError({ kind: 'argument', message: "'instance' must be a positive or negative number." });
  if (what === '') return 1;
  let at = instance > 0 ? -1 : text.length;
  for (let n = Math.abs(instance); n > 0; n--) {
    if (at === 0 && instance < 0) return 0;
    at = instance > 0 ? text.indexOf(what, at + 1) : text.lastIndexOf(what, at - 1);
    if (at < 0) return 0;
  }
  return textLength(text.slice(0, at)) + 1;
}

/** Each character of `from` becomes the one at its place in `to`, or nothing where `to` is shorter. */
function translate(text: string, from: string, to: string): string {
  const targets = points(to);
  const map = new Map<string, string>();
  for (const [i, c] of points(from).entries()) if (!map.has(c)) map.set(c, targets[i] ?? '');
  return points(text).map((c) => map.get(c) ?? c).join('');
}

function levenshtein(a: string, b: string): number {
  const s = points(a);
  const t = points(b);
  let row = t.map((_, i) => i + 1);
  for (const [i, c] of s.entries()) {
    let diagonal = i;
    let left = i + 1;
    const next: number[] = [];
    for (const [j, d] of t.entries()) {
      const above = row[j] ?? 0;
      const best = Math.min(above + 1, left + 1, diagonal + (c === d ? 0 : 1));
      diagonal = above;
      left = best;
      next.push(best);
    }
    row = next;
  }
  return t.length === 0 ? s.length : (row[t.length - 1] ?? 0);
}

function hamming(a: string, b: string): number {
  const s = points(a);
  const t = points(b);
  if (s.length !== t.length) throw new EvaluationError({ kind: 'argument', message: 'The input strings to hamming_distance function must have the same length' });
  return s.filter((c, i) => c !== t[i]).length;
}

const edge = { start: /^[ \t\n\v\f\r\u2028\u2029\u1680\u2000-\u200a\u205f\u3000]+/, end: /[ \t\n\v\f\r\u2028\u2029\u1680\u2000-\u200a\u205f\u3000]+$/ };

export const textFunctions = {
  concat: ({ texts }) => texts.join(''),
  length: ({ text }) => textLength(text(0)),
  lower: ({ text }) => text(0).toLowerCase(),
  upper: ({ text }) => text(0).toUpperCase(),
  trim: ({ text }) => text(0).replace(edge.start, '').replace(edge.end, ''),
  ltrim: ({ text }) => text(0).replace(edge.start, ''),
  rtrim: ({ text }) => text(0).replace(edge.end, ''),
  reverse: ({ text }) => points(text(0)).reverse().join(''),
  chr: ({ count }) => {
    const point = count(0);
    if (point < 0 || point > 0x10ffff) throw new EvaluationError({ kind: 'argument', message: `Not a valid Unicode code point: ${point}` });
    return String.fromCodePoint(point);
  },
  codepoint: ({ text }) => {
    const all = points(text(0));
    if (all.length !== 1) throw new EvaluationError({ kind: 'argument', message: 'codepoint() takes a single character' });
    return text(0).codePointAt(0) ?? 0;
  },
  lpad: ({ text, count }) => pad(text(0), count(1), text(2), true),
  rpad: ({ text, count }) => pad(text(0), count(1), text(2), false),
  replace: ({ text, size }) => replaceAll(text(0), text(1), size > 2 ? text(2) : ''),
  split_part: ({ text, count }) => splitPart(text(0), text(1), count(2)),
  strpos: ({ text, count, size }) => nthPosition(text(0), text(1), size > 2 ? count(2) : 1),
  strrpos: ({ text, count, size }) => nthPosition(text(0), text(1), -(size > 2 ? count(2) : 1)),
  substr: ({ text, count, size }) => substr(text(0), count(1), size > 2 ? count(2) : null),
  substring: ({ text, count, size }) => substr(text(0), count(1), size > 2 ? count(2) : null),
  starts_with: ({ text }) => text(0).startsWith(text(1)),
  ends_with: ({ text }) => text(0).endsWith(text(1)),
  translate: ({ text }) => translate(text(0), text(1), text(2)),
  levenshtein_distance: ({ text }) => levenshtein(text(0), text(1)),
  hamming_distance: ({ text }) => hamming(text(0), text(1)),
} as const satisfies Readonly<Record<string, Implementation>>;
