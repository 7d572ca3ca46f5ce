import { fieldNamed } from '../../../model/fields.ts';

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

/** Whether values of a field are worth counting: amounts and times hardly repeat. */
export function hasValues(field: string): boolean {
  const role = fieldNamed(field)?.role;
  return role !== 'measure' && role !== 'time';
}

/** The same data, asked once for each field and prefix. A question that was given up is asked again. */
export function remembered(data: StatementData): StatementData {
  const { factsOf } = data;
  const values = new Map<string, readonly FieldValue[]>();
  const facts = new Map<string, { readonly distinct: number; readonly empty: number }>();
  return {
    fields: data.fields,
    valuesOf: async (field, prefix, signal) => {
      const key = `${field}\n${prefix}`;
      const found = values.get(key) ?? (await data.valuesOf(field, prefix, signal));
      if (!signal.aborted) values.set(key, found);
      return found;
    },
    ...(factsOf === undefined
      ? {}
      : {
          factsOf: async (field, signal) => {
            const found = facts.get(field) ?? (await factsOf(field, signal));
            if (!signal.aborted) facts.set(field, found);
            return found;
          },
        }),
  };
}
