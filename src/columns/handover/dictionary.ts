import type { HandedDictionary } from './handed.ts';

const encoder = new TextEncoder();

/** Texts one after the other, as they are handed over. Equal texts get one code. */
export class DictionaryWriter {
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  private used = 0;
  private readonly ends: number[] = [0];
  private readonly codes = new Map<string, number>();
  private readonly distinct: boolean;

  /** @param distinct true when no text is ever added twice, so that none need be remembered */
  constructor(distinct: boolean) {
    this.distinct = distinct;
  }

  get size(): number {
    return this.ends.length - 1;
  }

  /** The text's code, from 1. */
  add(text: string): number {
    const known = this.distinct ? undefined : this.codes.get(text);
    if (known !== undefined) return known;
    // A UTF-16 unit takes three bytes at most.
    const needed = this.used + 3 * text.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
    this.ends.push(this.used);
    if (!this.distinct) this.codes.set(text, this.size);
    return this.size;
  }

  finish(): HandedDictionary {
    return { size: this.size, bytes: this.bytes.slice(0, this.used), offsets: Int32Array.from(this.ends) };
  }
}
