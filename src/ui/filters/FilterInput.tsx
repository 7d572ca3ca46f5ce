import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { words } from './words.ts';

/** What the list under the input lets the keys of the input do. */
export interface ListKeys {
  readonly count: number;
  /** `isLeftOut`: all but what it means is wanted. */
  readonly pick: (at: number, isLeftOut: boolean) => void;
  /** Whether taking it only completes a name. */
  readonly completes: (at: number) => boolean;
}

/** What the list is told by the input, to be handed on to `FilterList`. */
export interface ListPlace {
  readonly id: string;
  readonly chosen: number;
  readonly keys: RefObject<ListKeys | null>;
  readonly onCount: (count: number) => void;
  /** Keys that an option hears are the input's. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface FilterInputProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Somebody is about to type: what makes the list can be loaded. */
  readonly onReady: () => void;
  /** The list of what the text may mean; shown while there is a text. */
  readonly list: (place: ListPlace) => ReactNode;
}

/** Takes whatever a person has at hand; what it may mean is the list's business. `/` brings the focus here. */
export function FilterInput({ text, onText, onReady, list }: FilterInputProps) {
  const w = usePartWords(words);
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [count, setCount] = useState(0);
  /** A text was left behind: its list comes again with the focus. Without a text nothing is drawn when the focus comes and goes. */
  const [isLeft, setIsLeft] = useState(text !== '');
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<ListKeys>(null);
  const at = Math.min(chosen, Math.max(0, count - 1));
  const isOpen = !isLeft && text.trim() !== '';
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = isOpen ? keys.current : null;
    switch (event.key) {
      case 'Enter':
        setChosen(0);
        now?.pick(at, event.altKey);
        break;
      case 'Tab':
        // Completes a name, as in every shell; what is whole already leaves Tab alone.
        if (event.shiftKey || now?.completes(at) !== true) return;
        now.pick(at, false);
        break;
      case 'ArrowDown':
        setChosen(Math.min(at + 1, count - 1));
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
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && count > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={w.placeholder}
        title={w.help}
        value={text}
        onChange={(event) => {
          setChosen(0);
          onText(event.currentTarget.value);
        }}
        onFocus={() => {
          setIsLeft(false);
          onReady();
        }}
        onBlur={() => setIsLeft(text !== '')}
        onKeyDown={onKeyDown}
      />
      {text === '' && <kbd aria-hidden="true">/</kbd>}
      {isOpen && <div className="filter-list">{list({ id, chosen: at, keys, onCount: setCount, onKeyDown })}</div>}
    </div>
  );
}
