import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { formatExact } from '../../base/format/number.ts';
import type { Filter } from '../../model/filter.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { filterText } from './filter-text.ts';
import { words } from './words.ts';

/** A filter that the text may mean, with the records it would leave; null while that is being counted. */
export interface Suggestion {
  readonly filter: Filter;
  readonly records: number | null;
}

export interface FilterInputProps {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
  readonly countryName: (code: string) => string;
  readonly onText: (text: string) => void;
  readonly onPick: (filter: Filter) => void;
}

/** Takes whatever a person has at hand and offers what it may mean, in one list. `/` brings the focus here. */
export function FilterInput({ text, suggestions, countryName, onText, onPick }: FilterInputProps) {
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
    onPick(suggestion.filter);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'Enter':
        pick(suggestions[at]);
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
            {suggestions.map((suggestion, index) => {
              const said = filterText(suggestion.filter, w, language, countryName);
              return (
                <div
                  key={`${said.field} ${said.operator} ${said.value}`}
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
                  <span className="secondary">{said.field}</span> <span className={suggestion.filter.negated ? 'reject' : 'tertiary'}>{said.operator}</span>{' '}
                  <span className="mono">{said.value}</span>
                  <span className="filter-count tertiary">{suggestion.records === null ? '' : w.records(formatExact(suggestion.records))}</span>
                </div>
              );
            })}
          </div>
          {suggestions.length === 0 && <p className="tertiary small">{w.nothing}</p>}
        </div>
      )}
    </div>
  );
}
