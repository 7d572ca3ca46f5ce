import type { Answer } from '../engine/engine.ts';

/** Leaves a measure that ends now, for the developer tools and for benchmarks. */
export function measured(name: string, start: number, detail: Readonly<Record<string, number>>): void {
  performance.measure(name, { start, end: performance.now(), detail });
  // Whoever observes has it; kept, they would only grow in number.
  performance.clearMeasures(name);
}

/** Milliseconds that the engine worked for these answers. */
export function engineMilliseconds(answers: readonly Answer[]): number {
  return answers.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
