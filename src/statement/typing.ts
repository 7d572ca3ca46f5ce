import { isFunctionName, scalarFunction, type ArgumentType } from '../model/functions.ts';
import type { ColumnType } from '../model/frame.ts';
import type { Expr } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import { aggregateNames } from './aggregate.ts';
import { nearestOf } from './nearest.ts';
import { syntaxError, typeError, unsupported } from './refusal.ts';
import { literal, nullOf } from './literal.ts';
import { unknownFunction } from './unknown-function.ts';
import type { SqlExpr } from './statement.ts';

/** What an expression is typed against: where its names lead, and what its aggregates become. */
export interface Names {
  name(e: Extract<SqlExpr, { kind: 'name' }>): Expr;
  aggregate(e: Extract<SqlExpr, { kind: 'call' }>): Expr;
  /** What `now()` is in this question, Unix seconds. */
  readonly now: number;
}

type Call = Extract<SqlExpr, { kind: 'call' }>;

/**
 * Gives every expression its type, as strictly as SLS (Presto) does: numbers never compare with text, only bigint widens to
 * double by itself. Other spellings of one thing (BETWEEN, `if`, `nullif`, `||`) become one. @throws Refusal
 */
export class Typer {
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  type(e: SqlExpr): Expr {
    switch (e.kind) {
      case 'name':
        return this.#names.name(e);
      case 'number':
      case 'text':
      case 'boolean':
      case 'null':
        return literal(e);
      case 'placeholder':
        throw syntaxError(`The placeholder \${{${e.name}}} has no value`, e.at);
      case 'unary':
        return e.op === 'not' ? { op: 'not', a: this.boolean(e.a, 'NOT'), type: 'boolean' } : this.#negative(e);
      case 'binary':
        return this.#binary(e);
      case 'between': {
        const within: Expr = {
          op: 'and',
          items: [this.#compared('ge', '>=', e.a, e.low, e.at), this.#compared('le', '<=', e.a, e.high, e.at)],
          type: 'boolean',
        };
        return e.not ? { op: 'not', a: within, type: 'boolean' } : within;
      }
      case 'in-list': {
        const [a, ...items] = this.#alike([e.a, ...e.items], 'IN', e.at);
        const among: Expr = { op: 'in', a: a ?? nullOf('varchar'), items, type: 'boolean' };
        return e.not ? { op: 'not', a: among, type: 'boolean' } : among;
      }
      case 'in-select':
        throw unsupported('IN (SELECT …) outside of WHERE', e.at);
      case 'scalar-select':
        throw unsupported('(SELECT …) as a value', e.at);
      case 'exists':
        throw unsupported('EXISTS', e.at);
      case 'quantified':
        throw unsupported(`${e.over.toUpperCase()} (SELECT …)`, e.at);
      case 'array':
        throw unsupported('ARRAY[…]', e.at);
      case 'row':
        throw unsupported('ROW (a, b)', e.at);
      case 'subscript':
        throw unsupported('[ ] (element of an array or map)', e.at);
      case 'lambda':
        throw unsupported('-> (lambda)', e.at);
      case 'interval':
        throw unsupported('INTERVAL', e.at);
      case 'time-literal':
        return this.#timeLiteral(e);
      case 'extract':
        return this.#scalar(extractFunction(e.field, e.at), [e.a], e.at);
      case 'current':
        return this.#current(e);
      case 'like':
        return this.#like(e);
      case 'is-null': {
        const isNull: Expr = { op: 'isnull', a: this.type(e.a), type: 'boolean' };
        return e.not ? { op: 'not', a: isNull, type: 'boolean' } : isNull;
      }
      case 'distinct-from':
        return this.#distinctFrom(e);
      case 'case':
        return this.#case(e);
      case 'cast':
        return this.#cast(e);
      case 'call':
        return this.#call(e);
    }
  }

  /** A condition. `where` names the place for the message. */
  boolean(e: SqlExpr, where: string): Expr {
    const typed = this.#as(this.type(e), 'boolean');
    if (typed.type !== 'boolean') throw typeError(`${where} must evaluate to a boolean: actual type ${typed.type}`, e.at);
    return typed;
  }

  /** Null takes any type, bigint widens to double; anything else stays what it is. */
  #as(e: Expr, type: ColumnType): Expr {
    if (e.op === 'const' && e.value === null) return nullOf(type);
    if (e.type !== 'bigint' || type !== 'double') return e;
    return e.op === 'const' ? { op: 'const', value: Number(e.value), type: 'double' } : { op: 'cast', a: e, type: 'double', orNull: false };
  }

  /** Expressions brought to one type. `where` is for the message. */
  #alike(parts: readonly SqlExpr[], where: string, at: Position): Expr[] {
    const typed = parts.map((part) => this.type(part));
    const types = new Set(typed.filter((e) => !(e.op === 'const' && e.value === null)).map((e) => e.type));
    const type: ColumnType = types.has('double') ? 'double' : ([...types][0] ?? 'varchar');
    const alike = typed.map((e) => this.#as(e, type));
    const odd = alike.findIndex((e) => e.type !== type);
    if (odd >= 0) throw typeError(`${where} operands must be the same type: ${type}, ${alike[odd]?.type}`, parts[odd]?.at ?? at);
    return alike;
  }

  #negative(e: Extract<SqlExpr, { kind: 'unary' }>): Expr {
    if (e.a.kind === 'number') return literal({ ...e.a, text: `-${e.a.text}` });
    const a = this.#as(this.type(e.a), 'bigint');
    if (a.type !== 'bigint' && a.type !== 'double') throw typeError(`Cannot negate ${a.type}`, e.at);
    return { op: 'neg', a, type: a.type };
  }

  #binary(e: Extract<SqlExpr, { kind: 'binary' }>): Expr {
    switch (e.op) {
      case 'and':
      case 'or': {
        const items = [e.a, e.b].map((part) => this.boolean(part, e.op.toUpperCase()));
        return { op: e.op, items: items.flatMap((item) => (item.op === e.op ? item.items : [item])), type: 'boolean' };
      }
      case '||':
        return this.#scalar('concat', [e.a, e.b], e.at);
      case '=': return this.#compared('eq', e.op, e.a, e.b, e.at);
      case '<>': return this.#compared('ne', e.op, e.a, e.b, e.at);
      case '<': return this.#compared('lt', e.op, e.a, e.b, e.at);
      case '<=': return this.#compared('le', e.op, e.a, e.b, e.at);
      case '>': return this.#compared('gt', e.op, e.a, e.b, e.at);
      case '>=': return this.#compared('ge', e.op, e.a, e.b, e.at);
      case '+': return this.#computed('add', e);
      case '-': return this.#computed('sub', e);
      case '*': return this.#computed('mul', e);
      case '/': return this.#computed('div', e);
      case '%': return this.#computed('mod', e);
    }
  }

  #pair(a: SqlExpr, b: SqlExpr): [Expr, Expr] {
    const x = this.type(a);
    const y = this.type(b);
    const isNull = (e: Expr): boolean => e.op === 'const' && e.value === null;
    const type = x.type === 'double' || y.type === 'double' ? 'double' : isNull(x) ? y.type : x.type;
    return [this.#as(x, type), this.#as(y, type)];
  }

  #compared(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', sign: string, a: SqlExpr, b: SqlExpr, at: Position): Expr {
    const [x, y] = this.#pair(a, b);
    if (x.type !== y.type) throw typeError(`'${sign}' cannot be applied to ${x.type}, ${y.type}`, at);
    return { op, a: x, b: y, type: 'boolean' };
  }

  #computed(op: 'add' | 'sub' | 'mul' | 'div' | 'mod', e: Extract<SqlExpr, { kind: 'binary' }>): Expr {
    const [a, b] = this.#pair(e.a, e.b);
    if (a.type !== b.type || (a.type !== 'bigint' && a.type !== 'double')) throw typeError(`'${e.op}' cannot be applied to ${a.type}, ${b.type}`, e.at);
    return { op, a, b, type: a.type };
  }

  #like(e: Extract<SqlExpr, { kind: 'like' }>): Expr {
    const a = this.#as(this.type(e.a), 'varchar');
    if (a.type !== 'varchar') throw typeError(`Left side of LIKE expression must evaluate to a varchar (actual: ${a.type})`, e.a.at);
    if (e.pattern.kind !== 'text') throw unsupported('LIKE with a computed pattern', e.pattern.at);
    if (e.escape && (e.escape.kind !== 'text' || !/^.$/su.test(e.escape.value))) throw syntaxError('Escape string must be a single character', e.escape.at);
    const escape = e.escape?.kind === 'text' ? e.escape.value : null;
    const like: Expr = { op: 'like', a, pattern: e.pattern.value, escape, type: 'boolean' };
    return e.not ? { op: 'not', a: like, type: 'boolean' } : like;
  }

  /** Never null: two nulls are not distinct, a null and a value are. */
  #distinctFrom(e: Extract<SqlExpr, { kind: 'distinct-from' }>): Expr {
    const equal = this.#compared('eq', '=', e.a, e.b, e.at);
    if (equal.op !== 'eq') throw new Error('A comparison was made');
    const isNull = (a: Expr): Expr => ({ op: 'isnull', a, type: 'boolean' });
    const same: Expr = {
      op: 'case',
      whens: [
        { when: isNull(equal.a), then: isNull(equal.b) },
        { when: isNull(equal.b), then: { op: 'const', value: false, type: 'boolean' } },
      ],
      otherwise: equal,
      type: 'boolean',
    };
    return e.not ? same : { op: 'not', a: same, type: 'boolean' };
  }

  #case(e: Extract<SqlExpr, { kind: 'case' }>): Expr {
    const operand = e.operand;
    const conditions = e.whens.map(({ when }) => (operand ? this.#compared('eq', '=', operand, when, when.at) : this.boolean(when, 'CASE WHEN clause')));
    const none: SqlExpr = { kind: 'null', at: e.at };
    const results = this.#alike([...e.whens.map((w) => w.then), e.otherwise ?? none], 'CASE', e.at);
    const otherwise = results.at(-1) ?? nullOf('varchar');
    return { op: 'case', whens: conditions.map((when, i) => ({ when, then: results[i] ?? otherwise })), otherwise, type: otherwise.type };
  }

  #cast(e: Extract<SqlExpr, { kind: 'cast' }>): Expr {
    const type = castTypes[e.type.replace(/\(.*/, '')];
    if (type === undefined) throw unsupported(`CAST to ${e.type}`, e.at);
    const a = this.type(e.a);
    if (a.op === 'const' && a.value === null) return nullOf(type);
    const meaningless = (a.type === 'timestamp' && type !== 'varchar' && type !== 'timestamp') || (type === 'timestamp' && a.type !== 'varchar' && a.type !== 'timestamp');
    if (meaningless) throw typeError(`Cannot cast ${a.type} to ${e.type}`, e.at);
    return a.type === type ? a : { op: 'cast', a, type, orNull: e.orNull };
  }

  #call(e: Call): Expr {
    if (e.over) throw unsupported('OVER (window function)', e.at);
    if (e.orderBy) throw unsupported(`ORDER BY inside ${e.name}()`, e.at);
    if (e.ignoreNulls) throw unsupported('IGNORE NULLS', e.at);
    if (aggregateNames.has(e.name)) return this.#names.aggregate(e.filter ? filtered(e, e.filter) : e);
    // An aggregation that is answered elsewhere is no mistake.
    if (!isFunctionName(e.name) && !spelledHere.has(e.name)) throw unknownFunction(e.name, e.at);
    if (e.filter) throw syntaxError(`FILTER stands after aggregations only, ${e.name}() is none`, e.at);
    if (e.star || e.distinct) throw syntaxError(`${e.name}() takes neither * nor DISTINCT`, e.at);
    const [a, b, c] = e.args;
    if (e.name === 'if' && a && b && e.args.length <= 3) {
      return this.#case({ kind: 'case', operand: null, whens: [{ when: a, then: b }], otherwise: c ?? null, at: e.at });
    }
    if (e.name === 'nullif' && a && b && !c) {
      const equal = this.#compared('eq', '=', a, b, e.at);
      const value = this.type(a);
      return { op: 'case', whens: [{ when: equal, then: nullOf(value.type) }], otherwise: value, type: value.type };
    }
    if (e.name === 'coalesce' && e.args.length > 0) {
      const items = this.#alike(e.args, 'COALESCE', e.at);
      return { op: 'coalesce', items, type: items[0]?.type ?? 'varchar' };
    }
    if (e.name === 'now' && !a) return this.#now();
    if (e.name === 'mod' && a && b && !c) return this.#computed('mod', { kind: 'binary', op: '%', a, b, at: e.at });
    return this.#scalar(e.name, e.args, e.at);
  }

  #now(): Expr {
    return { op: 'call', name: 'from_unixtime', args: [{ op: 'const', value: this.#names.now, type: 'double' }], type: 'timestamp' };
  }

  #current(e: Extract<SqlExpr, { kind: 'current' }>): Expr {
    if (e.what === 'current_timestamp' || e.what === 'localtimestamp') return this.#now();
    throw unsupported(e.what.toUpperCase(), e.at);
  }

  #timeLiteral(e: Extract<SqlExpr, { kind: 'time-literal' }>): Expr {
    if (e.type === 'date') throw unsupported("DATE '…'", e.at);
    return { op: 'cast', a: { op: 'const', value: e.text, type: 'varchar' }, type: 'timestamp', orNull: false };
  }

  #scalar(name: string, parts: readonly SqlExpr[], at: Position): Expr {
    const known = scalarFunction(name);
    if (!known || !isFunctionName(name)) throw unknownFunction(name, at);
    const types: ArgumentType[] = [...known.args, ...known.optional];
    let typed = parts.map((part) => this.type(part));
    if (known.result === 'common') typed = this.#alike(parts, name, at);
    const fits =
      parts.length >= known.args.length &&
      (known.rest !== null || parts.length <= types.length) &&
      typed.every((e, i) => accepts(types[i] ?? known.rest ?? 'any', e));
    if (!fits) throw typeError(`Unexpected parameters (${typed.map((e) => e.type).join(', ')}) for function ${name}`, at);
    const args = typed.map((e, i) => this.#as(e, wanted(types[i] ?? known.rest ?? 'any', e)));
    const result = known.result === 'first' || known.result === 'common' ? (args[0]?.type ?? 'varchar') : known.result;
    return { op: 'call', name, args, type: result };
  }
}

/** An aggregation over the records where a condition holds, as one over all records. */
function filtered(e: Call, condition: SqlExpr): Call {
  const [first, ...rest] = e.args;
  const one: SqlExpr = { kind: 'number', text: '1', at: e.at };
  const arg: SqlExpr = { kind: 'case', operand: null, whens: [{ when: condition, then: first ?? one }], otherwise: null, at: e.at };
  const { filter: _, ...call } = e;
  return { ...call, star: false, args: [arg, ...rest] };
}

/** The function that gives a part of a time. @throws Refusal */
function extractFunction(field: string, at: Position): string {
  const names: Readonly<Record<string, string>> = { dow: 'day_of_week', doy: 'day_of_year', yow: 'year_of_week' };
  const parts = ['year', 'quarter', 'month', 'week', 'day', 'day_of_month', 'day_of_week', 'day_of_year', 'hour', 'minute', 'second'];
  const name = names[field] ?? field;
  if (!parts.includes(name)) throw syntaxError(`Invalid EXTRACT field: ${field}`, at, nearestOf(field, parts.map((spelling) => ({ spelling, means: spelling }))));
  return name;
}

/** Functions that are lowered here without an entry in the table. */
const spelledHere: ReadonlySet<string> = new Set(['if', 'nullif', 'coalesce', 'now', 'mod', 'concat']);

const castTypes: Readonly<Record<string, ColumnType>> = {
  bigint: 'bigint', integer: 'bigint', int: 'bigint', smallint: 'bigint', tinyint: 'bigint', double: 'double', real: 'double', varchar: 'varchar', char: 'varchar',
  boolean: 'boolean', timestamp: 'timestamp',
};

function accepts(type: ArgumentType, e: Expr): boolean {
  if (e.op === 'const' && e.value === null) return true;
  switch (type) {
    case 'any': return true;
    case 'double':
    case 'number': return e.type === 'bigint' || e.type === 'double';
    case 'moment': return e.type === 'bigint' || e.type === 'double' || e.type === 'timestamp';
    case 'bigint':
    case 'varchar':
    case 'boolean':
    case 'timestamp': return e.type === type;
  }
}

/** The type that an argument is brought to. */
function wanted(type: ArgumentType, e: Expr): ColumnType {
  const isNull = e.op === 'const' && e.value === null;
  switch (type) {
    case 'any': return e.type;
    case 'number': return isNull ? 'bigint' : e.type;
    case 'moment': return isNull ? 'timestamp' : e.type;
    case 'bigint':
    case 'varchar':
    case 'boolean':
    case 'timestamp':
    case 'double': return type;
  }
}
