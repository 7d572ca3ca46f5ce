import { latePart } from '../late-part.ts';
import type { Gesture } from './gesture.ts';
import type { Place } from './use-time-drag.ts';

/** A mark that a finger took hold of, and what is done with it. */
export interface HeldMark {
  readonly name: string;
  /** From the corner of the picture, or of the window where `isInWindow` says so. */
  readonly at: Place;
  readonly isInWindow?: boolean;
  /** Values that it stands for; addresses among them have a menu of their own. */
  readonly values?: readonly string[];
  readonly pick: (gesture: Gesture) => void;
}

/** Most visits hold nothing. */
const useMenu = latePart(() => import('./PickMenu.tsx'));

/** What a finger may do with the mark that it holds; nothing while it holds none. */
export function HeldMenu({ mark, width, onClose }: { readonly mark: HeldMark | null; readonly width: number; readonly onClose: () => void }) {
  const part = useMenu(mark !== null);
  return mark === null || part === null ? null : <part.PickMenu mark={mark} width={width} onClose={onClose} />;
}
