import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { drawn } from '../../../charts/buckets.ts';
import type { Scope } from '../../../model/scope.ts';
import { answerOptions } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import type { Statement } from '../../../statement/statement.ts';
import { distinctQuestion } from './field-questions.ts';

/**
 * How many values each field has among the matching records. Asked one field after the other, the shown ones first, and only
 * when the records themselves are here: pages in view must not wait for them.
 */
export function useCounts(names: readonly string[], statement: Statement | null, scope: Scope, isReady: boolean): Readonly<Record<string, number>> {
  const engine = useEngine();
  const client = useQueryClient();
  const { revision, fields } = useDescription();
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const order = names.join('\n');
  useEffect(() => {
    let isLive = true;
    const count = async (): Promise<void> => {
      if (!statement || !isReady) return;
      for (const name of order === '' ? [] : order.split('\n')) {
        const question = distinctQuestion(name, statement, scope, fields);
        if (!question) continue;
        const answer = await client.fetchQuery(answerOptions(engine, question, revision)).catch(() => null);
        if (!isLive) return;
        const found = answer?.result.ok === true ? drawn(answer.result.value.columns[0]?.values[0]) : null;
        if (found !== null) setCounts((before) => ({ ...before, [name]: found }));
      }
    };
    void count();
    return () => {
      isLive = false;
    };
  }, [client, engine, order, statement, scope, fields, revision, isReady]);
  return counts;
}
