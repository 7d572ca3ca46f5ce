import { checkedMoment, dayNames, isoWeek, monthNames, pad2, sundayWeek, wallClock, type WallClock } from './calendar.ts';
import { EvaluationError } from './evaluation-error.ts';

/**
 * The format codes of `date_format` and `date_parse`, which are MySQL's: `%i` is minutes, `%M` the name of the month.
 * Source: the list of format codes in the SLS time functions. Unknown codes stand for their own letter.
 */

const hour12 = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12);
const half = (hour: number): string => (hour < 12 ? 'AM' : 'PM');

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

const codes: Readonly<Record<string, (w: WallClock) => string>> = {
  a: (w) => (dayNames[w.weekday] ?? '').slice(0, 3),
  b: (w) => (monthNames[w.month - 1] ?? '').slice(0, 3),
  c: (w) => String(w.month),
  D: (w) => ordinal(w.day),
  d: (w) => pad2(w.day),
  e: (w) => String(w.day),
  f: (w) => String(w.millisecond).padStart(3, '0').padEnd(6, '0'),
  H: (w) => pad2(w.hour),
  h: (w) => pad2(hour12(w.hour)),
  I: (w) => pad2(hour12(w.hour)),
  i: (w) => pad2(w.minute),
  j: (w) => String(w.dayOfYear).padStart(3, '0'),
  k: (w) => String(w.hour),
  l: (w) => String(hour12(w.hour)),
  M: (w) => monthNames[w.month - 1] ?? '',
  m: (w) => pad2(w.month),
  p: (w) => half(w.hour),
  r: (w) => `${pad2(hour12(w.hour))}:${pad2(w.minute)}:${pad2(w.second)} ${half(w.hour)}`,
  S: (w) => pad2(w.second),
  s: (w) => pad2(w.second),
  T: (w) => `${pad2(w.hour)}:${pad2(w.minute)}:${pad2(w.second)}`,
  V: (w) => pad2(sundayWeek(w)),
  v: (w) => pad2(isoWeek(w).week),
  W: (w) => dayNames[w.weekday] ?? '',
  w: (w) => String(w.weekday),
  x: (w) => String(isoWeek(w).year),
  Y: (w) => String(w.year).padStart(4, '0'),
  y: (w) => pad2(w.year % 100),
  '%': () => '%',
};

/** A moment (Unix seconds) as text, its wall clock read in the zone. */
export function formatMoment(seconds: number, format: string, zoneSeconds: number): string {
  const w = wallClock(seconds, zoneSeconds);
  return format.replace(/%(.)/gsu, (_, code: string) => codes[code]?.(w) ?? code);
}

const digits: Readonly<Record<string, string>> = { Y: '\\d{4}', y: '\\d{2}', j: '\\d{1,3}', f: '\\d{1,9}' };
const numeric = 'YymcdeHkhIliSsjf';

/** The moment that a text says in a format; what is not said is 1970-01-01 00:00:00. @throws EvaluationError when it does not fit. */
export function parseMoment(text: string, format: string, zoneSeconds: number): number {
  const names: string[] = [];
  const whole = format.replace('%T', '%H:%i:%S').replace('%r', '%I:%i:%S %p');
  const pattern = whole.replace(/%(.)|[^%]+|%$/gsu, (part: string, code?: string) => {
    if (code === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (code === '%') return '%';
    names.push(code);
    if (numeric.includes(code)) return `(${digits[code] ?? '\\d{1,2}'})`;
    if ('MbWap'.includes(code)) return '(\\p{L}+)';
    throw new EvaluationError({ kind: 'argument', message: `%${code} cannot be parsed by date_parse` });
  });
  const match = new RegExp(`^${pattern}$`, 'u').exec(text);
  const refusal = new EvaluationError({ kind: 'argument', message: `Invalid format: "${text}" does not fit "${format}"` });
  if (!match) throw refusal;
  const said = new Map(names.map((name, i) => [name, match[i + 1] ?? '']));
  const number = (...codesOf: string[]): number | null => {
    const code = codesOf.find((c) => said.has(c));
    return code === undefined ? null : Number(said.get(code));
  };
  const month = monthSaid(said) ?? number('m', 'c') ?? 1;
  const shortYear = number('y');
  const year = number('Y') ?? (shortYear === null ? 1970 : shortYear + (shortYear < 70 ? 2000 : 1900));
  const twelve = number('h', 'I', 'l');
  const afternoon = said.get('p')?.toUpperCase() === 'PM' ? 12 : 0;
  const hour = number('H', 'k') ?? (twelve === null ? 0 : (twelve % 12) + afternoon);
  const fraction = Number(`0.${said.get('f') ?? '0'}`);
  const day = number('d', 'e') ?? 1;
  const found = checkedMoment(year, month, day, hour, number('i') ?? 0, (number('S', 's') ?? 0) + fraction, zoneSeconds);
  const dayOfYear = number('j');
  if (found === null) throw refusal;
  return dayOfYear === null ? found : found + (dayOfYear - 1) * 86_400;
}

function monthSaid(said: ReadonlyMap<string, string>): number | null {
  const name = (said.get('M') ?? said.get('b'))?.toLowerCase();
  if (name === undefined) return null;
  const index = monthNames.findIndex((full) => full.toLowerCase() === name || full.slice(0, 3).toLowerCase() === name);
  return index < 0 ? 0 : index + 1;
}
