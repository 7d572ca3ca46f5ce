import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Found } from '../catalog/findings/find.ts';
import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../model/filter.ts';
import type { Description } from '../model/source.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { ask as asked } from '../statement/ask.ts';
import { postOf } from './answers.ts';
import { useDescription, useEngine } from './engine.tsx';
import type { Urgency } from './post.ts';
import { useChosenRange, useScopeParts } from './view.ts';

/** What is searched for findings: a range of the data under the reader's filters. */
export interface Searched {
  readonly range: TimeRange;
  readonly filters: readonly Condition[];
  readonly projectZone: ZoneOffsetSeconds;
}

/** Records without a length are taken by the minute. */
const usualCapture = 60;
/** Of an earlier revision or range they are kept this long, for Back. */
const keptMs = 120_000;

export interface FoundIn extends Found {
  readonly searched: Searched;
  readonly capture: number;
  readonly milliseconds: number;
}

/** Key and fetcher of what is found. The detectors are loaded with the first search. */
export function findingsOptions(engine: Engine, searched: Searched | null, { revision, fields, captureInterval }: Pick<Description, 'revision' | 'fields' | 'captureInterval'>, urgency: Urgency = 'now') {
  return queryOptions({
    queryKey: ['findings', searched, revision] as const,
    queryFn: searched === null ? skipToken : async ({ signal }): Promise<FoundIn> => {
      const { findAll } = await import('../catalog/findings/find.ts');
      const begun = performance.now();
      const capture = captureInterval >= 1 ? Math.round(captureInterval) : usualCapture;
      const found = await findAll({
        range: searched.range, capture, present: fields,
        ask: (questions, variables) => Promise.all(questions.map(async ({ statement, counts }) => {
          const question = asked(statement, { range: searched.range, filters: searched.filters, projectZone: searched.projectZone, variables }, { counts, present: fields });
          return question.ok ? (await postOf(engine).ask(question.value, signal, urgency)).result : question;
        })),
      });
      return { ...found, searched, capture, milliseconds: performance.now() - begun };
    },
    networkMode: 'always',
    retry: false,
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: keptMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** What would be searched now; null without records, and where the range has none. */
export function useSearched(): Searched | null {
  const { extent, records } = useDescription();
  const chosen = useChosenRange();
  const { filters, projectZone } = useScopeParts();
  const from = Math.max(extent?.from ?? 0, chosen?.from ?? -Infinity);
  const to = Math.min(extent?.to ?? 0, chosen?.to ?? Infinity);
  return useMemo(() => (records === 0 || to <= from ? null : { range: { from, to }, filters, projectZone }), [records, from, to, filters, projectZone]);
}

/** The findings of what is looked at. While records are read nothing is searched: what is new or silent would be another thing each time. */
export function useFindings() {
  const engine = useEngine();
  const description = useDescription();
  const searched = useSearched();
  const query = useQuery({ ...findingsOptions(engine, searched, description), enabled: !description.reading && searched !== null });
  return { searched, found: query.data ?? null, error: query.error, isAsking: query.isFetching, again: query.refetch };
}
