import { useAutoRefresh } from './auto-refresh.ts';
import { refreshed } from './now.ts';

/** A panel, or a list of values, under the pointer or with the focus of the keyboard; a menu, a dialog or a list that is open; a text that is marked. */
const readAt = '.panel, .value-strip, .value-holder, .filter-bar';
const openParts = '[role="menu"], [role="dialog"], [role="listbox"], [role="alertdialog"]';
const lookMs = 250;

/**
 * Asks again at every step until it is stopped, but not while the page is read or hidden: what was due then is asked as soon as that
 * is over. What is shown stays where it is; only `now` moves on.
 * @returns how to stop.
 */
export function startRefreshing(seconds: number): () => void {
  let due = performance.now() + 1000 * seconds;
  let hovered = false;
  const pointed = (event: Event): void => {
    hovered = event.target instanceof Element && event.target.closest(readAt) !== null;
    look();
  };
  const left = (): void => {
    hovered = false;
    look();
  };
  const look = (): void => {
    const paused = hovered || isFocused() || isMarked() || document.querySelector(openParts) !== null;
    if (paused !== useAutoRefresh.getState().paused) useAutoRefresh.setState({ paused });
    if (paused || document.hidden || performance.now() < due) return;
    due = performance.now() + 1000 * seconds;
    refreshed();
  };
  const timer = setInterval(look, lookMs);
  document.addEventListener('pointerover', pointed);
  document.documentElement.addEventListener('pointerleave', left);
  return () => {
    clearInterval(timer);
    document.removeEventListener('pointerover', pointed);
    document.documentElement.removeEventListener('pointerleave', left);
    useAutoRefresh.setState({ paused: false });
  };
}

/** Somebody without a mouse is at a panel or writes a filter. What a click gave the focus to is not read for ever. */
function isFocused(): boolean {
  const at = document.activeElement;
  return at !== null && at.matches(':focus-visible') && at.closest(readAt) !== null;
}

function isMarked(): boolean {
  const marked = getSelection();
  return marked !== null && !marked.isCollapsed && marked.toString() !== '';
}
