import { useRef, useState } from 'react';
import { isFixed } from '../../model/time-text.ts';
import { useChosenRange, useExtent, useView } from '../../state/view.ts';
import { copyLink, type CopyOutcome } from './copy-link.ts';

export interface Copying {
  /** How the last copying went; null some seconds later. */
  readonly outcome: CopyOutcome | null;
  /** Whether the link says moments that move on, so that there is a choice. */
  readonly isMoving: boolean;
  readonly copy: (how: { readonly names: boolean; readonly fixed: boolean }) => void;
}

const saidMs = 4000;

/** Copies the link to what is shown: with a range that moves on, or with the moments that it means now. */
export function useCopy(): Copying {
  const view = useView();
  const chosen = useChosenRange();
  const extent = useExtent();
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    outcome,
    isMoving: !isFixed(view.range),
    copy: ({ names, fixed }) => {
      void copyLink(view, { names, fixed: fixed ? (chosen ?? extent) : null }).then((how) => {
        setOutcome(how);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setOutcome(null), saidMs);
      });
    },
  };
}
