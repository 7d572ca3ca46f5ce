import { pageQuiet, type Quiet } from './idle.ts';

/** So long the page has been quiet before it works for nobody who waits, in milliseconds: a reader who goes on clicking is not kept waiting. */
const restMs = 300;

/**
 * Does something once the page rests: everything is drawn, nothing has begun since, and the page is not hidden. Whatever begins drops the work
 * at once, by its signal; it is begun anew when the page rests again, until it was done undisturbed.
 */
export class Resting {
  private stop = new AbortController();
  private isRunning = false;
  private isLeft = false;
  private readonly unheard: readonly (() => void)[];

  /**
   * @param work must begin nothing that the page is quiet without; what it throws ends it
   * @param rest milliseconds for which the page has been quiet before
   */
  constructor(
    private readonly work: (signal: AbortSignal) => Promise<void>,
    private readonly quiet: Quiet = pageQuiet,
    private readonly rest: number = restMs,
  ) {
    this.unheard = [quiet.onBegin(() => this.disturbed()), onTurned(() => this.disturbed())];
  }

  /** There is something to do, or another thing than before. Costs next to nothing while the page is busy: a click may bring it some eighty times. */
  again(): void {
    if (this.isLeft) return;
    this.disturbed();
    if (!this.isRunning) void this.run().catch(() => undefined);
  }

  /** Nothing is to be done any more. */
  leave(): void {
    this.isLeft = true;
    this.disturbed();
    for (const each of this.unheard) each();
  }

  /** Each abort makes a reason with a stack of its own, needed or not: some eighty a click took eight milliseconds. */
  private disturbed(): void {
    if (this.isRunning && !this.stop.signal.aborted) this.stop.abort();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    try {
      do {
        await this.quiet.idle();
        if (this.isLeft) return;
        this.stop = new AbortController();
        await rested(isHidden() ? null : this.rest, this.stop.signal);
        if (!this.stop.signal.aborted) await this.work(this.stop.signal);
      } while (this.stop.signal.aborted && !this.isLeft);
    } finally {
      this.isRunning = false;
    }
  }
}

/** Resolves after the rest, or as soon as it is disturbed; a rest of null only then. */
function rested(milliseconds: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

function isHidden(): boolean {
  return typeof document !== 'undefined' && document.hidden;
}

/** Calls back when the page is hidden or shown; gives how to stop. Where there is no document, as in Node, it never is. */
function onTurned(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
