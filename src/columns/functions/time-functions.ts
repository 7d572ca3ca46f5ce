import { daysInMonth, isoWeek, moment, secondOfDay, wallClock, type WallClock } from './calendar.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { Implementation } from './implementation.ts';
import { isoText, parseIsoDate, parseIsoTime } from './iso-time.ts';
import { formatMoment, parseMoment } from './time-format.ts';

/** Functions on time. A timestamp is held as Unix seconds and read as a wall clock in the zone of the statement. */

const seconds: Readonly<Record<string, number>> = { millisecond: 0.001, second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const months: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function unknownUnit(unit: string): EvaluationError {
  return new EvaluationError({ kind: 'argument', message: `'${unit}' is not a valid unit of time` });
}

/** The start of the unit that a moment lies in; weeks begin on Monday. */
export function truncateMoment(unit: string, at: number, zone: number): number {
  const name = unit.toLowerCase();
  const size = seconds[name];
  if (size !== undefined && name !== 'week' && name !== 'millisecond') return Math.floor((at + zone) / size) * size - zone;
  const w = wallClock(at, zone);
  switch (name) {
    case 'week': return moment(w.year, w.month, w.day - ((w.weekday + 6) % 7), 0, zone);
    case 'month': return moment(w.year, w.month, 1, 0, zone);
    case 'quarter': return moment(w.year, w.month - ((w.month - 1) % 3), 1, 0, zone);
    case 'year': return moment(w.year, 1, 1, 0, zone);
    default: throw unknownUnit(unit);
  }
}

function addUnits(unit: string, count: number, at: number, zone: number): number {
  const size = seconds[unit.toLowerCase()];
  if (size !== undefined) return at + count * size;
  const step = months[unit.toLowerCase()];
  if (step === undefined) throw unknownUnit(unit);
  const w = wallClock(at, zone);
  const index = w.year * 12 + (w.month - 1) + count * step;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return moment(year, month, Math.min(w.day, daysInMonth(year, month)), secondOfDay(w), zone);
}

/** Whole units from `a` to `b`, negative when `b` is earlier. */
function unitsBetween(unit: string, a: number, b: number, zone: number): number {
  const size = seconds[unit.toLowerCase()];
  if (size !== undefined) return Math.trunc((b - a) / size) + 0;
  const step = months[unit.toLowerCase()];
  if (step === undefined) throw unknownUnit(unit);
  const [early, late, sign] = a <= b ? [a, b, 1] : [b, a, -1];
  const x = wallClock(early, zone);
  const y = wallClock(late, zone);
  let whole = (y.year - x.year) * 12 + (y.month - x.month);
  if (whole > 0 && addUnits('month', whole, early, zone) > late) whole--;
  return Math.trunc(whole / step) * sign + 0;
}

const part = (of: (w: WallClock) => number): Implementation => ({ double, zoneSeconds }) => of(wallClock(double(0), zoneSeconds));
const week = part((w) => isoWeek(w).week);
const weekYear = part((w) => isoWeek(w).year);
const weekday = part((w) => (w.weekday === 0 ? 7 : w.weekday));
const day = part((w) => w.day);
const dayOfYear = part((w) => w.dayOfYear);

export const timeFunctions = {
  from_unixtime: ({ double }) => double(0),
  to_unixtime: ({ double }) => double(0),
  date_format: ({ double, text, zoneSeconds }) => formatMoment(double(0), text(1), zoneSeconds),
  date_parse: ({ text, zoneSeconds }) => parseMoment(text(0), text(1), zoneSeconds),
  date_trunc: ({ text, double, zoneSeconds }) => truncateMoment(text(0), double(1), zoneSeconds),
  date_add: ({ text, count, double, zoneSeconds }) => addUnits(text(0), count(1), double(2), zoneSeconds),
  date_diff: ({ text, double, zoneSeconds }) => unitsBetween(text(0), double(1), double(2), zoneSeconds),
  year: part((w) => w.year),
  quarter: part((w) => Math.ceil(w.month / 3)),
  month: part((w) => w.month),
  week,
  week_of_year: week,
  day,
  day_of_month: day,
  day_of_week: weekday,
  dow: weekday,
  day_of_year: dayOfYear,
  doy: dayOfYear,
  hour: part((w) => w.hour),
  minute: part((w) => w.minute),
  second: part((w) => w.second),
  millisecond: part((w) => w.millisecond),
  year_of_week: weekYear,
  yow: weekYear,
  last_day_of_month: ({ double, zoneSeconds }) => {
    const w = wallClock(double(0), zoneSeconds);
    return moment(w.year, w.month, daysInMonth(w.year, w.month), 0, zoneSeconds);
  },
  from_iso8601_timestamp: ({ text, zoneSeconds }) => parseIsoTime(text(0), zoneSeconds),
  from_iso8601_date: ({ text, zoneSeconds }) => parseIsoDate(text(0), zoneSeconds),
  to_iso8601: ({ double, zoneSeconds }) => isoText(double(0), zoneSeconds),
} as const satisfies Readonly<Record<string, Implementation>>;
