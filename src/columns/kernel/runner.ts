import type { Memory } from '../memory.ts';
import type { Chunk, PhysicalName } from '../segment.ts';
import { forShared } from '../shared-module.ts';
import { AtOnce, Caller, Calls } from './calls.ts';
import type { ColumnForm, Inputs } from './encode/inputs.ts';
import { encodeBitLoop, encodeCodeLoop, encodeGroupLoop, encodeRecordLoop, encodeWriteLoop, type GroupLoop, type Variant } from './encode/loops.ts';
import type { Phys } from './encode/physical.ts';
import { fetchAhead } from './helping.ts';
import type { Natives } from './natives.ts';
import { Numbers } from './numbers.ts';
import type { Pair } from './pair.ts';
import { readChunk } from './reader.ts';
import type { Piece } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { chunkWords, pieceWords } from './task.ts';
import { timeRuns, type TimeRun } from './time-runs.ts';

/** A compiled loop, with what another thread makes its own from. */
export interface Loop {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly run: (from: number, to: number, block: number) => number;
}

/** Rows per call of a loop: short enough for slices, long enough that calls cost nothing. */
export const callRows = 16_384;
const keptModules = 600;
/** Loops ever made, in whatever kernel: their numbers are never used again. */
let loops = 0;
const blockBytes = 4096;
/** Of the texts of group loops. */
const shapes = new Numbers();

interface Forms {
  readonly forms: ColumnForm[];
  readonly key: string;
}
const formsBySnapshot = new WeakMap<Snapshot, Map<string, Forms[]>>();

export interface GroupOptions {
  readonly sign: 1 | -1;
  readonly lanes: 1 | 4;
  readonly free: (key: string) => number;
}

/** What is written of each row of a segment to the word `out`: a bit that says whether it holds, or a small number of so many bytes. */
export interface Written {
  readonly inputs: Inputs;
  readonly phys: Phys;
  readonly out: number;
  readonly width?: 1 | 2;
}

/** A piece of a pass of two, its loop, and the words that it leaves open for either. */
interface Given extends Loop {
  readonly piece: Piece;
  readonly runs: readonly TimeRun[];
  readonly free: (key: string) => number;
  readonly helpersFree: (key: string) => number;
}

/** Compiles loops, keeps them by shape, and runs them over pieces in slices. */
export class Runner {
  private readonly memory: Memory;
  private readonly natives: Natives;
  private readonly modules: Map<string, Loop>;
  private readonly block: number;
  snapshot: Snapshot;
  private readonly tick: () => Promise<void>;
  private readonly caller: Caller;
  /** Who helps with long passes; null where nobody can. */
  readonly pair: Pair | null;

  constructor(memory: Memory, natives: Natives, modules: Map<string, Loop>, block: number, snapshot: Snapshot, tick: () => Promise<void>, pair: Pair | null) {
    this.memory = memory;
    this.natives = natives;
    this.modules = modules;
    this.block = block;
    this.snapshot = snapshot;
    this.tick = tick;
    this.caller = new Caller(natives);
    this.pair = pair;
  }

  static readonly blockBytes = blockBytes;

  /** Runs a group loop over pieces. True when something was divided by zero. `free` gives the words that the loop left open. */
  async group(inputs: Inputs, loop: GroupLoop, shape: string, pieces: readonly Piece[], options: GroupOptions): Promise<boolean> {
    let divided = 0;
    for (const piece of pieces) {
      const { runs, run } = this.pass(inputs, loop, shape, piece, options);
      for (const { from: begin, to: end, bucket } of runs) {
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

  /**
   * As `group`, with the helper, which accumulates into what `helpersFree` names. Only for loops that cannot fail. False, and
   * nothing is done, where the pieces are too many.
   */
  async groupInPair(pair: Pair, inputs: Inputs, loop: GroupLoop, shape: string, pieces: readonly Piece[], options: GroupOptions, helpersFree: (key: string) => number): Promise<boolean> {
    const given = pieces.map((piece): Given => ({ piece, free: options.free, helpersFree, ...this.pass(inputs, loop, shape, piece, options) }));
    return this.inPair(pair, inputs, given, loop.timed ? inputs.wordAt(loop.timed.word) : -1);
  }

  /** One pass over pieces with the helper; false, and nothing is done, where they are too many. */
  private async inPair(pair: Pair, inputs: Inputs, pieces: readonly Given[], bucketAt: number): Promise<boolean> {
    const bytes = Math.ceil(inputs.blockBytes / 64) * 64;
    const blocks = pair.blocks(pieces.length, bytes);
    if (blocks === null) return false;
    const columns = inputs.columns.length;
    const said = new Uint32Array(pieces.length * (pieceWords + 2 * columns));
    const chunks: (readonly [piece: number, from: number, to: number, bucket: number])[] = [];
    const known = new Map<number, Uint8Array>();
    pieces.forEach(({ piece, runs, id, bytes: code, helpersFree }, index) => {
      known.set(id, code);
      const block = blocks + index * bytes;
      this.bind(inputs, piece, (key) => (key === 'bucket' ? 0 : helpersFree(key)), block);
      said.set([id, block, piece.list, ...[...this.columns(inputs, piece.segment)].flat()], index * (pieceWords + 2 * columns));
      for (const { from: begin, to: end, bucket } of runs) {
        for (let from = begin; from < end; from += callRows) chunks.push([index, from, Math.min(end, from + callRows), bucket]);
      }
    });
    const pass = { pieces: said, columns, chunks: new Uint32Array(chunks.length * chunkWords), bucketAt };
    chunks.forEach((chunk, i) => pass.chunks.set(chunk, i * chunkWords));
    await pair.pass(pass, known, chunks.length, async (chunk) => {
      const [index = 0, from = 0, to = 0, bucket = 0] = chunks[chunk] ?? [];
      const given = pieces[index];
      if (!given) return;
      this.bind(inputs, given.piece, (key) => (key === 'bucket' ? bucket : given.free(key)));
      this.fetch(inputs, given.piece, from, to);
      given.run(from, to, this.block);
      await this.tick();
    });
    return true;
  }

  /** The loop for a piece, and the stretches of it that it is called for. */
  private pass(inputs: Inputs, loop: GroupLoop, shape: string, piece: Piece, { sign, lanes }: GroupOptions): Loop & { readonly runs: readonly TimeRun[] } {
    const list = piece.list !== 0;
    const timed = loop.timed ? this.timeRuns(piece, loop.timed) : null;
    const { forms, key } = this.forms(inputs, piece.segment);
    const variant: Variant = { forms, list, sign, lanes, timed: timed !== null };
    const compiled = this.compiled(`group|${shapes.of(shape)}|${key}${variantKey(variant)}`, () => encodeGroupLoop(inputs, loop, variant));
    return { ...compiled, runs: timed ?? [{ from: piece.from, to: piece.to, bucket: 0 }] };
  }

  private timeRuns(piece: Piece, { low, step }: { readonly low: number; readonly step: number }): readonly TimeRun[] | null {
    if (!this.snapshot.segment(piece.segment).sorted) return null;
    const times = this.chunk(piece, 'time');
    const list = piece.list === 0 ? null : this.memory.u32(piece.list, piece.to);
    return timeRuns((place) => readChunk(this.memory, times, list ? (list[place] ?? 0) : place) ?? 0, piece.from, piece.to, low, step);
  }

  /** A column as a loop over a piece reads it. */
  private chunk({ columns, segment }: Piece, name: PhysicalName): Chunk | undefined {
    return columns ? columns.get(name) : this.snapshot.chunk(segment, name);
  }

  /** What is asked of the fixed loops over bitmaps of so many rows: later, with the helper, where they are many. */
  asks(rows: number): AtOnce | Calls {
    return this.pair?.isWorthwhile(rows, 0) ? new Calls() : new AtOnce(this.natives);
  }

  /** Ends what was asked; gives the results. @throws MemoryExceeded */
  async calls(asked: AtOnce | Calls): Promise<ArrayLike<number>> {
    if (asked instanceof AtOnce) return asked.results;
    const { words, starts } = asked.written();
    const resultCount = asked.results;
    const bytes = 4 * resultCount;
    const pointer = bytes > 0 ? this.memory.allocate(bytes) : 0;
    const own = async (bundle: number): Promise<void> => {
      // A view of now: the memory may have grown in a pause.
      this.caller.make(words, starts, bundle, this.memory.u32(pointer, resultCount));
      await this.tick();
    };
    try {
      if (this.pair?.isWorthwhile(asked.cost, 0)) await this.pair.calls({ words, starts, results: pointer, resultCount }, own);
      else for (let bundle = 0; bundle < starts.length; bundle++) await own(bundle);
      return this.memory.u32(pointer, resultCount).slice();
    } finally {
      if (pointer) this.memory.release(pointer, bytes);
    }
  }

  /** Writes for each row of a whole segment. True when something was divided by zero. */
  async written(what: Written, segment: number, rows: number, out: number): Promise<boolean> {
    const { run } = this.writing(what, segment, rows, out);
    const piece: Piece = { segment, list: 0, from: 0, to: rows, position: 0 };
    let divided = 0;
    for (let from = 0; from < rows; from += callRows) {
      this.bind(what.inputs, piece, () => out);
      divided |= run(from, Math.min(rows, from + callRows), this.block);
      await this.tick();
    }
    return divided !== 0;
  }

  /** As `written`, for many segments: with the helper, where there is one and it pays. Only for a loop that cannot fail. */
  async writtenInAll(what: Written, segments: readonly { readonly segment: number; readonly rows: number; readonly out: number }[]): Promise<void> {
    const { pair } = this;
    if (pair?.isWorthwhile(segments.reduce((sum, { rows }) => sum + rows, 0), 0)) {
      const given = segments.map(({ segment, rows, out }): Given => ({
        piece: { segment, list: 0, from: 0, to: rows, position: 0 }, runs: [{ from: 0, to: rows, bucket: 0 }], free: () => out, helpersFree: () => out, ...this.writing(what, segment, rows, out),
      }));
      if (await this.inPair(pair, what.inputs, given, -1)) return;
    }
    for (const { segment, rows, out } of segments) await this.written(what, segment, rows, out);
  }

  /** The loop that writes for a segment; a bitmap is empty then. */
  private writing({ inputs, phys, out: word, width }: Written, segment: number, rows: number, out: number): Loop {
    const { forms, key } = this.forms(inputs, segment);
    if (width) return this.compiled(`codes|${width}|${JSON.stringify(phys)}|${key}`, () => encodeCodeLoop(inputs, phys, width, word, forms));
    this.memory.zero(out, Math.ceil(rows / 64) * 8);
    return this.compiled(`bits|${JSON.stringify(phys)}|${key}`, () => encodeBitLoop(inputs, phys, word, forms));
  }

  /**
   * Writes the value of each row of a piece, `callRows` at a time, to `out` (8 bytes each) and `nils` (a byte each, when
   * given), and hands each portion over.
   */
  async write(
    inputs: Inputs, value: Phys, words: { out: number; nils: number | null }, piece: Piece, out: number, nils: number,
    portion: (rows: number, position: number, from: number) => void,
  ): Promise<boolean> {
    const { forms, key } = this.forms(inputs, piece.segment);
    const list = piece.list !== 0;
    const { run } = this.compiled(`write|${JSON.stringify(value)}|${words.out}|${words.nils}|${key}${list ? 'l' : 'r'}`, () => encodeWriteLoop(inputs, value, words.out, words.nils, { forms, list }));
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
    const { forms, key } = this.forms(inputs, piece.segment);
    const list = piece.list !== 0;
    const { run } = this.compiled(`records|${JSON.stringify(values)}|${word}|${key}${list ? 'l' : 'r'}`, () => encodeRecordLoop(inputs, values, word, { forms, list }));
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

  private fetch(inputs: Inputs, piece: Piece, from: number, to: number): void {
    if (piece.list !== 0) fetchAhead(this.memory.u32(piece.list + 4 * from, to - from), this.natives.touch, this.columns(inputs, piece.segment));
  }

  private *columns(inputs: Inputs, segment: number): Generator<readonly [pointer: number, width: number]> {
    for (const column of inputs.columns) {
      const chunk = this.snapshot.chunk(segment, column);
      yield [chunk?.pointer ?? 0, chunk?.width ?? 0];
    }
  }

  /** How the columns lie in a segment, and a key of that. The same for many loops. */
  private forms(inputs: Inputs, segment: number): Forms {
    let ofAll = formsBySnapshot.get(this.snapshot);
    if (!ofAll) formsBySnapshot.set(this.snapshot, (ofAll = new Map<string, Forms[]>()));
    const columns = inputs.columns.join();
    let bySegment = ofAll.get(columns);
    if (!bySegment) ofAll.set(columns, (bySegment = []));
    return (bySegment[segment] ??= this.formsOf(inputs, segment));
  }

  private formsOf(inputs: Inputs, segment: number): Forms {
    const forms = inputs.columns.map((column: PhysicalName, slot): ColumnForm => {
      const chunk = this.snapshot.chunk(segment, column);
      if (!chunk) return { width: 0, valid: 'none', plain: false, nullsLike: -1 };
      const nullsLike = chunk.validity === 0 ? -1 : inputs.columns.findIndex((other, i) => i < slot && this.snapshot.sameNulls(segment, column, other, this.natives));
      return { width: chunk.width, valid: chunk.validity ? 'some' : 'all', plain: chunk.base === 0, nullsLike };
    });
    return { forms, key: formsKey(forms) };
  }

  private compiled(key: string, encode: () => Uint8Array<ArrayBuffer>): Loop {
    const known = this.modules.get(key);
    if (known) return known;
    const bytes = this.memory.shared ? forShared(encode()) : encode();
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: this.memory.memory } });
    // The encoder exports just this, with this type.
    const loop: Loop = { id: ++loops, bytes, run: instance.exports['run'] as unknown as Loop['run'] };
    if (this.modules.size >= keptModules) {
      const [oldest] = this.modules.keys();
      if (oldest !== undefined) this.modules.delete(oldest);
    }
    this.modules.set(key, loop);
    return loop;
  }

  /** Writes the parameters for one piece. Pointers are asked here: they may have moved since the last slice. */
  private bind(inputs: Inputs, piece: Piece, free: (key: string) => number, block = this.block): void {
    if (inputs.blockBytes > blockBytes) throw new RangeError('A loop has too many parameters');
    const view = new DataView(this.memory.memory.buffer, block, inputs.blockBytes);
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
          const chunk = column && this.chunk(piece, column);
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
      const chunk = this.chunk(piece, column);
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
  return `${variant.list ? 'l' : 'r'}${variant.sign}${variant.lanes}${variant.timed ? 't' : ''}`;
}
