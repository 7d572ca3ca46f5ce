import { MemoryExceeded, type Memory } from '../memory.ts';
import { segmentKey, type Chunk, type PhysicalName, type Segment } from '../segment.ts';
import type { Runner, Written } from './runner.ts';
import type { Block } from './tables.ts';

/** Numbers that one byte holds. */
const narrow = 256;

/** Columns ever written, in whatever kernel: what was found out about one is not taken for true of another. */
let written = 0;

/** What the column is made from. */
interface Made {
  /** Equal where the same number means the same class. */
  readonly layout: string;
  /** Classes that there are. */
  readonly count: number;
  readonly loop: Omit<Written, 'width'>;
}

/**
 * The class of each record (`record-classes`) as a column of its own, of a byte mostly, written once for each segment and kept while the
 * segment is as it was. Groups by class then read this and not the five columns that say it (ten million records in the page, the
 * Overview once another record has come, two runs each: median 385 and 316 ms before, 281 and 301 after).
 */
export class ClassColumn {
  /** By which loops read it; null where there is none. */
  name: PhysicalName | null = null;
  private readonly memory: Memory;
  private readonly chunks = new Map<string, { readonly chunk: Chunk; readonly block: Block }>();
  private layout = '';

  constructor(memory: Memory) {
    this.memory = memory;
  }

  get bytes(): number {
    let bytes = 0;
    for (const { block } of this.chunks.values()) bytes += block.bytes;
    return bytes;
  }

  chunk(segment: Segment): Chunk | undefined {
    return this.chunks.get(segmentKey(segment))?.chunk;
  }

  /** Frees what belongs to other segments than these. Not while loops are bound. */
  keep(segments: readonly Segment[]): void {
    const current = new Set(segments.map(segmentKey));
    for (const [key, { block }] of this.chunks) {
      if (current.has(key)) continue;
      this.chunks.delete(key);
      this.memory.release(block.pointer, block.bytes);
    }
  }

  clear(): void {
    this.keep([]);
    this.name = null;
  }

  /** Writes what is missing of these segments. Null where there is no room for it. */
  async of({ layout, count, loop }: Made, segments: readonly Segment[], runner: Runner): Promise<PhysicalName | null> {
    const width = count <= narrow ? 1 : 2;
    const own = `${width}|${layout}`;
    if (this.name === null || this.layout !== own) {
      this.clear();
      this.layout = own;
      this.name = `class ${++written}`;
    }
    const blocks: Block[] = [];
    try {
      const missing = segments.flatMap((segment, index) => {
        if (this.chunks.has(segmentKey(segment))) return [];
        const bytes = width * segment.rows;
        const block: Block = { bytes, pointer: this.memory.allocate(bytes) };
        blocks.push(block);
        return [{ segment: index, rows: segment.rows, out: block.pointer, key: segmentKey(segment), block }];
      });
      await runner.writtenInAll({ ...loop, width }, missing);
      for (const { key, block } of missing) this.chunks.set(key, { block, chunk: { width, base: 0, min: 0, max: count - 1, pointer: block.pointer, validity: 0 } });
      return this.name;
    } catch (error) {
      // A helper that failed may not know it, and go on.
      if (runner.pair?.failed !== true) for (const { pointer, bytes } of blocks) this.memory.release(pointer, bytes);
      if (error instanceof MemoryExceeded) return null;
      throw error;
    }
  }
}
