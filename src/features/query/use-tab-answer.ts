import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Answer } from '../../engine/engine.ts';
import type { Problem } from '../../model/problem.ts';
import { answerOptions, revisionOfAnswer } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import type { Question } from '../../statement/question.ts';
import type { TabAnswer } from './tab.ts';

/**
 * The answer of a question. The last frame that was good stays, at 45 %, while the next one is asked and where the next one
 * is a problem; without a question there is none.
 */
export function useTabAnswer(question: Question | null, unasked: Problem | null): TabAnswer {
  const engine = useEngine();
  const { revision, reading } = useDescription();
  const client = useQueryClient();
  const options = answerOptions(engine, question, revision);
  const query = useQuery({ ...options, enabled: question !== null });
  const key = question === null ? null : `${question.key} ${revisionOfAnswer(question, revision)}`;
  const [stopped, setStopped] = useState<string | null>(null);
  const { queryKey } = options;
  const stop = useCallback(() => {
    setStopped(key);
    void client.cancelQueries({ queryKey });
  }, [client, key, queryKey]);
  const again = useCallback(() => {
    setStopped(null);
    void client.resetQueries({ queryKey });
  }, [client, queryKey]);

  const [good, setGood] = useState<Answer | null>(null);
  const fresh = question === null || query.isPlaceholderData ? undefined : query.data;
  if (fresh?.result.ok === true && fresh !== good) setGood(fresh);
  const isStopped = stopped === key && key !== null && fresh === undefined;
  const isAsking = question !== null && fresh === undefined && query.error === null && !isStopped;

  return useMemo(() => {
    const problem: Problem | null =
      unasked ?? (isStopped ? { kind: 'cancelled' } : query.error !== null && fresh === undefined ? { kind: 'internal', message: query.error.message } : fresh?.result.ok === false ? fresh.result.problem : null);
    const frame = good?.result.ok === true ? good.result.value : null;
    const hasNone = question === null && unasked === null;
    return {
      frame: hasNone ? null : frame,
      problem,
      // While files are read the numbers grow at every batch: dimming each time would flicker.
      asking: !isAsking ? null : frame === null ? 'first' : reading ? null : 'again',
      milliseconds: good?.milliseconds ?? 0,
      engine: good?.engine ?? null,
      stop,
      again,
    };
  }, [unasked, isStopped, query.error, fresh, good, question, isAsking, reading, stop, again]);
}
