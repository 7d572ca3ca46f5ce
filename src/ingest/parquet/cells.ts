import type { RawValue } from '../values.ts';

/** Values of a page as they stand in it: before nulls are put between them, dictionary indices not yet followed. */
export type RawValues = Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Uint8Array | Float32Array | Float64Array | readonly unknown[];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a dictionary page holds, and what its entries became for one column: each is converted once. */
export class Dictionary {
  readonly values: RawValues;
  /** Numbers by entry; NaN where the entry is no fit. */
  numbers: Float64Array | null = null;
  /** Codes by entry; `unknownCode` where not asked for yet. */
  codes: Uint32Array | null = null;

  constructor(values: RawValues) {
    this.values = values;
  }
}

export const unknownCode = 0xffff_ffff;

/** One page of a column: its rows, and the value of each. */
export class Page {
  readonly rows: number;
  readonly values: RawValues;
  readonly dictionary: Dictionary | null;
  /** Per row 1 when it has a value; null when all have. */
  readonly defined: Uint8Array | null;

  constructor(rows: number, values: RawValues, dictionary: Dictionary | null, defined: Uint8Array | null) {
    this.rows = rows;
    this.values = values;
    this.dictionary = dictionary;
    this.defined = defined;
  }

  /** The value at a place among the values (not rows). */
  at(index: number): RawValue | null {
    if (!this.dictionary) return rawOf(this.values[index]);
    return rawOf(this.dictionary.values[this.index(index)]);
  }

  /** The dictionary entry at a place among the values. */
  index(index: number): number {
    return Number(this.values[index] ?? 0);
  }
}

/** A value as a log would write it: text of bytes, seconds of a date, JSON of a list. */
export function rawOf(value: unknown): RawValue | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
