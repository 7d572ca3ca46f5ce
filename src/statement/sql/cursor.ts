import type { Position } from '../../model/problem.ts';
import { syntaxError, unsupported, type Refusal } from '../refusal.ts';
import type { Token } from './token.ts';

/** Words that cannot be a column or an alias without double quotes. (Presto's reserved words.) */
const reserved = new Set([
  'alter', 'and', 'as', 'between', 'by', 'case', 'cast', 'constraint', 'create', 'cross', 'cube', 'current_date', 'current_time',
  'current_timestamp', 'current_user', 'deallocate', 'delete', 'describe', 'distinct', 'drop', 'else', 'end', 'escape', 'except', 'execute',
  'exists', 'extract', 'false', 'for', 'from', 'full', 'group', 'grouping', 'having', 'in', 'inner', 'insert', 'intersect', 'into', 'is', 'join',
  'left', 'like', 'localtime', 'localtimestamp', 'natural', 'normalize', 'not', 'null', 'on', 'or', 'order', 'outer', 'prepare', 'recursive',
  'right', 'rollup', 'select', 'table', 'then', 'true', 'uescape', 'union', 'unnest', 'using', 'values', 'when', 'where', 'with',
]);

/** Further words that end an expression, so that they are no alias without AS. */
const clauseWords = new Set(['limit', 'offset', 'asc', 'desc', 'nulls', 'over', 'filter', 'fetch', 'window', 'tablesample', 'ignore', 'respect']);

/** Deepest nesting of expressions and queries; more is refused, so that no statement can exhaust the stack. */
const deepest = 200;

export function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}

/** Reads tokens one after the other; words are compared without regard to case. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token `ahead` of the next one; the last token is always `end`. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('A token list is never empty');
    return token;
  }

  /** Work one level further in. */
  deeper<T>(work: () => T): T {
    const { from, to } = this.peek();
    if (++this.#depth > deepest) throw unsupported(`expression nested deeper than ${deepest}`, { from, to });
    const made = work();
    this.#depth--;
    return made;
  }

  next(): Token {
    const token = this.peek();
    this.#index = Math.min(this.#index + 1, this.#tokens.length - 1);
    return token;
  }

  /** True when the next tokens are these words or symbols; names in double quotes are never words. */
  at(...words: readonly string[]): boolean {
    return words.every((word, i) => {
      const token = this.peek(i);
      return (token.kind === 'name' || token.kind === 'symbol') && token.text.toLowerCase() === word;
    });
  }

  /** Takes the next tokens when they are these. */
  take(...words: readonly string[]): Token | null {
    if (!this.at(...words)) return null;
    let last = this.peek();
    for (const _ of words) last = this.next();
    return last;
  }

  expect(word: string): Token {
    const token = this.take(word);
    if (!token) throw this.unexpected(`"${word.toUpperCase()}"`);
    return token;
  }

  /** A name that may stand as an alias without AS. */
  isPlainName(): boolean {
    const token = this.peek();
    return token.kind === 'quoted' || (token.kind === 'name' && !isReserved(token.text) && !clauseWords.has(token.text.toLowerCase()));
  }

  /** From a start to the end of the last token that was taken. */
  since(from: number): Position {
    return { from, to: this.#tokens[this.#index - 1]?.to ?? from };
  }

  /** A name, in double quotes or not. */
  name(expected: string): string {
    const token = this.peek();
    if (token.kind !== 'quoted' && (token.kind !== 'name' || isReserved(token.text))) throw this.unexpected(expected);
    return this.next().text;
  }

  /** One or more things with commas between. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.take(',')) items.push(read());
    return items;
  }

  unexpected(expected: string): Refusal {
    const token = this.peek();
    if (token.kind === 'end') return syntaxError(`The statement ends where ${expected} is expected`, { from: token.from, to: token.to });
    const shown = token.kind === 'text' ? `'${token.text}'` : `"${token.text}"`;
    return syntaxError(`Unexpected ${shown}, expected ${expected}`, { from: token.from, to: token.to });
  }
}
