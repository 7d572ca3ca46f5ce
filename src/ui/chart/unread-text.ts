import { formatTime, styleWithin } from '../../base/format/time.ts';
import { wordsOf, type Language } from '../../base/words.ts';
import { rangeOf, type Buckets } from '../../charts/buckets.ts';
import { unreadStretches, type Unread, type UnreadStretch } from '../../charts/unread.ts';
import { chartWords } from './words.ts';

interface Reader {
  readonly language: Language;
  readonly zone: number;
}

/** Narrower than this, the words are only read out: in one line, and where there is height for several. */
const leastWidth = 150;
const leastNarrow = 64;
const leastHeight = 60;

/** There is room for the words of a hatched stretch in it. */
export function isHatchNamed({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width >= (height < leastHeight ? leastWidth : leastNarrow);
}

/** Gaps that a sentence names; the others it counts. */
const mostNamed = 2;

function timeIn(axis: Buckets, zone: number): (seconds: number) => string {
  const style = styleWithin(rangeOf(axis), zone);
  return (seconds) => formatTime(seconds, zone, style);
}

/** What a hatched stretch of an axis says of itself. */
export function unreadText({ last, next, comes }: UnreadStretch, axis: Buckets, { language, zone }: Reader): string {
  const words = wordsOf(chartWords, language);
  const time = timeIn(axis, zone);
  if (comes) return words.notRead;
  if (last !== null && next !== null) return words.between(time(last), time(next));
  return last !== null ? words.after(time(last)) : words.before(time(next ?? 0));
}

/** A stretch that nothing was read of as a row among those of a table over time, before the first row at or after `before`. */
export interface UnreadRow {
  /** Unix seconds. */
  readonly before: number;
  readonly text: string;
}

export function unreadRows(axis: Buckets, unread: Unread, reader: Reader): readonly UnreadRow[] {
  return unreadStretches(axis, unread).map((stretch) => ({ before: stretch.to, text: unreadText(stretch, axis, reader) }));
}

/** The sentence on what of an axis lies between files; null where nothing does. */
export function gapsText(axis: Buckets, unread: Unread, { language, zone }: Reader): string | null {
  const words = wordsOf(chartWords, language);
  const time = timeIn(axis, zone);
  // A stretch that something stands in is cut in two, but one gap.
  const gaps = [...new Map(unreadStretches(axis, unread).flatMap(({ side, last, next }) => (side === 'between' && last !== null && next !== null ? [[last, words.fromTo(time(last), time(next))] as const] : []))).values()];
  if (gaps.length === 0) return null;
  return words.gaps(gaps.slice(0, mostNamed), gaps.length - Math.min(mostNamed, gaps.length), unread.comes.before);
}
