import type { ColumnType, Unit } from './frame.ts';
import type { Expr, Plan, Predicate } from './plan.ts';
import type { TimeRange, ZoneOffsetSeconds } from './time.ts';

/**
 * What the kernel does not plan, as plain data that can be posted to a worker: the records that the kernel selects and hands
 * over, and the SQL that DuckDB runs over them. Made by `statement/sql-plan`.
 */
export interface SqlPlan {
  readonly kind: 'sql';
  /** Records handed over as the relation `_log`, one column each for `columns`. */
  readonly handover: Handover;
  /**
   * DuckDB's SQL over `_log`. Its literals are printed as literals, quoted; texts of the search half are not in it (the kernel
   * has applied them). The outputs are named `o0`, `o1`, …, in order.
   */
  readonly sql: string;
  readonly outputs: readonly SqlOutput[];
  /** Rows that may be given; the SQL asks for one more, to know whether it was cut. */
  readonly limit: number;
  /** True when the statement wrote its LIMIT; false for the language's default of 100. */
  readonly limitWritten: boolean;
  readonly zone: ZoneOffsetSeconds;
  /** The statement as asked, for problems. */
  readonly statement: string;
  /** Fields that must be present in the data for the answer to mean anything. */
  readonly needs: readonly string[];
  /** Where parts of `sql` came from in the statement, for positions of errors: offsets in `sql`, ascending. */
  readonly places: readonly { readonly sqlFrom: number; readonly sqlTo: number; readonly from: number; readonly to: number }[];
  /** The construct that the kernel does not plan, for which DuckDB answers. */
  readonly because: string;
  /** Fills gaps of a `time_series`; null when there is none. */
  readonly padding: SeriesPadding | null;
}

export function isSqlPlan(plan: Plan | SqlPlan): plan is SqlPlan {
  return 'kind' in plan && plan.kind === 'sql';
}

export interface Handover {
  readonly predicate: Predicate;
  readonly range: TimeRange | null;
  readonly columns: readonly HandedColumn[];
}

/** A column of `_log`. `expr` is a field, or something that depends on one dictionary-coded field only (`ip_to_country(srcaddr)`). */
export interface HandedColumn {
  readonly name: string;
  readonly expr: Expr;
}

export interface SqlOutput {
  readonly name: string;
  /** Arrays, maps and rows are given as JSON text, type varchar. */
  readonly type: ColumnType;
  readonly unit: Unit;
  /** Set when the output is a plain field, so that a click can filter on it. */
  readonly field?: string;
}

/** `time_series(x, window, format, padding)`: buckets without a row get one, over the time range of the question. */
export interface SeriesPadding {
  /** Output that holds the label of the bucket. */
  readonly output: number;
  /** Outputs that are grouped by beside it: each of their combinations is a series, and has every bucket. */
  readonly by: readonly number[];
  readonly windowSeconds: number;
  readonly format: string;
  readonly fill: 'zero' | 'null' | 'last' | 'next' | 'average';
  readonly range: TimeRange;
}
