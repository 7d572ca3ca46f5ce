import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import type { Result } from '../base/result.ts';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import type { ClusterOptions, Clusters, PatternAsked, PatternDetail } from '../model/clusters.ts';
import type { Problem } from '../model/problem.ts';
import type { Question } from '../statement/question.ts';
import { begin } from './idle.ts';

/** An answer with the time that it took, as the page saw it. */
export interface Timed<T> {
  readonly result: Result<T, Problem>;
  readonly milliseconds: number;
}

const usual = { networkMode: 'always', retry: false, structuralSharing: false, staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false, refetchOnMount: false } as const;

/** Key and fetcher of the patterns of a question's records. The patterns before stay until the new ones are whole; without a question nothing is asked. */
export function clustersOptions(engine: EmbeddedEngine, question: Question | null, options: ClusterOptions, revision: number) {
  return queryOptions({
    ...usual,
    queryKey: ['clusters', question?.key ?? null, options, revision] as const,
    queryFn: question === null ? skipToken : ({ signal }): Promise<Timed<Clusters>> => timed('clusters', () => engine.cluster(question, options, signal)),
    placeholderData: keepPreviousData,
  });
}

/** One of these patterns, looked at closely. */
export function patternOptions(engine: EmbeddedEngine, question: Question | null, asked: PatternAsked | null, revision: number) {
  return queryOptions({
    ...usual,
    queryKey: ['pattern', question?.key ?? null, asked, revision] as const,
    queryFn: question === null || asked === null ? skipToken : ({ signal }): Promise<Timed<PatternDetail | null>> => timed('pattern', () => engine.pattern(question, asked, signal)),
  });
}

async function timed<T>(what: string, ask: () => Promise<Result<T, Problem>>): Promise<Timed<T>> {
  const ended = begin(`${what} questions`);
  const began = performance.now();
  try {
    return { result: await ask(), milliseconds: performance.now() - began };
  } finally {
    ended();
  }
}
