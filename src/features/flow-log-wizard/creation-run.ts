import { create } from 'zustand';
import { isHeardOf, makeAll, waiting, withPiece, type Making, type PieceState } from '../../state/making.ts';
import { flowLogDraftChanged, flowLogDraftForgotten, useFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { piecesOf, type Piece, type makePiece } from './creation.ts';
import { targetOf, wishesOf } from './wish.ts';

/** A creation as it goes on, or as it ended. It goes on when the screen is left. */
export interface Creation extends Making<Piece> {
  readonly draft: FlowLogDraft | null;
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
  const pieces = goesOn ? before.pieces : waiting(piecesOf(draft));
  useCreationStore.setState({ phase: 'running', draft, pieces, problem: null }, true);
  const problem = await makeAll(pieces, put, async (piece) => {
    // Kept before it is asked for: who reloads meanwhile asks for it by looking first.
    const resource = piece.kind === 'flow-log' ? piece.wish.resourceId : null;
    const known = useFlowLogDraft.getState().made;
    if (resource !== null && known[resource] === undefined) flowLogDraftChanged({ made: { ...known, [resource]: '' } });
    const name = piece.kind === 'project' ? piece.name : piece.kind === 'logstore' ? `${targetOf(draft).project}/${piece.name}` : null;
    if (name !== null) heardOf(name, false);
    const made = await make({ ...draft, made: known }, piece);
    if (name !== null && isHeardOf(made)) heardOf(name, true);
    if (!made.ok) {
      // Refused is known not to have been made; of everything else nobody knows.
      if (made.problem.kind === 'refused') flowLogDraftChanged({ made: known });
      return made;
    }
    if (resource !== null && made.value.id !== null) flowLogDraftChanged({ made: { ...known, [resource]: made.value.id } });
    // From now on it is one to choose, also after a reload.
    if (piece.kind === 'project') flowLogDraftChanged({ projectWay: 'choose', project: piece.name });
    if (piece.kind === 'logstore') flowLogDraftChanged({ logstoreWay: 'choose', logstore: piece.name });
    return made;
  });
  if (problem !== null) {
    useCreationStore.setState({ phase: 'failed', problem });
    return;
  }
  useCreationStore.setState({ phase: 'done' });
  flowLogDraftForgotten();
  flowLogDraftChanged({ region: draft.region });
}

/** Whether it is known what became of a project or Logstore. */
function heardOf(name: string, isHeard: boolean): void {
  const others = useFlowLogDraft.getState().unheard.filter((one) => one !== name);
  flowLogDraftChanged({ unheard: isHeard ? others : [...others, name] });
}

function put(at: number, change: Partial<PieceState<Piece>>): void {
  useCreationStore.setState(({ pieces }) => ({ pieces: withPiece(pieces, at, change) }));
}
