import type { Chunk, PhysicalName, Segment } from '../segment.ts';
import type { TableView } from '../table-view.ts';
import { Stale } from './refused.ts';

/** Smallest and largest value of a column over the whole table. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** True when at least one row may have no value. */
  readonly nullable: boolean;
  /** False when no row has a value. */
  readonly present: boolean;
}

const noRows: Bounds = { min: 0, max: 0, nullable: true, present: false };

/**
 * The table at one revision. Sealed segments stay as they are; the open one goes on growing and may be sealed, so it is
 * copied the first time that others are let in (`hold`).
 */
export class Snapshot {
  readonly revision: number;
  readonly rows: number;
  private readonly table: TableView;
  private current: readonly Segment[];
  private readonly known = new Map<PhysicalName, Bounds>();
  private copy: { readonly pointer: number; readonly bytes: number } | null = null;
  private held = false;
  private seen: number;

  constructor(table: TableView) {
    this.table = table;
    this.revision = table.revision;
    this.seen = table.revision;
    this.current = table.segments.filter((segment) => segment.rows > 0);
    this.rows = this.current.reduce((rows, segment) => rows + segment.rows, 0);
  }

  get segments(): readonly Segment[] {
    return this.current;
  }

  segment(index: number): Segment {
    const segment = this.current[index];
    if (!segment) throw new RangeError(`No segment ${index}`);
    return segment;
  }

  chunk(index: number, column: PhysicalName): Chunk | undefined {
    return this.current[index]?.chunks.get(column);
  }

  bounds(column: PhysicalName): Bounds {
    const known = this.known.get(column);
    if (known) return known;
    let min = Infinity;
    let max = -Infinity;
    let nullable = false;
    for (const segment of this.current) {
      const chunk = segment.chunks.get(column);
      if (!chunk || chunk.validity !== 0) nullable = true;
      // A chunk without any value may give its bounds in any order.
      if (!chunk || !(chunk.min <= chunk.max)) continue;
      min = Math.min(min, chunk.min);
      max = Math.max(max, chunk.max);
    }
    const bounds = min <= max ? { min, max, nullable, present: true } : noRows;
    this.known.set(column, bounds);
    return bounds;
  }

  /** Before others are let in: takes a copy of the open segment. Throws `MemoryExceeded`. */
  hold(): void {
    if (this.held) return;
    this.held = true;
    const open = this.current.at(-1);
    if (!open || open.sorted) return;
    const padded = Math.ceil(open.rows / 64) * 64;
    const bitmapBytes = padded / 8;
    let bytes = 0;
    for (const chunk of open.chunks.values()) bytes += padded * chunk.width + (chunk.validity ? Math.max(64, bitmapBytes) : 0);
    const { memory } = this.table;
    const pointer = memory.allocate(bytes);
    this.copy = { pointer, bytes };
    const all = memory.u8(0, memory.totalBytes);
    const chunks = new Map<PhysicalName, Chunk>();
    let end = pointer;
    const take = (from: number, length: number): number => {
      all.copyWithin(end, from, from + length);
      end += length;
      return end - length;
    };
    for (const [name, chunk] of open.chunks) {
      chunks.set(name, {
        ...chunk,
        pointer: chunk.width ? take(chunk.pointer, padded * chunk.width) : 0,
        validity: chunk.validity ? take(chunk.validity, Math.max(64, bitmapBytes)) : 0,
      });
    }
    this.current = [...this.current.slice(0, -1), { ...open, chunks }];
  }

  /**
   * After others were let in: takes the sealed segments as they are now. @throws Stale when one is gone, or when values
   * of a column in use changed in place.
   */
  resume(used: ReadonlySet<PhysicalName>): void {
    if (this.table.revision === this.seen) return;
    const now = new Map(this.table.segments.map((segment) => [segment.id, segment]));
    this.current = this.current.map((segment) => {
      if (!segment.sorted) return segment;
      const next = now.get(segment.id);
      if (!next || !next.sorted) throw new Stale();
      if (next.version !== segment.version && used.has('observation')) throw new Stale();
      return next;
    });
    this.seen = this.table.revision;
  }

  release(): void {
    if (this.copy) this.table.memory.release(this.copy.pointer, this.copy.bytes);
    this.copy = null;
  }
}
