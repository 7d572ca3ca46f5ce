/**
 * The quiet signal of the page: everything that is under way (a question, a reading, a drawing) says when it begins and
 * when it ends. Tests and benchmarks wait for quiet instead of for time.
 */
const pending = new Map<symbol, string>();
const waiting = new Set<() => void>();
let quietSince = 0;

/** Says that something began; call what is returned when it has ended (more than once does no harm). */
export function begin(label: string): () => void {
  const token = Symbol(label);
  pending.set(token, label);
  return () => {
    if (!pending.delete(token) || pending.size > 0) return;
    quietSince = performance.now();
    for (const wake of [...waiting]) wake();
  };
}

/** What is under way, for messages. */
export function underWay(): readonly string[] {
  return [...pending.values()];
}

/** The end of one thing often begins the next one a render later, so quiet must hold for a few turns of the event loop. */
const quietTurns = 3;

/**
 * Resolves when nothing is pending, and nothing begins within a few turns of the event loop. Gives the moment at which the last
 * thing had ended, in milliseconds of `performance.now()`: without those turns, for what is measured.
 */
export async function idle(): Promise<number> {
  let quiet = 0;
  while (quiet < quietTurns) {
    if (pending.size > 0) {
      quiet = 0;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 16));
    quiet = pending.size === 0 ? quiet + 1 : 0;
  }
  return quietSince;
}
