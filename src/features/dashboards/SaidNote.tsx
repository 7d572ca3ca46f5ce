import { usePartWords } from '../../ui/reader.tsx';
import { UndoButton } from '../../ui/UndoButton.tsx';
import { savedWords } from './saved-words.ts';
import type { Said } from '../../ui/use-said.ts';

/** What was done, with its Undo, or why it could not be. */
export function SaidNote({ said, onDone }: { readonly said: Said | null; readonly onDone: () => void }) {
  const words = usePartWords(savedWords);
  const { undo } = said ?? {};
  return (
    <div className="saved-said" role={said?.tone === 'problem' ? 'alert' : 'status'}>
      {said === null ? null : (
        <p className={said.tone === 'problem' ? 'note error' : 'note info'}>
          {said.text}{' '}
          {undo === undefined ? null : <UndoButton name={words.undo} undo={undo} onDone={onDone} />}
        </p>
      )}
    </div>
  );
}
