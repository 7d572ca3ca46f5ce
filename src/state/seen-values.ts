import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Answer } from '../engine/engine.ts';
import type { Condition } from '../model/filter.ts';
import type { Value } from '../model/frame.ts';
import { useDescription, useEngine } from './engine.tsx';
import { frameOf, optionsFor } from './figures.ts';
import { useScope } from './view.ts';

/** Which values of a field are looked for. */
export interface Sought {
  readonly field: string;
  /** They begin with this, whatever the case; empty for any. Of a field of numbers, any are given. */
  readonly start: string;
}

/** A value as it stands in the data, and how many records of the scope have it. */
export interface SeenValue {
  readonly value: string;
  readonly records: number;
}

/** Of a field whose values are named by us, the one that is meant may be far down. */
const most = 1000;

/** The values of each field that the scope holds under some more conditions, most records first; none while they are looked for. */
export function useSeenValues(sought: readonly Sought[], conditions: readonly Condition[]): readonly (readonly SeenValue[])[] {
  const engine = useEngine();
  const scope = useScope();
  const { records, fields, revision } = useDescription();
  const queries = sought.map(({ field, start }) => {
    const begins: readonly Condition[] = start === '' ? [] : [{ field, side: 'own', test: { kind: 'wildcard', pattern: `${start}*` }, negated: false, disabled: false }];
    const name = `"${field.replaceAll('"', '""')}"`;
    const statement = `* | select ${name} as value, count(*) as records group by ${name} order by records desc limit ${most}`;
    return optionsFor(engine, statement, { ...scope, filters: [...scope.filters, ...conditions, ...begins] }, fields, revision, records > 0);
  });
  return useQueries({ queries, combine: seenOf });
}

function seenOf(results: UseQueryResult<Answer | null>[]): readonly (readonly SeenValue[])[] {
  return results.map((result) => {
    const frame = result.isPlaceholderData ? null : frameOf(result);
    const [values, counts] = frame === null ? [] : frame.columns;
    return (values?.values ?? []).flatMap((value, row) => (value === null ? [] : [{ value: String(value), records: Number(counts?.values[row] ?? 0) }]));
  });
}

/** How many different values each field has in the scope; null while that is being counted. */
export function useDistinctCounts(names: readonly string[]): readonly (number | null)[] {
  const engine = useEngine();
  const scope = useScope();
  const { records, fields, revision } = useDescription();
  const queries = names.map((name) => optionsFor(engine, `* | select count(distinct "${name.replaceAll('"', '""')}") as n`, scope, fields, revision, records > 0));
  return useQueries({ queries, combine: firstOf });
}

function firstOf(results: UseQueryResult<Answer | null>[]): readonly (number | null)[] {
  return results.map((result) => {
    const value: Value | undefined = result.isPlaceholderData ? undefined : frameOf(result)?.columns[0]?.values[0];
    return value === undefined || value === null ? null : Number(value);
  });
}
