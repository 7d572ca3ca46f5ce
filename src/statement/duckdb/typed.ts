import type { Position } from '../../model/problem.ts';
import type { Measure } from '../unit.ts';
import type { SqlType } from './types.ts';

/** An expression in DuckDB's SQL, with what is known of it. */
export interface Typed {
  /** Holds together in every place: operators stand in parentheses. */
  readonly sql: string;
  readonly type: SqlType;
  readonly unit: Measure;
  /** The field whose values these are. */
  readonly field?: string;
  /** A constant that was written, for functions that need one when the query is made (units of time, windows, formats). */
  readonly constant?: string | number | boolean | null;
  readonly at: Position;
}
