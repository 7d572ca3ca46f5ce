import { useCallback, useEffect, useRef, useState } from 'react';

export interface Said {
  readonly text: string;
  readonly tone: 'done' | 'problem';
  /** Takes back what was done. */
  readonly undo?: () => void;
}

/** How long what was done can be taken back. */
const undoMs = 10_000;

/** One sentence of what was just done or could not be; what can be taken back goes after ten seconds, a problem stays until the next deed. */
export function useUndo(): readonly [said: Said | null, say: (said: Said | null) => void] {
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
