import { typeError, unsupported } from '../refusal.ts';
import type { SqlExpr } from '../statement.ts';
import type { Places } from './places.ts';
import type { Typed } from './typed.ts';
import { duckdbType, sameType, typeName, typeOf, types, type SqlType } from './types.ts';

/**
 * CAST as Presto does it, which is stricter than DuckDB: `'1.5'` is no bigint, a double becomes the nearest whole number with halves
 * away from zero, a timestamp is written to the millisecond. What cannot be is an error, or null for TRY_CAST.
 */
export function lowerCast(e: Extract<SqlExpr, { kind: 'cast' }>, a: Typed, lenient: boolean, places: Places): Typed {
  const type = typeOf(e.type);
  if (!type) throw unsupported(`CAST to ${e.type}`, e.at);
  const from = a.type;
  if (from.t === 'unknown') return { ...a, sql: `NULL::${duckdbType(type)}`, type, at: e.at };
  if (sameType(from, type)) return { ...a, at: e.at };
  const misfit = (): Error => typeError(`Cannot cast ${typeName(from)} to ${e.type}`, e.at);
  const orNull = e.orNull || lenient;
  const cast = orNull ? 'TRY_CAST' : 'CAST';
  const made = (sql: string): Typed => ({
    sql: places.mark(sql, e.at), type, unit: from.t === 'varchar' || type.t === 'varchar' ? 'none' : a.unit, at: e.at,
  });
  const isTime = (t: SqlType): boolean => t.t === 'timestamp' || t.t === 'date';
  if (type.t === 'varchar') return made(toText(a, misfit));
  if (type.t === 'json') throw unsupported('CAST to json', e.at);
  if (isTime(type)) {
    if (from.t !== 'varchar' && !isTime(from)) throw misfit();
    const read = from.t === 'varchar' ? `${orNull ? 'sls_try_cast_timestamp' : 'sls_cast_timestamp'}(${a.sql})` : a.sql;
    return { ...made(from.t === 'varchar' && type.t === 'timestamp' ? read : `${cast}(${read} AS ${duckdbType(type)})`), unit: 'time' };
  }
  if (isTime(from) || from.t === 'interval') throw misfit();
  if (from.t === 'varchar' && (type.t === 'bigint' || type.t === 'double' || type.t === 'boolean')) {
    return made(`${orNull ? 'sls_try_cast' : 'sls_cast'}_${type.t}(${a.sql})`);
  }
  if (from.t === 'double' && type.t === 'bigint') return made(`${orNull ? 'sls_try_cast_bigint' : 'sls_cast_bigint'}(${a.sql})`);
  if (type.t === 'array' || type.t === 'map' || type.t === 'row') {
    if (type.t === 'array' && (from.t === 'json' || from.t === 'varchar' || from.t === 'array')) return made(`${cast}(${a.sql} AS ${duckdbType(type)})`);
    if (type.t === from.t) return made(`${cast}(${a.sql} AS ${duckdbType(type)})`);
    throw type.t === 'map' && from.t === 'json' ? unsupported('CAST of json to a map', e.at) : misfit();
  }
  if (from.t === 'array' || from.t === 'map' || from.t === 'row') throw misfit();
  return made(`${cast}(${a.sql} AS ${duckdbType(type)})`);
}

/** A value as text, as Presto writes it. */
export function toText(a: Typed, misfit: () => Error): string {
  switch (a.type.t) {
    case 'varchar':
    case 'json': return a.sql;
    case 'double':
    case 'timestamp': return `sls_cast_varchar(${a.sql})`;
    case 'bigint':
    case 'decimal':
    case 'boolean':
    case 'date':
    case 'unknown': return `CAST(${a.sql} AS VARCHAR)`;
    default: throw misfit();
  }
}

export const asText = (a: Typed): Typed => ({ ...a, sql: toText(a, () => typeError(`Cannot cast ${typeName(a.type)} to varchar`, a.at)), type: types.varchar, unit: 'none' });
