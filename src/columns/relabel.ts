import { Block } from './block.ts';
import type { Memory } from './memory.ts';
import type { Ownership, Sight } from './ownership.ts';
import type { Retired } from './retired.ts';
import { releaseChunk } from './seal.ts';
import { segmentRows, type Chunk, type PhysicalName, type Segment } from './segment.ts';
import { labelRange } from './staging.ts';
import type { TableWasm } from './table-wasm.ts';

/** A sealed segment, and what is known of its observations. */
export interface Sealed {
  segment: Segment;
  /** Pairs that were known when its remote ends were last looked at. */
  markedPairs: number;
  ambiguous: number;
}

const sighted = ['interface', 'direction', 'srcaddr', 'dstaddr', 'time'] as const;

/** Works out the observation of sealed segments again, with all that has been learnt. */
export class Relabel {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly ownership: Ownership;
  private readonly retired: Retired;
  private readonly scratch: Block;
  private round = 0;

  constructor(memory: Memory, wasm: TableWasm, ownership: Ownership, retired: Retired) {
    this.memory = memory;
    this.wasm = wasm;
    this.ownership = ownership;
    this.retired = retired;
    this.scratch = new Block(memory);
  }

  /**
   * In steps of one pass over one segment (a few milliseconds). New labels are made beside the old ones and put in their
   * place all at once in the last step, so that no answer sees both. Returns true when a label changed.
   */
  *steps(segments: readonly Sealed[], captureInterval: number): Generator<void, boolean, void> {
    const { ownership } = this;
    const round = ++this.round;
    this.scratch.ensure(segmentRows * (sighted.length * 4 + 1));
    const made = new Map<Sealed, Chunk | null>();
    const ambiguous = new Map<Sealed, number>();
    let placed = false;
    try {
      for (const sealed of segments) {
        const { pairs } = ownership;
        if (sealed.markedPairs === pairs) continue;
        ownership.mark(this.sight(sealed.segment));
        sealed.markedPairs = pairs;
        yield;
      }
      for (const sealed of segments) {
        ownership.derive(captureInterval, round);
        const label = this.label(sealed.segment);
        ambiguous.set(sealed, label.ambiguous);
        if (label.chunk !== 'same') made.set(sealed, label.chunk);
        yield;
      }
      placed = true;
    } finally {
      if (!placed) {
        for (const [sealed, chunk] of made) {
          if (chunk) releaseChunk(chunk, sealed.segment.rows, (pointer, bytes) => this.memory.release(pointer, bytes));
        }
      }
    }
    for (const [sealed, count] of ambiguous) sealed.ambiguous = count;
    for (const [sealed, chunk] of made) this.place(sealed, chunk);
    return made.size > 0;
  }

  release(): void {
    this.scratch.release();
  }

  /** The label column of a segment: none when no row has a label, `same` when it is what it was. */
  private label(segment: Segment): { chunk: Chunk | null | 'same'; ambiguous: number } {
    const { rows } = segment;
    const sight = this.sight(segment);
    const out = this.scratch.pointer + segmentRows * sighted.length * 4;
    const ambiguous = this.ownership.observe(sight, out);
    const bits = this.wasm.valuesPresent(out, rows);
    const { min, max } = labelRange(bits);
    const constant = bits === 1 << max;
    const old = segment.chunks.get('observation');
    const same = max === 0 ? !old : old?.width === 0 ? constant && old.base === max : old && this.wasm.sameBytes(old.pointer, out, rows) === 1;
    if (same) return { chunk: 'same', ambiguous };
    if (max === 0) return { chunk: null, ambiguous };
    if (constant) return { chunk: { width: 0, base: max, min: max, max, pointer: 0, validity: 0 }, ambiguous };
    const pointer = this.memory.allocate(rows);
    this.memory.u8(pointer, rows).set(this.memory.u8(out, rows));
    return { chunk: { width: 1, base: 0, min, max, pointer, validity: 0 }, ambiguous };
  }

  private place(sealed: Sealed, chunk: Chunk | null): void {
    const { segment } = sealed;
    const chunks = new Map(segment.chunks);
    const old = chunks.get('observation');
    if (old) releaseChunk(old, segment.rows, (pointer, bytes) => this.retired.retire(pointer, bytes));
    if (chunk) chunks.set('observation', chunk);
    else chunks.delete('observation');
    sealed.segment = { ...segment, version: segment.version + 1, chunks };
  }

  /** The columns that matter, as words: where they stand, or widened into the scratch. */
  private sight(segment: Segment): Sight {
    const at = (name: PhysicalName & (typeof sighted)[number]): number => {
      const chunk = segment.chunks.get(name);
      if (chunk?.width === 4 && chunk.base === 0) return chunk.pointer;
      const target = this.scratch.pointer + sighted.indexOf(name) * segmentRows * 4;
      this.wasm.widen32(chunk?.pointer ?? 0, chunk?.width ?? 0, chunk?.base ?? 0, segment.rows, target);
      return target;
    };
    return {
      tuples: at('interface'), direction: at('direction'), srcaddr: at('srcaddr'), dstaddr: at('dstaddr'), time: at('time'), rows: segment.rows,
    };
  }
}
