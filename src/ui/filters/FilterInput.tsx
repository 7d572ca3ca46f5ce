import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { FilterOption } from './FilterOption.tsx';
import { suggestionKey, type Suggestion } from './suggestion.ts';
import type { Trouble } from './terms.ts';
import { troubleText } from './trouble-text.ts';
import { words } from './words.ts';

export interface FilterInputProps {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
  /** Why there is nothing to suggest; null while that is not known. */
  readonly trouble: Trouble | null;
  readonly countryName: (code: string) => string;
  readonly onText: (text: string) => void;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** Takes whatever a person has at hand and offers what it may mean, in one list. `/` brings the focus here. */
export function FilterInput({ text, suggestions, trouble, countryName, onText, onPick }: FilterInputProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const list = useId();
  const [chosen, setChosen] = useState(0);
  const [focused, setFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const at = Math.min(chosen, Math.max(0, suggestions.length - 1));
  const isOpen = focused && text.trim() !== '';
  const pick = (suggestion: Suggestion | undefined): void => {
    if (suggestion === undefined) return;
    setChosen(0);
    onPick(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const suggestion = suggestions[at];
    switch (event.key) {
      case 'Enter':
        pick(suggestion);
        break;
      case 'Tab':
        // Completes a name, as in every shell; what is whole already leaves Tab alone.
        if (suggestion?.kind !== 'field' || event.shiftKey) return;
        pick(suggestion);
        break;
      case 'ArrowDown':
        setChosen(Math.min(at + 1, suggestions.length - 1));
        break;
      case 'ArrowUp':
        setChosen(Math.max(at - 1, 0));
        break;
      case 'Escape':
        if (text === '') input.current?.blur();
        onText('');
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div className="filter-input">
      <Icon name="search" little />
      <input
        ref={input}
        id="filter-input"
        role="combobox"
        aria-label={w.placeholder}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && suggestions.length > 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={w.placeholder}
        title={w.help}
        value={text}
        onChange={(event) => {
          setChosen(0);
          onText(event.currentTarget.value);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      {!focused && text === '' && <kbd aria-hidden="true">/</kbd>}
      {isOpen && (
        <div className="filter-list">
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popup of an editable combobox; a select takes no free text */}
          <div id={list} role="listbox" aria-label={w.suggestions}>
            {suggestions.map((suggestion, index) => (
              <div
                key={suggestionKey(suggestion)}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of the listbox above; the keys are heard by the input
                role="option"
                tabIndex={-1}
                id={`${list}-${index}`}
                aria-selected={index === at}
                // Pressing must not take the focus from the input before the click is heard.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(suggestion)}
                onKeyDown={onKeyDown}
              >
                <FilterOption suggestion={suggestion} countryName={countryName} />
              </div>
            ))}
          </div>
          {suggestions.length === 0 && trouble !== null && <output className="filter-trouble tertiary small">{troubleText(trouble, w, language)}</output>}
        </div>
      )}
    </div>
  );
}
