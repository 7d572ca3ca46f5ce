/** How a mark was picked: a click chooses it, Alt-click leaves it out, Shift-click adds it to those chosen. */
export type Gesture = 'include' | 'exclude' | 'add';

export function gestureOf(event: { readonly altKey: boolean; readonly shiftKey: boolean }): Gesture {
  return event.altKey ? 'exclude' : event.shiftKey ? 'add' : 'include';
}
