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
  private readonly parts: readonly { readonly piece: Piece; readonly columns: Map<PhysicalName, Chunk> }[];
  /** Of all lists. */
  private readonly rows: number;
  private readonly blocks: Block[] = [];
  private readonly setting: { readonly memory: Memory; readonly snapshot: Snapshot; readonly runner: Runner };

  private constructor(pieces: readonly Piece[], rows: number, setting: Gathered['setting']) {
    this.parts = pieces.map((piece) => ({ piece, columns: new Map<PhysicalName, Chunk>() }));
    this.rows = rows;
    this.setting = setting;
  }

  /** Null where it does not pay. */
  static of(pieces: readonly Piece[], setting: Gathered['setting']): Gathered | null {
    const lists = pieces.filter(({ list }) => list !== 0);
    const rows = lists.reduce((sum, { from, to }) => sum + to - from, 0);
    const all = lists.reduce((sum, { segment }) => sum + setting.snapshot.segment(segment).rows, 0);
    return rows === 0 || rows > mostRows || rows * nearest > all ? null : new Gathered(pieces, rows, setting);
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
      return this.parts.map(({ piece }) => piece);
    }
    return this.parts.map(({ piece, columns }) => (piece.list === 0 ? piece : { ...piece, list: 0, from: 0, to: piece.to - piece.from, columns }));
  }

  release(): void {
    for (const { pointer, bytes } of this.blocks.splice(0)) this.setting.memory.release(pointer, bytes);
  }

  private async gather(names: readonly PhysicalName[]): Promise<void> {
    const { snapshot, runner } = this.setting;
    const calls = runner.asks(names.length * this.rows);
    const made: (readonly [Map<PhysicalName, Chunk>, PhysicalName, Chunk])[] = [];
    for (const { piece: { list, segment, from, to }, columns } of this.parts) {
      if (list === 0) continue;
      calls.bundle();
      const rows = to - from;
      for (const name of names) {
        const chunk = snapshot.chunk(segment, name);
        if (!chunk || columns.has(name)) continue;
        const pointer = chunk.width > 0 ? this.room(chunk.width * rows) : 0;
        const validity = chunk.validity > 0 ? this.room(validityBytes(rows)) : 0;
        if (pointer > 0) calls.pick(chunk.pointer, chunk.width, list + 4 * from, rows, pointer);
        if (validity > 0) calls.pickBits(chunk.validity, list + 4 * from, rows, validity);
        made.push([columns, name, { ...chunk, pointer, validity }]);
      }
    }
    await runner.calls(calls);
    for (const [columns, name, chunk] of made) columns.set(name, chunk);
  }

  private room(bytes: number): number {
    const pointer = this.setting.memory.allocate(bytes);
    this.blocks.push({ pointer, bytes });
    return pointer;
  }
}
