import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ClusterOptions, Clusters, Pattern, PatternAsked, PatternDetail, PatternShape } from '../../../model/clusters.ts';
import type { Problem } from '../../../model/problem.ts';
import { clustersOptions, patternOptions } from '../../../state/clusters.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import type { Question } from '../../../statement/question.ts';

export interface ClustersAnswer {
  /** The patterns that are shown, perhaps of an earlier question. */
  readonly clusters: Clusters | null;
  readonly milliseconds: number;
  readonly problem: Problem | null;
  /** `first`: nothing to show yet. `again`: earlier patterns stand there, dimmed. */
  readonly asking: 'first' | 'again' | null;
  stop(): void;
  again(): void;
}

/** The patterns of a question's records. Those before stay while the next are asked. */
export function useClusters(question: Question | null, options: ClusterOptions): ClustersAnswer {
  const engine = useEngine();
  const client = useQueryClient();
  const { revision, reading } = useDescription();
  const asked = clustersOptions(engine, question, options, revision);
  const query = useQuery({ ...asked, enabled: question !== null });
  const key = JSON.stringify(asked.queryKey);
  const [stopped, setStopped] = useState<string | null>(null);
  const { queryKey } = asked;
  const stop = useCallback(() => {
    setStopped(key);
    void client.cancelQueries({ queryKey });
  }, [client, key, queryKey]);
  const again = useCallback(() => {
    setStopped(null);
    void client.resetQueries({ queryKey });
  }, [client, queryKey]);
  const shown = query.data;
  const fresh = query.isPlaceholderData ? undefined : shown;
  const isStopped = stopped === key && fresh === undefined;
  const clusters = shown?.result.ok === true ? shown.result.value : null;
  const isAsking = question !== null && fresh === undefined && query.error === null && !isStopped;
  const failed: Problem | null = fresh?.result.ok === false ? fresh.result.problem : query.error !== null && fresh === undefined ? { kind: 'internal', message: query.error.message } : null;
  return {
    clusters,
    milliseconds: shown?.milliseconds ?? 0,
    problem: isStopped && clusters === null ? { kind: 'cancelled' } : failed,
    // While files are read the numbers grow at every batch: dimming each time would flicker.
    asking: !isAsking ? null : clusters === null ? 'first' : reading ? null : 'again',
    stop,
    again,
  };
}

export interface DetailAnswer {
  readonly detail: PatternDetail | null;
  readonly problem: Problem | null;
  /** The records have changed since, and there is no such pattern. */
  readonly isGone: boolean;
}

/**
 * One pattern looked at closely; null asks nothing. While it is asked again, as more records come or other patterns are made, what was
 * known of the same shape stays.
 */
export function usePattern(question: Question | null, options: ClusterOptions, { clusters, asking }: ClustersAnswer, pattern: Pattern | null): DetailAnswer {
  const engine = useEngine();
  const { revision } = useDescription();
  // Ranks of patterns that are being replaced mean nothing to the next ones.
  const asked = clusters && pattern && asking === null ? askedOf(options, clusters, pattern) : null;
  const query = useQuery(patternOptions(engine, question, asked, revision));
  const result = asked === null ? undefined : query.data?.result;
  const shape = pattern?.shape ?? null;
  const [last, setLast] = useState<{ readonly shape: string; readonly detail: PatternDetail } | null>(null);
  const fresh = result?.ok === true ? result.value : null;
  if (fresh && shape && fresh !== last?.detail) setLast({ shape: shapeKey(shape), detail: fresh });
  return {
    detail: fresh ?? (shape && last?.shape === shapeKey(shape) ? last.detail : null),
    problem: result?.ok === false ? result.problem : asked && query.error ? { kind: 'internal', message: query.error.message } : null,
    isGone: result?.ok === true && result.value === null,
  };
}

/** Equal for patterns that say the same. */
export function shapeKey(shape: PatternShape): string {
  return JSON.stringify(shape);
}

function askedOf(options: ClusterOptions, { trend }: Clusters, pattern: Pattern): PatternAsked {
  const most = pattern.trend.indexOf(Math.max(...pattern.trend));
  const from = trend.from + Math.max(0, most) * trend.seconds;
  return { options, rank: pattern.rank, busiest: { from, to: from + trend.seconds } };
}
