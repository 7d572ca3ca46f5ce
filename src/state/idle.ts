/** `later`: what is off the screen and waits until what is visible is quiet. */
type Urgency = 'now' | 'later';

/** The end of one thing often begins the next one a render later, so quiet must hold for a few turns of the event loop. */
const quietTurns = 3;

const drawnMark = 'flowlog drew what is visible';

class Pending {
  readonly labels = new Map<symbol, string>();
  quietSince = 0;
  private readonly waiting = new Set<() => void>();

  begin(label: string): () => void {
    const token = Symbol(label);
    this.labels.set(token, label);
    return () => {
      if (!this.labels.delete(token) || this.labels.size > 0) return;
      this.quietSince = performance.now();
      for (const wake of [...this.waiting]) wake();
    };
  }

  async ended(): Promise<void> {
    if (this.labels.size === 0) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }
}

/**
 * The quiet signal: everything that is under way (a question, a reading, a drawing) says when it begins and when it ends.
 * Tests and benchmarks wait for quiet instead of for time, and what may come later waits until what is visible is quiet.
 */
export class Quiet {
  private readonly now = new Pending();
  private readonly later = new Pending();
  private readonly listeners = new Set<() => void>();

  /** Calls back whenever anything begins; returns how to stop. */
  onBegin(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Says that something began; call what is returned when it has ended (more than once does no harm). */
  begin(label: string, urgency: Urgency = 'now'): () => void {
    for (const listener of this.listeners) listener();
    return (urgency === 'now' ? this.now : this.later).begin(label);
  }

  /** What is under way, for messages. */
  underWay(): readonly string[] {
    return [...this.now.labels.values(), ...this.later.labels.values()];
  }

  /**
   * Resolves when nothing is pending, and nothing begins within a few turns of the event loop. Gives the moment at which the last
   * thing had ended, in milliseconds of `performance.now()`: without those turns, for what is measured.
   */
  async idle(): Promise<number> {
    await held([this.now, this.later]);
    return Math.max(this.now.quietSince, this.later.quietSince);
  }

  /**
   * As `idle`, but does not wait for what may come later. Leaves a mark at the moment of quiet, for the developer tools and for
   * benchmarks.
   */
  async visible(): Promise<void> {
    await held([this.now]);
    performance.mark(drawnMark, { startTime: this.now.quietSince, detail: { toldAt: performance.now() } });
    // Whoever observes has it; kept, they would only grow in number.
    performance.clearMarks(drawnMark);
  }
}

async function held(some: readonly Pending[]): Promise<void> {
  let turns = 0;
  while (turns < quietTurns) {
    for (const one of some) {
      if (one.labels.size === 0) continue;
      turns = 0;
      await one.ended();
    }
    await new Promise((resolve) => setTimeout(resolve, 16));
    turns = some.every((one) => one.labels.size === 0) ? turns + 1 : 0;
  }
}

/** The page's own. */
export const pageQuiet = new Quiet();

export function begin(label: string): () => void {
  return pageQuiet.begin(label);
}

export function underWay(): readonly string[] {
  return pageQuiet.underWay();
}

export function idle(): Promise<number> {
  return pageQuiet.idle();
}
