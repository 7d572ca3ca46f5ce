import { create } from 'zustand';
import { settingsChanged } from '../../state/settings.ts';

/** What of the frame is open; gone with the page. */
export const useFrame = create<{ readonly railOver: boolean; readonly filtersOver: boolean; readonly rangeOpened: boolean }>()(() => ({
  railOver: false,
  filtersOver: false,
  rangeOpened: false,
}));

/** The menu button of narrow windows shows the rail over the sheet; in wide ones, where the reader hid it, it comes back. */
export function menuOpened(): void {
  if (matchMedia('(min-width: 1024px)').matches) settingsChanged({ railHidden: false });
  else useFrame.setState(({ railOver }) => ({ railOver: !railOver }));
}
