import type { ColumnType, Value } from '../../model/frame.ts';
import { parseTimestamp, timestampText } from './calendar.ts';
import { EvaluationError } from './evaluation-error.ts';
import { parseWhole, roundToWhole } from './integers.ts';

/**
 * SQL's CAST. `from` is the type of the value before. Null stays null; what does not fit is an error, or null with `orNull`
 * (TRY_CAST). Presto's rules: a double becomes a bigint by rounding half away from zero, text must be a number and nothing else.
 */
export function castValue(value: Value, from: ColumnType, to: ColumnType, orNull: boolean, zoneSeconds: number): Value {
  if (value === null || from === to) return value;
  const cast = convert(value, from, to, zoneSeconds);
  if (cast !== null || orNull) return cast;
  throw new EvaluationError({ kind: 'cast', value: String(value), type: to });
}

function convert(value: NonNullable<Value>, from: ColumnType, to: ColumnType, zone: number): Value {
  switch (to) {
    case 'bigint':
      if (typeof value === 'string') return parseWhole(value);
      return typeof value === 'number' ? roundToWhole(value) : typeof value === 'boolean' ? Number(value) : value;
    case 'double':
      return typeof value === 'string' ? parseDouble(value) : Number(value);
    case 'varchar':
      if (from === 'timestamp') return timestampText(Number(value), zone);
      return from === 'double' ? doubleText(Number(value)) : String(value);
    case 'boolean':
      if (typeof value !== 'string') return Boolean(value);
      return /^(t|true|1)$/i.test(value) ? true : /^(f|false|0)$/i.test(value) ? false : null;
    case 'timestamp':
      return typeof value === 'string' ? parseTimestamp(value, zone) : Number(value);
  }
}

/** Digits, with a point or an exponent or without, and the names of what is not finite; null for any other text. */
export function parseDouble(text: string): number | null {
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const special: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };
  return special[text] ?? null;
}

/** A double as Presto prints it: `1.0`, `0.1`, and from ten million on `1.0E7`. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return Number.isFinite(value) ? (Object.is(value, -0) ? '-0.0' : '0.0') : String(value);
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
