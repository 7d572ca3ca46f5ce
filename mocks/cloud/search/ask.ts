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
}

export interface HistogramFound {
  readonly kind: 'histogram';
  readonly parts: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** `refused` with what the service says about a statement that it does not take. */
export type Found = LogsFound | HistogramFound | { readonly kind: 'refused'; readonly message: string };
