import { EvaluationError } from '../../../columns/functions/evaluation-error.ts';
import { formatMoment } from '../../../columns/functions/time-format.ts';
import type { FrameColumn, Value } from '../../../model/frame.ts';
import type { SeriesPadding } from '../../../model/sql-plan.ts';

/** Buckets that are filled at most. */
const mostBuckets = 1_000_000;

/** A row of the answer, or one that is missing: its label and its series. */
type Place = { readonly row: number } | { readonly label: string };

/**
 * The rows of a `time_series` with one for every bucket of the range, in order of time. Rows are known by the label of their
 * bucket; where a format gives several buckets one label, they are one. What is grouped by beside it tells series apart, each of
 * which has every bucket. Rows of labels that lie outside the range come last.
 * @throws EvaluationError when that would be more rows than can be answered
 */
export function padded(columns: readonly FrameColumn[], rows: number, padding: SeriesPadding, zoneSeconds: number): { readonly columns: readonly FrameColumn[]; readonly rows: number } {
  const { windowSeconds: window, range, fill, by } = padding;
  const labels = columns[padding.output]?.values ?? [];
  const series = seriesOf(columns, rows, by);
  const first = Math.floor((range.from + zoneSeconds) / window) * window - zoneSeconds;
  if (((range.to - first) / window) * series.length > mostBuckets) {
    throw new EvaluationError({ kind: 'argument', message: `More than ${mostBuckets} rows would be filled: windows of ${window} s over the time range, for ${series.length} series` });
  }
  const names = labelsOf(first, padding, zoneSeconds);
  const known = new Set<Value>(names);
  // By series: what stands in each bucket, in order of time.
  const filledSeries = series.map((own) => {
    const byLabel = new Map<Value, number[]>();
    for (const row of own) byLabel.set(labels[row] ?? null, [...(byLabel.get(labels[row] ?? null) ?? []), row]);
    const places = names.map((label): readonly Place[] => byLabel.get(label)?.map((row) => ({ row })) ?? [{ label }]);
    const values = columns.map((column) => {
      const found = places.flat().map((place): Value | undefined => ('row' in place ? (column.values[place.row] ?? null) : undefined));
      return filled(found, column.type === 'bigint' || column.type === 'double' ? fill : 'null', column.type === 'bigint');
    });
    return { own, places, values, given: 0 };
  });
  const made: Value[][] = columns.map(() => []);
  const put = (value: (column: number) => Value): void => made.forEach((values, column) => values.push(value(column)));
  for (const [bucket, label] of names.entries()) {
    for (const one of filledSeries) {
      const { own, places, values } = one;
      for (const place of places[bucket] ?? []) {
        const at = one.given++;
        put((column) => {
          if ('row' in place) return columns[column]?.values[place.row] ?? null;
          if (column === padding.output) return label;
          return by.includes(column) ? (columns[column]?.values[own[0] ?? 0] ?? null) : (values[column]?.[at] ?? null);
        });
      }
    }
  }
  for (let row = 0; row < rows; row++) if (!known.has(labels[row] ?? null)) put((column) => columns[column]?.values[row] ?? null);
  return { rows: made[0]?.length ?? 0, columns: columns.map((column, i) => ({ ...column, values: made[i] ?? [] })) };
}

/** Rows by series, in the order in which they first come; one series, perhaps of no row, where nothing else is grouped by. */
function seriesOf(columns: readonly FrameColumn[], rows: number, by: readonly number[]): readonly (readonly number[])[] {
  if (by.length === 0) return [Array.from({ length: rows }, (_, row) => row)];
  const found = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const key = by.map((column) => `${typeof columns[column]?.values[row]} ${String(columns[column]?.values[row])}`).join('\u0000');
    const known = found.get(key);
    if (known) known.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

/** Labels of the buckets in order of time, each once. */
function labelsOf(first: number, { windowSeconds, range, format }: SeriesPadding, zoneSeconds: number): string[] {
  const labels = new Set<string>();
  for (let at = first; at < range.to; at += windowSeconds) labels.add(formatMoment(at, format, zoneSeconds));
  return [...labels];
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
