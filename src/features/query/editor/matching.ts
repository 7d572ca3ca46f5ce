/** How a name answers to what was typed: less is nearer. */
export interface Match {
  readonly rank: 0 | 1 | 2;
  /** The letters that answer: pairs of start and end. */
  readonly ranges: readonly number[];
}

/**
 * Whether a name answers to letters: as its start, as the start of one of its words, or anywhere within. Case is forgiven, and
 * `_`, `-` and blanks are one. Null when it does not.
 */
export function matchOf(name: string, typed: string): Match | null {
  if (typed === '') return { rank: 0, ranges: [] };
  const folded = fold(name);
  const wanted = fold(typed);
  if (folded.startsWith(wanted)) return { rank: 0, ranges: [0, wanted.length] };
  const word = folded.indexOf(`-${wanted}`);
  if (word >= 0) return { rank: 1, ranges: [word + 1, word + 1 + wanted.length] };
  const inside = wanted.length > 1 ? folded.indexOf(wanted) : -1;
  return inside >= 0 ? { rank: 2, ranges: [inside, inside + wanted.length] } : null;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[_ ]/g, '-');
}
