import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { overBuckets, type Buckets } from '../buckets.ts';
import type { Look } from '../look.ts';
import { whereRead, type ReadAxis, type TimeSeries } from '../series.ts';

/** Parts of the matching records by verdict; a log without verdicts has one part. */
export const histogramParts = ['accept', 'reject', 'no-verdict', 'records'] as const;
type Part = (typeof histogramParts)[number];

const names: Readonly<Record<Part, Text>> = {
  accept: { en: 'Accept', zh: '允许' },
  reject: { en: 'Reject', zh: '拒绝' },
  'no-verdict': { en: 'No verdict', zh: '无判定' },
  records: { en: 'Records', zh: '记录' },
};

/**
 * Records per bucket of a frame with the columns `time`, `records` and, where the log has verdicts, `accept` and `reject`; from the
 * foot up. Parts that hold nothing are left out, so that the legend names only what is there. Where nothing was read, they are gaps.
 */
export function histogramSeries(frame: Frame, buckets: Buckets, look: Look, read: Omit<ReadAxis, 'buckets'> = {}): readonly TimeSeries[] {
  const column = (name: string): readonly (number | null)[] | null => {
    const found = frame.columns.find((one) => one.name === name);
    const time = frame.columns.find((one) => one.name === 'time');
    return found === undefined || time === undefined ? null : overBuckets(buckets, time.values, found.values);
  };
  const records = column('records') ?? [];
  const accept = column('accept');
  const reject = column('reject');
  const { verdict, neutralBar } = look.tokens;
  const series = (key: Part, colour: string, values: readonly (number | null)[]): TimeSeries => ({
    key, name: names[key], colour, mark: 'bar', unit: 'records',
    values: whereRead([...values], { ...read, buckets }),
  });
  if (accept === null || reject === null) return [series('records', neutralBar, records)];
  const other = records.map((all, i) => (all ?? 0) - (accept[i] ?? 0) - (reject[i] ?? 0));
  const parts = [series('accept', verdict.accept, accept), series('reject', verdict.reject, reject), series('no-verdict', verdict.unknown, other)];
  const there = parts.filter(({ values }) => values.some((value) => (value ?? 0) > 0));
  return there.length === 0 ? parts.slice(0, 1) : there;
}

/** All records, and the bucket with most of them, the first of equals; null where there is no record. */
export function histogramPeak(series: readonly TimeSeries[], buckets: Buckets): { readonly total: number; readonly peak: { readonly bucket: number; readonly records: number } | null; readonly least: number } {
  let total = 0;
  let least = Infinity;
  let peak: { bucket: number; records: number } | null = null;
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    // Where nothing was read, there is no least.
    if (series.every(({ values }) => (values[bucket] ?? null) === null)) continue;
    const records = series.reduce((sum, one) => sum + (one.values[bucket] ?? 0), 0);
    total += records;
    least = Math.min(least, records);
    if (records > (peak?.records ?? 0)) peak = { bucket, records };
  }
  return { total, peak, least: total === 0 ? 0 : least };
}
