import type { TimeRange } from '../../model/time.ts';

export interface Brushed {
  readonly range: TimeRange;
  /** The panel in which it is drawn; the bar with its deeds stands there. */
  readonly panel: string;
  /** The pointer is still down, or keys still move it. */
  readonly moving: boolean;
}

/** One stretch of time for all time panels of a screen. It changes with the pointer, so it stays out of React and the address. */
export class Brush {
  private current: Brushed | null = null;
  private readonly listeners = new Set<() => void>();

  get = (): Brushed | null => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(brushed: Brushed | null): void {
    if (this.current === brushed) return;
    this.current = brushed;
    for (const listener of [...this.listeners]) listener();
  }
}
