import type { Coverage, FrameColumn } from './frame.ts';

/** Which of the matching records are wanted, in order of time; equal times in the order of the table. */
export interface RecordsAsked {
  /**
   * Where the page begins: a place counted from 0, or the first record, as they are shown, at or past a time in Unix seconds.
   * Past the end it begins at the last record.
   */
  readonly start: { readonly offset: number } | { readonly time: number };
  readonly count: number;
  /** The exact reverse of oldest first, equal times included: the record at place k stands at total - 1 - k. */
  readonly newestFirst: boolean;
}

/** A page of whole records out of all that match. */
export interface RecordsPage {
  /** All that match. */
  readonly total: number;
  /** Place of the first record of the page, counted from 0. */
  readonly offset: number;
  readonly rows: number;
  /** Every field with a value somewhere in the data, computed ones included. */
  readonly columns: readonly FrameColumn[];
  /** Per row, where it stands in the table: known for as long as the revision stays. */
  readonly rowNumbers: readonly number[];
  readonly coverage: Coverage;
}
