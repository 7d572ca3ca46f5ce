import { cutMiddle } from '../base/format/cut.ts';
import { absent, countParts, finite, formatExact, joined, thinSpace, threeFigures, type Quantity } from '../base/format/number.ts';
import { formatShare, sharePercent } from '../base/format/share.ts';
import { formatTime } from '../base/format/time.ts';
import type { Units } from '../base/format/units.ts';
import { bitsParts, bytesParts, bytesRateParts, packetRateParts, rateParts } from '../base/format/volume.ts';
import type { Language } from '../base/words.ts';
import type { Unit, Value } from '../model/frame.ts';
import type { TimeRange, ZoneOffsetSeconds } from '../model/time.ts';
import { drawn } from './buckets.ts';
import type { Look } from './look.ts';

/** A value by what it counts, in three figures: `143 GB`, `98.1 M`, `7.42 Gbps`. Counts below 100,000 stay whole. */
export function quantity(value: Value | undefined, unit: Unit, units: Units): Quantity {
  const number = numeric(value);
  if (number === null) return { value: absent, unit: '' };
  switch (unit) {
    case 'bytes':
      return bytesParts(number, units);
    case 'bits-per-second':
      return rateParts(number, units);
    case 'bits':
      return bitsParts(number);
    case 'bytes-per-second':
      return bytesRateParts(number, units);
    case 'packets-per-second':
      return packetRateParts(number);
    case 'share':
      return { value: Number.isFinite(Number(number)) ? sharePercent(Number(number)) : absent, unit: '%' };
    case 'seconds':
      return { value: formatExact(number), unit: 's' };
    case 'port':
    case 'protocol':
    case 'time':
      return { value: String(number), unit: '' };
    case 'packets':
    case 'records':
    case 'none': {
      const size = finite(number);
      return size !== null && Number.isInteger(size) && Math.abs(size) < 100_000 ? { value: formatExact(number), unit: '' } : countParts(number);
    }
  }
}

export function quantityText(value: Value | undefined, unit: Unit, units: Units): string {
  return joined(quantity(value, unit, units));
}

/** The same in a sentence, where a number alone would not say what it counts: `4,054 records`. */
export function saidQuantity(value: Value | undefined, unit: Unit, { language, units }: Pick<Look, 'language' | 'units'>): string {
  return withNoun(quantityText(value, unit, units), value, unit, language);
}

/** A printed amount with what it counts behind it, where its unit does not say so. */
export function withNoun(text: string, value: Value | undefined, unit: Unit, language: Language): string {
  const noun = countNouns[unit]?.[language];
  return noun === undefined || text === absent ? text : `${text} ${language === 'en' && Number(value) === 1 ? noun.slice(0, -1) : noun}`;
}

const countNouns: Readonly<Partial<Record<Unit, { readonly en: string; readonly zh: string }>>> = {
  records: { en: 'records', zh: '条记录' }, packets: { en: 'packets', zh: '个数据包' },
};

/** For a single value: counts of things are written out whole, all else has three figures. */
export function largeQuantity(value: Value | undefined, unit: Unit, units: Units): Quantity {
  const number = numeric(value);
  const isCount = unit === 'records' || unit === 'none';
  return number !== null && isCount && Math.abs(Number(number)) < 1e10 && Number.isInteger(Number(number))
    ? { value: formatExact(number), unit: '' }
    : quantity(value, unit, units);
}

/** The exact number, for tooltips and tables. */
export function exactText(value: Value | undefined, unit: Unit): string {
  if (value === null || value === undefined) return absent;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (unit === 'share') return formatShare(Number(value));
  if (unit === 'port' || unit === 'protocol') return String(value);
  return formatExact(value);
}

const unitNames: Readonly<Partial<Record<Unit, { readonly en: string; readonly zh: string }>>> = {
  bytes: { en: 'bytes', zh: '字节' }, packets: { en: 'packets', zh: '包' }, records: { en: 'records', zh: '条记录' }, bits: { en: 'bits', zh: 'bit' },
  'bits-per-second': { en: 'bits/s', zh: 'bit/s' }, 'bytes-per-second': { en: 'bytes/s', zh: '字节/秒' }, 'packets-per-second': { en: 'packets/s', zh: '包/秒' }, seconds: { en: 's', zh: '秒' },
};

/** The exact number with what it counts, for the pointer over a rounded one: `142,998,210,113 bytes`. Empty for what is no number. */
export function exactQuantity(value: Value | undefined, unit: Unit, language: Language): string {
  const number = numeric(value);
  if (number === null) return '';
  if (unit === 'share') return `${formatExact(Number(number) * 100, 6)}${thinSpace}%`;
  // A rate is a quotient: its digits after the third place of a unit are noise of the division.
  const said = typeof number === 'number' && Math.abs(number) >= 1000 ? Math.round(number) : number;
  const name = unitNames[unit]?.[language];
  return name === undefined ? formatExact(said) : `${formatExact(said)} ${name}`;
}

/** `7.5 G`, `45 k`, `0`: a label on an axis; the unit itself stands in the panel's header. */
export function axisFigure(value: number, unit: Unit, units: Units): string {
  if (value === 0) return '0';
  if (unit === 'share') return `${short(value * 100)}${thinSpace}%`;
  const isRateInBytes = unit === 'bits-per-second' && units.rate === 'bytes';
  const step = unit === 'bytes' || unit === 'bytes-per-second' || isRateInBytes ? units.step : 1000;
  const prefixes = step === 1024 ? ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] : ['', 'k', 'M', 'G', 'T', 'P'];
  let rest = isRateInBytes ? value / 8 : value;
  let power = 0;
  while (Math.abs(rest) >= step && power < prefixes.length - 1) {
    rest /= step;
    power++;
  }
  const prefix = prefixes[power] ?? '';
  return prefix === '' ? short(rest) : `${short(rest)}${thinSpace}${prefix}`;
}

/** `10:16` on a time axis; the date where a day begins, or everywhere when the range is long. */
export function clockLabel(seconds: number, zone: ZoneOffsetSeconds, range: TimeRange): string {
  const length = range.to - range.from;
  if ((seconds + zone) % 86_400 === 0 || length >= 12 * 86_400) return formatTime(seconds, zone, length > 300 * 86_400 ? 'day' : 'date');
  return formatTime(seconds, zone, length < 300 || (seconds + zone) % 60 !== 0 ? 'second' : 'clock');
}

/** `02-05 10:16 – 10:18`: a stretch of time, the day said once. */
export function stretchText(range: TimeRange, zone: ZoneOffsetSeconds): string {
  const style = (seconds: number): 'second' | 'clock' => ((seconds + zone) % 60 === 0 ? 'clock' : 'second');
  const sameDay = formatTime(range.from, zone, 'day') === formatTime(range.to, zone, 'day');
  const from = `${formatTime(range.from, zone, 'date')} ${formatTime(range.from, zone, style(range.from))}`;
  const to = formatTime(range.to, zone, style(range.to));
  return `${from} – ${sameDay ? to : `${formatTime(range.to, zone, 'date')} ${to}`}`;
}

/** A name for a narrow place: ids are cut in the middle, all else stays whole. */
export function narrowName(text: string, most = 18): string {
  return cutMiddle(text, most);
}

/** Widths in ems of the characters of a sans face that are far from its usual one; a Chinese one takes a whole em. */
const widths: readonly (readonly [characters: RegExp, ems: number])[] = [[/[\u2e80-\uffff]/u, 1], [/[ijl.,:;|'! I]/, 0.25], [/[frt()[\]/-]/, 0.32], [/[mwMW%…→]/, 0.85], [/[A-Z]/, 0.69], [/[ckvxyzsJ]/, 0.5]];
const usualWidth = 0.55;
const knownWidths = new Map<string, number>();

function widthOf(character: string): number {
  let ems = knownWidths.get(character);
  if (ems === undefined) knownWidths.set(character, (ems = widths.find(([characters]) => characters.test(character))?.[1] ?? usualWidth));
  return ems;
}

/** About how many pixels a text in the sans face takes. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size;
}

/** Width in ems of a character of the monospaced face: 0.602 in most of those that the theme names. */
export const monoEm = 0.6025;

/** A name in so many pixels of the sans face: cut in its middle where it takes more. */
export function fittedName(text: string, pixels: number, size: number): string {
  const width = textWidth(text, size);
  return width <= pixels ? text : narrowName(text, Math.max(4, Math.floor((text.length * pixels) / width)));
}

function numeric(value: Value | undefined): number | bigint | null {
  return typeof value === 'bigint' ? value : drawn(value);
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : threeFigures(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
