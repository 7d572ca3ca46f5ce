import type { Position } from '../../model/problem.ts';
import { typeError } from '../refusal.ts';
import { isComparison } from '../sql/operators.ts';
import type { SqlExpr } from '../statement.ts';
import { productUnit, ratioUnit, sumUnit } from '../unit.ts';
import { text } from './literal.ts';
import type { Places } from './places.ts';
import type { Typed } from './typed.ts';
import { commonType, duckdbType, isNumeric, sameType, typeName, types, type SqlType } from './types.ts';

/** The same value read as a type that fits it. */
export function brought(typed: Typed, type: SqlType): Typed {
  if (sameType(typed.type, type)) return typed;
  const sql = typed.type.t === 'unknown' && typed.sql === 'NULL' ? `NULL::${duckdbType(type)}` : `CAST(${typed.sql} AS ${duckdbType(type)})`;
  return { ...typed, sql, type };
}

/** A comparison, of equals only: a number never compares with a text. */
export function compared(sign: string, a: Typed, b: Typed, at: Position): Typed {
  const type = commonType(a.type, b.type);
  if (!type) throw typeError(`'${sign}' cannot be applied to ${typeName(a.type)}, ${typeName(b.type)}`, at);
  if (a.type.t === 'map' || b.type.t === 'map') throw typeError(`'${sign}' cannot be applied to ${typeName(a.type)}, ${typeName(b.type)}`, at);
  // Big whole numbers are compared as such with decimals and doubles alike: DuckDB widens them itself.
  const numbers = isNumeric(a.type) && isNumeric(b.type) && a.type.t !== 'unknown' && b.type.t !== 'unknown';
  const [x, y] = numbers ? [a, b] : [brought(a, type), brought(b, type)];
  return { sql: withoutNaN(sign, x, y), type: types.boolean, unit: 'none', at };
}

/** For DuckDB NaN equals itself and is more than any number; for Presto, as for the kernel, it compares with nothing. */
function withoutNaN(sign: string, x: Typed, y: Typed): string {
  const sql = `(${x.sql} ${sign} ${y.sql})`;
  const mayBeNaN = (one: Typed): boolean => one.type.t === 'double' && one.constant === undefined;
  if (sign === '<>' || sign === '!=') return mayBeNaN(x) && mayBeNaN(y) ? `(${sql} OR (isnan(${x.sql}) AND isnan(${y.sql})))` : sql;
  const greater = sign === '<' || sign === '<=' ? y : x;
  const needed = sign === '=' ? mayBeNaN(x) && mayBeNaN(y) : mayBeNaN(greater);
  return needed ? `(${sql} AND NOT isnan(${greater.sql}))` : sql;
}

export function negative(e: Extract<SqlExpr, { kind: 'unary' }>, lower: (e: SqlExpr) => Typed): Typed {
  if (e.a.kind === 'number') return lower({ ...e.a, text: `-${e.a.text}`, at: e.at });
  const a = lower(e.a);
  if (!isNumeric(a.type) && a.type.t !== 'interval') throw typeError(`Cannot negate ${typeName(a.type)}`, e.at);
  const { constant, ...rest } = a.type.t === 'unknown' ? brought(a, types.bigint) : a;
  return { ...rest, ...(typeof constant === 'number' ? { constant: -constant } : {}), sql: `(-${rest.sql})`, at: e.at };
}

/** Arithmetic, comparison and `||`. AND and OR are not for here. */
export function binary(e: Extract<SqlExpr, { kind: 'binary' }>, a: Typed, b: Typed, lenient: boolean, places: Places): Typed {
  const { op, at } = e;
  if (isComparison(op)) return compared(op, a, b, at);
  if (op === '||') return concatenated(a, b, at);
  const misfit = (): Error => typeError(`'${op}' cannot be applied to ${typeName(a.type)}, ${typeName(b.type)}`, at);
  const isWithin = (time: Typed, e: SqlExpr): boolean => time.type.t === 'date' && e.kind === 'interval' && !/^(day|week|month|year)/.test(e.unit);
  if (isWithin(a, e.b) || isWithin(b, e.a)) throw typeError('Cannot add hour, minutes or seconds to a date', at);
  const inTime = withTime(op, a, b, at);
  if (inTime) return inTime;
  const type = commonType(a.type, b.type);
  if (!type || !isNumeric(a.type) || !isNumeric(b.type)) throw misfit();
  const [x, y] = [brought(a, type.t === 'unknown' ? types.bigint : type), brought(b, type.t === 'unknown' ? types.bigint : type)];
  const result = x.type;
  const sql = (inner: string): string => places.mark(inner, at);
  // What leaves 64 bits is an error, or null inside try().
  const within64 = (sign: string): string => (lenient && result.t === 'bigint' ? `TRY_CAST(CAST(${x.sql} AS HUGEINT) ${sign} CAST(${y.sql} AS HUGEINT) AS BIGINT)` : `(${x.sql} ${sign} ${y.sql})`);
  switch (op) {
    case '+':
    case '-':
      return { sql: sql(within64(op)), type: result, unit: sumUnit(op === '+' ? 'add' : 'sub', a.unit, b.unit), at };
    case '*':
      return { sql: sql(within64(op)), type: result, unit: productUnit(constantOf(a), a.unit, constantOf(b), b.unit), at };
    case '/': {
      const divided = result.t === 'bigint' ? whole('//', x, y, b, lenient) : result.t === 'decimal' ? whole('/', x, y, b, lenient) : `(${x.sql} / ${y.sql})`;
      return { sql: sql(divided), type: result, unit: ratioUnit(a.unit, constantOf(b), b.unit, result.t === 'bigint' ? 'bigint' : 'double'), at };
    }
    case '%':
      return { sql: sql(result.t === 'double' ? `(${x.sql} % ${y.sql})` : whole('%', x, y, b, lenient)), type: result, unit: a.unit === 'time' ? 'seconds' : a.unit, at };
    default:
      throw misfit();
  }
}

/** Division that zero ends with an error, as in Presto; a divisor that was written is known not to be zero. */
function whole(op: string, x: Typed, y: Typed, b: Typed, lenient: boolean): string {
  if (typeof b.constant === 'number' && b.constant !== 0 && (!lenient || b.constant !== -1)) return `(${x.sql} ${op} ${y.sql})`;
  if (lenient) return x.type.t !== 'bigint' ? `(${x.sql} ${op} nullif(${y.sql}, 0))` : `TRY_CAST(CAST(${x.sql} AS HUGEINT) ${op} nullif(${y.sql}, 0) AS BIGINT)`;
  return `(${x.sql} ${op} CASE WHEN ${y.sql} = 0 THEN error(${text('Division by zero')})::BIGINT ELSE ${y.sql} END)`;
}

function constantOf(typed: Typed): number | null {
  return typeof typed.constant === 'number' ? typed.constant : null;
}

/** Times and intervals; null when neither side is one. */
function withTime(op: string, a: Typed, b: Typed, at: Position): Typed | null {
  const isTime = (t: Typed): boolean => t.type.t === 'timestamp' || t.type.t === 'date';
  const result = (sql: string, type: SqlType): Typed => ({ sql, type, unit: type.t === 'interval' ? 'none' : 'time', at });
  if (isTime(a) && b.type.t === 'interval' && (op === '+' || op === '-')) return result(`CAST((${a.sql} ${op} ${b.sql}) AS ${duckdbType(a.type)})`, a.type);
  if (a.type.t === 'interval' && isTime(b) && op === '+') return result(`CAST((${a.sql} + ${b.sql}) AS ${duckdbType(b.type)})`, b.type);
  if (isTime(a) && isTime(b) && op === '-') return result(`(CAST(${a.sql} AS TIMESTAMP) - CAST(${b.sql} AS TIMESTAMP))`, types.interval);
  if (a.type.t === 'interval' && b.type.t === 'interval' && (op === '+' || op === '-')) return result(`(${a.sql} ${op} ${b.sql})`, types.interval);
  if (a.type.t === 'interval' && b.type.t === 'bigint' && op === '*') return result(`(${a.sql} * ${b.sql})`, types.interval);
  return null;
}

export function concatenated(a: Typed, b: Typed, at: Position): Typed {
  const type = commonType(a.type, b.type);
  const of = type?.t === 'unknown' ? types.varchar : type;
  if (of?.t === 'array') return { sql: `list_concat(${brought(a, of).sql}, ${brought(b, of).sql})`, type: of, unit: 'none', at };
  if (of?.t !== 'varchar') throw typeError(`Unexpected parameters (${typeName(a.type)}, ${typeName(b.type)}) for function concat`, at);
  return { sql: `(${brought(a, of).sql} || ${brought(b, of).sql})`, type: of, unit: 'none', at };
}
