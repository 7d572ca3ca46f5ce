import type { SkipReason } from '../../model/source.ts';

/** Reads the records of one format out of parsed JSON values. */
export interface RecordReader {
  /**
   * Reads the value (one record, or several in one envelope) and writes what is a record. A reason when the value as a
   * whole is none; faults inside it are skipped one by one by the reader itself.
   */
  read(value: unknown, line: number): SkipReason | null;
}

/** A JSON object, as parsed: own keys only, `__proto__` among them if it stands there. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own value of the object; inherited names are nothing. */
export function own(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Text of an own value that is text; null otherwise. */
export function ownText(object: unknown, key: string): string | null {
  const value = own(object, key);
  return typeof value === 'string' ? value : null;
}

/** A value as a log would write it: text and numbers as they are, yes and no as words, lists as JSON, nothing as null. */
export function scalar(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return null;
  return JSON.stringify(value);
}

const deepest = 8;

/** Walks all values inside nested objects, with dotted names. Lists, and what is nested too deep, come as JSON. */
export function* leaves(object: JsonObject, prefix = '', depth = 0): Generator<[string, string | number | null]> {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isObject(value) && depth < deepest) yield* leaves(value, name, depth + 1);
    else yield [name, scalar(value)];
  }
}
