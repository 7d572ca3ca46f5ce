import { unreachable } from '../../base/assert.ts';
import type { Words } from '../../base/words.ts';
import type { DashboardProblem } from '../../state/dashboard-file.ts';
import type { StoreProblem } from '../../state/saved-dashboards.ts';
import type { ViewFileProblem } from '../../state/saved-views.ts';
import type { savedWords } from './saved-words.ts';

/** Why a change was not made, as a sentence. `file` is the name of the file that was to be imported. */
export function storeText(problem: StoreProblem | DashboardProblem | ViewFileProblem, words: Words<typeof savedWords>, file = ''): string {
  switch (problem.kind) {
    case 'full':
      return words.full;
    case 'newer-store':
      return words.newerStore(problem.version);
    case 'gone':
      return words.goneNow;
    case 'no-json':
      return words.noJson(file);
    case 'no-dashboard':
    case 'no-view':
      return words.noDashboard(file);
    case 'newer':
      return words.newerFile(file, problem.version);
    case 'part':
      return words.badPart(file, problem.path);
    default:
      return unreachable(problem);
  }
}
