import { isReserved } from '../../../statement/sql/cursor.ts';
import { piecesOf, type Piece } from '../../../statement/sql/pieces.ts';
import { searchPieces, type SearchPiece } from './search-pieces.ts';

/** The piece of the statement that a completion replaces, and what was typed of it, quotes undone. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
}

/** What can be completed at a place in a statement. */
export type Wanted =
  | { readonly kind: 'nothing' }
  /** A value of a field, which is written as in the statement. `quote` stood before it. */
  | (Place & { readonly kind: 'value'; readonly half: 'search' | 'sql'; readonly field: string; readonly quote: '' | "'" | '"' })
  /** A condition of the search half. `after` a whole condition a word that joins may follow. */
  | (Place & { readonly kind: 'condition'; readonly after: 'joint' | 'condition' })
  /** A name, a function or a keyword of the SQL half. `qualifier` is the table before the dot, `compared` the field before the operator. */
  | (Place & { readonly kind: 'expression'; readonly quoted: boolean; readonly qualifier: string | null; readonly compared: string | null; readonly after: 'value' | 'operator'; readonly clause: string })
  | (Place & { readonly kind: 'table' });

const nothing: Wanted = { kind: 'nothing' };

/** What is wanted at an offset of a statement, however broken that is. */
export function contextAt(text: string, pos: number): Wanted {
  const { pieces, sqlFrom } = searchPieces(text);
  return sqlFrom !== null && pos >= sqlFrom ? sqlContext(text, piecesOf(text, sqlFrom), pos) : searchContext(text, pieces, pos);
}

const joints = new Set(['and', 'or', 'not']);

function searchContext(text: string, pieces: readonly SearchPiece[], pos: number): Wanted {
  const last = pieces.findLastIndex((piece) => piece.from < pos);
  const current = pieces[last];
  const isTouched = current !== undefined && pos <= current.to;
  if (isTouched && current.kind === 'quoted' && (pos < current.to || !isClosed(current.text))) return quotedContext(text, pieces, last, pos);
  // Words with colons between them and no blank are one run: a field with its value, or an IPv6 address.
  let first = last + 1;
  if (isTouched && (current.kind === 'word' || current.kind === 'colon')) {
    for (first = last; first > 0; first--) {
      const before = pieces[first - 1];
      if (before === undefined || before.to !== pieces[first]?.from || (before.kind !== 'word' && before.kind !== 'colon' && before.kind !== 'quoted')) break;
    }
  }
  let end = last;
  while (isTouched && pieces[end + 1]?.from === pieces[end]?.to && ['word', 'colon'].includes(pieces[end + 1]?.kind ?? '')) end++;
  const run = pieces.slice(first, end + 1);
  const before = pieces[first - 1];
  const valueFrom = run[1]?.kind === 'colon' && run[0]?.kind !== 'colon' && before?.kind !== 'colon' ? run[1].to : null;
  if (valueFrom !== null && pos >= valueFrom) return value(text, nameOf(run[0]), valueFrom, pos, run.at(-1)?.to ?? pos);
  const from = run[0]?.kind === 'colon' ? run[0].to : (run[0]?.from ?? pos);
  const to = valueFrom === null ? Math.max(pos, run.at(-1)?.to ?? pos) : (run[0]?.to ?? pos);
  const jointAt = run[0]?.kind === 'colon' ? first : first - 1;
  const joint = pieces[jointAt];
  if (joint?.kind === 'colon' || joint?.kind === 'operator') return value(text, nameOf(pieces[jointAt - 1]), from, pos, to);
  if (joint?.kind === 'hash' || isInRange(pieces, first)) return nothing;
  const isJoint = joint === undefined || joint.kind === 'open' || (joint.kind === 'word' && joints.has(joint.text.toLowerCase()));
  return { kind: 'condition', from, to, prefix: text.slice(from, pos), after: isJoint ? 'joint' : 'condition' };
}

function quotedContext(text: string, pieces: readonly SearchPiece[], index: number, pos: number): Wanted {
  const piece = pieces[index];
  const before = pieces[index - 1];
  const field = pieces[index - 2];
  if (piece === undefined || before?.kind !== 'colon' || field === undefined) return nothing;
  const quote = piece.text.startsWith("'") ? "'" : '"';
  const { to } = typedEnd(text, piece, pos);
  return { kind: 'value', half: 'search', field: nameOf(field), from: piece.from, to, prefix: text.slice(piece.from + 1, pos), quote };
}

function value(text: string, field: string, from: number, pos: number, to: number): Wanted {
  if (field === '') return nothing;
  return { kind: 'value', half: 'search', field, from, to: Math.max(pos, to), prefix: text.slice(from, pos).replace(/\\([^])/g, '$1'), quote: '' };
}

function isInRange(pieces: readonly SearchPiece[], index: number): boolean {
  const before = pieces.slice(0, index);
  const opened = before.findLastIndex(({ kind }) => kind === 'bracket' || kind === 'open' || kind === 'close');
  const piece = before[opened];
  if (piece === undefined || piece.kind === 'close' || piece.text === ']') return false;
  return before[opened - 1]?.text.toLowerCase() === 'in';
}

function nameOf(piece: SearchPiece | undefined): string {
  if (piece === undefined) return '';
  if (piece.kind === 'quoted') return piece.text.slice(1, isClosed(piece.text) ? -1 : undefined).replace(/\\(["'\\])/g, '$1');
  return piece.kind === 'word' ? piece.text.replace(/\\([^])/g, '$1') : '';
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quoted.endsWith(quoted.slice(0, 1)) && !/(^|[^\\])(\\\\)*\\$/.test(quoted.slice(1, -1));
}

/**
 * Where a quoted text that is being typed ends: at its quote, unless blanks come before that. Then the quote more likely opens the
 * next text, and what was typed ends at the cursor.
 */
function typedEnd(text: string, piece: { readonly from: number; readonly to: number }, pos: number): { readonly to: number } {
  const rest = text.slice(pos, piece.to);
  return { to: /^[^\s"',)|]*["']$/.test(rest) ? piece.to : pos };
}

const comparisons = new Set(['=', '<>', '!=', '<', '>', '<=', '>=']);
const clauses = new Set(['with', 'select', 'from', 'join', 'on', 'using', 'where', 'having', 'limit', 'by']);
const closing = new Set(['end', 'null', 'true', 'false', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']);

function sqlContext(text: string, pieces: readonly Piece[], pos: number): Wanted {
  const last = pieces.findLastIndex((piece) => piece.from < pos);
  const current = pieces[last];
  const isTouched = current !== undefined && pos <= current.to;
  const isInside = isTouched && (pos < current.to || !current.closed);
  if (isTouched && current.kind === 'comment') {
    if (isInside || current.text.startsWith('--')) return nothing;
  }
  if (isInside && (current.kind === 'text' || current.kind === 'quoted')) {
    if (current.kind === 'quoted') return name(text, pieces, last, pos);
    const field = comparedField(pieces, previous(pieces, last));
    return field === null ? nothing : { kind: 'value', half: 'sql', field, from: current.from, to: typedEnd(text, current, pos).to, prefix: text.slice(current.from + 1, pos).replaceAll("''", "'"), quote: "'" };
  }
  if (isTouched && (current.kind === 'placeholder' || current.kind === 'unknown')) return nothing;
  if (isTouched && current.kind === 'number') {
    const field = comparedField(pieces, previous(pieces, last));
    return field === null ? nothing : { kind: 'value', half: 'sql', field, from: current.from, to: current.to, prefix: text.slice(current.from, pos), quote: '' };
  }
  return name(text, pieces, isTouched && (current.kind === 'name' || current.kind === 'quoted') ? last : last + 1, pos);
}

/** A name that is being typed: the piece at `index` when the cursor touches it, else a new one before that piece. */
function name(text: string, pieces: readonly Piece[], index: number, pos: number): Wanted {
  const piece = pieces[index];
  const isTyped = piece !== undefined && piece.from < pos && pos <= piece.to;
  const quoted = isTyped && piece.kind === 'quoted';
  const from = isTyped ? piece.from : pos;
  const to = !isTyped ? pos : quoted ? typedEnd(text, piece, pos).to : piece.to;
  const prefix = text.slice(quoted ? from + 1 : from, pos).replace(/(.)"$/, quoted ? '$1' : '$&');
  const p = previous(pieces, index);
  const before = pieces[p];
  const clause = clauseAt(pieces, p);
  if (isWord(before, 'as') && !isWord(pieces[p + 1], '(')) return nothing;
  if (isSymbol(before, '.')) {
    const table = pieces[p - 1];
    return table === undefined ? nothing : { kind: 'expression', from, to, prefix, quoted, qualifier: plainName(table), compared: null, after: 'operator', clause };
  }
  if (isWord(before, 'from') || isWord(before, 'join') || (clause === 'from' && isSymbol(before, ','))) return { kind: 'table', from, to, prefix };
  return { kind: 'expression', from, to, prefix, quoted, qualifier: null, compared: comparedField(pieces, p), after: isValue(pieces, p) ? 'value' : 'operator', clause };
}

/** Index of the piece before, comments left out; -1 when there is none. */
function previous(pieces: readonly Piece[], index: number): number {
  let at = index - 1;
  while (pieces[at]?.kind === 'comment') at--;
  return at;
}

function isWord(piece: Piece | undefined, word: string): boolean {
  return piece?.kind === 'name' && piece.text.toLowerCase() === word;
}

function isSymbol(piece: Piece | undefined, text: string): boolean {
  return piece?.kind === 'symbol' && piece.text === text;
}

export function plainName(piece: Piece): string {
  return piece.kind === 'quoted' ? piece.text.slice(1, piece.closed ? -1 : undefined).replaceAll('""', '"') : piece.text;
}

/** The field that a literal after this piece is compared with: `field =`, `field like`, `field in (…,`. */
function comparedField(pieces: readonly Piece[], index: number): string | null {
  let at = index;
  const piece = pieces[at];
  if (isSymbol(piece, '(') || isSymbol(piece, ',')) {
    while (at >= 0 && !isSymbol(pieces[at], '(')) {
      const { kind } = pieces[at] ?? { kind: 'unknown' };
      if (kind !== 'text' && kind !== 'number' && kind !== 'comment' && !isSymbol(pieces[at], ',') && !isSymbol(pieces[at], '-')) return null;
      at--;
    }
    at = previous(pieces, at);
    if (!isWord(pieces[at], 'in')) return null;
  } else if (!(piece?.kind === 'symbol' && comparisons.has(piece.text)) && !isWord(piece, 'like')) return null;
  at = previous(pieces, at);
  if (isWord(pieces[at], 'not')) at = previous(pieces, at);
  const field = pieces[at];
  if (field?.kind === 'quoted') return plainName(field);
  return field?.kind === 'name' && !isReserved(field.text) ? field.text : null;
}

/** True when the piece ends a value, so that an operator, an alias or the next clause follows. */
function isValue(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (piece === undefined) return false;
  if (piece.kind === 'name') return !isReserved(piece.text) || closing.has(piece.text.toLowerCase());
  if (piece.kind !== 'symbol') return true;
  if (piece.text !== '*') return piece.text === ')' || piece.text === ']';
  const before = pieces[previous(pieces, index)];
  return before === undefined || isWord(before, 'select') || isWord(before, 'distinct') || isSymbol(before, ',') || isSymbol(before, '.') || isSymbol(before, '(');
}

/** The clause that a piece stands in or begins: `select`, `where`, `group by`; empty before the first. */
function clauseAt(pieces: readonly Piece[], index: number): string {
  const stack: string[] = [''];
  for (let i = 0; i <= index; i++) {
    const piece = pieces[i];
    if (isSymbol(piece, '(')) stack.push(stack.at(-1) ?? '');
    else if (isSymbol(piece, ')') && stack.length > 1) stack.pop();
    const word = piece?.kind === 'name' ? piece.text.toLowerCase() : '';
    if (!clauses.has(word)) continue;
    const before = pieces[i - 1];
    stack[stack.length - 1] = word === 'by' && before ? `${before.text.toLowerCase()} by` : word === 'join' ? 'from' : word;
  }
  return stack.at(-1) ?? '';
}
