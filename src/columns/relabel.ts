import { Block } from './block.ts';
import type { Ends } from './ends.ts';
import type { Memory } from './memory.ts';
import type { Ownership, Sight } from './ownership.ts';
import type { Retired } from './retired.ts';
import { pieces, stepRows, type RowPiece } from './pieces.ts';
import { formOf, releaseChunk } from './seal.ts';
import type { Chunk, PhysicalName, Segment } from './segment.ts';
import { labelRange } from './staging.ts';
import type { TableWasm } from './table-wasm.ts';

/** A sealed segment, and what is known of its labels. */
export interface Sealed {
  segment: Segment;
  /** Pairs that were known when its remote ends were last looked at. */
  markedPairs: number;
  ambiguous: number;
  /** `Ends.stamp` when its ends were resolved. */
  endsStamp: string | null;
}

/** Columns that are labels: worked out from all records, and again as more come. */
type Label = 'observation' | 'ends' | 'rejection';

/** A label column as it is to be: none when no row has a label, `same` when it is what it was. */
type Made = Chunk | null | 'same';

const sighted = ['interface', 'direction', 'srcaddr', 'dstaddr', 'time'] as const;

/** Works out the labels of sealed segments again, with all that has been learnt: `observation` and `ends`. */
export class Relabel {
  private readonly memory: Memory;
  private readonly wasm: TableWasm;
  private readonly ownership: Ownership;
  private readonly ends: Ends;
  private readonly retired: Retired;
  private readonly scratch: Block;
  private round = 0;

  constructor(memory: Memory, wasm: TableWasm, ownership: Ownership, ends: Ends, retired: Retired) {
    this.memory = memory;
    this.wasm = wasm;
    this.ownership = ownership;
    this.ends = ends;
    this.retired = retired;
    this.scratch = new Block(memory);
  }

  /**
   * In steps of one pass over a piece of a segment (a few milliseconds). New labels are made beside the old ones and put in their
   * place all at once in the last step, so that no answer sees both. Returns true when a label changed.
   */
  *steps(segments: readonly Sealed[], captureInterval: number): Generator<void, boolean, void> {
    const { ownership } = this;
    const round = ++this.round;
    const derive = (): void => ownership.derive(captureInterval, round);
    const mostRows = Math.max(0, ...segments.map(({ segment }) => segment.rows));
    this.scratch.ensure((stepRows * (sighted.length + 1) + mostRows) * 4);
    const made: { readonly sealed: Sealed; readonly label: Label; readonly chunk: Chunk | null }[] = [];
    const ambiguous = new Map<Sealed, number>();
    const stamps = new Map<Sealed, string | null>();
    let placed = false;
    const noted = (sealed: Sealed, label: Label, chunk: Made): void => {
      if (chunk !== 'same') made.push({ sealed, label, chunk });
    };
    try {
      for (const sealed of segments) {
        const { pairs } = ownership;
        if (sealed.markedPairs === pairs) continue;
        for (const piece of pieces(sealed.segment.rows)) {
          ownership.mark(this.sight(sealed.segment, piece));
          yield;
        }
        sealed.markedPairs = pairs;
      }
      for (const sealed of segments) {
        const observed = yield* this.observed(sealed.segment, derive);
        ambiguous.set(sealed, observed.ambiguous);
        noted(sealed, 'observation', observed.chunk);
        derive();
        const stamp = this.ends.stamp();
        if (stamp !== null && stamp === sealed.endsStamp) continue;
        noted(sealed, 'ends', yield* this.resolved(sealed.segment, derive));
        // More may have been learnt between two pieces.
        stamps.set(sealed, stamp === this.ends.stamp() ? stamp : null);
      }
      placed = true;
    } finally {
      if (!placed) {
        for (const { sealed, chunk } of made) {
          if (chunk) releaseChunk(chunk, sealed.segment.rows, (pointer, bytes) => this.memory.release(pointer, bytes));
        }
      }
    }
    for (const [sealed, count] of ambiguous) sealed.ambiguous = count;
    for (const [sealed, stamp] of stamps) sealed.endsStamp = stamp;
    for (const { sealed, label, chunk } of made) placeLabel(sealed, label, chunk, this.retired);
    return made.length > 0;
  }

  release(): void {
    this.scratch.release();
  }

  /** Where the labels of a segment are worked out: behind the columns of a piece, and a spare one. */
  private get out(): number {
    return this.scratch.pointer + stepRows * (sighted.length + 1) * 4;
  }

  private *observed(segment: Segment, derive: () => void): Generator<void, { chunk: Made; ambiguous: number }, void> {
    const { rows } = segment;
    const { out } = this;
    let ambiguous = 0;
    for (const piece of pieces(rows)) {
      derive();
      ambiguous += this.ownership.observe(this.sight(segment, piece), out + piece.from);
      yield;
    }
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

  private *resolved(segment: Segment, derive: () => void): Generator<void, Made, void> {
    const { memory, wasm } = this;
    const { rows } = segment;
    const { out } = this;
    for (const piece of pieces(rows)) {
      derive();
      this.ends.reserve(piece.rows, 0);
      this.ends.resolve(this.sight(segment, piece), out + piece.from * 4, out - stepRows * 4);
      yield;
    }
    const { min, max, valid } = codeRange(memory.u32(out, rows));
    const old = segment.chunks.get('ends');
    if (valid === 0) return old ? null : 'same';
    const { width, base } = formOf({ kind: 'code' }, { min, max, valid }, rows);
    if (width === 0) return old?.width === 0 && old.base === base ? 'same' : { width, base, min, max, pointer: 0, validity: 0 };
    const bytes = width * rows;
    const pointer = memory.allocate(bytes);
    wasm.narrow32(out, 0, rows, 0, width, pointer, 0, 0);
    if (old?.width === width && wasm.sameBytes(old.pointer, pointer, bytes) === 1) {
      memory.release(pointer, bytes);
      return 'same';
    }
    return { width, base, min, max, pointer, validity: 0 };
  }

  /** The columns that matter, as words: where they stand, or widened into the scratch. */
  private sight(segment: Segment, { from, rows }: RowPiece): Sight {
    const at = (name: PhysicalName & (typeof sighted)[number]): number => {
      const chunk = segment.chunks.get(name);
      const width = chunk?.width ?? 0;
      const source = (chunk?.pointer ?? 0) + from * width;
      if (width === 4 && chunk?.base === 0) return source;
      const target = this.scratch.pointer + sighted.indexOf(name) * stepRows * 4;
      this.wasm.widen32(source, width, chunk?.base ?? 0, rows, target);
      return target;
    };
    return {
      tuples: at('interface'), direction: at('direction'), srcaddr: at('srcaddr'), dstaddr: at('dstaddr'), time: at('time'), rows,
    };
  }
}

/** Puts a label column in the place of the old one; answers that hold the old one keep it. */
export function placeLabel(sealed: Sealed, label: Label, chunk: Chunk | null, retired: Retired): void {
  const { segment } = sealed;
  const chunks = new Map(segment.chunks);
  const old = chunks.get(label);
  if (old) releaseChunk(old, segment.rows, (pointer, bytes) => retired.retire(pointer, bytes));
  if (chunk) chunks.set(label, chunk);
  else chunks.delete(label);
  sealed.segment = { ...segment, version: segment.version + 1, chunks };
}

/** Smallest and largest code but 0, and how many rows have one. */
function codeRange(codes: Uint32Array): { min: number; max: number; valid: number } {
  let min = Infinity;
  let max = 0;
  let valid = 0;
  // By place: an iterator over shared memory takes four times as long.
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (code === 0) continue;
    valid++;
    if (code < min) min = code;
    if (code > max) max = code;
  }
  return { min: valid === 0 ? 0 : min, max, valid };
}
