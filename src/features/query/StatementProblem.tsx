import type { Problem as Fact } from '../../model/problem.ts';
import { Problem } from '../../ui/Problem.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

interface StatementProblemProps {
  readonly problem: Fact;
  /** The statement that was asked; a repair is offered where the problem is one of its text. */
  readonly text: string;
  readonly onStatement: (text: string, run: boolean) => void;
  readonly onAgain: () => void;
}

/** Why there is no answer, under the statement, with one way on. */
export function StatementProblem({ problem, text, onStatement, onAgain }: StatementProblemProps) {
  const w = usePartWords(words);
  const repair = repairOf(problem, text);
  const canAsk = problem.kind === 'cancelled' || problem.kind === 'internal' || problem.kind === 'memory';
  const action = repair !== null ? (
    <button type="button" className="link" onClick={() => onStatement(repair.text, true)}>{w.use(repair.nearest)}</button>
  ) : canAsk ? (
    <button type="button" className="link" onClick={onAgain}>{w.askAgain}</button>
  ) : undefined;
  return <div className="query-problem"><Problem problem={problem}>{action}</Problem></div>;
}

/** The statement with what was meant in place of what was written. */
export function repairOf(problem: Fact, text: string): { readonly nearest: string; readonly text: string } | null {
  if (problem.kind !== 'syntax' || problem.nearest === undefined || problem.statement !== text) return null;
  const { nearest, position } = problem;
  const written = text.slice(position.from, position.to);
  return { nearest, text: /^[\w-]+$/.test(written) ? everywhere(text, written, nearest) : text.slice(0, position.from) + nearest + text.slice(position.to) };
}

/** A name that is wrong in one place is wrong wherever it stands; texts and comments are nobody's names. */
function everywhere(text: string, written: string, nearest: string): string {
  return text.replace(/'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[^]*?\*\/|[\w-]+/g, (part) => (part === written ? nearest : part));
}
