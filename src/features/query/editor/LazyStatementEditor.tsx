import { lazy, Suspense, useCallback, useRef } from 'react';
import { begin } from '../../../state/idle.ts';
import { WaitingEditor } from './WaitingEditor.tsx';
import type { StatementEditorProps } from './StatementEditor.tsx';
import './editor.css';

const StatementEditor = lazy(async () => {
  const end = begin('editor');
  try {
    return await import('./StatementEditor.tsx');
  } finally {
    end();
  }
});

/** The editor of statements; until its chunk is here, a plain box of the same text and height, in which one can type and run. */
export function LazyStatementEditor(props: StatementEditorProps) {
  const { value, ariaLabel, minLines = 5, maxLines = 12, readOnly = false, onChange, onRun } = props;
  // Where the reader is in the plain box, while the focus is there.
  const seat = useRef<{ readonly from: number; readonly to: number } | null>(null);
  const sat = useCallback((place: { readonly from: number; readonly to: number } | null) => {
    seat.current = place;
  }, []);
  const plain = <WaitingEditor value={value} label={ariaLabel} minLines={minLines} maxLines={maxLines} readOnly={readOnly} onChange={onChange} onRun={onRun} onPlace={sat} />;
  return (
    <Suspense fallback={plain}>
      <Seated {...props} seat={seat} />
    </Suspense>
  );
}

/** Hands over where the reader was, once, when the editor comes. */
function Seated({ seat, ...props }: StatementEditorProps & { readonly seat: { readonly current: { readonly from: number; readonly to: number } | null } }) {
  return <StatementEditor {...props} startAt={seat.current} />;
}
