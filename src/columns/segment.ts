/**
 * The table is a list of segments of up to 524,288 rows. A sealed segment is sorted by time, and each of its columns is a
 * chunk of just the width its values need: value = base + stored. So every narrow column widens exactly, by segment, and
 * a time window is one contiguous run of rows in each sealed segment, found by binary search. The one open segment is
 * unsorted and wide; it answers questions like the others, by testing the time of each row.
 * More rows in fewer segments cost questions less, as what prepares a pass goes by segment: 38 filters over ten million records took
 * 265 ms of processor time each with 131,072 rows, 250 with 262,144, 230 with 524,288 and 235 with 1,048,576.
 */
export const segmentRows = 524_288;

/**
 * Physical columns. `time`: Unix seconds. `lag`: start - time. `duration`: end - time. `interface`: code of the interface
 * tuple. `ends`: code of the pair of instances that a record runs between. `rejection`: why it was refused, in sealed segments only. Address and text columns are dictionary codes
 * (0 is null). `x:name` is an extra text column. `class n` is no column of a segment: the kernel writes it beside (`kernel/class-column`).
 */
export type PhysicalName =
  | 'time' | 'lag' | 'duration' | 'interface' | 'srcaddr' | 'dstaddr' | 'srcport' | 'dstport' | 'protocol' | 'tcp-flags'
  | 'direction' | 'action' | 'traffic_path' | '__source__' | 'packets' | 'bytes' | 'observation' | 'ends' | 'rejection' | `x:${string}` | `class ${number}`;

export interface Chunk {
  /** Bytes per value: u8, u16, u32, u64. 0: every row has the value `base` (and is valid unless `validity` says else). */
  readonly width: 0 | 1 | 2 | 4 | 8;
  /** Added to what is stored. Whole number, can be negative (lag). 0 for codes. */
  readonly base: number;
  /** Largest and smallest value of valid rows (base included); for sizing groups and proving that sums fit. */
  readonly min: number;
  readonly max: number;
  /** Byte offset in the memory, 64-aligned; 0 when width is 0. Null rows store 0. */
  readonly pointer: number;
  /** Bitmap of rows that have a value, bit (row & 7) of byte (row >> 3), 64-aligned, padded to 8 bytes; 0: all have one. */
  readonly validity: number;
}

export interface Segment {
  /** Never reused; with `version` it keys cached bitmaps. */
  readonly id: number;
  /** Grows when values change in place: rows appended to the open segment, observation re-labelled. */
  readonly version: number;
  readonly rows: number;
  /** True when sealed: rows are in order of time. */
  readonly sorted: boolean;
  readonly minTime: number;
  readonly maxTime: number;
  /** A column that is not there is null in every row. */
  readonly chunks: ReadonlyMap<PhysicalName, Chunk>;
}

/** Equal for a segment with the same values: what was worked out for it still holds. */
export function segmentKey({ id, version }: Pick<Segment, 'id' | 'version'>): string {
  return `${id}.${version}`;
}
