import type { Clock } from '../client.ts';

/** A clock whose sleeps cost nothing: it jumps to the next one that is due, as soon as nothing else goes on. */
export class SimulatedClock implements Clock {
  /** True while something goes on that takes turns of the event loop of its own: the clock stands. */
  busy: () => boolean = () => false;
  private seconds: number;
  private readonly sleepers: { readonly due: number; wake: () => void }[] = [];
  private readonly stops: { readonly at: number; reached: () => void }[] = [];
  private scheduled = false;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  now(): number {
    return this.seconds;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = (): void => {
        const at = this.sleepers.indexOf(sleeper);
        if (at >= 0) this.sleepers.splice(at, 1);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { due: this.seconds + milliseconds / 1000, wake };
      this.sleepers.push(sleeper);
      signal.addEventListener('abort', wake);
      this.schedule();
    });
  }

  /** Lets the clock run to this second, and stand there. Without it the clock stands. */
  runUntil(seconds: number): Promise<void> {
    return new Promise((reached) => {
      this.stops.push({ at: seconds, reached });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // After everything that is ready to go on.
    setImmediate(() => {
      this.scheduled = false;
      this.jump();
    });
  }

  private jump(): void {
    this.stops.sort((a, b) => a.at - b.at);
    const stop = this.stops[0];
    if (!stop) return;
    if (this.busy()) return this.schedule();
    const due = Math.min(...this.sleepers.map((one) => one.due));
    this.seconds = Math.max(this.seconds, Math.min(due, stop.at));
    if (due > stop.at) {
      this.stops.shift();
      stop.reached();
    } else {
      for (const sleeper of this.sleepers.filter((one) => one.due <= this.seconds)) sleeper.wake();
    }
    this.schedule();
  }
}
