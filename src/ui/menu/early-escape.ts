import { useEffect } from 'react';

/**
 * What floats hears its keys once the focus is in it, a moment after it is seen; who changes their mind sooner is heard here.
 * @param within id of what hears the key itself where the focus is in it
 */
export function useEarlyEscape(isOpen: boolean, close: () => void, within: string | null = null): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      if (within !== null && event.target instanceof Node && document.getElementById(within)?.contains(event.target) === true) return;
      event.stopPropagation();
      close();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen, close, within]);
}
