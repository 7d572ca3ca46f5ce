import { threeFigures } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { wordsOf } from '../../base/words.ts';
import type { Unit, Value } from '../../model/frame.ts';
import { drawn } from '../buckets.ts';
import { exactQuantity, quantityText } from '../figures.ts';
import type { Look } from '../look.ts';
import { compareWords } from './words.ts';

/** How an amount differs from that of the earlier period. More is not good and less is not bad: the tones are neither. */
export interface Change {
  /** `+12.4 %`, `−2`, `+0.63 pt`, `new`. */
  readonly text: string;
  readonly tone: 'more' | 'less' | 'same';
  /** The earlier amount, exactly. */
  readonly exact: string;
}

/** From this factor on "12.4 ×" says more than "+1140 %". */
const manyTimes = 10;

/**
 * The change of an amount: in per cent of the earlier one; counts of things (unit `none`) by their number, shares in points of a
 * per cent. Null where one of the two is no amount, or is none to compare (a port, a time).
 */
export function changeOf(now: Value | undefined, before: Value | undefined, unit: Unit, look: Pick<Look, 'language' | 'units'>): Change | null {
  const [a, b] = [drawn(now), drawn(before)];
  if (a === null || b === null || unit === 'time' || unit === 'port' || unit === 'protocol') return null;
  const words = wordsOf(compareWords, look.language);
  const change = (text: string): Change => ({ text, tone: a > b ? 'more' : a < b ? 'less' : 'same', exact: words.before(exactQuantity(before, unit, look.language)) });
  if (a === b) return change(words.unchanged);
  if (unit === 'share') return change(words.points(pointsText(100 * (a - b))));
  if (unit === 'none') return change(`${signOf(a - b)}${quantityText(Math.abs(a - b), unit, look.units)}`);
  if (b === 0) return change(words.appeared);
  if (a / b >= manyTimes) return change(words.times(threeFigures(a / b)));
  return change(percentText(a / b - 1));
}

/** A change of a share of 1, in points; what would be printed as none is less than the least that is. */
export function pointsText(points: number, decimals = Math.abs(points) < 10 ? 2 : 1): string {
  const text = Math.abs(points).toFixed(decimals);
  const isNone = Number(text) === 0 && points !== 0;
  return `${signOf(points)}${isNone ? `<${(10 ** -decimals).toFixed(decimals)}` : text}`;
}

function percentText(part: number): string {
  return `${signOf(part)}${formatShare(Math.abs(part))}`;
}

function signOf(value: number): string {
  return value < 0 ? '−' : '+';
}
