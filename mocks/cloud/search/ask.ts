/** What searching a logstore is asked, and what it finds. Values are texts, as the service has it. */

export interface SearchAsk {
  /** Half open, of record time, Unix seconds. */
  readonly from: number;
  readonly to: number;
  /** `search` or `search | SQL`. */
  readonly query: string;
  readonly kind: 'logs' | 'histogram';
  /** Of a search without SQL. */
  readonly line: number;
  readonly offset: number;
  /** Newest first, to the minute; ignored with SQL. */
  readonly reverse: boolean;
}

export interface LogsFound {
  readonly kind: 'logs';
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly keys: readonly string[];
  readonly types: readonly string[];
  readonly hasSql: boolean;
  /** Before and after the bar. */
  readonly where: string;
  readonly aggregation: string;
  /** A limit that was not asked for cut the rows. */
  readonly limited: number | null;
  readonly processedRows: number;
  readonly processedBytes: number;
  /** False when not all of the range was looked through. */
  readonly complete: boolean;
}

export interface HistogramPart {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly complete: boolean;
}

export interface HistogramFound {
  readonly kind: 'histogram';
  readonly parts: readonly HistogramPart[];
}

/** A statement that the service does not take: its code, and what it says. */
export interface SearchRefused {
  readonly kind: 'refused';
  readonly code: 'InvalidQueryString' | 'ParameterInvalid';
  readonly message: string;
}

export type Found = LogsFound | HistogramFound | SearchRefused;
