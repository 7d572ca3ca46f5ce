import { unreachable } from '../../base/assert.ts';
import { syntaxError, typeError, unsupported } from '../refusal.ts';
import { literal } from '../literal.ts';
import type { Query, SqlExpr } from '../statement.ts';
import { commonUnit } from '../unit.ts';
import { isAggregate, lowerAggregate } from './aggregates.ts';
import { lowerCast } from './casts.ts';
import type { Context, Surroundings } from './context.ts';
import { lowerFunction } from './functions.ts';
import { double, offsetText, text, wholeNumber } from './literal.ts';
import { binary, brought, compared, negative } from './operators.ts';
import { unmarked } from './places.ts';
import type { Typed } from './typed.ts';
import { arrayOf, commonType, duckdbType, sameType, typeName, types, type SqlType } from './types.ts';
import { isWindowOnly, lowerWindow } from './windows.ts';

/** Some functions say an argument twice; nested, they would grow without end. */
const longestSql = 200_000;

/**
 * Expressions, one lowering for all queries. Each comes out as DuckDB's SQL with its type; what SLS would refuse is refused.
 * @throws Refusal
 */
export class Expressions {
  readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** An expression in its place. Over groups, what is a key stands for itself; a column that is none is an error. */
  lower(e: SqlExpr, context: Context): Typed {
    const { keys } = context;
    if (keys !== null && e.kind !== 'number' && e.kind !== 'text' && e.kind !== 'null' && e.kind !== 'boolean' && !holdsAggregate(e)) {
      const record = this.lower(e, { ...context, keys: null });
      const sql = unmarked(record.sql);
      if (keys.some((key) => unmarked(key.sql) === sql)) return record;
      if (e.kind === 'name' && !context.parameters.some((p) => p.name === e.name.toLowerCase() && e.table === null) && context.scope.isOwn(e.table, e.name, e.at)) {
        throw syntaxError(`Column '${e.name}' not in GROUP BY clause;please add the column in the index attribute`, e.at);
      }
    }
    const made = this.#parts(e, context);
    if (made.sql.length > longestSql) throw unsupported('an expression of this length', e.at);
    return made;
  }

  /** A condition; `clause` names the place for the message. */
  boolean(e: SqlExpr, context: Context, clause: string): Typed {
    const typed = this.lower(e, context);
    if (typed.type.t !== 'boolean' && typed.type.t !== 'unknown') throw typeError(`${clause} must evaluate to a boolean: actual type ${typeName(typed.type)}`, e.at);
    return brought(typed, types.boolean);
  }

  /** Expressions brought to one type. */
  alike(exprs: readonly SqlExpr[], context: Context, where: string): Typed[] {
    return this.alikeTyped(exprs.map((one) => this.lower(one, context)), where);
  }

  alikeTyped(typed: readonly Typed[], where: string): Typed[] {
    let type: SqlType = types.unknown;
    for (const one of typed) {
      const common = commonType(type, one.type);
      if (!common) throw typeError(`${where} operands must be the same type: ${typeName(type)}, ${typeName(one.type)}`, one.at);
      type = common;
    }
    return typed.map((one) => brought(one, type));
  }

  #parts(e: SqlExpr, context: Context): Typed {
    const lower = (part: SqlExpr): Typed => this.lower(part, context);
    const typed = (sql: string, type: SqlType): Typed => ({ sql, type, unit: 'none', at: e.at });
    switch (e.kind) {
      case 'name': {
        const parameter = e.table === null ? context.parameters.findLast((p) => p.name === e.name.toLowerCase()) : undefined;
        if (parameter) return { ...parameter.typed, at: e.at };
        const { sql, type, unit, field } = context.scope.column(e.table, e.name, e.quoted, e.at, (name) => this.around.meant(name));
        return { sql: this.around.places.mark(sql, e.at), type, unit, ...(field === undefined ? {} : { field }), at: e.at };
      }
      case 'number': {
        const constant = literal(e);
        const value = constant.op === 'const' ? constant.value : null;
        const type = constant.type === 'bigint' ? types.bigint : types.double;
        return { sql: type.t === 'bigint' ? wholeNumber(String(value)) : double(Number(value)), type, unit: 'constant', constant: Number(value), at: e.at };
      }
      case 'text':
        return { ...typed(text(e.value), types.varchar), constant: e.value };
      case 'boolean':
        return { ...typed(e.value ? 'TRUE' : 'FALSE', types.boolean), constant: e.value };
      case 'null':
        return { ...typed('NULL', types.unknown), unit: 'constant', constant: null };
      case 'placeholder':
        throw syntaxError(`The placeholder \${{${e.name}}} has no value`, e.at);
      case 'unary':
        return e.op === 'not' ? typed(`(NOT ${this.boolean(e.a, context, 'NOT').sql})`, types.boolean) : negative(e, lower);
      case 'binary':
        if (e.op === 'and' || e.op === 'or') {
          const [a, b] = [e.a, e.b].map((part) => this.boolean(part, context, e.op.toUpperCase()).sql);
          return typed(`(${a} ${e.op.toUpperCase()} ${b})`, types.boolean);
        }
        return binary(e, lower(e.a), lower(e.b), context.lenient, this.around.places);
      case 'between': {
        const a = lower(e.a);
        const sql = `(${compared('>=', a, lower(e.low), e.at).sql} AND ${compared('<=', a, lower(e.high), e.at).sql})`;
        return typed(e.not ? `(NOT ${sql})` : sql, types.boolean);
      }
      case 'in-list': {
        const [a, ...items] = this.alike([e.a, ...e.items], context, 'IN');
        return typed(`(${a?.sql ?? 'NULL'} ${e.not ? 'NOT ' : ''}IN (${items.map((item) => item.sql).join(', ')}))`, types.boolean);
      }
      case 'in-select':
      case 'quantified': {
        const a = lower(e.a);
        const query = this.#query(e.query, context);
        const [output] = query.outputs;
        if (!output || query.outputs.length > (a.type.t === 'row' ? a.type.of.length : 1)) throw syntaxError('A sub-select of IN has one column', e.query.at);
        const inner: SqlType = a.type.t === 'row' ? { t: 'row', of: query.outputs.map((one) => one.type) } : output.type;
        const common = commonType(a.type, inner);
        if (!common) throw typeError(`value and result of subquery must be of the same type for IN expression: ${typeName(a.type)} vs ${typeName(inner)}`, e.at);
        const operator = e.kind === 'in-select' ? `${e.not ? 'NOT ' : ''}IN` : `${e.op} ${e.over.toUpperCase()}`;
        // A row that is written meets columns one by one; any other meets rows that are made of them.
        const row = common.t === 'row' && e.a.kind === 'row' ? e.a.items.map((item, i) => brought(lower(item), common.of[i] ?? types.unknown).sql) : null;
        if (common.t === 'row' && row === null) throw unsupported('IN (SELECT …) for a row that is computed', e.at);
        return typed(`(${row ? `(${row.join(', ')})` : brought(a, common).sql} ${operator} (${columnsAs(query, common.t === 'row' ? common.of : [common])}))`, types.boolean);
      }
      case 'exists':
        return typed(`EXISTS (${this.#query(e.query, context).sql})`, types.boolean);
      case 'scalar-select': {
        const query = this.#query(e.query, context);
        const [output] = query.outputs;
        if (!output || query.outputs.length > 1) throw syntaxError('A sub-select as a value has one column', e.query.at);
        return { ...output, sql: `(${query.sql})`, at: e.at };
      }
      case 'like': {
        const [a, pattern, escape] = [e.a, e.pattern, ...(e.escape ? [e.escape] : [])].map((part) => this.#text(part, context, 'LIKE expression'));
        if (typeof escape?.constant === 'string' && Array.from(escape.constant).length !== 1) throw typeError('Escape string must be a single character', escape.at);
        return typed(`(${a?.sql ?? ''} ${e.not ? 'NOT ' : ''}LIKE ${pattern?.sql ?? ''}${escape ? ` ESCAPE ${escape.sql}` : ''})`, types.boolean);
      }
      case 'is-null':
        return typed(`(${lower(e.a).sql} IS ${e.not ? 'NOT ' : ''}NULL)`, types.boolean);
      case 'distinct-from': {
        const [a, b] = this.alike([e.a, e.b], context, 'IS DISTINCT FROM');
        return typed(`(${a?.sql ?? ''} IS ${e.not ? 'NOT ' : ''}DISTINCT FROM ${b?.sql ?? ''})`, types.boolean);
      }
      case 'case':
        return this.#case(e, context);
      case 'cast':
        return lowerCast(e, lower(e.a), context.lenient, this.around.places);
      case 'array': {
        const items = this.alike(e.items, context, 'ARRAY');
        return typed(`[${items.map((item) => item.sql).join(', ')}]`, arrayOf(items[0]?.type ?? types.unknown));
      }
      case 'row': {
        const items = e.items.map(lower);
        return typed(`{${items.map((item, i) => `'f${i}': ${item.sql}`).join(', ')}}`, { t: 'row', of: items.map((item) => item.type) });
      }
      case 'subscript':
        return this.#subscript(e, lower(e.a), lower(e.index));
      case 'lambda':
        throw syntaxError('A lambda stands as an argument of a function only', e.at);
      case 'interval':
        return typed(`(INTERVAL ${text(`${e.negative ? '-' : ''}${e.text} ${e.unit}`)})`, types.interval);
      case 'time-literal':
        return lowerCast({ kind: 'cast', a: { kind: 'text', value: e.text, at: e.at }, type: e.type, orNull: false, at: e.at }, typed(text(e.text), types.varchar), context.lenient, this.around.places);
      case 'extract':
        return this.#call({ kind: 'call', name: extractNames[e.field] ?? e.field, distinct: false, star: false, args: [e.a], at: e.at }, context);
      case 'current':
        return this.#current(e);
      case 'call':
        return this.#call(e, context);
      default:
        return unreachable(e);
    }
  }

  /** A query inside: of a group around it, it sees the keys. */
  #query(query: Query, { scope, keys, parameters }: Context): ReturnType<Surroundings['query']> {
    if (parameters.length > 0) throw unsupported('a sub-select in a lambda', query.at);
    return this.around.query(query, keys === null ? scope : scope.grouped(keys.map((key) => unmarked(key.sql))));
  }

  #text(e: SqlExpr, context: Context, where: string): Typed {
    const typed = this.lower(e, context);
    if (typed.type.t !== 'varchar' && typed.type.t !== 'unknown') throw typeError(`Left side of ${where} must evaluate to a varchar (actual: ${typeName(typed.type)})`, e.at);
    return typed;
  }

  #case(e: Extract<SqlExpr, { kind: 'case' }>, context: Context): Typed {
    const operand = e.operand && this.lower(e.operand, context);
    const conditions = e.whens.map(({ when }) => (operand ? compared('=', operand, this.lower(when, context), when.at).sql : this.boolean(when, context, 'CASE WHEN clause').sql));
    const none: SqlExpr = { kind: 'null', at: e.at };
    const results = this.alike([...e.whens.map((w) => w.then), e.otherwise ?? none], context, 'CASE');
    const otherwise = results.at(-1);
    const sql = `CASE ${conditions.map((when, i) => `WHEN ${when} THEN ${results[i]?.sql ?? 'NULL'}`).join(' ')} ELSE ${otherwise?.sql ?? 'NULL'} END`;
    return { sql: `(${sql})`, type: otherwise?.type ?? types.unknown, unit: commonUnit(results.map((one) => one.unit)), at: e.at };
  }

  /** An element of an array (from 1), or the value of a key; null when there is none. */
  #subscript(e: Extract<SqlExpr, { kind: 'subscript' }>, a: Typed, index: Typed): Typed {
    const of = (sql: string, type: SqlType): Typed => ({ sql: this.around.places.mark(sql, e.at), type, unit: 'none', at: e.at });
    if (a.type.t === 'array') {
      if (index.type.t !== 'bigint') throw typeError(`An array is indexed by bigint, not ${typeName(index.type)}`, e.index.at);
      // DuckDB counts negative places from the end; Presto does so in element_at() only.
      if (typeof index.constant === 'number' && index.constant < 1) throw typeError(index.constant === 0 ? 'SQL array indices start at 1' : 'Array subscript is negative', e.index.at);
      const place = index.constant === undefined ? `CASE WHEN ${index.sql} > 0 THEN ${index.sql} END` : index.sql;
      return { ...of(`list_extract(${a.sql}, ${place})`, a.type.of), unit: a.unit };
    }
    if (a.type.t === 'map') {
      const key = commonType(a.type.key, index.type);
      if (!key || !sameType(key, a.type.key)) throw typeError(`Keys of the map are ${typeName(a.type.key)}, not ${typeName(index.type)}`, e.index.at);
      return of(`map_extract_value(${a.sql}, ${brought(index, a.type.key).sql})`, a.type.value);
    }
    throw typeError(`[ ] cannot be applied to ${typeName(a.type)}`, e.at);
  }

  #current(e: Extract<SqlExpr, { kind: 'current' }>): Typed {
    const micros = Math.round((this.around.now + this.around.zoneSeconds) * 1e6);
    const now = `make_timestamp(${micros}::BIGINT)`;
    if (e.what === 'current_date') return { sql: `CAST(${now} AS DATE)`, type: types.date, unit: 'time', at: e.at };
    if (e.what === 'current_timestamp' || e.what === 'localtimestamp') return { sql: now, type: types.timestamp, unit: 'time', at: e.at };
    // There is no type of times of a day: they are texts, of which the later one is the greater.
    const time = new Date(micros / 1000).toISOString().slice(11, 23);
    return { sql: text(e.what === 'localtime' ? time : `${time} ${offsetText(this.around.zoneSeconds)}`), type: types.varchar, unit: 'none', at: e.at };
  }

  #call(e: Extract<SqlExpr, { kind: 'call' }>, context: Context): Typed {
    if (e.over || isWindowOnly(e.name)) return lowerWindow(e, context, this);
    if (isAggregate(e.name, e.args.length)) return lowerAggregate(e, context, this);
    if (e.filter) throw syntaxError(`FILTER stands after aggregations only, ${e.name}() is none`, e.at);
    if (e.star || e.distinct || e.orderBy) throw syntaxError(`${e.name}() takes neither *, DISTINCT nor ORDER BY`, e.at);
    if (e.name === 'now' && e.args.length === 0) return this.#current({ kind: 'current', what: 'current_timestamp', at: e.at });
    // Over groups only keys may stand; and a parameter of a lambda is no column.
    const isOfRecord = context.keys === null && !e.args.some((arg) => arg.kind === 'name' && arg.table === null && context.parameters.some((p) => p.name === arg.name.toLowerCase()));
    return (isOfRecord ? this.around.handed(e, context.scope) : null) ?? lowerFunction(e, context, this);
  }
}

const extractNames: Readonly<Record<string, string>> = { dow: 'day_of_week', doy: 'day_of_year', yow: 'year_of_week' };

/** A sub-select whose columns have these types. */
function columnsAs(query: { readonly sql: string; readonly outputs: readonly Typed[] }, wanted: readonly SqlType[]): string {
  if (query.outputs.every((output, i) => sameType(output.type, wanted[i] ?? output.type))) return query.sql;
  return `SELECT ${wanted.map((type, i) => `CAST(o${i} AS ${duckdbType(type)})`).join(', ')} FROM (${query.sql})`;
}

/** True when an aggregation or a window stands in it, those of queries inside it not counted. */
export function holdsAggregate(e: SqlExpr): boolean {
  if (e.kind === 'call' && (e.over !== undefined || isWindowOnly(e.name) || isAggregate(e.name, e.args.length))) return true;
  return partsOf(e).some(holdsAggregate);
}

function partsOf(e: SqlExpr): readonly SqlExpr[] {
  switch (e.kind) {
    case 'unary': case 'is-null': case 'cast': case 'extract': case 'in-select': case 'quantified': return [e.a];
    case 'binary': case 'distinct-from': return [e.a, e.b];
    case 'between': return [e.a, e.low, e.high];
    case 'in-list': return [e.a, ...e.items];
    case 'like': return [e.a, e.pattern, ...(e.escape ? [e.escape] : [])];
    case 'case': return [...(e.operand ? [e.operand] : []), ...e.whens.flatMap((w) => [w.when, w.then]), ...(e.otherwise ? [e.otherwise] : [])];
    case 'array': case 'row': return e.items;
    case 'subscript': return [e.a, e.index];
    case 'lambda': return [e.body];
    case 'call': return e.args;
    default: return [];
  }
}
