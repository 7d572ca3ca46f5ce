import { permanent, type Logstore } from '../../model/cloud/logstore.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../../model/time.ts';

const daySeconds = 86_400;
/** Days that the page counts, one request each. */
export const mostDays = 30;

/** The days of a zone until now, oldest first, that a Logstore still holds; at most `mostDays`. The last one is not over. */
export function heldDays({ ttlDays, createdAt }: Pick<Logstore, 'ttlDays' | 'createdAt'>, now: number, zone: ZoneOffsetSeconds): readonly TimeRange[] {
  const dayOf = (seconds: number): number => Math.floor((seconds + zone) / daySeconds);
  const today = dayOf(now);
  const first = Math.max(dayOf(createdAt), today - Math.min(ttlDays, mostDays - 1));
  return Array.from({ length: today - first + 1 }, (_, at) => ({ from: (first + at) * daySeconds - zone, to: (first + at + 1) * daySeconds - zone }));
}

/** Days as typed: a whole number from 1 to 3000, or that of `permanent`. Null for anything else. */
export function typedDays(text: string): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const days = Number(text);
  return (days >= 1 && days <= 3000) || days === permanent ? days : null;
}

/** Unix second before which a Logstore that keeps so many days has nothing; null for one that keeps everything. */
export function keptFrom(ttlDays: number, now: number): number | null {
  return ttlDays >= permanent ? null : now - ttlDays * daySeconds;
}

/** About how many of the records counted by day are older than a second: a day that it parts counts for its share. */
export function olderThan(days: readonly { readonly from: number; readonly to: number; readonly count: number | null }[], second: number): number {
  return Math.round(days.reduce((sum, { from, to, count }) => sum + (count ?? 0) * Math.min(1, Math.max(0, (second - from) / (to - from))), 0));
}
