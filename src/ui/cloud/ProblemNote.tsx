import type { CloudProblem } from '../../model/cloud/problem.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { partWords } from './part-words.ts';
import { problemReference, problemSentence } from './problem-sentence.ts';
import './cloud.css';

interface ProblemNoteProps {
  readonly problem: CloudProblem;
  /** What could not be had. */
  readonly fact?: string;
  readonly onRetry?: () => void;
}

/** What a service refused or did not answer, why, and one way on. */
export function ProblemNote({ problem, fact, onRetry }: ProblemNoteProps) {
  const w = usePartWords(partWords);
  const { language } = useReader();
  const reference = problemReference(problem);
  return (
    <div className="note error cloud-problem" role="alert">
      {fact !== undefined && <strong>{fact}</strong>}
      <p>{problemSentence(problem, language)}</p>
      {reference !== null && <p className="mono tertiary">{reference}</p>}
      {onRetry !== undefined && <button type="button" className="link" onClick={onRetry}>{w.again}</button>}
    </div>
  );
}
