import type { Engine } from '../engine/engine.ts';
import type { Description } from '../model/source.ts';

/** At most this often, in milliseconds, do screens hear of more records while reading goes on. */
const calmMs = 700;
/** And at the latest after this long, even if questions are still open. */
const patienceMs = 4000;
const lookMs = 100;

/**
 * The engine's description as screens see it. While files are read it changes many times a second, and each change makes
 * every question a new one: none would ever be answered. So a change is passed on when the questions about the one before
 * are answered, and at once when reading begins or ends.
 */
export class Steady {
  private shown: Description;
  private shownAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly engine: Pick<Engine, 'describe' | 'watch'>,
    private readonly isAsking: () => boolean,
  ) {
    this.shown = engine.describe();
    engine.watch(() => this.changed());
  }

  get description(): Description {
    return this.shown;
  }

  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    const next = this.engine.describe();
    if (next === this.shown) return;
    const age = performance.now() - this.shownAt;
    const isNews = !next.reading || !this.shown.reading || this.shown.records === 0;
    if (isNews || age >= patienceMs || (age >= calmMs && !this.isAsking())) this.show(next);
    else this.timer ??= setTimeout(() => this.again(), lookMs);
  }

  private again(): void {
    this.timer = null;
    this.changed();
  }

  private show(next: Description): void {
    this.shown = next;
    this.shownAt = performance.now();
    for (const listener of [...this.listeners]) listener();
  }
}
