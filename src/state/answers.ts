import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { oncePer } from '../base/once-per.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import { revisionFor } from '../model/labels.ts';
import { namesLabels } from '../statement/names-labels.ts';
import type { Question } from '../statement/question.ts';
import { Post, type AskedWhen } from './post.ts';

export const postOf = oncePer((engine: Engine) => new Post(engine));

/** Asks outside of the cache, in the same batch as what is asked in the same turn. Rejects when the signal is aborted. */
export function askOnce(engine: Engine, question: Question, signal: AbortSignal): Promise<Answer> {
  return postOf(engine).ask(question, signal);
}

/** What of a revision a question's answer depends on: other domains or threat lists ask only what names them anew. */
export function revisionOfAnswer({ statement }: Question, revision: number): number {
  return revisionFor(namesLabels(statement), revision);
}

/** Answers of older revisions and filters are kept this long, for Back. */
const keptMs = 60_000;

/**
 * Key and fetcher of one answer. The key holds everything that the answer depends on: the printed question with its
 * range, filters, zone and variables, and the revision of the data; that of the labels only where it names some. Frames are never walked or compared; the answer before
 * stays until the new one is whole. Without a question nothing is asked.
 */
export function answerOptions(engine: Engine, question: Question | null, revision: number, when: AskedWhen = 'now') {
  return queryOptions({
    queryKey: ['answer', question?.key ?? null, question?.counts ?? null, question === null ? null : revisionOfAnswer(question, revision)] as const,
    queryFn: question === null ? skipToken : ({ signal }) => postOf(engine).ask(question, signal, when),
    networkMode: 'always',
    retry: false,
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: keptMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
    placeholderData: keepPreviousData,
  });
}
