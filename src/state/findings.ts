import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Found } from '../catalog/findings/find.ts';
import type { Engine } from '../engine/engine.ts';
import { filtersIn, type Condition } from '../model/filter.ts';
import { labelFields, revisionFor } from '../model/labels.ts';
import type { Description } from '../model/source.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { ask as asked } from '../statement/ask.ts';
import { postOf } from './answers.ts';
import { useDescription, useEngine } from './engine.tsx';
import { begin } from './idle.ts';
import { useChosenRange, useScopeParts } from './view.ts';

/**
 * What is searched for findings: a range of the data. Not under the reader's filters: a filter on a port hides the answers, one on a host
 * hides all the others who call the same, and what is left would look like something it is not. Filters choose among what was found.
 */
export interface Searched {
  readonly range: TimeRange;
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

/** What of a revision a search depends on: detectors know blocks of their own and name no labels, so other domains and threat lists find nothing else. */
function revisionSearched(revision: number): number {
  return revisionFor(false, revision);
}

/** What of a revision a choice among findings depends on: a filter may name labels. */
function revisionUnder(filters: readonly Condition[], revision: number): number {
  return revisionFor(filters.flatMap(filtersIn).some(({ field }) => labelFields.has(field)), revision);
}

/** Key and fetcher of what is found. The detectors are loaded with the first search. */
export function findingsOptions(engine: Engine, searched: Searched | null, { revision, fields, captureInterval }: Pick<Description, 'revision' | 'fields' | 'captureInterval'>) {
  return queryOptions({
    queryKey: ['findings', searched, revisionSearched(revision)] as const,
    queryFn: searched === null ? skipToken : async ({ signal }): Promise<FoundIn> => {
      // Between two turns of questions, too, the page is not quiet.
      const end = begin('a search for findings');
      try {
        const { findAll } = await import('../catalog/findings/find.ts');
        const begun = performance.now();
        const capture = captureInterval >= 1 ? Math.round(captureInterval) : usualCapture;
        const found = await findAll({
          range: searched.range, capture, present: fields,
          ask: (questions, variables) => Promise.all(questions.map(async ({ statement, counts }) => {
            const question = asked(statement, { range: searched.range, filters: [], projectZone: searched.projectZone, variables }, { counts, present: fields });
            return question.ok ? (await postOf(engine).ask(question.value, signal)).result : question;
          })),
        });
        return { ...found, searched, capture, milliseconds: performance.now() - begun };
      } finally {
        end();
      }
    },
    gcTime: keptMs,
    placeholderData: keepPreviousData,
  });
}

/** What would be searched now; null without records, and where the range has none. */
export function useSearched(): Searched | null {
  const { extent, records } = useDescription();
  const chosen = useChosenRange();
  const { projectZone } = useScopeParts();
  const from = Math.max(extent?.from ?? 0, chosen?.from ?? -Infinity);
  const to = Math.min(extent?.to ?? 0, chosen?.to ?? Infinity);
  return useMemo(() => (records === 0 || to <= from ? null : { range: { from, to }, projectZone }), [records, from, to, projectZone]);
}

/** A search and what is chosen of it as text, for telling whether a count is of this one. */
export function searchText(searched: Searched | null, filters: readonly Condition[], revision: number): string {
  return JSON.stringify([searched, filters, revisionUnder(filters, revision)]);
}

const anyRecords = '* | select count(*) as records';

/** Keys of the findings that have records under the filters. */
export function underOptions(engine: Engine, found: FoundIn | null, filters: readonly Condition[], { revision, fields }: Pick<Description, 'revision' | 'fields'>) {
  return queryOptions({
    queryKey: ['findings under', found?.searched, filters, revisionSearched(revision), revisionUnder(filters, revision)] as const,
    queryFn: found === null ? skipToken : async ({ signal }): Promise<ReadonlySet<string>> => {
      const { range, projectZone } = found.searched;
      const counts = await Promise.all(found.findings.map(async ({ key, conditions }) => {
        const question = asked(anyRecords, { range, filters: [...filters, ...conditions], projectZone, variables: {} }, { counts: 'records', present: fields });
        const answer = question.ok ? (await postOf(engine).ask(question.value, signal)).result : question;
        // One that could not be asked is shown rather than lost.
        return { key, some: !answer.ok || Number(answer.value.columns[0]?.values[0] ?? 0) > 0 };
      }));
      return new Set(counts.flatMap(({ key, some }) => (some ? [key] : [])));
    },
    gcTime: keptMs,
    placeholderData: keepPreviousData,
  });
}

/** The findings of what is looked at. While records are read nothing is searched: what is new or silent would be another thing each time. */
export function useFindings() {
  const engine = useEngine();
  const description = useDescription();
  const searched = useSearched();
  const { filters } = useScopeParts();
  const query = useQuery({ ...findingsOptions(engine, searched, description), enabled: !description.reading && searched !== null });
  const found = query.data ?? null;
  const under = useQuery({ ...underOptions(engine, found, filters, description), enabled: found !== null && !query.isPlaceholderData && filters.length > 0 });
  return {
    searched, filters, found, error: query.error, again: query.refetch,
    /** Keys of those that the filters leave; null for all of them. */
    left: filters.length === 0 ? null : (under.data ?? null),
    isAsking: (query.isPlaceholderData && query.isFetching) || (filters.length > 0 && (under.data === undefined || under.isPlaceholderData)),
  };
}
