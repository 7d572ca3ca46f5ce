import { parseAddressRange } from '../../base/cidr.ts';
import { nowhere, type BinaryOp, type CompareOp, type FrameBound, type GroupItem, type LimitValue, type OrderItem, type Query, type Relation, type Search, type SearchValue, type Select, type SqlExpr, type Statement, type Window } from '../statement.ts';

/** Random statements as trees, seeded: what `print` must be able to write and `parse` to read back. Hostile texts included. */
export class RandomTrees {
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  below(n: number): number {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#seed / 2 ** 32) * n);
  }

  one<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  some<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  statement(): Statement {
    return { search: this.search(3), select: this.below(4) === 0 ? null : this.query(2), source: '' };
  }

  /** Conditions are flat: no AND directly in AND, no OR in OR, as the parser makes them. */
  search(depth: number, not: 'and' | 'or' | null = null): Search {
    const kind = depth === 0 ? 9 : this.below(5);
    if (kind <= 1) {
      const op = kind === 0 ? 'and' : 'or';
      if (op !== not) return { kind: op, items: this.some(2, 3, () => this.search(depth - 1, op)), at: nowhere };
    }
    if (kind === 2) return { kind: 'not', item: this.search(depth - 1), at: nowhere };
    return this.condition();
  }

  condition(): Search {
    const name = this.one(['srcaddr', 'dstport', 'eni-id', 'a b', 'and', 'in', '中文', 'x"y', "o'k", 'back\\slash', '__tag__:__client_ip__', 'a:b', 'sum']);
    const field = { name, at: nowhere };
    const bound = (): string => this.one(['0', '-5', '80', '1.5', '9007199254740993', '${{min|10}}']);
    switch (this.below(6)) {
      case 0:
        return { kind: 'compare', field, op: this.one<CompareOp>(['>', '>=', '<', '<=', '=', '!=']), bound: bound(), at: nowhere };
      case 1:
        return { kind: 'range', field, min: bound(), max: bound(), openMin: this.below(2) === 0, openMax: this.below(2) === 0, at: nowhere };
      case 2: {
        const value = this.value();
        if (value.kind === 'any' || value.kind === 'phrase' || value.kind === 'whole' || (value.kind === 'literal' && value.text === '')) return { kind: 'all', at: nowhere };
        return { kind: 'word', value, at: nowhere };
      }
      case 3: {
        const text = this.one(['10.0.0.0/8', '10.0.0.1-10.0.0.9', '2408:4001::/32', 'fe80::1-fe80::9']);
        const range = parseAddressRange(text);
        if (range) return { kind: 'match', field: { name: this.one(['srcaddr', 'dstaddr']), at: nowhere }, value: { kind: 'address', text, range }, at: nowhere };
        return { kind: 'all', at: nowhere };
      }
      default: {
        const value = this.value();
        return { kind: 'match', field, value: value.kind === 'phrase' ? { kind: 'any' } : value, at: nowhere };
      }
    }
  }

  text(): string {
    return this.one([
      '', 'ACCEPT', 'and', 'in', 'LIMIT', '10.0.0.1', '10.0.0.0/8', '10.0.0.1-10.0.0.9', '2408:4001:10::1', "i-o'brien%_\\x", '"', "'", '\\', '\\"', 'a|b', '|', '#x', '*', '?', 'a*b',
      '${{p|q}}', '${{p}}', '$1', '{p0:String}', ' ', 'a  b', '\n', '--', '/*', '中文 文本', '😀', '((', ';', '<>', '-', '%', 'x=y', '!', 'null', '\\*', '\u3000',
    ]);
  }

  value(): SearchValue {
    switch (this.below(6)) {
      case 0:
        return { kind: 'any' };
      case 5:
        return { kind: 'whole', text: this.text() };
      case 1:
        return { kind: 'pattern', pattern: this.one(['10.0.*', 'a?c', 'x*y*', 'a\\*b*', 'sp ace*', 'q"u*', 'pi|pe?', '中*', 'co:lon*', 'b\\\\*', '${{p|10.*}}', 'x${{p}}']) };
      case 2:
        return { kind: 'phrase', text: this.text() };
      default:
        return { kind: 'literal', text: this.text() };
    }
  }

  query(depth: number): Query {
    if (depth > 0 && this.below(4) === 0) {
      const op = this.one(['union', 'intersect', 'except'] as const);
      return { kind: 'set', op, all: this.below(2) === 0, a: this.query(depth - 1), b: this.query(depth - 1), ...this.around(depth) };
    }
    if (depth > 0 && this.below(10) === 0) return { kind: 'values', rows: this.some(1, 2, () => this.some(2, 2, () => this.expr(depth - 1))), ...this.around(depth) };
    return this.select(depth);
  }

  around(depth: number): Pick<Query, 'with' | 'orderBy' | 'limit' | 'at'> {
    const member = () => ({ name: this.one(['a', 'b', 'a b', 'limit']), columns: this.below(3) === 0 ? ['x', '列'] : null, query: this.query(depth - 1), at: nowhere });
    return {
      with: depth > 0 && this.below(5) === 0 ? { recursive: this.below(2) === 0, members: this.some(1, 2, member) } : null,
      orderBy: this.below(2) ? this.order(depth) : [],
      limit: this.below(2) ? { count: this.limitValue(), offset: this.below(2) ? this.limitValue() : null } : null,
      at: nowhere,
    };
  }

  order(depth: number): OrderItem[] {
    return this.some(1, 2, () => ({ expr: this.expr(depth), descending: this.below(2) === 0, nullsFirst: this.below(4) === 0 }));
  }

  relation(depth: number): Relation {
    const alias = this.one([null, 'a', 't 1', 'values']);
    const columns = alias !== null && this.below(3) === 0 ? ['x', 'end'] : null;
    const named = { alias, columns, at: nowhere };
    switch (depth === 0 ? 0 : this.below(5)) {
      case 1: return { kind: 'subquery', query: this.query(depth - 1), ...named };
      case 2: return { kind: 'unnest', exprs: this.some(1, 2, () => this.expr(depth - 1)), ordinality: this.below(2) === 0, ...named };
      case 3: {
        const join = this.one(['inner', 'left', 'right', 'full', 'cross'] as const);
        const using = join !== 'cross' && this.below(3) === 0 ? ['x', 'end'] : null;
        return { kind: 'join', join, a: this.relation(depth - 1), b: this.relation(depth - 1), on: join === 'cross' || using ? null : this.expr(depth - 1), using, at: nowhere };
      }
      default: return { kind: 'table', name: this.one(['log', 'a', 'order']), ...named };
    }
  }

  group(depth: number): GroupItem {
    if (this.below(4) > 0) return this.expr(depth);
    return { kind: 'grouping', op: this.one(['rollup', 'cube', 'sets'] as const), sets: this.some(1, 2, () => this.one([[], [this.plain()], [this.plain(), this.plain()]])), at: nowhere };
  }

  /** No row of two, which reads as a set of its own. */
  plain(): SqlExpr {
    return this.expr(0);
  }

  window(depth: number): Window {
    const bound = (): FrameBound => this.one<FrameBound>([{ kind: 'unbounded-preceding' }, { kind: 'current-row' }, { kind: 'preceding', offset: this.expr(0) }, { kind: 'following', offset: this.expr(0) }]);
    return {
      partitionBy: this.below(2) ? this.some(1, 2, () => this.expr(depth)) : [],
      orderBy: this.below(2) ? this.order(depth) : [],
      frame: this.below(2) ? { unit: this.one(['rows', 'range', 'groups'] as const), start: bound(), end: this.below(2) ? bound() : null } : null,
    };
  }

  select(depth: number): Select {
    const expr = (): SqlExpr => this.expr(depth);
    return {
      kind: 'select',
      distinct: this.below(4) === 0,
      items: this.some(1, 3, () =>
        this.below(8) === 0
          ? { kind: 'star', table: this.one([null, 'a', 't 1']), at: nowhere }
          : { kind: 'item', expr: expr(), alias: this.below(2) ? null : this.one(['n', 'end', '带宽', 'a b', 'limit', 'Desc', 'x"y', '5x']), at: nowhere },
      ),
      from: this.below(2) ? this.relation(depth) : null,
      where: this.below(2) ? expr() : null,
      groupBy: this.below(2) ? this.some(1, 2, () => this.group(depth)) : [],
      having: this.below(3) === 0 ? expr() : null,
      ...this.around(depth),
    };
  }

  limitValue(): LimitValue {
    return this.below(4) === 0 ? { kind: 'placeholder', name: 'n', fallback: this.one([null, '10', '']), at: nowhere } : { kind: 'number', text: String(this.below(1000)), at: nowhere };
  }

  expr(depth: number): SqlExpr {
    const at = nowhere;
    const part = (): SqlExpr => this.expr(depth - 1);
    const not = this.below(2) === 0;
    switch (depth === 0 ? this.below(6) : this.below(26)) {
      case 0: return { kind: 'name', table: null, name: this.one(['bytes', 'srcaddr', '__time__', 'time', 'limit_', '列']), quoted: false, at };
      case 1: return { kind: 'name', table: this.one([null, 'log']), name: this.one(['eni-id', 'end', 'a"b', 'x y', "q'"]), quoted: true, at };
      case 2: return { kind: 'number', text: this.one(['0', '60', '8.0', '.5', '1e3', '9223372036854775807']), at };
      case 3: return { kind: 'text', value: this.text(), at };
      case 4: return this.one<SqlExpr>([{ kind: 'boolean', value: true, at }, { kind: 'boolean', value: false, at }, { kind: 'null', at }]);
      case 5: return { kind: 'placeholder', name: 'interval', fallback: this.one([null, '60', 'a b', '']), at };
      case 6: return { kind: 'unary', op: '-', a: part(), at };
      case 7: return { kind: 'unary', op: 'not', a: part(), at };
      case 8: return { kind: 'between', a: part(), low: part(), high: part(), not, at };
      case 9: return { kind: 'in-list', a: part(), items: this.some(1, 3, part), not, at };
      case 10: return depth > 1 ? { kind: 'in-select', a: part(), query: this.query(0), not, at } : { kind: 'is-null', a: part(), not, at };
      case 11: return { kind: 'like', a: part(), pattern: part(), escape: this.below(2) ? part() : null, not, at };
      case 12: return { kind: 'distinct-from', a: part(), b: part(), not, at };
      case 13: return { kind: 'case', operand: this.below(2) ? part() : null, whens: this.some(1, 2, () => ({ when: part(), then: part() })), otherwise: this.below(2) ? part() : null, at };
      case 14: return { kind: 'cast', a: part(), type: this.one(['bigint', 'varchar', 'decimal(10,2)', 'double']), orNull: not, at };
      case 15: {
        const name = this.one(['count', 'sum', 'concat', 'if', 'date_format', 'sum']);
        const star = name === 'count' && this.below(2) === 0;
        const args = star ? [] : this.some(name === 'count' ? 1 : 0, 3, part);
        const further = { ...(args.length > 0 && this.below(6) === 0 && { orderBy: this.order(depth - 1) }), ...(this.below(6) === 0 && { filter: part() }), ...(this.below(4) === 0 && { over: this.window(depth - 1) }) };
        return { kind: 'call', name, distinct: !star && args.length > 0 && this.below(4) === 0, star, args, ...further, at };
      }
      case 16: return { kind: this.one(['exists', 'scalar-select'] as const), query: this.query(depth - 1), at };
      case 17: return { kind: 'quantified', op: this.one(['=', '<>', '<', '<=', '>', '>='] as const), a: part(), over: this.one(['any', 'all'] as const), query: this.query(depth - 1), at };
      case 18: return { kind: 'array', items: this.some(0, 2, part), at };
      case 19: return { kind: 'row', items: this.some(1, 3, part), at };
      case 20: return { kind: 'subscript', a: part(), index: part(), at };
      case 21: return { kind: 'call', name: 'filter', distinct: false, star: false, args: [part(), { kind: 'lambda', parameters: this.one([['x'], ['s', 'x'], ['x y']]), body: part(), at }], at };
      case 22: return { kind: 'interval', text: this.one(['1', '30']), negative: not, unit: this.one(['second', 'day', 'month'] as const), at };
      case 23: return this.one<SqlExpr>([{ kind: 'time-literal', type: this.one(['date', 'timestamp'] as const), text: '2024-07-12', at }, { kind: 'current', what: 'current_timestamp', at }]);
      case 24: return { kind: 'extract', field: this.one(['hour', 'dow']), a: part(), at };
      default: return { kind: 'binary', op: this.one<BinaryOp>(['+', '-', '*', '/', '%', '||', '=', '<>', '<', '<=', '>', '>=', 'and', 'or']), a: part(), b: part(), at };
    }
  }
}
