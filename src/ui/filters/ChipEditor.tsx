import { useId, useState, type KeyboardEvent } from 'react';
import { clamp } from '../../base/clamp.ts';
import type { Filter } from '../../model/filter.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { printTyped } from './typed.ts';
import { editedFilter, editTrouble } from './edited.ts';
import { deedWords } from './deed-words.ts';
import { listWords } from './list-words.ts';
import { troubleText } from './trouble-text.ts';

/** A chip as text: Enter or leaving takes it where it is a filter, Escape lets it be. Where it is none, a sentence beneath says why. */
export function ChipEditor({ filter, onDone }: { readonly filter: Filter; readonly onDone: (edited: Filter | null) => void }) {
  const w = usePartWords(deedWords);
  const l = usePartWords(listWords);
  const { language } = useReader();
  const id = useId();
  const [text, setText] = useState(() => printTyped(filter));
  const edited = editedFilter(text, filter);
  const trouble = editTrouble(text, filter);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && edited !== null) onDone(edited);
    if (event.key === 'Escape') onDone(null);
  };
  return (
    <>
      <input
        className="chip-input mono"
        aria-label={w.editing}
        aria-invalid={edited === null}
        aria-describedby={id}
        value={text}
        size={clamp(text.length + 1, 14, 60)}
        // The reader asked for this input by a key or a click, so it takes the focus.
        ref={(element) => element?.focus()}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onDone(edited)}
      />
      <output id={id} className="chip-trouble small">{edited !== null ? null : trouble === null ? w.emptied : troubleText(trouble, l, language)}</output>
    </>
  );
}
