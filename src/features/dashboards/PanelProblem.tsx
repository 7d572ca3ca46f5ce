import { unreachable } from '../../base/assert.ts';
import type { Panel } from '../../model/panel.ts';
import type { Problem as ProblemFact } from '../../model/problem.ts';
import { panelWords } from '../../ui/panel/words.ts';
import { Problem } from '../../ui/Problem.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { useOpenQuery } from './open-query.ts';

interface PanelProblemProps {
  readonly panel: Panel;
  readonly problem: ProblemFact;
  readonly onAgain: () => void;
}

/** What kept a panel from its answer, with what may help: to ask again, or to mend the statement where it can be written. */
export function PanelProblem({ panel, problem, onAgain }: PanelProblemProps) {
  const w = usePartWords(panelWords);
  const openQuery = useOpenQuery(panel);
  const way = wayOn(problem);
  const askAgain = (button: HTMLElement): void => {
    // The button goes with what it mends: the panel has the focus then, whose answer is waited for.
    button.closest<HTMLElement>('.panel')?.focus();
    onAgain();
  };
  return (
    <Problem problem={problem}>
      {way === null ? undefined : <button type="button" className="link" tabIndex={-1} data-inside="" onClick={({ currentTarget }) => (way === 'again' ? askAgain(currentTarget) : openQuery())}>{way === 'again' ? w.askAgain : w.openQuery}</button>}
    </Problem>
  );
}

function wayOn(problem: ProblemFact): 'again' | 'query' | null {
  switch (problem.kind) {
    case 'cancelled': case 'internal': case 'memory':
      return 'again';
    case 'syntax': case 'type': case 'unsupported': case 'overflow': case 'division-by-zero': case 'too-large':
      return 'query';
    case 'field-missing': case 'no-data': case 'no-match': case 'not-kept':
      return null;
    default:
      return unreachable(problem);
  }
}
