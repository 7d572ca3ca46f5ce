import type { Words } from '../../../base/words.ts';
import type { InstanceProblem } from '../../../state/instances.ts';
import type { instanceWords } from './words.ts';

/** Why a change of the list of instances was not made. */
export function instanceProblem(problem: InstanceProblem, w: Words<typeof instanceWords>): string {
  switch (problem.kind) {
    case 'full':
      return w.full;
    case 'newer-store':
      return w.newer;
    case 'gone':
      return w.gone;
    case 'id-taken':
      return w.idTaken(problem.name);
  }
}
