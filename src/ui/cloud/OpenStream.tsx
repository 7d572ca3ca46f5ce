import { Button } from '@mantine/core';
import { formatCount } from '../../base/format/number.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { usePartWords } from '../reader.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { streamWords } from './stream-words.ts';

interface OpenStreamProps {
  /** Group and stream, as people call them. */
  readonly name: string;
  /** Lines read so far; null while none is read. */
  readonly lines: number | null;
  readonly problem: CloudProblem | null;
  /** There was nothing to read. */
  readonly empty: boolean;
  readonly disabled?: boolean;
  readonly filled?: boolean;
  /** They were opened before, and are no longer here. */
  readonly again?: boolean;
  readonly onOpen: () => void;
  readonly onStop: () => void;
}

/** Opens the records of a log stream: how far that is, and what went wrong. */
export function OpenStream({ name, lines, problem, empty, disabled = false, filled = false, again = false, onOpen, onStop }: OpenStreamProps) {
  const w = usePartWords(streamWords);
  return (
    <>
      <Button variant={filled ? 'filled' : 'default'} disabled={disabled} loading={lines !== null} onClick={onOpen}>{again ? w.again : w.open}</Button>
      <span className="row small">
        <output className="secondary">{lines === null ? (empty ? w.empty : again ? w.hintAgain(name) : w.hint(name)) : w.reading(formatCount(lines), lines)}</output>
        {lines !== null && <button type="button" className="link" onClick={onStop}>{w.stop}</button>}
      </span>
      {problem !== null && <ProblemNote problem={problem} fact={w.failed} onRetry={onOpen} />}
    </>
  );
}
