import type { ReactNode } from 'react';
import './cloud.css';

/** `good` runs, `bad` needs somebody, `moving` ends by itself, `still` is off. Each has a form of its own beside its colour. */
export type StateTone = 'good' | 'bad' | 'moving' | 'still';

const marks: Readonly<Record<StateTone, string>> = { good: '●', bad: '◆', moving: '●', still: '○' };

/** The state of something in an account: a mark, a word, and how long it has been so where that is worth saying. */
export function StateMark({ tone, word, since }: { readonly tone: StateTone; readonly word: string; readonly since?: ReactNode }) {
  return (
    <span className={`state-mark ${tone}`}>
      <i aria-hidden="true">{marks[tone]}</i>
      <span>{word}</span>
      {since !== undefined && <span className="tertiary">{since}</span>}
    </span>
  );
}
