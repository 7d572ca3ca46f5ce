import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before a part came up, once that part is gone: a dialog that is mounted open cannot know it.
 * @param orElse id of what has it where that is gone too, as the row of what was deleted; it takes focus
 */
export function useFocusReturn(orElse?: string): void {
  const [before] = useState(() => opener(document.activeElement));
  useEffect(() => () => {
    // After the dialog's own trap has let go.
    setTimeout(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const target = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : orElse === undefined ? null : document.getElementById(orElse);
      target?.focus();
    });
  }, [before, orElse]);
}

/** What brought a part up: where that is the item of a menu, which goes with it, the button of the menu. */
function opener(focused: Element | null): Element | null {
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null;
  return button === null ? focused : document.getElementById(button);
}
