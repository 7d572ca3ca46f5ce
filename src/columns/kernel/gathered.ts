import { MemoryExceeded, type Memory } from '../memory.ts';
import { validityBytes } from '../seal.ts';
import type { Chunk, PhysicalName } from '../segment.ts';
import type { Runner } from './runner.ts';
import type { Piece } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import type { Block } from './tables.ts';

/** Rows of a list that are on average nearer than this are read as fast through it: mostly every line of the memory is needed. */
const nearest = 4;
/** Rows beyond which what is gathered takes more memory than it is worth. */
const mostRows = 1_000_000;

/**
 * The columns of the rows that lists name, side by side. A dozen loops over one selection read the same few columns: through a list each
 * of them goes through nearly all the memory again, and gathered, only the first.
 */
export class Gathered {
  private readonly pieces: readonly Piece[];
  private readonly columns: readonly Map<PhysicalName, Chunk>[];
  private readonly blocks: Block[] = [];
  private readonly setting: { readonly memory: Memory; readonly snapshot: Snapshot; readonly runner: Runner };

  private constructor(pieces: readonly Piece[], setting: Gathered['setting']) {
    this.pieces = pieces;
    this.columns = pieces.map(() => new Map<PhysicalName, Chunk>());
    this.setting = setting;
  }

  /** Null where it does not pay. */
  static of(pieces: readonly Piece[], setting: Gathered['setting']): Gathered | null {
    const rows = pieces.reduce((sum, { list, from, to }) => sum + (list === 0 ? 0 : to - from), 0);
    const all = pieces.reduce((sum, { list, segment }) => sum + (list === 0 ? 0 : setting.snapshot.segment(segment).rows), 0);
    return rows === 0 || rows > mostRows || rows * nearest > all ? null : new Gathered(pieces, setting);
  }

  /** Bytes of what was gathered. */
  get bytes(): number {
    return this.blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The pieces with these columns gathered, or as they are where there is no room for that. */
  async with(names: readonly PhysicalName[]): Promise<readonly Piece[]> {
    try {
      await this.gather(names);
    } catch (error) {
      if (!(error instanceof MemoryExceeded)) throw error;
      return this.pieces;
    }
    return this.pieces.map((piece, i) => (piece.list === 0 ? piece : { ...piece, list: 0, from: 0, to: piece.to - piece.from, columns: this.columns[i] ?? new Map<PhysicalName, Chunk>() }));
  }

  release(): void {
    for (const { pointer, bytes } of this.blocks.splice(0)) this.setting.memory.release(pointer, bytes);
  }

  private async gather(names: readonly PhysicalName[]): Promise<void> {
    const { snapshot, runner } = this.setting;
    const calls = runner.asks(this.pieces.reduce((sum, { list, from, to }) => sum + (list === 0 ? 0 : names.length * (to - from)), 0));
    const made: (readonly [Map<PhysicalName, Chunk>, PhysicalName, Chunk])[] = [];
    this.pieces.forEach(({ list, segment, from, to }, i) => {
      const known = this.columns[i];
      if (list === 0 || !known) return;
      calls.bundle();
      const rows = to - from;
      for (const name of names) {
        const chunk = snapshot.chunk(segment, name);
        if (!chunk || known.has(name)) continue;
        const pointer = chunk.width > 0 ? this.room(chunk.width * rows) : 0;
        const validity = chunk.validity > 0 ? this.room(validityBytes(rows)) : 0;
        if (pointer > 0) calls.pick(chunk.pointer, chunk.width, list + 4 * from, rows, pointer);
        if (validity > 0) calls.pickBits(chunk.validity, list + 4 * from, rows, validity);
        made.push([known, name, { ...chunk, pointer, validity }]);
      }
    });
    await runner.calls(calls);
    for (const [known, name, chunk] of made) known.set(name, chunk);
  }

  private room(bytes: number): number {
    const pointer = this.setting.memory.allocate(bytes);
    this.blocks.push({ pointer, bytes });
    return pointer;
  }
}
