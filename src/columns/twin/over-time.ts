import type { Value } from '../../model/frame.ts';
import { nearestRank } from '../../model/over-time.ts';
import type { Aggregate } from '../../model/plan.ts';
import { EvaluationError } from '../functions/evaluation-error.ts';
import { whole } from '../functions/integers.ts';

/** A statistic of what is summed per bucket of time, as plainly as it can be said. Null without a bucket. */
export function overTime({ over, arg }: Aggregate, records: Iterable<{ readonly time: number; readonly value: Value }>): Value {
  if (!over) throw new Error('No buckets');
  const { grid: { step, from, count }, statistic } = over;
  if (count === 0) return null;
  const isWhole = arg?.type === 'bigint';
  const wholes = new Array<bigint>(count).fill(0n);
  const doubles = new Array<number>(count).fill(0);
  for (const { time, value } of records) {
    const bucket = Math.floor((time - from) / step);
    if (value === null || bucket < 0 || bucket >= count) continue;
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new EvaluationError({ kind: 'argument', message: 'Cannot sum what is no number' });
    if (isWhole) wholes[bucket] = (wholes[bucket] ?? 0n) + BigInt(value);
    else doubles[bucket] = (doubles[bucket] ?? 0) + Number(value);
  }
  const total = (): number => (isWhole ? Number(wholes.reduce((sum, one) => sum + one, 0n)) : doubles.reduce((sum, one) => sum + one, 0));
  if (statistic.kind === 'avg') return total() / count;
  const place = statistic.kind === 'percentile' ? nearestRank(count, statistic.share) : count - 1;
  if (isWhole) return whole(wholes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[place] ?? 0n);
  return doubles.sort((a, b) => a - b)[place] ?? 0;
}
