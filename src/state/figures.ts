import { keepPreviousData, useQueries, useQuery, useQueryClient, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Answer, Engine } from '../engine/engine.ts';
import type { Condition } from '../model/filter.ts';
import type { Coverage, Value } from '../model/frame.ts';
import type { Scope } from '../model/scope.ts';
import { ask } from '../statement/ask.ts';
import { aheadOf, expectedOf } from './ahead-asked.ts';
import { answerOptions, askOnce } from './answers.ts';
import { useDescription, useEngine } from './engine.tsx';
import { bucketSeconds } from './interval.ts';
import { useSettings } from './settings.ts';
import { useScope } from './view.ts';

/** The few questions that the frame of a screen asks for itself: timeline, coverage, counts of suggestions. */
const countStatement = '* | select count(*) as n';
const timelineBuckets = 220;

/** A question of the frame as a query. The answer before stays until the new one is whole. */
export function optionsFor(engine: Engine, statement: string, scope: Scope, present: readonly string[], revision: number, enabled: boolean): UseQueryOptions<Answer | null> {
  const question = ask(statement, scope, { counts: 'records', present });
  // A statement of ours that cannot be asked is a bug; the frame then shows no figure, and panels show the problem.
  if (!question.ok) return { queryKey: ['not asked', statement], queryFn: () => null };
  const { queryKey } = answerOptions(engine, question.value, revision);
  return { queryKey, queryFn: ({ signal }) => askOnce(engine, question.value, signal), placeholderData: keepPreviousData, enabled };
}

export function frameOf(result: UseQueryResult<Answer | null>) {
  const answer = result.data;
  return answer?.result.ok === true ? answer.result.value : null;
}

export interface TimelineFigures {
  readonly bucket: number;
  readonly bars: readonly { readonly from: number; readonly records: number; readonly rejects: number }[];
}

/** Records and rejects of the whole source by time, whatever range and filters are chosen. */
export function useTimelineFigures(): TimelineFigures {
  const engine = useEngine();
  const { extent, captureInterval, records, fields, revision } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const bucket = bucketSeconds(extent, captureInterval, timelineBuckets);
  const rejects = fields.includes('action') ? "count_if(action = 'REJECT')" : '0';
  const statement = `* | select __time__ - __time__ % ${bucket} as time, count(*) as records, ${rejects} as rejects group by time order by time limit 100000`;
  const scope = useMemo(() => ({ range: null, filters: [], variables: {}, projectZone }), [projectZone]);
  const frame = frameOf(useQuery(optionsFor(engine, statement, scope, fields, revision, records > 0)));
  return useMemo(() => {
    const [times, counts, refused] = frame === null ? [] : frame.columns;
    const bars = (times?.values ?? []).map((time, row) => ({ from: Number(time), records: numberAt(counts?.values, row), rejects: numberAt(refused?.values, row) }));
    return { bucket, bars };
  }, [frame, bucket]);
}

function numberAt(values: readonly Value[] | undefined, row: number): number {
  return Number(values?.[row] ?? 0);
}

/** How many records the range and the filters keep; null while that is being counted. Of filters that are a click away it is counted ahead. */
export function useScopeCoverage(): Coverage | null {
  const engine = useEngine();
  const client = useQueryClient();
  const scope = useScope();
  const { records, fields, revision, reading } = useDescription();
  useEffect(() => {
    if (reading) return undefined;
    return aheadOf(engine, client).follow({
      under: (filters) => {
        const other = ask(countStatement, { ...scope, filters }, { counts: 'records', present: fields });
        return other.ok ? expectedOf(engine, other.value, revision) : null;
      },
    });
  }, [engine, client, scope, fields, revision, reading]);
  const frame = frameOf(useQuery(optionsFor(engine, countStatement, scope, fields, revision, records > 0)));
  return frame?.coverage ?? null;
}

/** Records that each choice of more conditions would leave, added to those that are set; null while that is being counted. */
export function useConditionCounts(choices: readonly (readonly Condition[])[]): readonly (number | null)[] {
  const engine = useEngine();
  const scope = useScope();
  const { records, fields, revision } = useDescription();
  const queries = choices.map((conditions) => optionsFor(engine, countStatement, { ...scope, filters: [...scope.filters, ...conditions] }, fields, revision, records > 0));
  return useQueries({ queries, combine: matchedOf });
}

function matchedOf(results: UseQueryResult<Answer | null>[]): readonly (number | null)[] {
  // What stands there from the choice before is the count of something else.
  return results.map((result) => (result.isPlaceholderData ? null : (frameOf(result)?.coverage.matched ?? null)));
}
