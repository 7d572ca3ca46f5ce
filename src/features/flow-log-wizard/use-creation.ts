import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { useCloud } from '../../state/cloud.ts';
import { begin } from '../../state/idle.ts';
import { useLanguage } from '../../state/language.ts';
import { flowLogDraftChanged, flowLogDraftForgotten, useFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { makePiece, piecesOf, type Piece } from './creation.ts';

export interface PieceState {
  readonly piece: Piece;
  readonly state: 'waiting' | 'doing' | 'made' | 'found' | 'failed';
  readonly id: string | null;
}

/** A creation as it goes on, or as it ended. It goes on when the screen is left. */
export interface Creation {
  readonly phase: 'none' | 'running' | 'failed' | 'done';
  readonly draft: FlowLogDraft | null;
  readonly pieces: readonly PieceState[];
  readonly problem: CloudProblem | null;
}

const none: Creation = { phase: 'none', draft: null, pieces: [], problem: null };
const useStore = create<Creation>()(() => none);

/** Whether two drafts ask for the same, whatever was made of them. */
export function isSameWish(sent: FlowLogDraft | null, now: FlowLogDraft): boolean {
  return sent !== null && JSON.stringify({ ...sent, made: {} }) === JSON.stringify({ ...now, made: {} });
}

export interface CreationDeeds {
  readonly creation: Creation;
  /** Begins, or goes on where it broke off. */
  readonly start: () => void;
  /** The way back to the form, or to an empty one when it is done. */
  readonly close: () => void;
}

export function useCreation(): CreationDeeds {
  const creation = useStore();
  const cloud = useCloud();
  const language = useLanguage();
  const client = useQueryClient();
  const start = (): void => {
    if (cloud.kind !== 'on' || useStore.getState().phase === 'running') return;
    const end = begin('creation');
    const { connection } = cloud;
    void run((draft, piece) => makePiece({ connection, draft, language }, piece)).finally(() => {
      end();
      void client.invalidateQueries({ queryKey: ['cloud'] });
    });
  };
  return { creation, start, close: () => useStore.setState(none, true) };
}

type Make = (draft: FlowLogDraft, piece: Piece) => ReturnType<typeof makePiece>;

async function run(make: Make): Promise<void> {
  const draft = useFlowLogDraft.getState();
  const pieces = piecesOf(draft).map((piece): PieceState => ({ piece, state: 'waiting', id: null }));
  useStore.setState({ phase: 'running', draft, pieces, problem: null }, true);
  for (const [at, { piece }] of pieces.entries()) {
    put(at, { state: 'doing' });
    // Kept before it is asked for: who reloads meanwhile asks for it by looking first.
    const resource = piece.kind === 'flow-log' ? piece.wish.resourceId : null;
    const before = useFlowLogDraft.getState().made;
    if (resource !== null && before[resource] === undefined) flowLogDraftChanged({ made: { ...before, [resource]: '' } });
    // oxlint-disable-next-line no-await-in-loop -- each needs the one before
    const made = await make({ ...draft, made: before }, piece);
    if (!made.ok) {
      const { problem } = made;
      // Refused is known not to have been made; of everything else nobody knows.
      if (problem.kind === 'refused') flowLogDraftChanged({ made: before });
      put(at, { state: 'failed' });
      useStore.setState({ phase: 'failed', problem });
      return;
    }
    if (resource !== null && made.value.id !== null) flowLogDraftChanged({ made: { ...before, [resource]: made.value.id } });
    put(at, { state: made.value.how, id: made.value.id });
  }
  useStore.setState({ phase: 'done' });
  flowLogDraftForgotten();
}

function put(at: number, change: Partial<PieceState>): void {
  useStore.setState(({ pieces }) => ({ pieces: pieces.map((one, index) => (index === at ? { ...one, ...change } : one)) }));
}
