import type { MouseEvent, ReactNode } from 'react';
import { gestureOf, pickedByKey, type Gesture } from './chart/gesture.ts';
import type { Hold } from './chart/use-hold.tsx';

interface PickRowProps {
  /** What the row stands for, as it stands in the log: what is copied. Empty where it stands for nothing that could be picked. */
  readonly values: readonly string[];
  /** As it is shown, where that is something else. */
  readonly name?: string;
  /** The panel's own filters chose it, or leave it dimmed; null where they say nothing of it. */
  readonly chosen: boolean | null;
  /** Absent where a click means nothing. */
  readonly onPick?: (gesture: Gesture) => void;
  /** Of the table. */
  readonly hold: Hold;
  readonly children: ReactNode;
}

/**
 * A row that a click anywhere in it makes a filter of: Alt leaves it out, Shift adds it. On the button in its name keys do the same,
 * and a finger that holds it has a menu.
 */
export function PickRow({ values, name = values.join(' · '), chosen, onPick, hold, children }: PickRowProps) {
  const canPick = onPick !== undefined && values.length > 0;
  const pick = (gesture: Gesture): void => {
    if (canPick) onPick(gesture);
  };
  const clicked = (event: MouseEvent<HTMLTableRowElement>): void => {
    // Text that was just selected is to be copied, not filtered.
    if (getSelection()?.isCollapsed !== false) pick(gestureOf(event));
  };
  return (
    // The button in the row does the same by key.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- as said above
    <tr
      className={[chosen === null ? '' : chosen ? 'chosen' : 'dimmed', canPick ? 'pickable' : ''].join(' ').trim() || undefined} aria-selected={chosen ?? undefined}
      onPointerDown={(event) => (canPick ? hold.down(event, { name, values, pick }) : undefined)} onClick={clicked} onKeyDown={(event) => pickedByKey(event, pick, () => values.join(' '))}
    >
      {children}
    </tr>
  );
}

/** The one element of a row that takes the focus; a click on it reaches the row. */
export function RowName({ className = '', title, children }: { readonly className?: string; readonly title?: string; readonly children: ReactNode }) {
  return <button type="button" className={`row-button ${className}`.trim()} title={title} tabIndex={-1} data-inside="" aria-keyshortcuts="F Alt+F Shift+F C">{children}</button>;
}
