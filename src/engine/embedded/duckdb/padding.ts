import { EvaluationError } from '../../../columns/functions/evaluation-error.ts';
import { formatMoment } from '../../../columns/functions/time-format.ts';
import type { FrameColumn, Value } from '../../../model/frame.ts';
import type { SeriesPadding } from '../../../model/sql-plan.ts';

/** Buckets that are filled at most. */
const mostBuckets = 1_000_000;

/**
 * The rows of a `time_series` with one for every bucket of the range, in order of time. Rows are known by the label of their
 * bucket; where a format gives several buckets one label, they are one. Rows of labels that lie outside the range come last.
 * @throws EvaluationError when the range holds more buckets than can be answered
 */
export function padded(columns: readonly FrameColumn[], rows: number, padding: SeriesPadding, zoneSeconds: number): { readonly columns: readonly FrameColumn[]; readonly rows: number } {
  const { windowSeconds: window, range, fill } = padding;
  const labels = columns[padding.output]?.values ?? [];
  const rowsOf = new Map<Value, number[]>();
  for (let row = 0; row < rows; row++) {
    const label = labels[row] ?? null;
    const known = rowsOf.get(label);
    if (known) known.push(row);
    else rowsOf.set(label, [row]);
  }
  const first = Math.floor((range.from + zoneSeconds) / window) * window - zoneSeconds;
  if ((range.to - first) / window > mostBuckets) throw new EvaluationError({ kind: 'argument', message: `More than ${mostBuckets} windows of ${window} s lie in the time range` });
  // A row of the answer, or the label of one that is missing.
  const order: (number | string)[] = [];
  const seen = new Set<Value>();
  for (let at = first; at < range.to; at += window) {
    const label = formatMoment(at, padding.format, zoneSeconds);
    if (seen.has(label)) continue;
    seen.add(label);
    order.push(...(rowsOf.get(label) ?? [label]));
  }
  for (const [label, own] of rowsOf) if (!seen.has(label)) order.push(...own);
  return {
    rows: order.length,
    columns: columns.map((column, i) => {
      if (i === padding.output) return { ...column, values: order.map((one) => (typeof one === 'string' ? one : (column.values[one] ?? null))) };
      const values = order.map((one): Value | undefined => (typeof one === 'string' ? undefined : (column.values[one] ?? null)));
      return { ...column, values: filled(values, column.type === 'bigint' || column.type === 'double' ? fill : 'null', column.type === 'bigint') };
    }),
  };
}

/** Values with those that are missing (undefined) made up. */
function filled(values: readonly (Value | undefined)[], fill: SeriesPadding['fill'], whole: boolean): readonly Value[] {
  const before: Value[] = [];
  const after: Value[] = [];
  let last: Value = null;
  for (const value of values) before.push((last = value === undefined ? last : value));
  last = null;
  for (let i = values.length - 1; i >= 0; i--) {
    const value = values[i];
    after[i] = last = value === undefined ? last : value;
  }
  return values.map((value, i) => {
    if (value !== undefined) return value;
    const [previous, next] = [before[i] ?? null, after[i] ?? null];
    switch (fill) {
      case 'zero': return 0;
      case 'null': return null;
      case 'last': return previous;
      case 'next': return next;
      case 'average': {
        if (previous === null || next === null) return previous ?? next;
        const mean = (Number(previous) + Number(next)) / 2;
        return whole ? Math.trunc(mean) : mean;
      }
    }
  });
}
