import type { ReactNode } from 'react';
import type { Position, Problem as ProblemFact } from '../model/problem.ts';
import { problemText } from './problem-text.ts';
import { useReader } from './reader.tsx';
import './problem.css';

/** A problem where its answer would stand: fact, place, and what can be done (`children`). */
export function Problem({ problem, children }: { readonly problem: ProblemFact; readonly children?: ReactNode }) {
  const { language, zone } = useReader();
  const { tone, title, detail } = problemText(problem, language, zone);
  const position = 'position' in problem ? problem.position : undefined;
  if (tone === 'empty') {
    return (
      <output className="problem-empty">
        <h3>{title}</h3>
        {detail !== '' && <p className="small secondary">{detail}</p>}
        {children !== undefined && <p className="small problem-actions">{children}</p>}
      </output>
    );
  }
  return (
    <div className="problem-error" role="alert">
      <div className="note error">
        <strong>{title}</strong>
        <p>{detail}</p>
        {position !== undefined && 'statement' in problem && <Underlined statement={problem.statement} position={position} />}
      </div>
      {children !== undefined && <p className="small problem-actions">{children}</p>}
    </div>
  );
}

/** The line of the statement that holds the error, the error underlined. */
function Underlined({ statement, position }: { readonly statement: string; readonly position: Position }) {
  const begin = statement.lastIndexOf('\n', position.from - 1) + 1;
  const newline = statement.indexOf('\n', position.from);
  const end = newline < 0 ? statement.length : newline;
  const to = Math.min(Math.max(position.to, position.from + 1), end);
  return (
    <code className="mono problem-line">
      {statement.slice(begin, position.from)}
      <u>{statement.slice(position.from, to)}</u>
      {statement.slice(to, end)}
    </code>
  );
}
