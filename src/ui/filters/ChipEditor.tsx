import { useState, type KeyboardEvent } from 'react';
import type { Filter } from '../../model/filter.ts';
import { usePartWords } from '../reader.tsx';
import { printTyped } from './typed.ts';
import { editedFilter } from './edited.ts';
import { deedWords } from './deed-words.ts';

/** A chip as text: Enter or leaving takes it where it is a filter, Escape lets it be. */
export function ChipEditor({ filter, onDone }: { readonly filter: Filter; readonly onDone: (edited: Filter | null) => void }) {
  const w = usePartWords(deedWords);
  const [text, setText] = useState(() => printTyped(filter));
  const edited = editedFilter(text, filter);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && edited !== null) onDone(edited);
    if (event.key === 'Escape') onDone(null);
  };
  return (
    <input
      className="chip-input mono"
      aria-label={w.editing}
      aria-invalid={edited === null}
      title={edited === null ? w.notAFilter : undefined}
      value={text}
      size={Math.min(60, Math.max(14, text.length + 1))}
      // The reader asked for this input by a key or a click, so it takes the focus.
      ref={(element) => element?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(edited)}
    />
  );
}
