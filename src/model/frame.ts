/** What a column of an answer can hold. Integers beyond 2^53 are bigint, all others number; times are Unix seconds. */
export type Value = string | number | bigint | boolean | null;

export type ColumnType = 'bigint' | 'double' | 'varchar' | 'boolean' | 'timestamp';

/** What a number counts, so that a screen can print it. `time` is Unix seconds; `none` is a bare number. */
export type Unit = 'none' | 'time' | 'bytes' | 'packets' | 'records' | 'bits' | 'bits-per-second' | 'bytes-per-second' | 'packets-per-second' | 'share' | 'seconds' | 'port' | 'protocol';

export interface FrameColumn {
  /** As written or aliased in the statement; `_colN` where it has no alias. */
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: Unit;
  /** The field whose values these are, when a click on one can become a filter. */
  readonly field?: string;
  readonly values: readonly Value[];
}

/** How much of the data an answer rests on. */
export interface Coverage {
  /** Records held when the question was asked, after the time range and before any filter. */
  readonly scanned: number;
  /** Records that the search half, the WHERE clause and the time range kept. */
  readonly matched: number;
  /** Lines that could not be read and are in none of the numbers. */
  readonly skipped: number;
  /** Reading goes on: later records are missing. */
  readonly partial: boolean;
  /** Groups before LIMIT and rows given, where LIMIT cut the answer. */
  readonly cut?: { readonly groups: number; readonly limit: number };
  /** Data revision that was asked. */
  readonly revision: number;
}

/** A table of results that accounts for itself. */
export interface Frame {
  readonly columns: readonly FrameColumn[];
  readonly rows: number;
  readonly coverage: Coverage;
  /**
   * For an answer cut by LIMIT: number of all groups and, per column, the total over all groups of a count or sum column
   * (null for any other), so that a rank list can say "10 of 214, other 12 %". Absent where the engine cannot know.
   */
  readonly whole?: { readonly groups: number; readonly totals: readonly (number | bigint | null)[] };
}
