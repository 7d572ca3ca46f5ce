import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { UndoButton } from '../UndoButton.tsx';
import type { Said } from '../use-said.ts';
import { partWords } from './part-words.ts';
import './cloud.css';

/** What was done, with its Undo, or why it could not be. Always on the page, so that it is read out when it fills. */
export function SaidNote({ said, onDone }: { readonly said: Said | null; readonly onDone: () => void }) {
  const w = usePartWords(partWords);
  const isProblem = said?.tone === 'problem';
  const { undo } = said ?? {};
  return (
    <div className="cloud-said" role={isProblem ? 'alert' : 'status'}>
      {said !== null && (
        <p className={isProblem ? 'note error row' : 'note info row'}>
          <span className="grow">{said.text}</span>
          {undo !== undefined && <UndoButton name={w.undo} undo={undo} onDone={onDone} />}
          <button type="button" className="cloud-icon" aria-label={w.dismiss} onClick={onDone}><Icon name="close" little /></button>
        </p>
      )}
    </div>
  );
}
