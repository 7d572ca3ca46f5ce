import type { Memory } from './memory.ts';

/**
 * Blocks that a running answer may still be reading. While someone holds the table, what is replaced is only put aside;
 * it is given back to the memory when the last holder lets go.
 */
export class Retired {
  private readonly memory: Memory;
  private holders = 0;
  private waiting: { pointer: number; bytes: number }[] = [];

  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** Returns how to let go; calling that twice does no harm. */
  hold(): () => void {
    this.holders++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders--;
      if (this.holders > 0) return;
      const blocks = this.waiting;
      this.waiting = [];
      for (const { pointer, bytes } of blocks) this.memory.release(pointer, bytes);
    };
  }

  retire(pointer: number, bytes: number): void {
    if (bytes === 0) return;
    if (this.holders > 0) this.waiting.push({ pointer, bytes });
    else this.memory.release(pointer, bytes);
  }
}
