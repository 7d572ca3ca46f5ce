import type { ReactNode } from 'react';
import { gestureOf, pickedByKey, type Gesture } from './chart/gesture.ts';

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
  return (
    <button type="button" className={`row-button ${className}`} tabIndex={-1} data-inside="" aria-keyshortcuts="F Alt+F Shift+F C" onKeyDown={(event) => pickedByKey(event, onPick, () => value)} onClick={(event) => onPick(gestureOf(event))}>
      {children}
    </button>
  );
}
