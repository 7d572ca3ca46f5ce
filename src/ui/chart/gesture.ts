import type { KeyboardEvent } from 'react';

/** How a mark was picked: a click chooses it, Alt-click leaves it out, Shift-click adds it to those chosen. */
export type Gesture = 'include' | 'exclude' | 'add';

export function gestureOf(event: { readonly altKey: boolean; readonly shiftKey: boolean }): Gesture {
  return event.altKey ? 'exclude' : event.shiftKey ? 'add' : 'include';
}

/**
 * What a key on a value picks: `F` does what a click does, with the same two keys. Enter clicks a button by itself, but not with Alt,
 * which browsers keep to themselves. Null for other keys.
 */
export function gestureOfKey(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>): Gesture | null {
  if (event.ctrlKey || event.metaKey) return null;
  // With Alt by its place, as it makes another sign of the key on a Mac.
  const isF = event.key.toLowerCase() === 'f' || (event.altKey && event.code === 'KeyF');
  return isF || (event.altKey && event.key === 'Enter') ? gestureOf(event) : null;
}

/** Keys of a value or a row of a table, of a legend or a list: those that pick, and `C`, which copies what `copied` says. Other keys are let through. */
export function pickedByKey(event: KeyboardEvent, pick: (gesture: Gesture) => void, copied: () => string): void {
  const gesture = gestureOfKey(event);
  if (gesture !== null) pick(gesture);
  else if (event.key.toLowerCase() === 'c' && !event.altKey && !event.ctrlKey && !event.metaKey) void navigator.clipboard.writeText(copied()).catch(() => undefined);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
