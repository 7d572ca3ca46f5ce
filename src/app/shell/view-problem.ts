import type { Words } from '../../base/words.ts';
import type { KeptListProblem } from '../../state/kept-list.ts';
import type { viewWords } from './view-words.ts';

/** Why a view was not kept, as a sentence. */
export function viewProblem(problem: KeptListProblem, w: Words<typeof viewWords>): string {
  switch (problem.kind) {
    case 'full':
      return w.full;
    case 'newer-store':
      return w.newerStore;
    case 'gone':
      return w.gone;
  }
}
