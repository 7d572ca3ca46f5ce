import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { cloudAskedAnew } from '../../state/cloud-anew.ts';
import { cloudSeconds, useCloud } from '../../state/cloud.ts';
import { huaweiDrafts, type HuaweiDraft, type HuaweiKind } from '../../state/huawei-draft.ts';
import { begin } from '../../state/idle.ts';
import { isHeardOf, makeAll, waiting, withPiece, type Making } from '../../state/making.ts';
import { makePiece, piecesOf, type Piece, type Scope } from './creation.ts';

/** A creation as it goes on, or as it ended. It goes on when the screen is left. */
export interface Creation extends Making<Piece> {
  readonly scope: Scope;
  /** As it stands after what was made: what is made is chosen from then on. */
  readonly draft: HuaweiDraft | null;
  /** Unix seconds of the cloud at which it was done. */
  readonly doneAt: number;
}

const none: Creation = { phase: 'none', scope: 'all', draft: null, pieces: [], problem: null, doneAt: 0 };
const stores = { 'huawei-vpc': create<Creation>()(() => none), 'huawei-er': create<Creation>()(() => none) } as const;

export interface CreationDeeds {
  readonly creation: Creation;
  /** Begins, or goes on where it broke off. Resolves with whether all was made. */
  readonly start: (scope: Scope) => Promise<boolean>;
  /** The way back to the form. */
  readonly close: () => void;
}

export function useCreation(kind: HuaweiKind): CreationDeeds {
  const store = stores[kind];
  const creation = store();
  const cloud = useCloud();
  const client = useQueryClient();
  return {
    creation,
    close: () => store.setState(none, true),
    start: async (scope) => {
      if (cloud.kind !== 'on' || store.getState().phase === 'running') return false;
      const end = begin('creation');
      try {
        await run(cloud.connection, kind, scope);
        return store.getState().phase === 'done';
      } finally {
        end();
        void cloudAskedAnew(client);
      }
    },
  };
}

/** Whether a draft asks for what was sent. */
export function isSameWish(sent: HuaweiDraft | null, now: HuaweiDraft): boolean {
  return sent !== null && JSON.stringify({ ...sent, asked: '', unheard: [] }) === JSON.stringify({ ...now, asked: '', unheard: [] });
}

async function run(connection: CloudConnection, kind: HuaweiKind, scope: Scope): Promise<void> {
  const store = stores[kind];
  const { use, changed, forgotten } = huaweiDrafts[kind];
  const before = store.getState();
  const goesOn = before.phase === 'failed' && before.scope === scope && isSameWish(before.draft, use.getState());
  const pieces = goesOn ? before.pieces : waiting(piecesOf(use.getState(), scope));
  store.setState({ ...none, phase: 'running', scope, draft: use.getState(), pieces }, true);
  // What is made is chosen from now on, also after a reload.
  const choose = (change: Partial<HuaweiDraft>): void => {
    changed(change);
    store.setState({ draft: use.getState() });
  };
  const problem = await makeAll(pieces, (at, change) => store.setState((now) => ({ pieces: withPiece(now.pieces, at, change) })), async (piece) => {
    const again = piece.kind === 'flow-log' && use.getState().asked !== '';
    // Kept before it is asked for: who reloads meanwhile asks for the same one.
    if (piece.kind === 'flow-log' && !again) choose({ asked: crypto.randomUUID() });
    const name = piece.kind === 'group' ? piece.name : piece.kind === 'stream' ? `${use.getState().group}/${piece.name}` : null;
    const others = use.getState().unheard.filter((one) => one !== name);
    if (name !== null) choose({ unheard: [...others, name] });
    const made = await makePiece({ connection, kind, draft: use.getState(), again }, piece);
    if (name !== null && isHeardOf(made)) choose({ unheard: others });
    if (!made.ok) {
      if (isHeardOf(made) && piece.kind === 'flow-log') choose({ asked: '' });
      return made;
    }
    if (piece.kind === 'group') choose({ groupWay: 'choose', group: made.value.id });
    if (piece.kind === 'stream') choose({ streamWay: 'choose', stream: made.value.id });
    return made;
  });
  if (problem !== null) {
    store.setState({ phase: 'failed', problem });
    return;
  }
  store.setState({ phase: 'done', doneAt: cloudSeconds() });
  if (scope === 'target') return;
  const { region, router, groupWay, group, streamWay, stream, days } = use.getState();
  forgotten();
  // The next one is often of the same router and to the same stream.
  changed({ region, router, groupWay, group, streamWay, stream, days });
}
