import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { threatTotals } from '../../catalog/threat-totals.ts';
import type { Frame } from '../../model/frame.ts';
import { answerAhead } from '../../state/ahead.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { Resting } from '../../state/resting.ts';
import { useChosenRange, useScopeOver } from '../../state/view.ts';
import { ask } from '../../statement/ask.ts';

/**
 * How many listed addresses were contacted from inside, in what is looked at; 0 also while that is not known. It is the question of
 * the values of Threat Intelligence, asked beside all else once the page rests, and into the cache: that screen finds it there, and
 * this count what that screen has asked.
 */
export function useContacted(): number {
  const engine = useEngine();
  const client = useQueryClient();
  const { revision, reading, fields } = useDescription();
  const scope = useScopeOver(useChosenRange());
  // Without a list there is no such field.
  const isWanted = !reading && fields.includes('dstthreat');
  const question = useMemo(() => {
    const made = isWanted ? ask(threatTotals, scope, { counts: 'records', present: fields }) : null;
    return made?.ok === true ? made.value : null;
  }, [isWanted, scope, fields]);
  const options = useMemo(() => answerOptions(engine, question, revision), [engine, question, revision]);
  const { data, isPlaceholderData } = useQuery({ ...options, enabled: false });
  const answer = isPlaceholderData || question === null ? undefined : data;
  const isMissing = answer === undefined;
  const { queryKey } = options;
  useEffect(() => {
    if (question === null || !isMissing) return undefined;
    const resting = new Resting((signal) => answerAhead(engine, client, [{ question, key: queryKey }], signal));
    resting.again();
    return () => resting.leave();
  }, [engine, client, question, queryKey, isMissing]);
  return answer?.result.ok === true ? contactedIn(answer.result.value) : 0;
}

function contactedIn({ columns }: Frame): number {
  return Number(columns.find(({ name }) => name === 'contacted')?.values[0] ?? 0);
}
