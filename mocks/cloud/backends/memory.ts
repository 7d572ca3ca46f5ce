/** Keeps the document in memory: for tests and scripts. Several stores over one of these behave as tabs of one browser. */

import type { StateBackend } from '../store.ts';
import type { CloudState } from '../state.ts';

export function memoryBackend(): StateBackend {
  let kept: string | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  return {
    // Text, as what is loaded must not be the object that was saved.
    load: () => Promise.resolve(kept === null ? null : JSON.parse(kept)),
    save(state: CloudState) {
      kept = JSON.stringify(state);
      return Promise.resolve();
    },
    exclusively(run) {
      const done = last.then(run);
      last = done.catch(() => undefined);
      return done;
    },
    announce() {
      for (const listener of listeners) listener();
    },
    heard(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
