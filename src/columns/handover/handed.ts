import type { ColumnType } from '../../model/frame.ts';

/**
 * Records as they are handed to another engine: columns of plain numbers, and of codes into lists of texts. First the shape,
 * then batches of rows in the order of the table. Everything can be posted, and the arrays transferred.
 */

export type HandedArray = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

export type HandedWidth = 'u8' | 'u16' | 'u32' | 'i32' | 'f64';

/** Distinct values in their order of code, as texts (numbers as JavaScript prints them): the text of code c is number c - 1. */
export interface HandedDictionary {
  readonly size: number;
  /** UTF-8, one text after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `size` + 1 places in `bytes`. */
  readonly offsets: Int32Array<ArrayBuffer>;
}

export interface HandedColumnShape {
  readonly name: string;
  readonly type: ColumnType;
  readonly width: HandedWidth;
  /** Index among the dictionaries; null for a column of whole numbers. Code 0 is null. */
  readonly dictionary: number | null;
}

export interface HandedShape {
  readonly rows: number;
  /** Records in the range, before the predicate. */
  readonly scanned: number;
  readonly revision: number;
  readonly columns: readonly HandedColumnShape[];
  readonly dictionaries: readonly HandedDictionary[];
}

export interface HandedVector {
  readonly values: HandedArray;
  /** Bitmap of the rows that have a value, bit (row & 7) of byte (row >> 3); null: all have one, or it is a column of codes. */
  readonly validity: Uint8Array<ArrayBuffer> | null;
}

export interface HandedBatch {
  readonly rows: number;
  readonly columns: readonly HandedVector[];
}

/** Bytes that one value takes. */
export const widthBytes: Readonly<Record<HandedWidth, number>> = { u8: 1, u16: 2, u32: 4, i32: 4, f64: 8 };

/** The narrowest width that holds all whole numbers between two bounds. */
export function widthOf(min: number, max: number): HandedWidth {
  if (min >= 0) {
    if (max < 2 ** 8) return 'u8';
    if (max < 2 ** 16) return 'u16';
    if (max < 2 ** 32) return 'u32';
  } else if (min >= -(2 ** 31) && max < 2 ** 31) return 'i32';
  return 'f64';
}

/** @throws RangeError when there is no room */
export function arrayOf(width: HandedWidth, length: number): HandedArray {
  switch (width) {
    case 'u8': return new Uint8Array(length);
    case 'u16': return new Uint16Array(length);
    case 'u32': return new Uint32Array(length);
    case 'i32': return new Int32Array(length);
    case 'f64': return new Float64Array(length);
  }
}

/** What a posted batch or shape is transferred with. */
export function buffersOf(parts: readonly (HandedVector | HandedDictionary)[]): ArrayBuffer[] {
  return parts.flatMap((part) => ('values' in part ? [part.values.buffer, ...(part.validity ? [part.validity.buffer] : [])] : [part.bytes.buffer, part.offsets.buffer]));
}
