import type { Position } from '../../model/problem.ts';
import { syntaxError, unsupported } from '../refusal.ts';
import type { CurrentWord, IntervalUnit, OrderItem, Query, SqlExpr } from '../statement.ts';
import { isReserved, type Cursor } from './cursor.ts';
import { binding, infix, isComparison, type Comparison } from './operators.ts';
import { placeholderAt, type Token } from './token.ts';
import { NamedWindows, orderItems, windowOf } from './window.ts';

/** Parses a query inside an expression; given by `query.ts`, so that neither file imports the other's values in a circle. */
export type QueryParser = (cursor: Cursor) => Query;

const currentWords: ReadonlySet<string> = new Set<CurrentWord>(['current_timestamp', 'current_date', 'current_time', 'localtime', 'localtimestamp']);
const intervalUnits: ReadonlySet<string> = new Set<IntervalUnit>(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);

const queryWords = new Set(['select', 'with', 'values']);
/** What follows a query in parentheses that is part of a longer one. */
const afterQuery = new Set(['union', 'intersect', 'except', 'order', 'limit']);

function isCurrentWord(word: string): word is CurrentWord {
  return currentWords.has(word);
}

function isIntervalUnit(word: string): word is IntervalUnit {
  return intervalUnits.has(word);
}

/** One expression, by operator precedence. */
export class ExpressionParser {
  readonly #cursor: Cursor;
  readonly #query: QueryParser;

  /** @param windows those of the SELECT that it is a part of */
  constructor(cursor: Cursor, query: QueryParser, readonly windows = new NamedWindows()) {
    this.#cursor = cursor;
    this.#query = query;
  }

  /** @param power operators that bind less tightly than this end the expression */
  parse(power = 0): SqlExpr {
    return this.#cursor.deeper(() => {
      let left = this.#prefix();
      for (;;) {
        const next = this.#infix(left, power);
        if (!next) return left;
        left = next;
      }
    });
  }

  /** One or more expressions with commas between. */
  list(): SqlExpr[] {
    return this.#cursor.list(() => this.parse());
  }

  orderItems(): OrderItem[] {
    return orderItems(this.#cursor, () => this.parse());
  }

  #here(): Position {
    const { from, to } = this.#cursor.peek();
    return { from, to };
  }

  #prefix(): SqlExpr {
    const from = this.#cursor.peek().from;
    if (this.#cursor.take('not')) {
      const a = this.parse(binding.not);
      return { kind: 'unary', op: 'not', a, at: this.#cursor.since(from) };
    }
    if (this.#cursor.take('-')) {
      const a = this.parse(binding.sign);
      return { kind: 'unary', op: '-', a, at: this.#cursor.since(from) };
    }
    if (this.#cursor.take('+')) return this.parse(binding.sign);
    let primary = this.#primary();
    while (this.#cursor.take('[')) {
      const index = this.parse();
      this.#cursor.expect(']');
      primary = { kind: 'subscript', a: primary, index, at: this.#cursor.since(from) };
    }
    if (this.#cursor.at('at', 'time')) throw unsupported('AT TIME ZONE', this.#here());
    return primary;
  }

  #infix(left: SqlExpr, power: number): SqlExpr | null {
    const token = this.#cursor.peek();
    const operator = token.kind === 'symbol' || token.kind === 'name' ? infix[token.text.toLowerCase()] : undefined;
    if (operator) {
      if (operator.power <= power) return null;
      this.#cursor.next();
      const quantified = isComparison(operator.op) ? this.#quantified(left, operator.op) : null;
      if (quantified) return quantified;
      const b = this.parse(operator.power);
      return { kind: 'binary', op: operator.op, a: left, b, at: this.#cursor.since(left.at.from) };
    }
    return binding.predicate > power ? this.#predicate(left) : null;
  }

  /** ANY, SOME or ALL before a query; null when none of them stands here. */
  #quantified(a: SqlExpr, op: Comparison): SqlExpr | null {
    const cursor = this.#cursor;
    const word = ['any', 'some', 'all'].find((one) => cursor.at(one, '('));
    if (word === undefined || !this.#opensQuery(1)) return null;
    cursor.next();
    const query = this.#inParens();
    return { kind: 'quantified', op, a, over: word === 'all' ? 'all' : 'any', query, at: cursor.since(a.at.from) };
  }

  /** BETWEEN, IN, LIKE and IS after their left side; null when none follows. */
  #predicate(a: SqlExpr): SqlExpr | null {
    const cursor = this.#cursor;
    const at = (): Position => cursor.since(a.at.from);
    if (cursor.take('is')) {
      const not = cursor.take('not') !== null;
      if (cursor.take('null')) return { kind: 'is-null', a, not, at: at() };
      if (cursor.take('distinct')) {
        cursor.expect('from');
        const b = this.parse(binding.predicate);
        return { kind: 'distinct-from', a, b, not, at: at() };
      }
      throw cursor.unexpected('"NULL" or "DISTINCT FROM"');
    }
    const negated = cursor.at('not') && ['between', 'in', 'like'].some((word) => cursor.at('not', word));
    if (negated) cursor.next();
    if (cursor.take('between')) {
      const low = this.parse(binding.predicate);
      cursor.expect('and');
      const high = this.parse(binding.predicate);
      return { kind: 'between', a, low, high, not: negated, at: at() };
    }
    if (cursor.take('like')) {
      const pattern = this.parse(binding.predicate);
      const escape = cursor.take('escape') ? this.parse(binding.predicate) : null;
      return { kind: 'like', a, pattern, escape, not: negated, at: at() };
    }
    if (!cursor.take('in')) return null;
    if (this.#opensQuery()) return { kind: 'in-select', a, query: this.#inParens(), not: negated, at: at() };
    cursor.expect('(');
    const items = this.list();
    cursor.expect(')');
    return { kind: 'in-list', a, items, not: negated, at: at() };
  }

  /** `(SELECT …`, or `((SELECT …) UNION …`; not `((SELECT …) + 1`. */
  #opensQuery(from = 0): boolean {
    const cursor = this.#cursor;
    const isWord = (token: Token, words: ReadonlySet<string>): boolean => token.kind === 'name' && words.has(token.text.toLowerCase());
    if (cursor.peek(from).kind !== 'symbol' || cursor.peek(from).text !== '(') return false;
    if (isWord(cursor.peek(from + 1), queryWords)) return true;
    let ahead = from + 1;
    while (cursor.peek(ahead).kind === 'symbol' && cursor.peek(ahead).text === '(') ahead++;
    if (ahead === from + 1 || !isWord(cursor.peek(ahead), queryWords)) return false;
    let open = 0;
    for (ahead = from + 1; cursor.peek(ahead).kind !== 'end'; ahead++) {
      const { kind, text } = cursor.peek(ahead);
      if (kind === 'symbol' && text === '(') open++;
      if (kind === 'symbol' && text === ')' && --open === 0) return isWord(cursor.peek(ahead + 1), afterQuery);
    }
    return false;
  }

  #inParens(): Query {
    this.#cursor.expect('(');
    const query = this.#query(this.#cursor);
    this.#cursor.expect(')');
    return query;
  }

  #primary(): SqlExpr {
    const cursor = this.#cursor;
    const token = cursor.peek();
    const at = { from: token.from, to: token.to };
    switch (token.kind) {
      case 'number':
        cursor.next();
        return { kind: 'number', text: token.text, at };
      case 'text':
        cursor.next();
        return { kind: 'text', value: token.text, at };
      case 'placeholder':
        cursor.next();
        return placeholderAt(token);
      case 'quoted':
        return cursor.peek(1).text === '->' ? this.#lambda() : this.#name();
      case 'symbol':
        if (cursor.at('(')) return this.#parenthesised();
        throw cursor.unexpected('an expression');
      case 'end':
        throw cursor.unexpected('an expression');
      case 'name':
        return this.#word(token, at);
    }
  }

  #parenthesised(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.peek().from;
    if (this.#opensQuery()) return { kind: 'scalar-select', query: this.#inParens(), at: cursor.since(from) };
    if (this.#opensLambda()) return this.#lambda();
    cursor.expect('(');
    const items = this.list();
    cursor.expect(')');
    const [first] = items;
    return first && items.length === 1 ? first : { kind: 'row', items, at: cursor.since(from) };
  }

  /** `(x, y) ->` stands here. */
  #opensLambda(): boolean {
    const cursor = this.#cursor;
    let ahead = 1;
    while (cursor.peek(ahead).kind === 'name' && cursor.peek(ahead + 1).text === ',') ahead += 2;
    if (cursor.peek(ahead).kind === 'name') ahead++;
    return cursor.peek(ahead).text === ')' && cursor.peek(ahead + 1).text === '->';
  }

  #lambda(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.peek().from;
    let parameters: string[] = [];
    if (cursor.take('(')) {
      if (!cursor.at(')')) parameters = cursor.list(() => cursor.name('a parameter'));
      cursor.expect(')');
    } else parameters = [cursor.name('a parameter')];
    cursor.expect('->');
    const body = this.parse();
    return { kind: 'lambda', parameters, body, at: cursor.since(from) };
  }

  #word(token: Token, at: Position): SqlExpr {
    const cursor = this.#cursor;
    const word = token.text.toLowerCase();
    const next = cursor.peek(1);
    const called = next.kind === 'symbol' && next.text === '(';
    if (next.kind === 'symbol' && next.text === '->') return this.#lambda();
    if (isCurrentWord(word)) {
      cursor.next();
      if (called && cursor.at('(', ')')) cursor.take('(', ')');
      return { kind: 'current', what: word, at: cursor.since(at.from) };
    }
    if (word === 'null' || word === 'true' || word === 'false') {
      cursor.next();
      return word === 'null' ? { kind: 'null', at } : { kind: 'boolean', value: word === 'true', at };
    }
    if (word === 'case') return this.#case();
    if (word === 'interval' && (next.kind === 'text' || ((next.text === '-' || next.text === '+') && cursor.peek(2).kind === 'text'))) return this.#interval();
    if ((word === 'date' || word === 'timestamp') && next.kind === 'text') {
      cursor.next();
      cursor.next();
      return { kind: 'time-literal', type: word, text: next.text, at: cursor.since(at.from) };
    }
    if (word === 'time' && next.kind === 'text') throw unsupported("TIME '…'", at);
    if (word === 'array' && next.text === '[') {
      cursor.next();
      cursor.next();
      const items = cursor.at(']') ? [] : this.list();
      cursor.expect(']');
      return { kind: 'array', items, at: cursor.since(at.from) };
    }
    if (called) {
      if (word === 'exists') {
        cursor.next();
        return { kind: 'exists', query: this.#inParens(), at: cursor.since(at.from) };
      }
      if (word === 'cast' || word === 'try_cast') return this.#cast(word === 'try_cast');
      if (word === 'extract') return this.#extract();
      if (word === 'position') return this.#position();
      if (word === 'row') {
        cursor.next();
        cursor.expect('(');
        const items = this.list();
        cursor.expect(')');
        return { kind: 'row', items, at: cursor.since(at.from) };
      }
      if (!isReserved(word) || word === 'left' || word === 'right' || word === 'grouping' || word === 'normalize') return this.#call(word);
    }
    if (isReserved(word)) throw cursor.unexpected('an expression');
    return this.#name();
  }

  #name(): SqlExpr {
    const first = this.#cursor.next();
    const part = (token: Token): { name: string; quoted: boolean } => ({ name: token.text, quoted: token.kind === 'quoted' });
    if (!this.#cursor.at('.')) return { kind: 'name', table: null, ...part(first), at: { from: first.from, to: first.to } };
    this.#cursor.next();
    const second = this.#cursor.peek();
    if (second.kind !== 'name' && second.kind !== 'quoted') throw this.#cursor.unexpected('a column');
    this.#cursor.next();
    return { kind: 'name', table: first.text, ...part(second), at: { from: first.from, to: second.to } };
  }

  #case(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    const operand = cursor.at('when') ? null : this.parse();
    const whens: { when: SqlExpr; then: SqlExpr }[] = [];
    while (cursor.take('when')) {
      const when = this.parse();
      cursor.expect('then');
      whens.push({ when, then: this.parse() });
    }
    if (whens.length === 0) throw cursor.unexpected('"WHEN"');
    const otherwise = cursor.take('else') ? this.parse() : null;
    cursor.expect('end');
    return { kind: 'case', operand, whens, otherwise, at: cursor.since(from) };
  }

  #cast(orNull: boolean): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    cursor.expect('(');
    const a = this.parse();
    cursor.expect('as');
    const type = this.#type();
    cursor.expect(')');
    return { kind: 'cast', a, type, orNull, at: cursor.since(from) };
  }

  /** The name of a type in lower case, with its arguments: `decimal(10,2)`, `array(bigint)`. */
  #type(): string {
    const cursor = this.#cursor;
    const token = cursor.peek();
    if (token.kind !== 'name') throw cursor.unexpected('a type');
    cursor.next();
    let type = token.text.toLowerCase();
    let depth = 0;
    while (depth > 0 || cursor.at('(')) {
      const piece = cursor.peek();
      if (piece.kind === 'end') throw cursor.unexpected('")"');
      cursor.next();
      if (piece.text === '(') depth++;
      if (piece.text === ')') depth--;
      type += piece.text.toLowerCase();
      if (depth === 0) break;
    }
    return type;
  }

  #interval(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    const negative = cursor.take('-') !== null;
    if (!negative) cursor.take('+');
    const text = cursor.next().text;
    const unit = cursor.peek().text.toLowerCase().replace(/s$/, '');
    if (!isIntervalUnit(unit)) throw cursor.unexpected('SECOND, MINUTE, HOUR, DAY, WEEK, MONTH or YEAR');
    cursor.next();
    const at = cursor.since(from);
    if (!/^\d+$/.test(text)) throw syntaxError(`'${text}' is not a valid interval literal`, at);
    return { kind: 'interval', text, negative, unit, at };
  }

  #extract(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    cursor.expect('(');
    if (cursor.peek().kind !== 'name') throw cursor.unexpected('a part of a time');
    const field = cursor.next().text.toLowerCase();
    cursor.expect('from');
    const a = this.parse();
    cursor.expect(')');
    return { kind: 'extract', field, a, at: cursor.since(from) };
  }

  /** `position(part IN text)` is strpos. */
  #position(): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    cursor.expect('(');
    const part = this.parse(binding.predicate);
    cursor.expect('in');
    const text = this.parse(binding.predicate);
    cursor.expect(')');
    return { kind: 'call', name: 'strpos', distinct: false, star: false, args: [text, part], at: cursor.since(from) };
  }

  #call(name: string): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    cursor.expect('(');
    const star = cursor.take('*') !== null;
    const distinct = !star && cursor.take('distinct') !== null;
    const args = star || cursor.at(')') ? [] : this.list();
    const orderBy = cursor.take('order') ? this.orderItems() : null;
    cursor.expect(')');
    let filter: SqlExpr | null = null;
    if (cursor.take('filter', '(')) {
      cursor.expect('where');
      filter = this.parse();
      cursor.expect(')');
    }
    const ignoreNulls = cursor.take('ignore', 'nulls') !== null;
    if (!ignoreNulls) cursor.take('respect', 'nulls');
    const over = cursor.take('over') ? windowOf(cursor, () => this.parse(), this.windows) : null;
    return {
      kind: 'call', name, distinct, star, args,
      ...(orderBy && { orderBy }), ...(filter && { filter }), ...(over && { over }), ...(ignoreNulls && { ignoreNulls }),
      at: cursor.since(from),
    };
  }
}
