import { useMemo } from 'react';
import type { FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { instanceRemoved, instanceRenamed } from '../../../state/instances.ts';
import { useWords } from '../../../state/language.ts';
import type { Said } from '../../../ui/use-said.ts';
import { instanceProblem } from './problem.ts';
import { instanceWords } from './words.ts';

export interface InstanceDeeds {
  readonly rename: (instance: FlowLogInstance, name: string) => void;
  readonly remove: (instance: FlowLogInstance) => void;
  readonly copyId: (instance: FlowLogInstance) => void;
}

/** What can be done with an instance, said when done; a deletion can be taken back, as only the list changes. */
export function useInstanceDeeds(say: (said: Said | null) => void): InstanceDeeds {
  const w = useWords(instanceWords);
  return useMemo(() => ({
    rename: ({ id, name: before }, name) => {
      const done = instanceRenamed(id, name);
      say(done.ok ? null : { text: w.notDone(before, instanceProblem(done.problem, w)), tone: 'problem' });
    },
    remove: ({ id, name, logstore, interDomain }) => {
      const done = instanceRemoved(id);
      if (!done.ok) {
        say({ text: w.notDone(name, instanceProblem(done.problem, w)), tone: 'problem' });
        return;
      }
      const undo = (): void => {
        const back = done.value();
        if (!back.ok) say({ text: w.notDone(name, instanceProblem(back.problem, w)), tone: 'problem' });
      };
      say({ text: w.removed(name, logstore) + (interDomain ? w.jobGoesOn : ''), tone: 'done', undo });
    },
    copyId: ({ id }) =>
      void navigator.clipboard.writeText(id).then(() => say({ text: w.copied(id), tone: 'done' }), () => say({ text: w.notCopied, tone: 'problem' })),
  }), [say, w]);
}
