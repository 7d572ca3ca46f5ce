import type { Memory } from './memory.ts';

/** A block of the memory that can grow, keeping what it holds. New bytes are zero. `pointer` changes when it grows. */
export class Block {
  pointer = 0;
  bytes = 0;
  private readonly memory: Memory;

  constructor(memory: Memory, bytes = 0) {
    this.memory = memory;
    this.ensure(bytes);
  }

  /** At least `bytes`; grows by half as much again, so that steady growth copies little. Throws `MemoryExceeded`. */
  ensure(bytes: number): void {
    if (bytes <= this.bytes) return;
    this.resize(this.bytes === 0 ? bytes : Math.max(bytes, Math.ceil(this.bytes * 1.5)), true);
  }

  /** Exactly `bytes`, all zero: what was held is dropped. */
  renew(bytes: number): void {
    if (bytes === this.bytes) this.memory.zero(this.pointer, bytes);
    else this.resize(bytes, false);
  }

  release(): void {
    if (this.bytes > 0) this.memory.release(this.pointer, this.bytes);
    this.pointer = 0;
    this.bytes = 0;
  }

  private resize(bytes: number, keep: boolean): void {
    const pointer = this.memory.allocate(bytes);
    const kept = keep ? this.bytes : 0;
    if (kept > 0) this.memory.u8(pointer, kept).set(this.memory.u8(this.pointer, kept));
    this.memory.zero(pointer + kept, bytes - kept);
    this.release();
    this.pointer = pointer;
    this.bytes = bytes;
  }
}
