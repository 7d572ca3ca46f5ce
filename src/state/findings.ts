import { keepPreviousData, queryOptions, skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { present } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import type { Found } from '../catalog/findings/find.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import { filtersIn, type Condition } from '../model/filter.ts';
import type { Frame } from '../model/frame.ts';
import { labelFields, revisionFor } from '../model/labels.ts';
import type { Problem } from '../model/problem.ts';
import type { Description } from '../model/source.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { ask as asked } from '../statement/ask.ts';
import type { Question } from '../statement/question.ts';
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

type Described = Pick<Description, 'revision' | 'fields' | 'captureInterval'>;

/** Answers questions together, in the order asked. */
export type Asking = (questions: readonly Question[]) => Promise<readonly Answer[]>;

function posted(engine: Engine, signal: AbortSignal): Asking {
  return (questions) => Promise.all(questions.map((question) => postOf(engine).ask(question, signal)));
}

function findingsKey(searched: Searched | null, { revision }: Pick<Described, 'revision'>) {
  return ['findings', searched, revisionSearched(revision)] as const;
}

/** All that is found. The detectors are loaded with the first search. */
async function foundIn(searched: Searched, { fields, captureInterval }: Described, ask: Asking): Promise<FoundIn> {
  const { findAll } = await import('../catalog/findings/find.ts');
  const begun = performance.now();
  const { range, projectZone } = searched;
  const capture = captureInterval >= 1 ? Math.round(captureInterval) : usualCapture;
  const found = await findAll({
    range, capture, present: fields,
    ask: async (statements, variables) => {
      const questions = statements.map(({ statement, counts }) => asked(statement, { range, filters: [], projectZone, variables }, { counts, present: fields }));
      return answered(questions, ask);
    },
  });
  return { ...found, searched, capture, milliseconds: performance.now() - begun };
}

/** What could be asked is; each of the others has its problem. */
async function answered(questions: readonly Result<Question, Problem>[], ask: Asking): Promise<readonly Result<Frame, Problem>[]> {
  const answers = await ask(questions.flatMap((question) => (question.ok ? [question.value] : [])));
  let at = 0;
  return questions.map((question) => (question.ok ? present(answers[at++], 'an answer for each question').result : question));
}

/** Key and fetcher of what is found. */
export function findingsOptions(engine: Engine, searched: Searched | null, described: Described) {
  return queryOptions({
    queryKey: findingsKey(searched, described),
    queryFn: searched === null ? skipToken : async ({ signal }): Promise<FoundIn> => {
      // Between two turns of questions, too, the page is not quiet.
      const end = begin('a search for findings');
      try {
        return await foundIn(searched, described, posted(engine, signal));
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

/** Of the findings that filters leave, by key, how many of their records; null where that could not be asked. */
export type LeftUnder = ReadonlyMap<string, number | null>;

const anyRecords = '* | select count(*) as records';

async function leftUnder({ searched, findings }: FoundIn, filters: readonly Condition[], { fields }: Pick<Described, 'fields'>, ask: Asking): Promise<LeftUnder> {
  const { range, projectZone } = searched;
  const questions = findings.map(({ conditions, counted }) => asked(anyRecords, { range, filters: [...filters, ...conditions, ...counted], projectZone, variables: {} }, { counts: 'records', present: fields }));
  const counts = await answered(questions, ask);
  return new Map(findings.flatMap(({ key }, i): readonly (readonly [string, number | null])[] => {
    const count = counts[i];
    // One that could not be asked is shown rather than lost.
    if (count?.ok !== true) return [[key, null]];
    const records = Number(count.value.columns[0]?.values[0] ?? 0);
    return records === 0 ? [] : [[key, records]];
  }));
}

function underKey(searched: Searched | undefined, filters: readonly Condition[], { revision }: Pick<Described, 'revision'>) {
  return ['findings under', searched, filters, revisionSearched(revision), revisionUnder(filters, revision)] as const;
}

/** The findings that have records under the filters. */
export function underOptions(engine: Engine, found: FoundIn | null, filters: readonly Condition[], described: Pick<Described, 'revision' | 'fields'>) {
  return queryOptions({
    queryKey: underKey(found?.searched, filters, described),
    queryFn: found === null ? skipToken : ({ signal }) => leftUnder(found, filters, described, posted(engine, signal)),
    gcTime: keptMs,
    placeholderData: keepPreviousData,
  });
}

/** What is looked at, for a search that nobody waits for. */
export interface Looked {
  readonly searched: Searched;
  /** Those that apply. */
  readonly filters: readonly Condition[];
  readonly described: Described;
}

/**
 * A search beside all else, into the cache, where the screen finds it: past the post, as nobody waits for it. What was dropped half way is
 * not kept.
 *
 * @returns the keys of the findings that the filters leave; null when it was dropped
 */
export async function searchedAhead(client: QueryClient, engine: Engine, { searched, filters, described }: Looked, signal: AbortSignal): Promise<readonly string[] | null> {
  const ask: Asking = (questions) => engine.answer(questions, signal, () => undefined);
  const key = findingsKey(searched, described);
  const found = client.getQueryData<FoundIn>(key) ?? (await foundIn(searched, described, ask));
  if (signal.aborted) return null;
  client.setQueryDefaults(key, { gcTime: keptMs });
  client.setQueryData(key, found);
  if (filters.length === 0) return found.findings.map((finding) => finding.key);
  const under = underKey(searched, filters, described);
  const left = client.getQueryData<LeftUnder>(under) ?? (await leftUnder(found, filters, described, ask));
  if (signal.aborted) return null;
  client.setQueryData(under, left);
  return [...left.keys()];
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
    /** Those that the filters leave; null for all of them. */
    left: filters.length === 0 ? null : (under.data ?? null),
    isAsking: (query.isPlaceholderData && query.isFetching) || (filters.length > 0 && (under.data === undefined || under.isPlaceholderData)),
  };
}
