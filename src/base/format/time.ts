import type { Language } from '../words.ts';
import { absent, thinSpace } from './number.ts';

/**
 * How much of a time is said. `clock` 08:00, `second` 08:00:14, `date` 02-05, `day` 2026-02-05, `minute` 02-05 08:00,
 * `moment` 02-05 08:00:14, `dated` 2026-02-05 08:00, `full` 2026-02-05 08:00:14. Months stand before days in both languages, clocks have 24 hours.
 */
export type TimeStyle = 'clock' | 'second' | 'date' | 'day' | 'minute' | 'moment' | 'dated' | 'full';

const cuts: Readonly<Record<TimeStyle, readonly [number, number]>> = {
  clock: [11, 16],
  second: [11, 19],
  date: [5, 10],
  day: [0, 10],
  minute: [5, 16],
  moment: [5, 19],
  dated: [0, 16],
  full: [0, 19],
};

/** A time in Unix seconds on the clock of a zone (seconds east of UTC). */
export function formatTime(seconds: number | null | undefined, zone: number, style: TimeStyle): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return absent;
  const date = new Date(1000 * (seconds + zone));
  if (Number.isNaN(date.getTime())) return absent;
  const iso = date.toISOString().replace('T', ' ');
  // Years beyond 9999 are printed with a sign and two more digits.
  const shift = iso.indexOf('-', 1) - 4;
  const [from, to] = cuts[style];
  return iso.slice(from === 0 ? 0 : from + shift, to + shift);
}

/** Whether a range goes from one year into another on the clock of a zone: times of it say theirs, or they name another one too. */
export function spansYears({ from, to }: { readonly from: number; readonly to: number }, zone: number): boolean {
  return formatTime(from, zone, 'day').slice(0, -6) !== formatTime(to - 1, zone, 'day').slice(0, -6);
}

/** How much of a time of a range tells it from the others: the clock alone up to a day, the year where there are two. */
export function styleWithin(range: { readonly from: number; readonly to: number }, zone: number): 'clock' | 'minute' | 'dated' {
  if (range.to - range.from <= 86_400) return 'clock';
  return spansYears(range, zone) ? 'dated' : 'minute';
}

/** A range, its day said once: `02-05 08:00 – 14:00`. Years appear when they differ from `usualYear` or from each other. */
export function formatRange(range: { readonly from: number; readonly to: number }, zone: number, usualYear: number): string {
  const year = (seconds: number): number => new Date(1000 * (seconds + zone)).getUTCFullYear();
  const years = [year(range.from), year(range.to)];
  const withYear = years.some((one) => one !== usualYear);
  const hasSeconds = (range.from + zone) % 60 !== 0 || (range.to + zone) % 60 !== 0;
  const show = (seconds: number): string =>
    (withYear ? `${formatTime(seconds, zone, 'day').slice(0, -5)}` : '') + formatTime(seconds, zone, hasSeconds ? 'moment' : 'minute');
  const sameDay = formatTime(range.from, zone, 'day') === formatTime(range.to, zone, 'day');
  return `${show(range.from)} – ${sameDay ? formatTime(range.to, zone, hasSeconds ? 'second' : 'clock') : show(range.to)}`;
}

/** `UTC`, `UTC+8`, `UTC−3:30`. */
export function formatZone(zone: number): string {
  if (zone === 0) return 'UTC';
  const minutes = Math.abs(Math.round(zone / 60));
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${zone < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

const units = {
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  zh: { day: '天', hour: '小时', minute: '分钟', second: '秒' },
} as const;
const lengths = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in its two largest units: `6 h`, `14 h 32 min`, `6 小时`. Below a second: `0.4 s`. */
export function formatDuration(seconds: number | null | undefined, language: Language): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return absent;
  const names = units[language];
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '−' : '';
  if (size < 10 && !Number.isInteger(size)) return `${sign}${size.toFixed(1)}${thinSpace}${names.second}`;
  let rest = Math.round(size);
  const first = lengths.findIndex(([, length]) => rest >= length);
  if (first < 0) return `0${thinSpace}${names.second}`;
  const parts: string[] = [];
  for (const [unit, length] of lengths.slice(first, first + 2)) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) parts.push(`${amount}${thinSpace}${names[unit]}`);
  }
  return sign + parts.join(' ');
}

/** How long an answer took: `41 ms`, `1.4 s`. */
export function formatMilliseconds(milliseconds: number, language: Language): string {
  const rounded = Math.round(milliseconds);
  return rounded < 1000 ? `${rounded < 1 ? '<1' : rounded}${thinSpace}${language === 'zh' ? '毫秒' : 'ms'}` : formatDuration(milliseconds / 1000, language);
}
