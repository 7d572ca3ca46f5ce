import { baselineSeconds, type AlertCondition } from './alert.ts';
import type { Value } from './frame.ts';
import type { TimeRange } from './time.ts';

/** The figures of one key, by the beginning of the window. A window that is absent had no row for it, or one whose figure is null. */
export interface Course {
  /** What stands beside the figure in its row, in the order of the columns; empty where the statement has no groups. */
  readonly key: readonly Value[];
  readonly values: ReadonlyMap<number, number>;
}

/** One window in which a key met the condition. */
export interface Firing {
  /** Unix seconds, where the window begins. */
  readonly window: number;
  readonly key: readonly Value[];
  readonly value: number;
  /** What the value was held against. */
  readonly limit: number;
}

/** Firings of a key with too few quiet windows between them to be told apart. */
export interface AlertEvent {
  readonly key: readonly Value[];
  /** Of its first window, and where its last one ends. */
  readonly range: TimeRange;
  /** Windows in which the condition was met. */
  readonly windows: number;
  /** The firing that was farthest beyond its limit. */
  readonly worst: Firing;
  /** It lasts into the last window there is. */
  readonly open: boolean;
}

/** Beginnings of the windows that records of a range can stand in. */
export function windowsOver({ from, to }: TimeRange, window: number): readonly number[] {
  const first = Math.floor(from / window) * window;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / window)) }, (_, i) => first + i * window);
}

/**
 * The windows in which a condition is met, oldest first. A baseline is the average over its windows; one without a row for the key
 * counts as 0. Where the records do not reach back as far as the baseline, there is nothing to hold against, and nothing is met.
 * A figure that is null (the sum of nothing) meets no condition.
 * @param windows all of them, ascending
 */
export function firingsOf(courses: readonly Course[], windows: readonly number[], window: number, condition: AlertCondition): readonly Firing[] {
  const [begin = 0] = windows;
  const reach = baselineSeconds(condition.against, window);
  const found: Firing[] = [];
  for (const { key, values } of courses) {
    for (const at of reach === null && condition.is === 'over' ? values.keys() : windows) {
      // What is absent has no figure; only against a baseline is it as good as nothing.
      const value = values.get(at) ?? (reach === null ? null : 0);
      if (value === null) continue;
      const limit = reach === null ? condition.figure : at - reach < begin ? null : condition.figure * average(values, at - reach, at, window);
      if (limit === null || value < (condition.least ?? -Infinity)) continue;
      if (condition.is === 'over' ? value > limit : value < limit) found.push({ window: at, key, value, limit });
    }
  }
  return found.sort((a, b) => a.window - b.window);
}

function average(values: Course['values'], from: number, to: number, window: number): number {
  let sum = 0;
  for (let at = from; at < to; at += window) sum += values.get(at) ?? 0;
  return (sum * window) / (to - from);
}

/** Firings as events, newest first. @param again quiet windows that part two of them */
export function eventsOf(firings: readonly Firing[], windows: readonly number[], window: number, again: number): readonly AlertEvent[] {
  const last = windows.at(-1) ?? 0;
  const byKey = new Map<string, { first: number; last: number; count: number; worst: Firing }[]>();
  for (const firing of firings) {
    const name = keyText(firing.key);
    let runs = byKey.get(name);
    if (runs === undefined) byKey.set(name, (runs = []));
    const run = runs.at(-1);
    if (run === undefined || firing.window - run.last > again * window) {
      runs.push({ first: firing.window, last: firing.window, count: 1, worst: firing });
      continue;
    }
    run.last = firing.window;
    run.count++;
    if (Math.abs(firing.value - firing.limit) > Math.abs(run.worst.value - run.worst.limit)) run.worst = firing;
  }
  return [...byKey.values()]
    .flatMap((runs) => runs.map((run): AlertEvent => ({ key: run.worst.key, range: { from: run.first, to: run.last + window }, windows: run.count, worst: run.worst, open: last - run.last < again * window })))
    .sort((a, b) => b.range.from - a.range.from || b.worst.value - a.worst.value);
}

/** Equal for equal keys; a bigint is as good as the number. */
export function keyText(key: readonly Value[]): string {
  return JSON.stringify(key, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
