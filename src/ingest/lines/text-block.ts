import type { Memory } from '../../columns/memory.ts';

/** Bytes that may be read (not used) behind any text in the memory. */
export const bufferPadding = 192;

/** Lines longer than this are skipped and told. */
export const longestLine = 1024 * 1024;
const blockBytes = 256 * 1024;
const capacity = longestLine + blockBytes;
const lineFeed = 10;

/** The stretch of decoded text being read, in the shared memory: whole lines, and the beginning of the next one. */
export class TextBlock {
  start: number;
  end: number;
  private readonly memory: Memory;
  private readonly base: number;

  constructor(memory: Memory) {
    this.memory = memory;
    this.base = memory.allocate(capacity + bufferPadding);
    memory.u8(this.base, capacity + bufferPadding).fill(0);
    this.start = this.base;
    this.end = this.base;
  }

  /** Takes as many bytes as a block holds beside what is left of the last line, and says how many. */
  append(bytes: Uint8Array): number {
    if (this.start > this.base) {
      this.memory.u8(this.base, capacity).copyWithin(0, this.start - this.base, this.end - this.base);
      this.end -= this.start - this.base;
      this.start = this.base;
    }
    const room = Math.min(capacity - (this.end - this.base), blockBytes);
    const taken = Math.min(room, bytes.length);
    this.memory.u8(this.end, taken).set(bytes.subarray(0, taken));
    this.end += taken;
    return taken;
  }

  /** True when the text left over fills the block to the longest line allowed. */
  get full(): boolean {
    return this.end - this.start >= longestLine;
  }

  /** Where the last whole line ends (one past its line feed); `start` when there is none. */
  wholeLines(): number {
    const at = this.memory.u8(this.start, this.end - this.start).lastIndexOf(lineFeed);
    return at < 0 ? this.start : this.start + at + 1;
  }

  /** Ends the last line of a text that does not. */
  close(): void {
    if (this.end > this.start && this.memory.u8(this.end - 1, 1)[0] !== lineFeed) {
      if (this.end - this.base >= capacity) return;
      this.memory.u8(this.end, 1)[0] = lineFeed;
      this.end++;
    }
  }

  /** One past the line feed of the line at `from`; `to` when there is none before it. */
  lineEnd(from: number, to: number): number {
    const at = this.memory.u8(from, to - from).indexOf(lineFeed);
    return at < 0 ? to : from + at + 1;
  }

  bytes(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.memory.copied(from, to - from);
  }

  release(): void {
    this.memory.release(this.base, capacity + bufferPadding);
  }
}
