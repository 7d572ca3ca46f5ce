import type { TimeRange } from '../model/time.ts';
import { gapsBetween } from './gaps.ts';
import { MetMinutes } from './met-minutes.ts';

/**
 * From the first to the last record of each file that was read, in Unix seconds: what no file covers was not read, which is not the
 * same as a quiet time. Only inputs that were begun have one; a logstore is read by ranges and has none.
 */
export class Spans {
  /** Ends stand just after the last record. */
  private readonly inputs: { from: number; to: number }[] = [];
  private open: { from: number; to: number } | null = null;
  /** Of all inputs: by them a time without records is told from a quiet one. */
  private readonly met = new MetMinutes();

  /** What comes from now on is another file's. */
  begin(): void {
    this.open = { from: Infinity, to: -Infinity };
    this.inputs.push(this.open);
  }

  /** @param times of records that came in, in Unix seconds */
  meet(times: Uint32Array): void {
    const { open } = this;
    if (open === null) return;
    this.met.meet(times);
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

  /** Within the extent, what no file covers. */
  gaps(captureInterval: number): readonly TimeRange[] {
    return gapsBetween(this.merged(), this.met, captureInterval);
  }

  /** Of a store that was kept, of whose records `recall` then tells: what is read after it begins an input of its own. */
  restore(spans: readonly TimeRange[]): void {
    this.inputs.push(...spans.map((span) => ({ ...span })));
    this.open = null;
  }

  /** @param times of records that were kept, in Unix seconds */
  recall(times: ArrayLike<number>): void {
    this.met.meet(times);
  }
}
