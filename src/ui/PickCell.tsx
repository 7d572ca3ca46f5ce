import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { gestureOf, type Gesture } from './chart/gesture.ts';

interface PickCellProps {
  /** As it stands in the log: what is copied. */
  readonly value: string;
  readonly className?: string;
  readonly onPick: (gesture: Gesture) => void;
  readonly children: ReactNode;
}

/**
 * A value in a table of a panel that a click makes a filter of: Alt leaves it out, Shift adds it. Under the focus `F` does the same,
 * with the same two keys, and `C` copies.
 */
export function PickCell({ value, className = '', onPick, children }: PickCellProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    // By its place, as Alt makes another sign of the key on a Mac.
    if (event.code === 'KeyF') onPick(gestureOf(event));
    else if (event.code === 'KeyC' && !event.altKey) void navigator.clipboard.writeText(value).catch(() => undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button type="button" className={`row-button ${className}`} tabIndex={-1} data-inside="" aria-keyshortcuts="F Alt+F Shift+F C" onKeyDown={onKeyDown} onClick={(event: MouseEvent) => onPick(gestureOf(event))}>
      {children}
    </button>
  );
}
