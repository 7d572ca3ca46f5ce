import { use, useEffect, useRef, useState } from 'react';
import { DrawingContext } from './drawing.ts';

/** A hook that gives a part once it is here: null before, and while nothing wants it. `onFailed` hears that it cannot be loaded; wanted anew, it is asked for again. */
export interface LatePart<Part extends object> {
  (wanted?: boolean, onFailed?: () => void): Part | null;
  /** Loads it before anybody wants it, and says nothing if that fails. */
  ahead(this: void): Promise<void>;
}

/**
 * A part of a drawing that comes in a chunk of its own, as a hook. It is loaded once, and while somebody waits for it something is
 * being drawn.
 */
export function latePart<Part extends object>(load: () => Promise<Part>): LatePart<Part> {
  let part: Part | null = null;
  let loading: Promise<Part> | null = null;
  const loaded = async (): Promise<Part> => {
    loading ??= load();
    try {
      part = await loading;
      return part;
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  function useLatePart(wanted = true, onFailed?: () => void): Part | null {
    const [found, setFound] = useState(part);
    const signal = use(DrawingContext);
    const failed = useRef(onFailed);
    useEffect(() => {
      failed.current = onFailed;
    });
    useEffect(() => {
      if (!wanted || found !== null) return undefined;
      let alive = true;
      const ended = signal();
      void loaded().then(
        (here) => {
          if (alive) setFound(here);
        },
        (error: unknown) => {
          if (failed.current === undefined) throw error;
          if (alive) failed.current();
        },
      ).finally(ended);
      return () => {
        alive = false;
      };
    }, [wanted, found, signal]);
    return wanted ? found : null;
  }
  return Object.assign(useLatePart, { ahead: () => loaded().then(() => undefined, () => undefined) });
}
