import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { settingsChanged } from '../../state/settings.ts';

/** What of the frame is open, and what is being typed into its filter box; gone with the page. */
export const useFrame = create<{ readonly railOver: boolean; readonly filtersOver: boolean; readonly rangeOpened: boolean; readonly filterText: string; readonly dialog: 'keys' | 'go' | 'save-view' | null }>()(() => ({
  railOver: false,
  filtersOver: false,
  rangeOpened: false,
  filterText: '',
  dialog: null,
}));

/** The menu button of narrow windows shows the rail over the sheet; in wide ones, where the reader hid it, it comes back. */
export function menuOpened(): void {
  if (matchMedia('(min-width: 1024px)').matches) settingsChanged({ railHidden: false });
  else useFrame.setState(({ railOver }) => ({ railOver: !railOver }));
}

/** Brings the focus to the filter box, where it is shown, with a text in it where one is given. */
export function filterBoxFocused(text?: string): void {
  // Drawn at once, so that the next key is heard by the input already.
  flushSync(() => useFrame.setState({ filtersOver: true, ...(text === undefined ? {} : { filterText: text }) }));
  document.getElementById('filter-input')?.focus();
}
