import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { placeAfter, placeTyped, stopOf, typedWith, type ListPlace, type ListRow, type Typed } from './list-keys.ts';

export interface StopProps {
  readonly 'data-row': string;
  readonly 'data-part': string;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

interface OneStop<T extends HTMLElement> {
  /** Of the element around all rows. */
  readonly list: RefObject<T | null>;
  /** What a control of the list is given, to be found and to be the stop or not. */
  readonly at: (name: string, part: string) => StopProps;
  readonly focus: (place: ListPlace) => void;
  /** The control that a key was pressed on; null when it is none of this list, as in what a row has opened. */
  readonly placeOf: (event: KeyboardEvent) => ListPlace | null;
  /** Keys of the list, which bubble up to it. */
  readonly keyed: (event: KeyboardEvent) => void;
}

/** Makes a list one stop of Tab, at the control that had the focus last: arrows go through it, letters lead to the name that they begin. */
export function useOneStop<T extends HTMLElement>(rows: readonly ListRow[]): OneStop<T> {
  const list = useRef<T>(null);
  const typed = useRef<Typed>({ text: '', at: Number.NEGATIVE_INFINITY });
  const [last, setLast] = useState<ListPlace | null>(null);
  const stop = stopOf(rows, last);

  const at = (name: string, part: string): StopProps => ({
    'data-row': name, 'data-part': part, tabIndex: stop?.name === name && stop.part === part ? 0 : -1, onFocus: () => setLast({ name, part }),
  });
  const focus = ({ name, part }: ListPlace): void => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(name)}"][data-part="${part}"]`)?.focus();
  const placeOf = ({ target }: KeyboardEvent): ListPlace | null => {
    if (!(target instanceof HTMLElement) || list.current?.contains(target) !== true) return null;
    const { row: name, part } = target.dataset;
    return name === undefined || part === undefined ? null : { name, part };
  };
  const keyed = (event: KeyboardEvent): void => {
    const from = placeOf(event);
    if (from === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = typedWith(typed.current, event.key, event.timeStamp);
    if (next !== null) {
      typed.current = next;
      // Letters are the list's, and no shortcut of the page's.
      event.stopPropagation();
    }
    const place = next === null ? placeAfter(rows, from, event.key) : placeTyped(rows, from, next);
    if (place === null) return;
    event.preventDefault();
    focus(place);
  };
  return { list, at, focus, placeOf, keyed };
}
