import type { ColumnType } from '../../model/frame.ts';

/**
 * Types of expressions in a query, as Presto has them. `unknown` is NULL's own type, which fits every other; `json` is held as
 * its text; `decimal` only comes from casts.
 */
export type SqlType =
  | { readonly t: 'bigint' | 'double' | 'varchar' | 'boolean' | 'timestamp' | 'date' | 'interval' | 'json' | 'unknown' }
  | { readonly t: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly t: 'array'; readonly of: SqlType }
  | { readonly t: 'map'; readonly key: SqlType; readonly value: SqlType }
  | { readonly t: 'row'; readonly of: readonly SqlType[] };

const plain = <T extends SqlType['t']>(t: T): { readonly t: T } => ({ t });
export const types = {
  bigint: plain('bigint'), double: plain('double'), varchar: plain('varchar'), boolean: plain('boolean'), timestamp: plain('timestamp'), date: plain('date'),
  interval: plain('interval'), json: plain('json'), unknown: plain('unknown'),
} as const;

export const arrayOf = (of: SqlType): SqlType => ({ t: 'array', of });
export const mapOf = (key: SqlType, value: SqlType): SqlType => ({ t: 'map', key, value });

/** As Presto names it in its messages. */
export function typeName(type: SqlType): string {
  switch (type.t) {
    case 'array': return `array(${typeName(type.of)})`;
    case 'map': return `map(${typeName(type.key)}, ${typeName(type.value)})`;
    case 'row': return `row(${type.of.map(typeName).join(', ')})`;
    case 'decimal': return `decimal(${type.precision},${type.scale})`;
    default: return type.t;
  }
}

/** As DuckDB names it. */
export function duckdbType(type: SqlType): string {
  switch (type.t) {
    case 'array': return `${duckdbType(type.of)}[]`;
    case 'map': return `MAP(${duckdbType(type.key)}, ${duckdbType(type.value)})`;
    case 'row': return `STRUCT(${type.of.map((one, i) => `f${i} ${duckdbType(one)}`).join(', ')})`;
    case 'decimal': return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'json':
    case 'unknown': return 'VARCHAR';
    default: return type.t.toUpperCase();
  }
}

/** What a column of a frame holds of it. */
export function columnType(type: SqlType): ColumnType {
  switch (type.t) {
    case 'bigint':
    case 'double':
    case 'varchar':
    case 'boolean':
    case 'timestamp': return type.t;
    case 'decimal': return 'double';
    case 'date': return 'timestamp';
    default: return 'varchar';
  }
}

export function sameType(a: SqlType, b: SqlType): boolean {
  return typeName(a) === typeName(b);
}

export const isNumeric = (type: SqlType): boolean => type.t === 'bigint' || type.t === 'double' || type.t === 'decimal' || type.t === 'unknown';

/** The type that both can be read as without a cast being written; null when there is none. */
export function commonType(a: SqlType, b: SqlType): SqlType | null {
  if (a.t === 'unknown') return b;
  if (b.t === 'unknown' || sameType(a, b)) return a;
  const pair = new Set([a.t, b.t]);
  if (isNumeric(a) && isNumeric(b)) return pair.has('double') ? types.double : a.t === 'decimal' ? a : b;
  if (pair.has('date') && pair.has('timestamp')) return types.timestamp;
  if (pair.has('json') && pair.has('varchar')) return types.varchar;
  if (a.t === 'array' && b.t === 'array') {
    const of = commonType(a.of, b.of);
    return of && arrayOf(of);
  }
  if (a.t === 'map' && b.t === 'map') {
    const key = commonType(a.key, b.key);
    const value = commonType(a.value, b.value);
    return key && value && mapOf(key, value);
  }
  if (a.t === 'row' && b.t === 'row' && a.of.length === b.of.length) {
    const of = a.of.map((one, i) => commonType(one, b.of[i] ?? types.unknown));
    return of.every((one) => one !== null) ? { t: 'row', of } : null;
  }
  return null;
}

const names: Readonly<Record<string, SqlType>> = {
  bigint: types.bigint, long: types.bigint, integer: types.bigint, int: types.bigint, smallint: types.bigint, tinyint: types.bigint, double: types.double, real: types.double, varchar: types.varchar,
  char: types.varchar, boolean: types.boolean, timestamp: types.timestamp, date: types.date, json: types.json,
};

/** The type that a cast names (`array(bigint)`, in lower case); null when it is not known here. */
export function typeOf(text: string): SqlType | null {
  const match = /^([a-z]+)(?:\((.*)\))?$/s.exec(text.replace(/\s/g, ''));
  const name = match?.[1] ?? '';
  const inner = match?.[2];
  if (name === 'array') {
    const of = inner === undefined ? null : typeOf(inner);
    return of && arrayOf(of);
  }
  if (name === 'map') {
    const [key, value, more] = inner === undefined ? [] : parts(inner).map(typeOf);
    return key && value && more === undefined ? mapOf(key, value) : null;
  }
  if (name === 'decimal') {
    const [precision = 38, scale = 0] = inner === undefined ? [] : inner.split(',').map(Number);
    return precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision ? { t: 'decimal', precision, scale } : null;
  }
  return names[name] ?? null;
}

/** Parts between commas that are in no parentheses. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (text[i] !== ',' || depth > 0) continue;
    found.push(text.slice(from, i));
    from = i + 1;
  }
  return [...found, text.slice(from)];
}
