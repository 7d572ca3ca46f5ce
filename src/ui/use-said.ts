import { useCallback, useEffect, useRef, useState } from 'react';

/** One sentence about what was just done, or could not be. */
export interface Said {
  readonly text: string;
  readonly tone: 'done' | 'problem';
  /** Takes back what was done. */
  readonly undo?: () => void;
}

/** How long what was done can be taken back. */
const undoMs = 10_000;

/** What was just done goes after ten seconds; a problem stays until the next deed, or until it is closed. */
export function useSaid(): readonly [said: Said | null, say: (said: Said | null) => void] {
  const [said, setSaid] = useState<Said | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback((next: Said | null) => {
    clearTimeout(timer.current);
    setSaid(next);
    if (next?.tone === 'done') timer.current = setTimeout(() => setSaid(null), undoMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [said, say];
}
