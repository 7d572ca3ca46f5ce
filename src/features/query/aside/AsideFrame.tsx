import { useEffect, useRef, type ReactNode } from 'react';
import { useFocusReturn } from '../../../ui/focus-return.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { asideWords } from './words.ts';

interface AsideFrameProps {
  readonly title: string;
  /** What is looked for in the list; without it there is no search box. */
  readonly search?: { readonly value: string; readonly label: string; readonly onChange: (text: string) => void };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A list beside the page that one chooses from: examples, history, saved statements, functions. Escape closes it. */
export function AsideFrame({ title, search, onClose, children }: AsideFrameProps) {
  const w = usePartWords(asideWords);
  const frame = useRef<HTMLElement>(null);
  useFocusReturn();
  useEffect(() => {
    // Without a box to look in, the list itself is where keys go from now on.
    if (frame.current?.contains(document.activeElement) === false) frame.current.focus();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the list from anywhere inside
    <aside ref={frame} tabIndex={-1} className="query-list" aria-label={title} onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}>
      <header className="query-list-head">
        <h2 className="part grow">{title}</h2>
        <button type="button" className="glyph-button" aria-label={w.close} title={w.close} onClick={onClose}>
          <Icon name="close" little />
        </button>
      </header>
      {search === undefined ? null : (
        // The list is opened to look for something: the box has the focus at once.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this list
        <input type="search" autoFocus className="query-list-search" aria-label={search.label} placeholder={search.label} value={search.value} onChange={(event) => search.onChange(event.currentTarget.value)} />
      )}
      <div className="query-list-body">{children}</div>
    </aside>
  );
}

/** True when every word stands somewhere in the texts, whatever its case. */
export function holdsWords(texts: readonly string[], words: string): boolean {
  const text = texts.join('\n').toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
