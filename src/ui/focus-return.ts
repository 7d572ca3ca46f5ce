import { useEffect, useState } from 'react';

/** Gives the focus back to what had it before a part came up, once that part is gone: a dialog that is mounted open cannot know it. */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => {
    // After the dialog's own trap has let go.
    setTimeout(() => {
      if (before instanceof HTMLElement && before.isConnected && (document.activeElement === document.body || document.activeElement === null)) before.focus();
    });
  }, [before]);
}
