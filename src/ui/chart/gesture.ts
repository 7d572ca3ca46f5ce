import type { KeyboardEvent } from 'react';

/** How a mark was picked: a click chooses it, Alt-click leaves it out, Shift-click adds it to those chosen. */
export type Gesture = 'include' | 'exclude' | 'add';

export function gestureOf(event: { readonly altKey: boolean; readonly shiftKey: boolean }): Gesture {
  return event.altKey ? 'exclude' : event.shiftKey ? 'add' : 'include';
}

/** Keys of a value or a row of a table: `F` picks as a click does, with the same two keys, and `C` copies what `copied` says. Other keys are let through. */
export function pickedByKey(event: KeyboardEvent, pick: (gesture: Gesture) => void, copied: () => string): void {
  if (event.ctrlKey || event.metaKey) return;
  // By its place, as Alt makes another sign of the key on a Mac.
  if (event.code === 'KeyF') pick(gestureOf(event));
  else if (event.code === 'KeyC' && !event.altKey) void navigator.clipboard.writeText(copied()).catch(() => undefined);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
