import { useEffect, useMemo } from 'react';
import type { DomainSet } from '../../model/domains.ts';
import { browserOwner } from '../../model/owner.ts';
import { ownerOf, type DomainOwner } from '../../state/domain-owner.ts';
import { domainsChanged, domainsOf, followOtherTabs, lastTakenBack, overlapAccepted, useDomainSets, type KeptDomains, type TakeBackProblem } from '../../state/domain-sets.ts';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import type { Said } from '../../ui/use-said.ts';
import { words } from './words.ts';

export interface Editing {
  readonly owner: DomainOwner;
  /** What the instance is called whose domains these are; its id where it is not kept here, null for this browser's. */
  readonly whose: string | null;
  readonly kept: KeptDomains;
  readonly unread: number;
  /** Changes the set and says so, with the way back. @returns whether it could be. */
  readonly change: (change: (now: DomainSet) => DomainSet, text: string) => boolean;
  readonly accept: (keys: readonly string[]) => void;
  readonly undoLast: () => void;
}

/** The domains of the source that is looked at, and what can be done to them. */
export function useEditing(say: (said: Said | null) => void): Editing {
  const w = useWords(words);
  const { source } = useView();
  const active = useSession((session) => session.active);
  const owner = ownerOf(active.kind === 'none' ? source : active);
  const state = useDomainSets();
  const name = useInstances(({ instances }) => instances.find(({ id }) => id === owner)?.name);
  useEffect(followOtherTabs, []);
  return useMemo(() => {
    const why = ({ kind }: TakeBackProblem): string => w.notChanged({ full: w.full, 'newer-store': w.newerStore, gone: w.gone, 'changed-since': w.changedSince }[kind]);
    return {
      owner,
      whose: owner === browserOwner ? null : (name ?? owner),
      kept: domainsOf(state, owner),
      unread: state.unread,
      change: (change, text) => {
        const done = domainsChanged(owner, change);
        if (!done.ok) {
          say({ text: why(done.problem), tone: 'problem' });
          return false;
        }
        const back = done.value;
        say({ text, tone: 'done', ...(back === null ? {} : { undo: () => {
          const undone = back();
          if (!undone.ok) say({ text: why(undone.problem), tone: 'problem' });
        } }) });
        return true;
      },
      accept: (keys) => {
        for (const key of keys) {
          const done = overlapAccepted(owner, key, true);
          if (!done.ok) say({ text: why(done.problem), tone: 'problem' });
        }
      },
      undoLast: () => {
        const done = lastTakenBack(owner);
        if (!done.ok) say({ text: why(done.problem), tone: 'problem' });
        else say({ text: done.value === null ? w.nothingToUndo : w.undone, tone: 'done' });
      },
    };
  }, [owner, name, state, say, w]);
}
