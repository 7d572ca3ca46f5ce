import type { Memory } from '../memory.ts';
import { Numbers } from './numbers.ts';

/** A bitmap over the rows of one segment; `pointer` 0 stands for all rows. */
export interface Bitmap {
  readonly pointer: number;
  readonly bytes: number;
  /** Selections that hold it. */
  holders: number;
  /** It holds only for the rows that were asked. */
  partial: boolean;
}

export function bitmapBytes(rows: number): number {
  return Math.max(64, Math.ceil(rows / 64) * 8);
}

/** So much more is freed than is needed, so that it need not be looked for again at once. */
const slack = 1 / 16;

/** Bitmaps by condition and segment version, kept while they fit. */
export class Bitmaps {
  private readonly memory: Memory;
  private readonly limit: number;
  /** The least recently used first. */
  private readonly kept = new Map<string, Bitmap>();
  /** Of the texts of conditions, which may be long and are looked for in each segment. */
  readonly numbers = new Numbers();
  private once = 0;
  /** Below this nothing is looked for, in bytes. */
  private held = 0;
  bytes = 0;

  constructor(memory: Memory, limit: number) {
    this.memory = memory;
    this.limit = limit;
  }

  find(key: string): Bitmap | undefined {
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
    }
    return found;
  }

  /** Room for the bitmap of this key, contents undefined. */
  make(key: string, rows: number): Bitmap {
    const bytes = bitmapBytes(rows);
    if (this.bytes + bytes > Math.max(this.limit, this.held)) {
      this.shrink(this.limit * (1 - slack) - bytes);
      // Where what is held is more than may be kept, looking for what could go at each one more would cost more than making it.
      this.held = this.bytes + this.limit * slack;
    }
    const made: Bitmap = { pointer: this.memory.allocate(bytes), bytes, holders: 1, partial: false };
    this.kept.set(key, made);
    this.bytes += bytes;
    return made;
  }

  /** A bitmap that holds only for some rows gets another key, or (null) one that nobody finds. */
  rename(key: string, to: string | null): void {
    const bitmap = this.kept.get(key);
    if (!bitmap) return;
    this.kept.delete(key);
    bitmap.partial = true;
    this.kept.set(to ?? `once ${++this.once}`, bitmap);
  }

  /** Takes away a bitmap whose making failed. */
  discard(key: string): void {
    const bitmap = this.kept.get(key);
    if (bitmap) this.drop(key, bitmap);
  }

  /** Frees what nobody holds, least recently used first, until at most `limit` bytes are kept. */
  shrink(limit: number): void {
    for (const [key, bitmap] of this.kept) {
      if (this.bytes <= limit) return;
      if (bitmap.holders === 0) this.drop(key, bitmap);
    }
  }

  private drop(key: string, bitmap: Bitmap): void {
    this.kept.delete(key);
    this.memory.release(bitmap.pointer, bitmap.bytes);
    this.bytes -= bitmap.bytes;
  }
}
