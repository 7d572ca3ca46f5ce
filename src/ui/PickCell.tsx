import type { ReactNode } from 'react';
import { gestureOf, pickedByKey, type Gesture } from './chart/gesture.ts';
import type { Hold } from './chart/use-hold.tsx';

interface PickCellProps {
  /** As it stands in the log: what is copied. */
  readonly value: string;
  /** As it is shown, where that is something else. */
  readonly name?: string;
  readonly className?: string;
  readonly onPick: (gesture: Gesture) => void;
  /** Of the table. */
  readonly hold: Hold;
  readonly children: ReactNode;
}

/**
 * A value in a table or a legend of a panel that a click makes a filter of: Alt leaves it out, Shift adds it. Under the focus `F` does the same,
 * with the same two keys, and `C` copies. A finger that holds it has a menu.
 */
export function PickCell({ value, name = value, className = '', onPick, hold, children }: PickCellProps) {
  return (
    <button
      type="button" className={`row-button ${className}`} tabIndex={-1} data-inside="" aria-keyshortcuts="F Alt+F Shift+F C"
      onPointerDown={(event) => hold.down(event, { name, values: [value], pick: onPick })} onKeyDown={(event) => pickedByKey(event, onPick, () => value)} onClick={(event) => onPick(gestureOf(event))}
    >
      {children}
    </button>
  );
}
