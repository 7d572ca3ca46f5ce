import type { Memory } from '../memory.ts';
import type { PhysicalName } from '../segment.ts';
import type { Condition } from './condition.ts';
import type { ColumnForm, Inputs } from './encode/inputs.ts';
import { encodeBitLoop, encodeGroupLoop, encodeRecordLoop, encodeWriteLoop, type GroupLoop, type Variant } from './encode/loops.ts';
import type { Phys } from './encode/physical.ts';
import type { Natives } from './natives.ts';
import type { Piece } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { timeRuns } from './time-runs.ts';

type Run = (from: number, to: number, block: number) => number;

/** Rows per call of a loop: short enough for slices, long enough that calls cost nothing. */
export const callRows = 16_384;
const keptModules = 600;
const blockBytes = 4096;
/** Rows of a list that are on average less, or more, rows apart than these are not fetched before they are read. */
const nearest = 4;
const farthest = 64;

/** Compiles loops, keeps them by shape, and runs them over pieces in slices. */
export class Runner {
  private readonly memory: Memory;
  private readonly natives: Natives;
  private readonly modules: Map<string, Run>;
  private readonly block: number;
  snapshot: Snapshot;
  private readonly tick: () => Promise<void>;

  constructor(memory: Memory, natives: Natives, modules: Map<string, Run>, block: number, snapshot: Snapshot, tick: () => Promise<void>) {
    this.memory = memory;
    this.natives = natives;
    this.modules = modules;
    this.block = block;
    this.snapshot = snapshot;
    this.tick = tick;
  }

  static readonly blockBytes = blockBytes;

  /** Runs a group loop over pieces. True when something was divided by zero. `free` gives the words that the loop left open. */
  async group(inputs: Inputs, loop: GroupLoop, shape: string, pieces: readonly Piece[], options: { sign: 1 | -1; lanes: 1 | 4; free: (key: string) => number }): Promise<boolean> {
    let divided = 0;
    for (const piece of pieces) {
      const forms = this.forms(inputs, piece.segment);
      const list = piece.list !== 0;
      const runs = loop.timed && !list ? timeRuns(this.memory, this.snapshot, piece.segment, piece.from, piece.to, loop.timed.low, loop.timed.step) : null;
      const variant: Variant = { forms, list, sign: options.sign, lanes: options.lanes, timed: runs !== null };
      const run = this.compiled(`group|${shape}|${variantKey(variant)}`, () => encodeGroupLoop(inputs, loop, variant));
      for (const { from: begin, to: end, bucket } of runs ?? [{ from: piece.from, to: piece.to, bucket: 0 }]) {
        const free = (key: string): number => (key === 'bucket' ? bucket : options.free(key));
        for (let from = begin; from < end; from += callRows) {
          const to = Math.min(end, from + callRows);
          this.bind(inputs, piece, free);
          this.fetch(inputs, piece, from, to);
          divided |= run(from, to, this.block);
          await this.tick();
        }
      }
    }
    return divided !== 0;
  }

  /** Fills a bitmap over one whole segment. */
  async bits(condition: Extract<Condition, { kind: 'loop' }>, segment: number, rows: number, out: number): Promise<boolean> {
    this.memory.u8(out, Math.ceil(rows / 64) * 8).fill(0);
    const forms = this.forms(condition.inputs, segment);
    const run = this.compiled(`bits|${JSON.stringify(condition.phys)}|${formsKey(forms)}`, () => encodeBitLoop(condition.inputs, condition.phys, condition.out, forms));
    const piece: Piece = { segment, list: 0, from: 0, to: rows, position: 0 };
    let divided = 0;
    for (let from = 0; from < rows; from += callRows) {
      this.bind(condition.inputs, piece, () => out);
      divided |= run(from, Math.min(rows, from + callRows), this.block);
      await this.tick();
    }
    return divided !== 0;
  }

  /**
   * Writes the value of each row of a piece, `callRows` at a time, to `out` (8 bytes each) and `nils` (a byte each, when
   * given), and hands each portion over.
   */
  async write(
    inputs: Inputs, value: Phys, words: { out: number; nils: number | null }, piece: Piece, out: number, nils: number,
    portion: (rows: number, position: number, from: number) => void,
  ): Promise<boolean> {
    const forms = this.forms(inputs, piece.segment);
    const list = piece.list !== 0;
    const key = `write|${JSON.stringify(value)}|${words.out}|${words.nils}|${variantKey({ forms, list, sign: 1, lanes: 1, timed: false })}`;
    const run = this.compiled(key, () => encodeWriteLoop(inputs, value, words.out, words.nils, { forms, list }));
    let divided = 0;
    for (let from = piece.from; from < piece.to; from += callRows) {
      const to = Math.min(piece.to, from + callRows);
      const at = from;
      this.bind(inputs, piece, (word) => (word === 'out' ? out - 8 * at : nils - at));
      this.fetch(inputs, piece, from, to);
      divided |= run(from, to, this.block);
      portion(to - from, piece.position + from - piece.from, from);
      await this.tick();
    }
    return divided !== 0;
  }

  /** Writes records of values, 8 bytes each, `callRows` records at a time, to `out`, and hands each portion over. */
  async records(inputs: Inputs, values: readonly Phys[], word: number, piece: Piece, out: number, portion: (rows: number) => void): Promise<boolean> {
    const forms = this.forms(inputs, piece.segment);
    const list = piece.list !== 0;
    const run = this.compiled(`records|${JSON.stringify(values)}|${word}|${variantKey({ forms, list, sign: 1, lanes: 1, timed: false })}`, () => encodeRecordLoop(inputs, values, word, { forms, list }));
    let divided = 0;
    for (let from = piece.from; from < piece.to; from += callRows) {
      const to = Math.min(piece.to, from + callRows);
      const at = out - 8 * values.length * from;
      this.bind(inputs, piece, () => at);
      this.fetch(inputs, piece, from, to);
      divided |= run(from, to, this.block);
      portion(to - from);
      await this.tick();
    }
    return divided !== 0;
  }

  /** Where a list takes rows here and there, memory is read faster in order, before the loop jumps about in it. */
  private fetch(inputs: Inputs, piece: Piece, from: number, to: number): void {
    if (piece.list === 0 || to - from < 64) return;
    const list = this.memory.u32(piece.list, to);
    const first = list[from] ?? 0;
    const last = list[to - 1] ?? 0;
    const apart = (last - first) / (to - from);
    if (apart < nearest || apart > farthest) return;
    for (const column of inputs.columns) {
      const chunk = this.snapshot.chunk(piece.segment, column);
      if (chunk && chunk.width > 0) this.natives.touch(chunk.pointer + first * chunk.width, chunk.pointer + (last + 1) * chunk.width);
    }
  }

  private forms(inputs: Inputs, segment: number): ColumnForm[] {
    return inputs.columns.map((column: PhysicalName, slot): ColumnForm => {
      const chunk = this.snapshot.chunk(segment, column);
      if (!chunk) return { width: 0, valid: 'none', plain: false, nullsLike: -1 };
      const nullsLike = chunk.validity === 0 ? -1 : inputs.columns.findIndex((other, i) => i < slot && this.snapshot.sameNulls(segment, column, other, this.natives));
      return { width: chunk.width, valid: chunk.validity ? 'some' : 'all', plain: chunk.base === 0, nullsLike };
    });
  }

  private compiled(key: string, encode: () => Uint8Array<ArrayBuffer>): Run {
    const known = this.modules.get(key);
    if (known) return known;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(encode()), { env: { memory: this.memory.memory } });
    // The encoder exports just this, with this type.
    const run = instance.exports['run'] as unknown as Run;
    if (this.modules.size >= keptModules) {
      const [oldest] = this.modules.keys();
      if (oldest !== undefined) this.modules.delete(oldest);
    }
    this.modules.set(key, run);
    return run;
  }

  /** Writes the parameters for one piece. Pointers are asked here: they may have moved since the last slice. */
  private bind(inputs: Inputs, piece: Piece, free: (key: string) => number): void {
    if (inputs.blockBytes > blockBytes) throw new RangeError('A loop has too many parameters');
    const view = new DataView(this.memory.memory.buffer, this.block, blockBytes);
    view.setUint32(0, piece.list, true);
    inputs.words.forEach((word, i) => {
      const at = inputs.wordAt(i);
      switch (word.kind) {
        case 'pointer':
          return view.setUint32(at, word.at(), true);
        case 'value':
          return view.setInt32(at, word.value, true);
        case 'shift': {
          const column = inputs.columns[word.slot];
          const chunk = column && this.snapshot.chunk(piece.segment, column);
          // Wraps to 32 bits, as the loop's own addition does.
          return view.setUint32(at, ((chunk?.base ?? 0) - word.low) % 2 ** 32, true);
        }
        case 'positions':
          return view.setUint32(at, word.at() + 4 * (piece.position - piece.from), true);
        case 'free':
          return view.setUint32(at, free(word.key), true);
      }
    });
    inputs.columns.forEach((column, slot) => {
      const chunk = this.snapshot.chunk(piece.segment, column);
      const at = inputs.columnAt(slot);
      view.setUint32(at, chunk?.pointer ?? 0, true);
      view.setUint32(at + 4, chunk?.validity ?? 0, true);
      setLong(view, at + 8, chunk?.base ?? 0);
    });
    inputs.longs.forEach((long, i) => setLong(view, inputs.longAt(i), long.at()));
  }
}

function setLong(view: DataView, at: number, value: number): void {
  view.setUint32(at, value >>> 0, true);
  view.setInt32(at + 4, Math.floor(value / 2 ** 32), true);
}

function formsKey(forms: readonly ColumnForm[]): string {
  return forms.map((form) => `${form.width}${form.valid[0] ?? ''}${form.plain ? 'p' : ''}${form.nullsLike < 0 ? '' : `=${form.nullsLike}`}`).join(' ');
}

function variantKey(variant: Variant): string {
  return `${formsKey(variant.forms)}${variant.list ? 'l' : 'r'}${variant.sign}${variant.lanes}${variant.timed ? 't' : ''}`;
}
