import type { PhysicalName } from '../../segment.ts';

/** A 32-bit parameter of a loop. */
export type Word =
  /** Pointer of a look-up table (asked when the loop is bound: tables may be made later). */
  | {
    readonly kind: 'pointer'; readonly key: string; readonly at: () => number;
    /** Of a table of bytes: the same as u32, made when it is asked for. */
    readonly wide?: () => number;
  }
  | { readonly kind: 'value'; readonly key: string; readonly value: number }
  /** base of the chunk minus `low`, for buckets. */
  | { readonly kind: 'shift'; readonly key: string; readonly slot: number; readonly low: number }
  /** Address such that [place] of this run or list is its number: the block holds one u32 per selected row. */
  | { readonly kind: 'positions'; readonly key: string; readonly at: () => number }
  /** Set by whoever runs the loop. */
  | { readonly kind: 'free'; readonly key: string };

/** A 64-bit parameter of a loop, as a whole number to 2^53. */
export interface Long {
  readonly key: string;
  readonly at: () => number;
}

const headBytes = 8;
const columnBytes = 16;

/**
 * Everything a generated loop takes besides the rows: columns, words (i32) and longs (i64), each once. They stand in a
 * block of memory whose address is the loop's third parameter: list, words…, columns (pointer, validity, base)…, longs….
 */
export class Inputs {
  readonly columns: PhysicalName[] = [];
  readonly words: Word[] = [];
  readonly longs: Long[] = [];

  column(name: PhysicalName): number {
    const at = this.columns.indexOf(name);
    return at >= 0 ? at : this.columns.push(name) - 1;
  }

  word(word: Word): number {
    const at = this.words.findIndex((w) => w.kind === word.kind && w.key === word.key);
    return at >= 0 ? at : this.words.push(word) - 1;
  }

  long(value: number): number {
    return this.longLater(String(value), () => value);
  }

  /** A long that is known only when the loop is bound. */
  longLater(key: string, at: () => number): number {
    const known = this.longs.findIndex((long) => long.key === key);
    return known >= 0 ? known : this.longs.push({ key, at }) - 1;
  }

  wordAt(index: number): number {
    return headBytes + 4 * index;
  }

  columnAt(slot: number): number {
    return headBytes + 4 * (this.words.length + (this.words.length & 1)) + columnBytes * slot;
  }

  longAt(index: number): number {
    return this.columnAt(this.columns.length) + 8 * index;
  }

  get blockBytes(): number {
    return this.longAt(this.longs.length);
  }
}

/** How one column lies in one segment, as far as code depends on it. */
export interface ColumnForm {
  readonly width: 0 | 1 | 2 | 4 | 8;
  /** all: every row has a value; some: a bitmap says; none: no row has one. */
  readonly valid: 'all' | 'some' | 'none';
  /** True when nothing is added to what is stored; a row without a value then reads as 0. */
  readonly plain: boolean;
  /** An earlier column whose rows without a value are the same; -1 when there is none. */
  readonly nullsLike: number;
}
