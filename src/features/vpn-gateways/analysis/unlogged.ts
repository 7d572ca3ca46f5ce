import type { EniCoverage } from '../../../model/cloud/coverage.ts';
import type { TimeRange } from '../../../model/time.ts';
import type { EniTotal } from './totals.ts';

export interface Unlogged extends TimeRange {
  readonly kind: 'before' | 'since' | 'all';
}

/** A record may come this much later than its window ends, in seconds. */
const lateness = 600;

/**
 * The parts of a range in which nothing recorded an interface: after its last record where no flow log delivers now, and before the first
 * of its flow logs was made. Silence while it is recorded is zero, and no part of this.
 */
export function unloggedOf(coverage: EniCoverage, total: EniTotal | null, range: TimeRange, captureInterval: number): readonly Unlogged[] {
  const hasRecords = total !== null && total.records > 0;
  if (!hasRecords || total.last === null) return coverage.mark === 'none' ? [{ kind: 'all', ...range }] : [];
  const slack = lateness + captureInterval;
  const parts: Unlogged[] = [];
  const made = [...coverage.by, ...coverage.starting, ...coverage.idle].reduce((least, { createdAt }) => Math.min(least, createdAt), Infinity);
  if (Number.isFinite(made) && made > range.from + slack && total.first !== null && total.first > range.from + slack) {
    parts.push({ kind: 'before', from: range.from, to: Math.min(total.first, range.to) });
  }
  if (coverage.mark === 'none' && total.last < range.to - slack) parts.push({ kind: 'since', from: Math.max(total.last, range.from), to: range.to });
  return parts;
}
