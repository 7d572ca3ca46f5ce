import { tokenize, type Token } from './token.ts';
import { Refusal } from '../refusal.ts';

/** A token, or what tokens leave out: a comment, or a piece that no token begins with. */
export interface Piece {
  readonly kind: Exclude<Token['kind'], 'end'> | 'comment' | 'unknown';
  /** As typed, quotes included. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** False for a quoted text, a quoted name or a comment that nothing closes. */
  readonly closed: boolean;
}

/** More defects than this, and the rest is one unknown piece: each makes the text before it be read again. */
const mostDefects = 50;

/**
 * SQL as it is being typed: the tokens that the parser sees, with comments, and with what it would refuse as pieces of their
 * own. Never fails; blanks stand between the pieces.
 * @param from where the SQL begins in `source`
 */
export function piecesOf(source: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (let defects = 0; at < source.length; defects++) {
    const stop = defects < mostDefects ? firstDefect(source, at) : { from: at, to: source.length };
    for (const token of tokenize(source.slice(0, stop.from), at)) {
      addComments(pieces, source, at, token.from);
      if (token.kind === 'end') break;
      pieces.push({ kind: token.kind, text: source.slice(token.from, token.to), from: token.from, to: token.to, closed: true });
      at = token.to;
    }
    if (stop.from < stop.to) pieces.push({ kind: unknownKind(source, stop.from), text: source.slice(stop.from, stop.to), ...stop, closed: false });
    at = stop.to;
  }
  return pieces;
}

/** Where the tokens end for the first time; the end of the text when they do not. */
function firstDefect(source: string, from: number): { readonly from: number; readonly to: number } {
  try {
    tokenize(source, from);
    return { from: source.length, to: source.length };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = error.problem(source);
    const position = 'position' in problem ? problem.position : undefined;
    if (position === undefined) throw error;
    return { from: position.from, to: Math.max(position.to, position.from + 1) };
  }
}

function unknownKind(source: string, at: number): Piece['kind'] {
  if (source[at] === "'") return 'text';
  if (source[at] === '"') return 'quoted';
  return source.startsWith('/*', at) ? 'comment' : 'unknown';
}

function addComments(pieces: Piece[], source: string, from: number, to: number): void {
  const comment = /--[^\n]*|\/\*[^]*?\*\//g;
  for (const match of source.slice(from, to).matchAll(comment)) {
    const start = from + match.index;
    pieces.push({ kind: 'comment', text: match[0], from: start, to: start + match[0].length, closed: true });
  }
}
