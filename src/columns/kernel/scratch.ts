import type { Memory } from '../memory.ts';
import type { Block } from './tables.ts';

/** Blocks of one piece of work, each given back as soon as it may be, and all that are left at its end. */
export class Scratch {
  private readonly held: Block[] = [];
  private readonly memory: Memory;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** A block of at least `bytes`. @throws MemoryExceeded */
  readonly room = (bytes: number): Block => {
    const block = { pointer: this.memory.allocate(bytes), bytes };
    this.held.push(block);
    return block;
  };

  readonly free = (block: Block): void => {
    this.held.splice(this.held.indexOf(block), 1);
    this.memory.release(block.pointer, block.bytes);
  };

  freeAll(): void {
    for (const block of [...this.held]) this.free(block);
  }
}
