import type { Chunk, PhysicalName, Segment } from '../segment.ts';
import type { TableView } from '../table-view.ts';
import { ClassColumn } from './class-column.ts';
import type { Natives } from './natives.ts';

/** Smallest and largest value of a column over the whole table. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** True when at least one row may have no value. */
  readonly nullable: boolean;
  /** False when no row has a value. */
  readonly present: boolean;
}

/** By chunk, which is made anew whenever its rows change. */
const equalNulls = new WeakMap<Chunk, WeakMap<Chunk, boolean>>();

const noRows: Bounds = { min: 0, max: 0, nullable: true, present: false };

/** The table at one revision. Whoever answers holds the table (`TableView.hold`), so what segments point to stays as it is. */
export class Snapshot {
  readonly revision: number;
  readonly rows: number;
  /** The class of each record, where it is written. */
  readonly classes: ClassColumn;
  private readonly current: readonly Segment[];
  private readonly known = new Map<PhysicalName, Bounds>();

  /** `before`: that of an earlier revision, which nobody reads from now on. Of what was written beside its segments, that of those that are as they were stays. */
  constructor(table: TableView, before: Snapshot | null = null) {
    this.revision = table.revision;
    this.current = table.segments.filter((segment) => segment.rows > 0);
    this.rows = this.current.reduce((rows, segment) => rows + segment.rows, 0);
    this.classes = before?.classes ?? new ClassColumn(table.memory);
    this.classes.keep(this.current);
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
    const segment = this.current[index];
    return segment && (column === this.classes.name ? this.classes.chunk(segment) : segment.chunks.get(column));
  }

  /** True when two columns of a segment have bitmaps that name the same rows, as when a record without data has neither. */
  sameNulls(index: number, a: PhysicalName, b: PhysicalName, natives: Pick<Natives, 'difference'>): boolean {
    const segment = this.segment(index);
    const [one, other] = [segment.chunks.get(a), segment.chunks.get(b)];
    if (!one || !other || one.validity === 0 || other.validity === 0) return false;
    let known = equalNulls.get(one);
    if (!known) equalNulls.set(one, (known = new WeakMap()));
    let same = known.get(other);
    if (same === undefined) {
      const { rows } = segment;
      const without = (x: number, y: number): number => natives.difference(x, 0, rows, y, 0, rows, rows, 0);
      same = without(one.validity, other.validity) === 0 && without(other.validity, one.validity) === 0;
      known.set(other, same);
    }
    return same;
  }

  /** The same in all segments. */
  sameNullsThroughout(a: PhysicalName, b: PhysicalName, natives: Pick<Natives, 'difference'>): boolean {
    return this.current.every((segment, i) => {
      const [one, other] = [segment.chunks.get(a), segment.chunks.get(b)];
      if (!one || !other) return !one && !other;
      return one.validity === 0 && other.validity === 0 ? true : this.sameNulls(i, a, b, natives);
    });
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
}
