import { create } from 'zustand';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { flowLogDraftChanged, flowLogDraftForgotten, useFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { piecesOf, type Piece, type makePiece } from './creation.ts';
import { wishesOf } from './wish.ts';

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

export const noCreation: Creation = { phase: 'none', draft: null, pieces: [], problem: null };
export const useCreationStore = create<Creation>()(() => noCreation);

/** Whether two drafts ask for the same, whatever was made of them. */
export function isSameWish(sent: FlowLogDraft | null, now: FlowLogDraft): boolean {
  const wish = (draft: FlowLogDraft): string => JSON.stringify([wishesOf(draft), draft.sls, draft.report, draft.nis, draft.analyzer, draft.analyzerInterval]);
  return sent !== null && wish(sent) === wish(now);
}

type Make = (draft: FlowLogDraft, piece: Piece) => ReturnType<typeof makePiece>;

/** Makes what the draft asks for, or goes on where it broke off. */
export async function runCreation(make: Make): Promise<void> {
  const draft = useFlowLogDraft.getState();
  const before = useCreationStore.getState();
  // What was made before it broke off stays in the list.
  const goesOn = before.phase === 'failed' && isSameWish(before.draft, draft);
  const pieces = goesOn ? before.pieces : piecesOf(draft).map((piece): PieceState => ({ piece, state: 'waiting', id: null }));
  useCreationStore.setState({ phase: 'running', draft, pieces, problem: null }, true);
  for (const [at, { piece, state }] of pieces.entries()) {
    if (state === 'made' || state === 'found') continue;
    put(at, { state: 'doing' });
    // Kept before it is asked for: who reloads meanwhile asks for it by looking first.
    const resource = piece.kind === 'flow-log' ? piece.wish.resourceId : null;
    const known = useFlowLogDraft.getState().made;
    if (resource !== null && known[resource] === undefined) flowLogDraftChanged({ made: { ...known, [resource]: '' } });
    // oxlint-disable-next-line no-await-in-loop -- each needs the one before
    const made = await make({ ...draft, made: known }, piece);
    if (!made.ok) {
      const { problem } = made;
      // Refused is known not to have been made; of everything else nobody knows.
      if (problem.kind === 'refused') flowLogDraftChanged({ made: known });
      put(at, { state: 'failed' });
      useCreationStore.setState({ phase: 'failed', problem });
      return;
    }
    if (resource !== null && made.value.id !== null) flowLogDraftChanged({ made: { ...known, [resource]: made.value.id } });
    // From now on it is one to choose, also after a reload.
    if (piece.kind === 'project') flowLogDraftChanged({ projectWay: 'choose', project: piece.name });
    if (piece.kind === 'logstore') flowLogDraftChanged({ logstoreWay: 'choose', logstore: piece.name });
    put(at, { state: made.value.how, id: made.value.id });
  }
  useCreationStore.setState({ phase: 'done' });
  flowLogDraftForgotten();
  flowLogDraftChanged({ region: draft.region });
}

function put(at: number, change: Partial<PieceState>): void {
  useCreationStore.setState(({ pieces }) => ({ pieces: pieces.map((one, index) => (index === at ? { ...one, ...change } : one)) }));
}
