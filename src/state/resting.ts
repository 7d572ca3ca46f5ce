import { pageQuiet, type Quiet } from './idle.ts';

/** So long the page has been quiet before it works for nobody who waits, in milliseconds: a reader who goes on clicking is not kept waiting. */
const restMs = 300;

/** Resolves after the rest, or as soon as it is disturbed. */
export function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, restMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/**
 * Does something once the page rests: everything is drawn and nothing has begun since. Whatever begins drops the work at once, by its signal;
 * it is begun anew when the page rests again, until it was done undisturbed. Gives how to stop.
 *
 * @param work must begin nothing that the page is quiet without; what it throws ends it
 */
export function whileResting(work: (signal: AbortSignal) => Promise<void>, quiet: Quiet = pageQuiet): () => void {
  let left = false;
  let stop = new AbortController();
  const disturbed = (): void => {
    if (!stop.signal.aborted) stop.abort();
  };
  const unheard = quiet.onBegin(disturbed);
  const run = async (): Promise<void> => {
    try {
      do {
        await quiet.idle();
        if (left) return;
        stop = new AbortController();
        await rest(stop.signal);
        if (!stop.signal.aborted) await work(stop.signal);
      } while (stop.signal.aborted && !left);
    } finally {
      unheard();
    }
  };
  void run().catch(() => undefined);
  return () => {
    left = true;
    disturbed();
    unheard();
  };
}
