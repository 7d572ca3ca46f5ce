import type { RangeChoice, TimePoint, TimeRange, ZoneOffsetSeconds } from './time.ts';

/**
 * Times as people type them: ISO (`2026-02-05 08:00`, with or without a zone), epoch seconds or milliseconds, and
 * relative (`now-1h`, `now/d`, `now-1d/d`). Two of them make a range: `A .. B`, `A to B`, `A – B`, or `last 6h`.
 */
const secondsOf = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
type UnitLetter = keyof typeof secondsOf;
const floorOf = { m: 'minute', h: 'hour', d: 'day' } as const;
const floorLetter = { none: '', minute: '/m', hour: '/h', day: '/d' } as const;
const floorSeconds = { none: 1, minute: 60, hour: 3600, day: 86_400 } as const;

function isUnit(letter: string): letter is UnitLetter {
  return letter in secondsOf;
}

function isFloor(letter: string): letter is keyof typeof floorOf {
  return letter in floorOf;
}

/**
 * One point in time; text without a zone is read in `zone`. Null when it is none. Fractions of a second are cut. Beside `near`, a
 * moment that is on screen, its day or its year may be left out: `14:00`, `02-05 14:00`, `2/5`.
 */
export function parseTimePoint(text: string, zone: ZoneOffsetSeconds, near?: number): TimePoint | null {
  const trimmed = text.trim();
  const relative = /^now(?:([+-])(\d{1,6})([smhdw]))?(?:\/([mhd]))?$/i.exec(trimmed);
  if (relative) {
    const [, sign, amount, unit = 's', floor = ''] = relative;
    const letter = unit.toLowerCase();
    const seconds = amount === undefined || !isUnit(letter) ? 0 : Number(amount) * secondsOf[letter];
    const floorName = floor.toLowerCase();
    return { kind: 'relative', offsetSeconds: sign === '-' ? 0 - seconds : seconds, floor: isFloor(floorName) ? floorOf[floorName] : 'none' };
  }
  if (/^\d{9,10}$/.test(trimmed)) return { kind: 'absolute', seconds: Number(trimmed) };
  if (/^\d{12,13}$/.test(trimmed)) return { kind: 'absolute', seconds: Math.floor(Number(trimmed) / 1000) };
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
    near === undefined ? trimmed : completed(trimmed, new Date(1000 * (near + zone)).toISOString()),
  );
  if (!iso) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zoneText] = iso;
  const parts = [Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)] as const;
  if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[3] > 24 || parts[4] > 59 || parts[5] > 59) return null;
  const utc = Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5]) / 1000;
  if (parts[2] > new Date(Date.UTC(parts[0], parts[1], 0)).getUTCDate()) return null;
  return { kind: 'absolute', seconds: utc - (zoneText === undefined ? zone : offsetOf(zoneText)) };
}

/** A time of the day, or a day without its year, with what the ISO text of another moment has before it. */
function completed(text: string, beside: string): string {
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) return `${beside.slice(0, 10)} ${text}`;
  return /^\d{1,2}[-/]\d{1,2}(?:\s|$)/.test(text) ? `${beside.slice(0, 4)}-${text}` : text;
}

function offsetOf(zone: string): ZoneOffsetSeconds {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

/**
 * A range as typed or pasted. Null when it is none, or when its end is not after its begin. What its times leave out is that of `near`,
 * the range on screen; an end without its day is of the day of its begin.
 */
export function parseRange(text: string, zone: ZoneOffsetSeconds, near?: TimeRange): RangeChoice | null {
  const trimmed = text.trim();
  const last = /^(?:last\s+|最近\s*)?(\d{1,6})\s*([smhdw])$/i.exec(trimmed);
  const unit = last?.[2]?.toLowerCase();
  if (last && unit !== undefined && isUnit(unit)) {
    const from: TimePoint = { kind: 'relative', offsetSeconds: -Number(last[1]) * secondsOf[unit], floor: 'none' };
    return { kind: 'between', from, to: now };
  }
  const halves = split(trimmed);
  if (!halves) {
    const from = parseTimePoint(trimmed, zone);
    return from?.kind === 'relative' && (from.offsetSeconds < 0 || from.floor !== 'none') ? { kind: 'between', from, to: now } : null;
  }
  const from = parseTimePoint(halves[0], zone, near?.from);
  const to = parseTimePoint(halves[1], zone, near === undefined || from?.kind !== 'absolute' ? near?.from : from.seconds);
  if (!from || !to) return null;
  if (from.kind === 'absolute' && to.kind === 'absolute' && from.seconds >= to.seconds) return null;
  return { kind: 'between', from, to };
}

const now: TimePoint = { kind: 'relative', offsetSeconds: 0, floor: 'none' };

function split(text: string): [string, string] | null {
  for (const separator of [/\s*\.\.\s*/, /\s+to\s+/i, /\s*[–—至到]\s*/, /\s+-\s+/, /(?<=Z|\d)\/(?=\d{4})/i]) {
    const parts = text.split(separator);
    const [a, b] = parts;
    if (parts.length === 2 && a !== undefined && b !== undefined && a !== '' && b !== '') return [a, b];
  }
  return null;
}

/** The point as `parseTimePoint` reads it back in any zone: absolute times in UTC. */
export function printTimePoint(point: TimePoint): string {
  if (point.kind === 'absolute') {
    const iso = new Date(1000 * point.seconds).toISOString();
    return `${iso.slice(0, iso.slice(17, 19) === '00' ? 16 : 19)}Z`;
  }
  const { offsetSeconds, floor } = point;
  const size = Math.abs(offsetSeconds);
  const units: readonly UnitLetter[] = ['w', 'd', 'h', 'm', 's'];
  const letter = units.find((unit) => size % secondsOf[unit] === 0) ?? 's';
  const offset = size === 0 ? '' : `${offsetSeconds < 0 ? '-' : '+'}${size / secondsOf[letter]}${letter}`;
  return `now${offset}${floorLetter[floor]}`;
}

/** The moment that a point means at `nowSeconds`; days and hours begin as the clock of `zone` says. */
export function resolveTimePoint(point: TimePoint, nowSeconds: number, zone: ZoneOffsetSeconds): number {
  if (point.kind === 'absolute') return point.seconds;
  const seconds = Math.floor(nowSeconds) + point.offsetSeconds;
  const step = floorSeconds[point.floor];
  return Math.floor((seconds + zone) / step) * step - zone;
}

/** The range that a choice means; null for the whole extent, and for a range that ends before it begins. */
export function resolveRange(choice: RangeChoice, nowSeconds: number, zone: ZoneOffsetSeconds): TimeRange | null {
  if (choice.kind === 'extent') return null;
  const from = resolveTimePoint(choice.from, nowSeconds, zone);
  const to = resolveTimePoint(choice.to, nowSeconds, zone);
  return from < to ? { from, to } : null;
}

/** An absolute choice. */
export function between(range: TimeRange): RangeChoice {
  return { kind: 'between', from: { kind: 'absolute', seconds: range.from }, to: { kind: 'absolute', seconds: range.to } };
}

/** True for a range whose end moves on with the clock. */
export function endsNow(range: RangeChoice): boolean {
  return range.kind === 'between' && range.to.kind === 'relative' && range.to.offsetSeconds === 0 && range.to.floor === 'none';
}

/** True for a range that means the same moments tomorrow. */
export function isFixed(range: RangeChoice): boolean {
  return range.kind === 'between' && range.from.kind === 'absolute' && range.to.kind === 'absolute';
}
