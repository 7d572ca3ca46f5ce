/** A value of a field with the records that have it, and their share of all records in the range (0 to 1). */
export interface FieldValue {
  readonly value: string;
  readonly count: number;
  readonly share: number;
}

/** What the editor completes from. A new object means that the data or the range has changed: what was learnt is forgotten. */
export interface StatementData {
  /** Names of the fields that the data has, in its order. */
  readonly fields: readonly string[];
  /** The most frequent values that begin with a prefix, most frequent first. */
  readonly valuesOf: (field: string, prefix: string, signal: AbortSignal) => Promise<readonly FieldValue[]>;
  /** How many distinct values a field has in the range, and how many records lack it. */
  readonly factsOf?: (field: string, signal: AbortSignal) => Promise<{ readonly distinct: number; readonly empty: number }>;
}
