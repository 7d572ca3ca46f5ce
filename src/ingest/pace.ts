import type { FileReport } from '../model/source.ts';
import type { Account } from './account.ts';

/** What a reading needs from whoever runs it. */
export interface ReadHooks {
  readonly signal: { readonly aborted: boolean };
  /** Lets other work of the thread in; awaited at least every few milliseconds. */
  pause(): Promise<void>;
  progress(report: FileReport): void;
}

/** Thrown inside a reading that was asked to stop. */
export class Cancelled extends Error {
  constructor() {
    super('The reading was cancelled');
    this.name = 'Cancelled';
  }
}

const sliceMilliseconds = 4;
const progressMilliseconds = 100;

/**
 * Cuts the work into slices by the clock, and hears cancellation between them. Waiting for bytes is no pause: bytes that are
 * there already come without a turn of the event loop.
 */
export class Pace {
  private readonly hooks: ReadHooks;
  private readonly account: Account;
  private begun = performance.now();
  private told = this.begun;

  constructor(hooks: ReadHooks, account: Account) {
    this.hooks = hooks;
    this.account = account;
  }

  /** True when the slice has lasted long enough, or the reading is to stop. */
  due(): boolean {
    return this.hooks.signal.aborted || performance.now() - this.begun >= sliceMilliseconds;
  }

  /** Tells progress now and then, lets others work, and throws `Cancelled` when asked to stop. */
  async rest(): Promise<void> {
    const now = performance.now();
    if (now - this.told >= progressMilliseconds) {
      this.told = now;
      this.hooks.progress(this.account.report('reading', null));
    }
    await this.hooks.pause();
    if (this.hooks.signal.aborted) throw new Cancelled();
    this.begun = performance.now();
  }
}
