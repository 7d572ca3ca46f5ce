import { parse } from './parse.ts';
import { printOurs } from './print.ts';
import { layOut } from './sql/layout.ts';
import { piecesOf, type Piece } from './sql/pieces.ts';
import { parseSearch } from './search.ts';

/** Columns of a line, beyond which a search goes on in the next. */
const width = 100;

/**
 * The statement in lines that read well: the search, then one clause a line. Only blanks change; comments and the writing of
 * every word stay. A text that cannot be parsed is given back as it is.
 */
export function formatStatement(text: string): string {
  const before = parse(text);
  if (!before.ok) return text;
  const { sqlFrom } = parseSearch(text);
  const search = searchLines(sqlFrom === null ? text : text.slice(0, sqlFrom - 1));
  if (sqlFrom === null) return search;
  const pieces = piecesOf(text, sqlFrom);
  const made = `${search === '' ? '' : `${search}\n`}| ${layOut(pieces, text, 2)}`;
  // Better an ugly statement than another one.
  const after = parse(made);
  const isSame = after.ok && printOurs(after.value) === printOurs(before.value) && sameTexts(pieces, piecesOf(made, made.indexOf('|', search.length) + 1));
  return isSame ? made : text;
}

function sameTexts(a: readonly Piece[], b: readonly Piece[]): boolean {
  return a.length === b.length && a.every((piece, i) => piece.text.trimEnd() === b[i]?.text.trimEnd());
}

/** The search half with single blanks; one that is long is broken before AND and OR. */
function searchLines(search: string): string {
  const words: string[] = [];
  const piece = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\$\{\{[^}]*\}\}|\\[^]|[\s\u00a0\u3000\ufeff]+|[^]/gu;
  let word = '';
  for (const [part] of search.matchAll(piece)) {
    if (/^[\s\u00a0\u3000\ufeff]/u.test(part)) {
      if (word !== '') words.push(word);
      word = '';
    } else word += part;
  }
  if (word !== '') words.push(word);
  let text = '';
  let column = 0;
  const isLong = words.join(' ').length > width;
  words.forEach((one, i) => {
    const breaks = i > 0 && isLong && /^(and|or)$/i.test(one) && column > width / 2;
    text += i === 0 ? one : breaks ? `\n  ${one}` : ` ${one}`;
    column = breaks ? 2 + one.length : column + one.length + 1;
  });
  return text;
}
