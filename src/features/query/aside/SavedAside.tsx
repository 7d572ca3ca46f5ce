import { useState } from 'react';
import { formatTime } from '../../../base/format/time.ts';
import { statementRemoved, statementRenamed, useSavedStatements, type SavedStatement } from '../../../state/saved-statements.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { UndoButton } from '../../../ui/UndoButton.tsx';
import { AsideFrame } from './AsideFrame.tsx';
import { asideWords } from './words.ts';

/** Statements with a name: opened by a click, renamed in place, deleted with a way back. */
export function SavedAside({ onOpen, onClose }: { readonly onOpen: (saved: SavedStatement) => void; readonly onClose: () => void }) {
  const w = usePartWords(asideWords);
  const { zone } = useReader();
  const statements = useSavedStatements((state) => state.statements);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ readonly name: string; readonly undo: () => void } | null>(null);
  const remove = (one: SavedStatement): void => setRemoved({ name: one.name, undo: statementRemoved(one.id) });
  return (
    <AsideFrame title={w.saved} onClose={onClose}>
      {removed === null ? null : (
        <output className="query-list-none small row">
          <span className="grow">{w.removed(removed.name)}</span>
          <UndoButton name={w.undo} undo={removed.undo} onDone={() => setRemoved(null)} />
        </output>
      )}
      {statements.length === 0 ? <p className="query-list-none small secondary">{w.noSaved}</p> : null}
      <ul>
        {statements.map((one) => (
          <li key={one.id} className="query-list-saved">
            {renaming === one.id ? (
              <Rename name={one.name} onDone={(name) => { if (name !== null) statementRenamed(one.id, name); setRenaming(null); }} />
            ) : (
              <button type="button" className="query-list-item" onClick={() => onOpen(one)}>
                <b>{one.name}</b>
                <code className="mono query-list-text">{one.text}</code>
                <span className="micro tertiary">{formatTime(one.savedAt, zone, 'minute')}</span>
              </button>
            )}
            <p className="query-list-deeds small">
              <button type="button" className="link" aria-label={w.renameNamed(one.name)} onClick={() => setRenaming(one.id)}>{w.rename}</button>
              <button type="button" className="link danger" aria-label={w.removeNamed(one.name)} onClick={() => remove(one)}>{w.remove}</button>
            </p>
          </li>
        ))}
      </ul>
    </AsideFrame>
  );
}

function Rename({ name, onDone }: { readonly name: string; readonly onDone: (name: string | null) => void }) {
  const w = usePartWords(asideWords);
  const [typed, setTyped] = useState(name);
  const done = (): void => onDone(typed.trim() === '' ? null : typed.trim());
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked to type here
      autoFocus className="query-list-search" aria-label={w.newName} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone(null);
      }}
    />
  );
}
