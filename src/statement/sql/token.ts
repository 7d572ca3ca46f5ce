import { syntaxError, unsupported } from '../refusal.ts';
import type { SqlExpr } from '../statement.ts';

/** A piece of SQL with its place in the whole statement. `text` is as typed for names and symbols, undone for quoted things. */
export interface Token {
  readonly kind: 'name' | 'quoted' | 'number' | 'text' | 'symbol' | 'placeholder' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** `${{name|default}}`: a place for a value of the scope. */
export const placeholderPattern = /\$\{\{([^|}]+)(?:\|([^}]*))?\}\}/;

const blank = /[\s\u00a0\u3000\ufeff]+/uy;
const lineComment = /--[^\n]*/y;
const blockComment = /\/\*[^]*?\*\//y;
const name = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const symbol = /\|\||<>|!=|<=|>=|->|[-+*/%=<>(),.;[\]?:]/y;
const placeholder = new RegExp(placeholderPattern.source, 'y');

/** Splits SQL into tokens, comments and blanks left out. `from` is where it begins in `source`. @throws Refusal */
export function tokenize(source: string, from: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  const push = (kind: Token['kind'], raw: string, text = raw): void => {
    tokens.push({ kind, text, from: at, to: at + raw.length });
    at += raw.length;
  };
  while (at < source.length) {
    const c = source[at];
    const skipped = match(blank) ?? match(lineComment) ?? match(blockComment);
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    if (source.startsWith('/*', at)) throw syntaxError('The comment is not closed', { from: at, to: source.length });
    if (c === "'" || c === '"') {
      const raw = quoted(source, at, c);
      push(c === "'" ? 'text' : 'quoted', raw, raw.slice(1, -1).replaceAll(c + c, c));
      continue;
    }
    const held = match(placeholder);
    if (held !== null) {
      push('placeholder', held);
      continue;
    }
    const digits = match(number);
    if (digits !== null) {
      const end = at + digits.length;
      if (/[\p{L}_]/u.test(source[end] ?? '')) {
        throw syntaxError('identifiers must not start with a digit; surround the identifier with double quotes', { from: at, to: end + 1 });
      }
      push('number', digits);
      continue;
    }
    const word = match(name);
    if (word !== null) {
      push('name', word);
      continue;
    }
    const sign = match(symbol);
    if (sign === null) {
      if (c === '`') throw unsupported('`name` (use "name")', { from: at, to: at + 1 });
      throw syntaxError(`Unexpected "${String.fromCodePoint(source.codePointAt(at) ?? 0)}"`, { from: at, to: at + 1 });
    }
    push('symbol', sign);
  }
  tokens.push({ kind: 'end', text: '', from: at, to: at });
  return tokens;
}

/** From the quote to the one that closes it; a doubled quote is the character itself. */
function quoted(source: string, from: number, quote: string): string {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== quote) continue;
    if (source[at + 1] !== quote) return source.slice(from, at + 1);
    at++;
  }
  throw syntaxError(`The quote ${quote} is not closed`, { from, to: source.length });
}

export function placeholderAt(token: Token): Extract<SqlExpr, { kind: 'placeholder' }> {
  const match = placeholderPattern.exec(token.text);
  return { kind: 'placeholder', name: match?.[1] ?? '', fallback: match?.[2] ?? null, at: { from: token.from, to: token.to } };
}
