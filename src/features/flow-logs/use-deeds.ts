import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { begin } from '../../state/idle.ts';
import { cloudProblemOf, taken } from '../../state/cloud-query.ts';
import { useCloud } from '../../state/cloud.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import type { Said } from '../../ui/use-said.ts';
import { keyOfRow, shownAtOnce } from './cached.ts';
import { doDeed, type Change, type Deed } from './deeds.ts';
import { settledRow } from './settled.ts';
import type { Row } from './row.ts';
import { words } from './words.ts';

export interface Deeds {
  readonly start: (row: Row) => void;
  readonly stop: (row: Row) => void;
  readonly remove: (row: Row) => void;
  readonly edit: (row: Row, change: Change) => void;
}

/**
 * Start, stop, edit and delete: shown at once, taken back when the service refuses, said with the consequence, and with Undo where
 * there is one. A deletion has none, which is why it is asked about before.
 */
export function useDeeds(say: (said: Said | null) => void, onRemoved?: () => void): Deeds {
  const w = useWords(words);
  const language = useLanguage();
  const client = useQueryClient();
  const cloud = useCloud();
  const { mutate } = useMutation({
    mutationFn: async (deed: Deed) => {
      if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
      const end = begin('deed');
      try {
        return taken(await doDeed(cloud.connection, deed));
      } finally {
        end();
      }
    },
    networkMode: 'always',
    onMutate: async (deed) => {
      say(null);
      await client.cancelQueries({ queryKey: keyOfRow(deed.row) });
      return shownAtOnce(client, deed);
    },
    onError: (error, { row }, undo) => {
      undo?.();
      const problem = cloudProblemOf(error);
      say({ text: w.notDone(row.name, problem === null ? '' : problemSentence(problem, language)), tone: 'problem' });
    },
    onSuccess: (_done, deed) => {
      say({ text: saidOf(deed, w), tone: 'done', ...undoOf(deed) });
      if (deed.kind === 'remove') onRemoved?.();
    },
    onSettled: (_done, _error, { row }) => client.invalidateQueries({ queryKey: keyOfRow(row) }),
  });
  /** The way back, once the flow log is in a state in which it can be changed again. */
  const undoOf = (deed: Deed): Pick<Said, 'undo'> => {
    if (deed.kind === 'remove') return {};
    const back = (row: Row): Deed => {
      if (deed.kind !== 'edit') return { kind: deed.kind === 'start' ? 'stop' : 'start', row };
      const { name, description } = deed.row;
      return { kind: 'edit', row, change: { name: deed.row.kind === 'alibaba' ? deed.row.log.name : name, description, ...(deed.row.kind === 'alibaba' ? { interval: deed.row.log.interval } : {}) } };
    };
    return {
      undo: () => {
        const end = begin('undo');
        void settledRow(client, deed.row).then((row) => {
          if (row === null) say({ text: w.stillSettling(deed.row.name), tone: 'problem' });
          else mutate(back(row));
        }).finally(end);
      },
    };
  };
  return useMemo(() => ({
    start: (row) => mutate({ kind: 'start', row }),
    stop: (row) => mutate({ kind: 'stop', row }),
    remove: (row) => mutate({ kind: 'remove', row }),
    edit: (row, change) => mutate({ kind: 'edit', row, change }),
  }), [mutate]);
}

function saidOf({ kind, row }: Deed, w: { readonly [K in 'startSaid' | 'startSaidHuawei' | 'stopSaid' | 'stopSaidHuawei' | 'editSaid' | 'removeSaid']: (name: string) => string }): string {
  const isHuawei = row.kind !== 'alibaba';
  switch (kind) {
    case 'start':
      return isHuawei ? w.startSaidHuawei(row.name) : w.startSaid(row.name);
    case 'stop':
      return isHuawei ? w.stopSaidHuawei(row.name) : w.stopSaid(row.name);
    case 'edit':
      return w.editSaid(row.name);
    case 'remove':
      return w.removeSaid(row.name);
  }
}
