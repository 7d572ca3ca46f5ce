import { EvaluationError } from '../../../columns/functions/evaluation-error.ts';

/** Values with weights, handed over by DuckDB as `value weight`, one after the other with commas between them: from a group, in one text. */
export function weightedPairs(text: string): { readonly value: string; readonly weight: number }[] {
  return text === '' ? [] : text.split(',').map((pair) => {
    const gap = pair.indexOf(' ');
    return { value: pair.slice(0, gap), weight: Number(pair.slice(gap + 1)) };
  });
}

/**
 * The least value that, with all below it, has this share of the weight.
 * @param text pairs by value, the least first
 * @returns the value as it was written; null of none
 */
export function weightedPercentile(text: string, share: number): string | null {
  const pairs = weightedPairs(text);
  if (pairs.some(({ weight }) => !(weight > 0))) throw new EvaluationError({ kind: 'argument', message: 'Percentile weight must be > 0' });
  const wanted = share * pairs.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  return pairs.find(({ weight }) => (sum += weight) >= wanted)?.value ?? pairs.at(-1)?.value ?? null;
}
