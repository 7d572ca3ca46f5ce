import type { TimeRange } from '../model/time.ts';

/**
 * From the first to the last record of each file that was read, in Unix seconds: what no file covers was not read, which is not the
 * same as a quiet time. Only inputs that were begun have one; a logstore is read by ranges and has none.
 */
export class Spans {
  /** Ends stand just after the last record. */
  private readonly inputs: { from: number; to: number }[] = [];
  private open: { from: number; to: number } | null = null;

  /** What comes from now on is another file's. */
  begin(): void {
    this.open = { from: Infinity, to: -Infinity };
    this.inputs.push(this.open);
  }

  /** @param times of records that came in, in Unix seconds */
  meet(times: Uint32Array): void {
    const { open } = this;
    if (open === null) return;
    for (const time of times) {
      if (time < open.from) open.from = time;
      if (time >= open.to) open.to = time + 1;
    }
  }

  /** In order of time, those that overlap or touch as one. */
  merged(): TimeRange[] {
    const found: { from: number; to: number }[] = [];
    for (const { from, to } of this.inputs.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from)) {
      const before = found.at(-1);
      if (before !== undefined && from <= before.to) before.to = Math.max(before.to, to);
      else found.push({ from, to });
    }
    return found;
  }

  /** Of a store that was kept: what is read after it begins an input of its own. */
  restore(spans: readonly TimeRange[]): void {
    this.inputs.push(...spans.map((span) => ({ ...span })));
    this.open = null;
  }
}

/** Shortest capture interval of any cloud, for a log that does not tell its own. */
const leastInterval = 60;

/**
 * Stretches between two files that no file covers, from just after the last record to the next one. Records of two neighbouring
 * capture intervals may begin almost two intervals apart, so what is not longer than two is no gap.
 */
export function gapsBetween(spans: readonly TimeRange[], captureInterval: number): readonly TimeRange[] {
  const least = 2 * Math.max(leastInterval, captureInterval);
  return spans.flatMap(({ from }, i) => {
    const before = spans[i - 1];
    return before !== undefined && from - (before.to - 1) > least ? [{ from: before.to, to: from }] : [];
  });
}
