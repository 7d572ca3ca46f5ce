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
  if (type.t === 'json') return made(toJson(a.sql, from, 0, misfit));
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

/** Texts with commas between them; of none DuckDB would make null. */
const joined = (list: string): string => `CASE WHEN len(${list}) = 0 THEN '' ELSE array_to_string(${list}, ',') END`;

/** A value as JSON, as Presto writes it: a text is a JSON text, times are texts, rows are arrays, the keys of a map are in order. */
function toJson(sql: string, type: SqlType, depth: number, misfit: () => Error): string {
  const [x, within] = [`_j${depth}`, depth + 1];
  const orNull = (inner: string, of: SqlType): string => `coalesce(${toJson(inner, of, within, misfit)}, 'null')`;
  switch (type.t) {
    case 'json': return sql;
    case 'unknown':
    case 'bigint':
    case 'decimal':
    case 'boolean': return `CAST(${sql} AS VARCHAR)`;
    case 'double':
    case 'varchar':
    case 'timestamp':
    case 'date': return `sls_cast_json(${sql})`;
    case 'array': return `('[' || ${joined(`list_transform(${sql}, lambda ${x}: ${orNull(x, type.of)})`)} || ']')`;
    case 'map': {
      const { key } = type;
      if (key.t !== 'varchar' && key.t !== 'bigint' && key.t !== 'double' && key.t !== 'boolean') throw misfit();
      const name = toText({ sql: `${x}.key`, type: key, unit: 'none', at: { from: 0, to: 0 } }, misfit);
      const sorted = `list_sort(list_transform(map_entries(${sql}), lambda ${x}: {'k': ${name}, 'v': ${orNull(`${x}.value`, type.value)}}))`;
      return `('{' || ${joined(`list_transform(${sorted}, lambda ${x}: sls_cast_json(${x}.k) || ':' || ${x}.v)`)} || '}')`;
    }
    case 'row': return `CASE WHEN ${sql} IS NOT NULL THEN '[' || ${type.of.map((of, i) => orNull(`(${sql}).f${i}`, of)).join(" || ',' || ")} || ']' END`;
    default: throw misfit();
  }
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
