import type { FrameColumn } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { bucketsOf, drawn, rangeOf, type Buckets } from '../buckets.ts';
import type { Adding } from '../chart/amount.ts';
import { isTime } from '../chart/columns.ts';
import { fullLabel } from '../labels.ts';

/**
 * Where values stand along the foot of a chart: steps of time that are all there, with rows or without, or the values of a
 * column in the order in which the statement gave them.
 */
export type Slots =
  | { readonly kind: 'time'; readonly buckets: Buckets; readonly of: readonly (number | null)[] }
  | { readonly kind: 'category'; readonly keys: readonly string[]; readonly names: readonly Text[]; readonly of: readonly (number | null)[]; readonly leftOut: number };

/** More categories than this are no picture any more; those beyond it are counted. */
export const mostCategories = 400;
const mostSteps = 20_000;

export function slotCount(slots: Slots): number {
  return slots.kind === 'time' ? slots.buckets.count : slots.keys.length;
}

/** The slot of every row. `bin` is a step in seconds; null takes the steps that the times themselves have. */
export function slotsOf(column: FrameColumn, axis: Buckets, bin: number | null): Slots {
  return isTime(column) ? timeSlots(column, axis, bin) : categories(column);
}

function timeSlots(column: FrameColumn, axis: Buckets, bin: number | null): Slots {
  const times = column.values.map(drawn);
  const buckets = stepsOf(times, axis, bin);
  const of = times.map((time) => {
    if (time === null) return null;
    const at = Math.floor((time - buckets.from) / buckets.step);
    return at >= 0 && at < buckets.count ? at : null;
  });
  return { kind: 'time', buckets, of };
}

/** Steps over the range of the view, widened to hold every row: a comparison with the day before stands outside of it. */
function stepsOf(times: readonly (number | null)[], axis: Buckets, bin: number | null): Buckets {
  const distinct = [...new Set(times.filter((time): time is number => time !== null))].sort((a, b) => a - b);
  const first = distinct[0];
  const last = distinct.at(-1);
  if (first === undefined || last === undefined) return axis;
  const own = distinct.length > 1 ? stepBetween(distinct) : axis.step;
  const range = rangeOf(axis);
  const length = Math.max(range.to, last) - Math.min(range.from, first);
  const step = Math.max(bin ?? own, Math.ceil(length / mostSteps), 1);
  // Days of the project's zone do not begin at multiples of a day of UTC: the rows say where steps begin.
  const phase = bin !== null && bin % own !== 0 ? 0 : first % step;
  const start = Math.floor((Math.min(range.from, first) - phase) / step) * step + phase;
  const made = bucketsOf({ from: 0, to: Math.max(range.to, last + 1) - start }, step);
  return { from: start, step, count: made.count };
}

/** The largest step of which all times are multiples apart; the smallest distance where they have none in common. */
function stepBetween(sorted: readonly number[]): number {
  let common = 0;
  let least = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    const distance = Math.round((sorted[i] ?? 0) - (sorted[i - 1] ?? 0));
    if (distance <= 0) continue;
    least = Math.min(least, distance);
    let [a, b] = [common, distance];
    while (b > 0) [a, b] = [b, a % b];
    common = a;
  }
  return Math.max(1, common, least === Infinity ? 1 : Math.min(least, common));
}

function categories(column: FrameColumn): Slots {
  const places = new Map<string, number>();
  let leftOut = 0;
  const beyond = new Set<string>();
  const of = column.values.map((value) => {
    if (value === null) return null;
    const key = String(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size < mostCategories) {
      places.set(key, places.size);
      return places.size - 1;
    }
    beyond.add(key);
    leftOut = beyond.size;
    return null;
  });
  const keys = [...places.keys()];
  return { kind: 'category', keys, names: keys.map((key) => fullLabel(column.field ?? column.name, key)), of, leftOut };
}

/** How many different values along the foot a slot holds, so that rates can be averaged over time. */
function distinctIn(slots: Slots, x: FrameColumn): readonly number[] {
  const seen = Array.from({ length: slotCount(slots) }, () => new Set<unknown>());
  x.values.forEach((value, row) => {
    const slot = slots.of[row] ?? null;
    if (slot !== null) seen[slot]?.add(value);
  });
  return seen.map((values) => values.size);
}

/** Puts values of rows into slots; a slot without a row is null. Made once per chart, used for each series. */
export function placing(slots: Slots, x: FrameColumn, adds: Adding): (values: readonly (number | null)[], rows?: readonly number[]) => (number | null)[] {
  const times = adds === 'at-once' ? distinctIn(slots, x) : null;
  return (values, rows) => {
    const out = new Array<number | null>(slotCount(slots)).fill(null);
    const own = new Array<number>(adds === 'never' ? out.length : 0).fill(0);
    const counts = adds === 'never' ? own : times;
    const take = (row: number): void => {
      const slot = slots.of[row] ?? null;
      const value = values[row] ?? null;
      if (slot === null || value === null) return;
      out[slot] = (out[slot] ?? 0) + value;
      if (adds === 'never') own[slot] = (own[slot] ?? 0) + 1;
    };
    if (rows) for (const row of rows) take(row);
    else for (let row = 0; row < values.length; row++) take(row);
    return counts ? out.map((value, i) => (value === null ? null : value / Math.max(1, counts[i] ?? 1))) : out;
  };
}
