import { EvaluationError } from './evaluation-error.ts';

/**
 * Wall-clock time in a zone of fixed offset. Moments are Unix seconds, perhaps with a fraction; SQL's timestamp is a moment
 * whose wall clock is read in the zone of the statement.
 */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly dayOfYear: number;
}

const daySeconds = 86_400;

export function wallClock(seconds: number, zoneSeconds: number): WallClock {
  const date = new Date(Math.round((seconds + zoneSeconds) * 1000));
  if (Number.isNaN(date.getTime())) throw new EvaluationError({ kind: 'argument', message: `Not a time that a calendar has: ${seconds}` });
  const year = date.getUTCFullYear();
  const days = Math.floor(date.getTime() / 1000 / daySeconds);
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
    dayOfYear: days - daysOf(year, 1, 1) + 1,
  };
}

/** Days since 1970-01-01. Months and days out of their range run over into the next. */
export function daysOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / 1000 / daySeconds);
}

/** The moment of a wall-clock time. */
export function moment(year: number, month: number, day: number, secondOfDay: number, zoneSeconds: number): number {
  return daysOf(year, month, day) * daySeconds + secondOfDay - zoneSeconds;
}

export function secondOfDay(w: WallClock): number {
  return w.hour * 3600 + w.minute * 60 + w.second + w.millisecond / 1000;
}

export function daysInMonth(year: number, month: number): number {
  return daysOf(year, month + 1, 1) - daysOf(year, month, 1);
}

/** ISO 8601: weeks begin on Monday, and the first has the year's first Thursday. */
export function isoWeek(w: WallClock): { readonly year: number; readonly week: number } {
  const thursday = w.dayOfYear + 3 - ((w.weekday + 6) % 7);
  const length = daysOf(w.year + 1, 1, 1) - daysOf(w.year, 1, 1);
  if (thursday > length) return { year: w.year + 1, week: 1 };
  if (thursday >= 1) return { year: w.year, week: Math.ceil(thursday / 7) };
  const before = daysOf(w.year, 1, 1) - daysOf(w.year - 1, 1, 1);
  return { year: w.year - 1, week: Math.ceil((thursday + before) / 7) };
}

/** Weeks begin on Sunday, and the first is the first with a Sunday in the year; days before it belong to the last week of the year before. */
export function sundayWeek(w: WallClock): number {
  const sunday = w.dayOfYear - w.weekday;
  if (sunday >= 1) return Math.ceil(sunday / 7);
  const before = daysOf(w.year, 1, 1) - daysOf(w.year - 1, 1, 1);
  return Math.ceil((sunday + before) / 7);
}

export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const pad2 = (n: number): string => String(n).padStart(2, '0');

/** `2024-07-12 14:50:00.000`, as a timestamp is cast to text. */
export function timestampText(seconds: number, zoneSeconds: number): string {
  const w = wallClock(seconds, zoneSeconds);
  return `${String(w.year).padStart(4, '0')}-${pad2(w.month)}-${pad2(w.day)} ${pad2(w.hour)}:${pad2(w.minute)}:${pad2(w.second)}.${String(w.millisecond).padStart(3, '0')}`;
}

/** Reads `2024-07-12`, `2024-07-12 14:50` and longer, with fraction; null when the text is no such time. */
export function parseTimestamp(text: string, zoneSeconds: number): number | null {
  const m = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d+)?)?)?\s*$/.exec(text);
  if (!m) return null;
  const part = (i: number): number => Number(m[i] ?? 0);
  return checkedMoment(part(1), part(2), part(3), part(4), part(5), part(6) + part(7), zoneSeconds);
}

/** Null when month, day, hour, minute or second is out of its range. */
export function checkedMoment(year: number, month: number, day: number, hour: number, minute: number, second: number, zoneSeconds: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second >= 60) return null;
  return moment(year, month, day, hour * 3600 + minute * 60 + second, zoneSeconds);
}
