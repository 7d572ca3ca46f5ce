import { useEffect, useImperativeHandle, useRef } from 'react';
import { usePartWords, useReader } from '../reader.tsx';
import type { ListPlace } from './FilterInput.tsx';
import type { Inventory } from './completion.ts';
import { FilterOption } from './FilterOption.tsx';
import { excluded, suggestionKey, type Suggestion } from './suggestion.ts';
import type { Trouble } from './terms.ts';
import { troubleText } from './trouble-text.ts';
import { listWords } from './list-words.ts';

interface FilterListProps {
  readonly place: ListPlace;
  readonly suggestions: readonly Suggestion[];
  /** Why there is nothing to suggest; null while that is not known. */
  readonly trouble: Trouble | null;
  /** False while what is suggested is still of the text before; what is taken then is taken as soon as it is of this one. */
  readonly isCurrent: boolean;
  readonly countryName: (code: string) => string;
  readonly inventory?: Inventory;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** What a typed text may mean, in one list with counts; or why it means nothing. */
export function FilterList({ place: { id, chosen, keys, onCount, onKeyDown }, suggestions, trouble, isCurrent, countryName, inventory, onPick }: FilterListProps) {
  const w = usePartWords(listWords);
  const { language } = useReader();
  const waiting = useRef<{ readonly at: number; readonly isLeftOut: boolean } | null>(null);
  const taken = (suggestion: Suggestion | undefined, isLeftOut: boolean): void => {
    if (suggestion !== undefined) onPick(isLeftOut ? excluded(suggestion) : suggestion);
  };
  useEffect(() => {
    const held = waiting.current;
    if (!isCurrent || held === null) return;
    waiting.current = null;
    taken(suggestions[held.at], held.isLeftOut);
  });
  useImperativeHandle(keys, () => ({
    count: suggestions.length,
    pick: (at, isLeftOut) => {
      if (!isCurrent) waiting.current = { at, isLeftOut };
      else taken(suggestions[at], isLeftOut);
    },
    completes: (at) => suggestions[at]?.kind === 'field',
  }));
  useEffect(() => {
    onCount(suggestions.length);
    return () => onCount(0);
  }, [onCount, suggestions.length]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popup of an editable combobox; a select takes no free text */}
      <div id={id} role="listbox" aria-label={w.suggestions} title={w.gestures}>
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestionKey(suggestion)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of the listbox above; the keys are heard by the input
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            // Pressing must not take the focus from the input before the click is heard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => taken(suggestion, event.altKey)}
            onKeyDown={onKeyDown}
          >
            <FilterOption suggestion={suggestion} countryName={countryName} inventory={inventory} />
          </div>
        ))}
      </div>
      {suggestions.length === 0 && trouble !== null && <output className="filter-trouble tertiary small">{troubleText(trouble, w, language)}</output>}
    </>
  );
}
