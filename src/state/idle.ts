/**
 * The quiet signal of the page: everything that is under way (a question, a reading, a drawing) says when it begins and
 * when it ends. Tests and benchmarks wait for quiet instead of for time, and what may come later waits until what is
 * visible is quiet.
 */
type Urgency = 'now' | 'later';

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

const now = new Pending();
const later = new Pending();

/** Says that something began; call what is returned when it has ended (more than once does no harm). */
export function begin(label: string, urgency: Urgency = 'now'): () => void {
  return (urgency === 'now' ? now : later).begin(label);
}

/** What is under way, for messages. */
export function underWay(): readonly string[] {
  return [...now.labels.values(), ...later.labels.values()];
}

/** The end of one thing often begins the next one a render later, so quiet must hold for a few turns of the event loop. */
const quietTurns = 3;

async function quiet(some: readonly Pending[]): Promise<void> {
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

/**
 * Resolves when nothing is pending, and nothing begins within a few turns of the event loop. Gives the moment at which the last
 * thing had ended, in milliseconds of `performance.now()`: without those turns, for what is measured.
 */
export async function idle(): Promise<number> {
  await quiet([now, later]);
  return Math.max(now.quietSince, later.quietSince);
}

const drawnMark = 'flowlog drew what is visible';

/**
 * As `idle`, but does not wait for what may come later. Leaves a mark at the moment of quiet, for the developer tools and for
 * benchmarks.
 */
export async function visibleQuiet(): Promise<void> {
  await quiet([now]);
  performance.mark(drawnMark, { startTime: now.quietSince });
  // Whoever observes has it; kept, they would only grow in number.
  performance.clearMarks(drawnMark);
}
