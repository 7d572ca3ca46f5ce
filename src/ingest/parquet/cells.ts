import type { RawValue } from '../values.ts';

/** Values of bytes as they lie in a page, decoded only where text is wanted. */
export class ByteTexts {
  readonly bytes: Uint8Array;
  /** Start and end of each value. */
  readonly bounds: Uint32Array;

  constructor(bytes: Uint8Array, bounds: Uint32Array) {
    this.bytes = bytes;
    this.bounds = bounds;
  }

  at(index: number): Uint8Array {
    return this.bytes.subarray(this.bounds[2 * index], this.bounds[2 * index + 1]);
  }
}

/** Values of a page as they stand in it, before nulls are put between them. */
export type RawValues = Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Uint8Array | Float32Array | Float64Array | readonly unknown[] | ByteTexts;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a dictionary page holds, and what its entries became for one column: each is converted once. */
export class Dictionary {
  readonly values: RawValues;
  readonly size: number;
  /** Numbers by entry; NaN where the entry is no fit. */
  numbers: Float64Array | null = null;
  /** Codes by entry; `unknownCode` where not asked for yet. */
  codes: Uint32Array | null = null;

  constructor(values: RawValues) {
    this.values = values;
    this.size = values instanceof ByteTexts ? values.bounds.length / 2 : values.length;
  }

  at(entry: number): RawValue | null {
    return valueAt(this.values, entry);
  }
}

export const unknownCode = 0xffff_ffff;

/** One page of a column: its rows, and the value of each. Either `values`, or `entries` of the dictionary. */
export class Page {
  readonly rows: number;
  readonly values: RawValues;
  readonly dictionary: Dictionary | null;
  readonly entries: Uint32Array;
  /** Per row 1 when it has a value; null when all have. */
  readonly defined: Uint8Array | null;

  constructor(rows: number, defined: Uint8Array | null, values: RawValues, coded: { dictionary: Dictionary; entries: Uint32Array } | null) {
    this.rows = rows;
    this.defined = defined;
    this.values = values;
    this.dictionary = coded?.dictionary ?? null;
    this.entries = coded?.entries ?? new Uint32Array(0);
  }

  /** The value at a place among the values (not rows). */
  at(index: number): RawValue | null {
    return this.dictionary ? this.dictionary.at(this.entries[index] ?? 0) : valueAt(this.values, index);
  }
}

function valueAt(values: RawValues, index: number): RawValue | null {
  return values instanceof ByteTexts ? decoder.decode(values.at(index)) : rawOf(values[index]);
}

/** A value as a log would write it: text of bytes, an RFC 3339 time of a date, JSON of a list. */
export function rawOf(value: unknown): RawValue | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
