import { daysInMonth, daysOf, isoWeek, moment, pad2, wallClock } from './calendar.ts';
import { EvaluationError } from './evaluation-error.ts';

/** Times as ISO 8601 writes them: `2020-05-11T11:15:05.055+01:00`, `2020-W10-1`, `2020-123`, each cut short where it may be. */

const date = /^(\d{4})(?:-(?:W(\d{2})(?:-([1-7]))?|(\d{3})|(\d{2})(?:-(\d{2}))?))?$/;
const time = /^(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?$/;
const offset = /(Z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * The moment, in Unix seconds, that a text names; in the zone where the text names none.
 * @throws EvaluationError when it is no such text.
 */
export function parseIsoTime(text: string, zoneSeconds: number): number {
  const [dayText = '', clockText, more] = text.split('T');
  const zoneText = clockText === undefined ? undefined : offset.exec(clockText)?.[1];
  const clock = clockText === undefined ? [] : time.exec(zoneText === undefined ? clockText : clockText.slice(0, -zoneText.length));
  const day = dayOf(dayText);
  const [hour = 0, minute = 0, second = 0] = (clock ?? []).slice(1, 4).map((part?: string) => Number(part ?? 0));
  if (day === null || clock === null || more !== undefined || hour > 23 || minute > 59 || second > 59) throw refusal(text);
  const fraction = Number(`0.${clock[4] ?? 0}`);
  return day * 86_400 + hour * 3600 + minute * 60 + second + fraction - (zoneText === undefined ? zoneSeconds : secondsOf(zoneText));
}

/** The start of the day that a text without a time names. @throws EvaluationError when it is no such text. */
export function parseIsoDate(text: string, zoneSeconds: number): number {
  const day = dayOf(text);
  if (day === null) throw refusal(text);
  return day * 86_400 - zoneSeconds;
}

/** Days since 1970-01-01. */
function dayOf(text: string): number | null {
  const match = date.exec(text);
  if (!match) return null;
  const [, yearText, weekText, weekdayText, dayOfYearText, monthText, dayText] = match;
  const year = Number(yearText);
  if (weekText !== undefined) {
    // The fourth of January lies in the first week.
    const fourth = daysOf(year, 1, 4);
    const monday = fourth - ((fourth + 3) % 7 + 7) % 7;
    const day = monday + (Number(weekText) - 1) * 7;
    return weekText === '00' || isoWeek(wallClock(day * 86_400, 0)).year !== year ? null : day + Number(weekdayText ?? 1) - 1;
  }
  if (dayOfYearText !== undefined) {
    const dayOfYear = Number(dayOfYearText);
    return dayOfYear < 1 || dayOfYear > daysOf(year + 1, 1, 1) - daysOf(year, 1, 1) ? null : daysOf(year, 1, dayOfYear);
  }
  const month = Number(monthText ?? 1);
  const day = Number(dayText ?? 1);
  return month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) ? null : moment(year, month, day, 0, 0) / 86_400;
}

function secondsOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 3600 + minutes * 60);
}

function refusal(text: string): EvaluationError {
  return new EvaluationError({ kind: 'argument', message: `Invalid format: "${text}" is no ISO 8601 time` });
}

/** `2024-07-12T14:50:00.000+08:00`; `Z` in UTC. */
export function isoText(seconds: number, zoneSeconds: number): string {
  const w = wallClock(seconds, zoneSeconds);
  const minutes = Math.abs(Math.trunc(zoneSeconds / 60));
  const zone = minutes === 0 ? 'Z' : `${zoneSeconds < 0 ? '-' : '+'}${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
  return `${String(w.year).padStart(4, '0')}-${pad2(w.month)}-${pad2(w.day)}T${pad2(w.hour)}:${pad2(w.minute)}:${pad2(w.second)}.${String(w.millisecond).padStart(3, '0')}${zone}`;
}
