import type { Text } from '../model/panel.ts';
import { narrowName } from './figures.ts';

/** Characters of one end. Each keeps nearly as much as a name alone, or neither could be told. */
const longestEnd = 16;

/** One end of a pair in a sentence: whole, or cut to `most` characters where it is longer than an end may be. */
export function endName(end: string, most = longestEnd): string {
  return end.length <= longestEnd ? end : narrowName(end, most);
}

/** Characters of each of two ends in a sentence that says more: with the whole of both it would not fit the half of a sheet. */
const longestOfTwo = 14;

/** Two ends in a sentence: "web-1 → db-1". */
export function pairName(from: string, to: string): string {
  return `${endName(from, longestOfTwo)} → ${endName(to, longestOfTwo)}`;
}

/** As `pairName`, in both languages. */
export function pairText(from: Text, to: Text): Text {
  return { en: pairName(from.en, to.en), zh: pairName(from.zh, to.zh) };
}
