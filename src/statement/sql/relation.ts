import { syntaxError, unsupported } from '../refusal.ts';
import type { Relation } from '../statement.ts';
import type { Cursor } from './cursor.ts';
import type { ExpressionParser, QueryParser } from './expression.ts';

/** What FROM names: tables, queries, UNNEST, and joins of them. */
export class RelationParser {
  readonly #cursor: Cursor;
  readonly #query: QueryParser;
  readonly #expressions: ExpressionParser;

  constructor(cursor: Cursor, query: QueryParser, expressions: ExpressionParser) {
    this.#cursor = cursor;
    this.#query = query;
    this.#expressions = expressions;
  }

  /** Relations with commas between are joined each with each. */
  parse(): Relation {
    const cursor = this.#cursor;
    const from = cursor.peek().from;
    let left = this.#joined();
    while (cursor.take(',')) {
      const b = this.#joined();
      left = { kind: 'join', join: 'cross', a: left, b, on: null, using: null, at: cursor.since(from) };
    }
    return left;
  }

  #joined(): Relation {
    const cursor = this.#cursor;
    const from = cursor.peek().from;
    let left = this.#primary();
    for (;;) {
      const { from: here, to } = cursor.peek();
      if (cursor.at('natural')) throw unsupported('NATURAL JOIN', { from: here, to });
      const join = this.#joinWord();
      if (join === null) return left;
      const b = cursor.deeper(() => this.#primary());
      if (join === 'cross') {
        left = { kind: 'join', join, a: left, b, on: null, using: null, at: cursor.since(from) };
        continue;
      }
      if (cursor.take('using')) {
        cursor.expect('(');
        const using = cursor.list(() => cursor.name('a column'));
        cursor.expect(')');
        left = { kind: 'join', join, a: left, b, on: null, using, at: cursor.since(from) };
        continue;
      }
      cursor.expect('on');
      const on = this.#expressions.parse();
      left = { kind: 'join', join, a: left, b, on, using: null, at: cursor.since(from) };
    }
  }

  #joinWord(): 'inner' | 'left' | 'right' | 'full' | 'cross' | null {
    const cursor = this.#cursor;
    if (cursor.take('cross', 'join')) return 'cross';
    if (cursor.take('join') ?? cursor.take('inner', 'join')) return 'inner';
    for (const side of ['left', 'right', 'full'] as const) {
      if (cursor.take(side, 'join') ?? cursor.take(side, 'outer', 'join')) return side;
    }
    return null;
  }

  #primary(): Relation {
    const cursor = this.#cursor;
    const { kind, from, to } = cursor.peek();
    if (cursor.at('lateral')) throw unsupported('LATERAL', { from, to });
    if (cursor.at('unnest', '(')) {
      cursor.next();
      cursor.expect('(');
      const exprs = this.#expressions.list();
      cursor.expect(')');
      const ordinality = cursor.take('with', 'ordinality') !== null;
      return { kind: 'unnest', exprs, ordinality, ...this.#named(), at: cursor.since(from) };
    }
    if (cursor.at('(')) return this.#parenthesised(from);
    if (kind !== 'name' && kind !== 'quoted') throw cursor.unexpected('"log"');
    const name = cursor.name('"log"');
    if (cursor.at('.')) throw unsupported(`FROM ${name}.… (another database)`, { from, to: cursor.peek(1).to });
    if (cursor.at('tablesample')) throw unsupported('TABLESAMPLE', { from: cursor.peek().from, to: cursor.peek().to });
    return { kind: 'table', name, ...this.#named(), at: cursor.since(from) };
  }

  /** A query, or a join in parentheses. */
  #parenthesised(from: number): Relation {
    const cursor = this.#cursor;
    if (this.#opensQuery()) {
      cursor.expect('(');
      const query = this.#query(cursor);
      cursor.expect(')');
      return { kind: 'subquery', query, ...this.#named(), at: cursor.since(from) };
    }
    cursor.expect('(');
    const inner = cursor.deeper(() => this.parse());
    cursor.expect(')');
    if (cursor.at('as') || cursor.isPlainName()) throw syntaxError('A join in parentheses has no alias', { from: cursor.peek().from, to: cursor.peek().to });
    return inner;
  }

  /** After any number of "(" stands a query. */
  #opensQuery(): boolean {
    let ahead = 0;
    while (this.#cursor.peek(ahead).text === '(' && this.#cursor.peek(ahead).kind === 'symbol') ahead++;
    const { kind, text } = this.#cursor.peek(ahead);
    return kind === 'name' && ['select', 'with', 'values'].includes(text.toLowerCase());
  }

  #named(): { alias: string | null; columns: readonly string[] | null } {
    const cursor = this.#cursor;
    const hasAs = cursor.take('as') !== null;
    if (!hasAs && !cursor.isPlainName()) return { alias: null, columns: null };
    const alias = cursor.name('an alias');
    if (!cursor.take('(')) return { alias, columns: null };
    const columns = cursor.list(() => cursor.name('a column'));
    cursor.expect(')');
    return { alias, columns };
  }
}
