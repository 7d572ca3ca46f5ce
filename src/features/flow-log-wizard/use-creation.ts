import { useQueryClient } from '@tanstack/react-query';
import { cloudAskedAnew } from '../../state/cloud-anew.ts';
import { useCloud } from '../../state/cloud.ts';
import { begin } from '../../state/idle.ts';
import { useLanguage } from '../../state/language.ts';
import { makePiece } from './creation.ts';
import { noCreation, runCreation, useCreationStore, type Creation } from './creation-run.ts';

export interface CreationDeeds {
  readonly creation: Creation;
  /** Begins, or goes on where it broke off. */
  readonly start: () => void;
  /** The way back to the form, or to an empty one when it is done. */
  readonly close: () => void;
}

export function useCreation(): CreationDeeds {
  const creation = useCreationStore();
  const cloud = useCloud();
  const language = useLanguage();
  const client = useQueryClient();
  const start = (): void => {
    if (cloud.kind !== 'on' || useCreationStore.getState().phase === 'running') return;
    const end = begin('creation');
    const { connection } = cloud;
    void runCreation((draft, piece) => makePiece({ connection, draft, language }, piece)).finally(() => {
      end();
      void cloudAskedAnew(client);
    });
  };
  return { creation, start, close: () => useCreationStore.setState(noCreation, true) };
}
