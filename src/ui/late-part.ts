import { use, useEffect, useState } from 'react';
import { DrawingContext } from './drawing.ts';

/**
 * A part of a drawing that comes in a chunk of its own, as a hook: null until it is here, or while nothing wants it. It is loaded
 * once, and while somebody waits for it something is being drawn.
 */
export function latePart<Part extends object>(load: () => Promise<Part>): (wanted?: boolean) => Part | null {
  let part: Part | null = null;
  let loading: Promise<Part> | null = null;
  return function useLatePart(wanted = true) {
    const [found, setFound] = useState(part);
    const signal = use(DrawingContext);
    useEffect(() => {
      if (!wanted || found !== null) return undefined;
      let alive = true;
      const ended = signal();
      loading ??= load();
      void loading.then((here) => {
        part = here;
        if (alive) setFound(here);
      }).finally(ended);
      return () => {
        alive = false;
      };
    }, [wanted, found, signal]);
    return wanted ? found : null;
  };
}
