import type { Position } from '../../model/problem.ts';
import { unsupported } from '../refusal.ts';
import type { BinaryOp, Select, SqlExpr } from '../statement.ts';
import { isReserved, type Cursor } from './cursor.ts';
import { placeholderPattern, type Token } from './token.ts';

/** Parses a sub-select; given by `select.ts`, so that neither file imports the other's values in a circle. */
export type SelectParser = (cursor: Cursor) => Select;

/** How tightly operators bind, loosest first. `||` binds less than `+`, as in Presto. */
export const binding = { or: 1, and: 2, not: 3, predicate: 4, concat: 5, sum: 6, product: 7, sign: 8 } as const;

const infix: Readonly<Record<string, { readonly op: BinaryOp; readonly power: number }>> = {
  or: { op: 'or', power: binding.or },
  and: { op: 'and', power: binding.and },
  '=': { op: '=', power: binding.predicate },
  '<>': { op: '<>', power: binding.predicate },
  '!=': { op: '<>', power: binding.predicate },
  '<': { op: '<', power: binding.predicate },
  '<=': { op: '<=', power: binding.predicate },
  '>': { op: '>', power: binding.predicate },
  '>=': { op: '>=', power: binding.predicate },
  '||': { op: '||', power: binding.concat },
  '+': { op: '+', power: binding.sum },
  '-': { op: '-', power: binding.sum },
  '*': { op: '*', power: binding.product },
  '/': { op: '/', power: binding.product },
  '%': { op: '%', power: binding.product },
};

/** Words that begin something which is answered elsewhere or not yet. */
const laterWords: Readonly<Record<string, string>> = {
  exists: 'EXISTS', interval: 'INTERVAL', extract: 'EXTRACT', position: 'POSITION(… IN …)', array: 'ARRAY[…]', row: 'ROW', grouping: 'GROUPING',
  current_timestamp: 'CURRENT_TIMESTAMP', current_date: 'CURRENT_DATE', current_time: 'CURRENT_TIME', localtime: 'LOCALTIME', localtimestamp: 'LOCALTIMESTAMP',
};
/** Of these, the ones that are ordinary names unless this follows. */
const laterOnlyBefore: Readonly<Record<string, string>> = { interval: "'", position: '(', array: '[', row: '(', extract: '(' };

/** Deepest nesting of an expression; more is refused, so that no statement can exhaust the stack. */
const deepest = 200;

/** One expression, by operator precedence. */
export class ExpressionParser {
  readonly #cursor: Cursor;
  readonly #select: SelectParser;
  #depth = 0;

  constructor(cursor: Cursor, select: SelectParser) {
    this.#cursor = cursor;
    this.#select = select;
  }

  /** @param power operators that bind less tightly than this end the expression */
  parse(power = 0): SqlExpr {
    if (++this.#depth > deepest) throw unsupported(`expression nested deeper than ${deepest}`, this.#here());
    let left = this.#prefix();
    for (;;) {
      const next = this.#infix(left, power);
      if (!next) break;
      left = next;
    }
    this.#depth--;
    return left;
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
    const primary = this.#primary();
    if (this.#cursor.at('[')) throw unsupported('[ ] (element of an array or map)', this.#here());
    if (this.#cursor.at('at', 'time')) throw unsupported('AT TIME ZONE', this.#here());
    if (this.#cursor.at('->')) throw unsupported('-> (lambda)', this.#here());
    return primary;
  }

  #infix(left: SqlExpr, power: number): SqlExpr | null {
    const token = this.#cursor.peek();
    const operator = token.kind === 'symbol' || token.kind === 'name' ? infix[token.text.toLowerCase()] : undefined;
    if (operator) {
      if (operator.power <= power) return null;
      this.#cursor.next();
      const b = this.parse(operator.power);
      return { kind: 'binary', op: operator.op, a: left, b, at: this.#cursor.since(left.at.from) };
    }
    return binding.predicate > power ? this.#predicate(left) : null;
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
    cursor.expect('(');
    if (cursor.at('with')) throw unsupported('WITH', this.#here());
    if (cursor.at('select')) {
      const select = this.#select(cursor);
      cursor.expect(')');
      return { kind: 'in-select', a, select, not: negated, at: at() };
    }
    const items = this.list();
    cursor.expect(')');
    return { kind: 'in-list', a, items, not: negated, at: at() };
  }

  /** One or more expressions with commas between. */
  list(): SqlExpr[] {
    const items = [this.parse()];
    while (this.#cursor.take(',')) items.push(this.parse());
    return items;
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
        return this.#name();
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
    const open = this.#cursor.next();
    if (this.#cursor.at('select') || this.#cursor.at('with')) throw unsupported('(SELECT …) as a value', this.#here());
    const inner = this.parse();
    if (this.#cursor.at(',')) throw unsupported('ROW (a, b)', { from: open.from, to: this.#cursor.peek().to });
    this.#cursor.expect(')');
    return inner;
  }

  #word(token: Token, at: Position): SqlExpr {
    const cursor = this.#cursor;
    const word = token.text.toLowerCase();
    const later = laterWords[word];
    if (later !== undefined) {
      const before = laterOnlyBefore[word];
      const next = cursor.peek(1);
      if (before === undefined || (before === "'" ? next.kind === 'text' : cursor.at(word, before))) throw unsupported(later, at);
    }
    if ((word === 'date' || word === 'timestamp' || word === 'time') && cursor.peek(1).kind === 'text') throw unsupported(`${word.toUpperCase()} '…'`, at);
    if (word === 'null') {
      cursor.next();
      return { kind: 'null', at };
    }
    if (word === 'true' || word === 'false') {
      cursor.next();
      return { kind: 'boolean', value: word === 'true', at };
    }
    if (word === 'case') return this.#case();
    if ((word === 'cast' || word === 'try_cast') && cursor.peek(1).text === '(') return this.#cast(word === 'try_cast');
    if (cursor.peek(1).kind === 'symbol' && cursor.peek(1).text === '(' && (!isReserved(word) || word === 'left' || word === 'right')) return this.#call(word);
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

  #call(name: string): SqlExpr {
    const cursor = this.#cursor;
    const from = cursor.next().from;
    cursor.expect('(');
    const star = cursor.take('*') !== null;
    const distinct = !star && cursor.take('distinct') !== null;
    const args = star || cursor.at(')') ? [] : this.list();
    if (cursor.at('order', 'by')) throw unsupported(`ORDER BY inside ${name}()`, this.#here());
    cursor.expect(')');
    const at = cursor.since(from);
    if (cursor.at('over')) throw unsupported('OVER (window function)', this.#here());
    if (cursor.at('filter', '(')) throw unsupported('FILTER (WHERE …)', this.#here());
    return { kind: 'call', name, distinct, star, args, at };
  }
}

export function placeholderAt(token: Token): Extract<SqlExpr, { kind: 'placeholder' }> {
  const match = placeholderPattern.exec(token.text);
  return { kind: 'placeholder', name: match?.[1] ?? '', fallback: match?.[2] ?? null, at: { from: token.from, to: token.to } };
}
