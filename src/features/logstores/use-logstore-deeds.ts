import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { changeRetention, deleteLogstore } from '../../cloud/sls/logstores.ts';
import { permanent } from '../../model/cloud/logstore.ts';
import { useCloud } from '../../state/cloud.ts';
import { cloudProblemOf, taken } from '../../state/cloud-query.ts';
import { begin } from '../../state/idle.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useLogstoreAgain } from '../../state/logstores.ts';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import type { Said } from '../../ui/use-said.ts';
import { words } from './words.ts';

type Deed = { readonly kind: 'retention'; readonly days: number; readonly before: number } | { readonly kind: 'remove' };

export interface LogstoreDeeds {
  /** Days, or `permanent`. Longer can be taken back; shorter deletes. */
  readonly keep: (days: number, before: number) => void;
  readonly remove: () => void;
  readonly working: boolean;
}

/** Retention and deletion: each said with its consequence, or why it was refused. */
export function useLogstoreDeeds(place: LogstorePlace, say: (said: Said | null) => void, onRemoved: () => void): LogstoreDeeds {
  const w = useWords(words);
  const language = useLanguage();
  const cloud = useCloud();
  const again = useLogstoreAgain(place);
  const { logstore } = place;
  const { mutate, isPending } = useMutation({
    mutationFn: async (deed: Deed) => {
      if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
      const end = begin('deed');
      try {
        taken(await (deed.kind === 'remove' ? deleteLogstore(cloud.connection, place) : changeRetention(cloud.connection, { ...place, ttlDays: deed.days })));
        await again();
      } finally {
        end();
      }
    },
    networkMode: 'always',
    onMutate: () => say(null),
    onError: (error) => {
      const problem = cloudProblemOf(error);
      say({ text: w.notDone(logstore, problem === null ? '' : problemSentence(problem, language)), tone: 'problem' });
    },
    onSuccess: (_done, deed) => {
      if (deed.kind === 'remove') {
        say({ text: w.removeSaid(logstore), tone: 'done' });
        onRemoved();
        return;
      }
      const { days, before } = deed;
      const text = w.retentionSaid(logstore, days >= permanent ? w.ever : w.forDays(days));
      say({ text, tone: 'done', ...(days > before ? { undo: () => mutate({ kind: 'retention', days: before, before: days }) } : {}) });
    },
  });
  return useMemo(() => ({
    keep: (days, before) => mutate({ kind: 'retention', days, before }),
    remove: () => mutate({ kind: 'remove' }),
    working: isPending,
  }), [mutate, isPending]);
}
