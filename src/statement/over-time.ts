import { isOverTimeName, timeGrid, type OverTimeStatistic, type TimeGrid } from '../model/over-time.ts';
import type { Position } from '../model/problem.ts';
import type { TimeRange } from '../model/time.ts';
import { isNumber } from './search.ts';
import { typeError, unsupported } from './refusal.ts';
import type { SqlExpr } from './statement.ts';

type Call = Extract<SqlExpr, { kind: 'call' }>;

export interface OverTimeCall {
  readonly arg: SqlExpr;
  readonly statistic: OverTimeStatistic;
  readonly step: number;
}

/**
 * What `max_over_time(x, seconds)`, `avg_over_time(x, seconds)` and `percentile_over_time(x, seconds, share)` say; null for any other
 * call. Seconds and share are numbers that are written. @throws Refusal
 */
export function overTimeCall(e: Call): OverTimeCall | null {
  if (!isOverTimeName(e.name)) return null;
  const [arg, seconds, share] = e.args;
  const wanted = e.name === 'percentile_over_time' ? 3 : 2;
  if (arg === undefined || e.star || e.args.length !== wanted) throw typeError(`${e.name}() takes a number, the seconds of a bucket${wanted === 3 ? ', and a share from 0 to 1' : ''}`, e.at);
  if (e.distinct) throw typeError(`${e.name}(DISTINCT …) has no meaning: sums are made per bucket`, e.at);
  const step = written(seconds);
  if (step === null || !Number.isInteger(step) || step < 1) throw typeError(`The bucket of ${e.name} is a whole number of seconds that is written`, seconds?.at ?? e.at);
  if (e.name !== 'percentile_over_time') return { arg, step, statistic: { kind: e.name === 'max_over_time' ? 'max' : 'avg' } };
  const p = written(share);
  if (p === null || p < 0 || p > 1) throw typeError('The share of percentile_over_time is a number that is written, from 0 to 1: 0.95', share?.at ?? e.at);
  return { arg, step, statistic: { kind: 'percentile', share: p } };
}

function written(e: SqlExpr | undefined): number | null {
  return e?.kind === 'number' && isNumber(e.text) ? Number(e.text) : null;
}

/**
 * The buckets over which such a call is made.
 * @param range of the question, or the extent of the data where it has none; undefined where that is not known
 * @throws Refusal
 */
export function gridFor(name: string, step: number, range: TimeRange | null | undefined, at: Position): TimeGrid {
  if (range === undefined) throw unsupported(`${name}() without a time range`, at);
  return timeGrid(range, step);
}
