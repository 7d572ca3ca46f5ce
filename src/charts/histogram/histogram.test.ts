import { expect, test } from 'vitest';
import { usualUnits } from '../../base/format/units.ts';
import type { Frame } from '../../model/frame.ts';
import { tokensOf } from '../../model/theme.ts';
import type { Look } from '../look.ts';
import { histogramOption, histogramSeriesAt } from './option.ts';
import { histogramPeak, histogramSeries } from './series.ts';

const look: Look = { tokens: tokensOf.light, language: 'en', zone: 0, units: usualUnits };
const buckets = { from: 0, step: 60, count: 4 };
const column = (name: string, values: readonly number[]) => ({ name, type: 'bigint', unit: 'none', values }) as const;
const frameOf = (columns: Frame['columns']): Frame => ({ columns, rows: columns[0]?.values.length ?? 0, coverage: { scanned: 9, matched: 9, skipped: 0, partial: false, revision: 1 } });
const withVerdicts = frameOf([column('time', [0, 60, 180]), column('records', [5, 7, 2]), column('accept', [3, 7, 0]), column('reject', [1, 0, 2])]);

test('records are parted by verdict, what has none last, and parts of nothing are left out', () => {
  const series = histogramSeries(withVerdicts, buckets, look);
  expect(series.map(({ key, values }) => [key, values])).toEqual([
    ['accept', [3, 7, 0, 0]],
    ['reject', [1, 0, 0, 2]],
    ['no-verdict', [1, 0, 0, 0]],
  ]);
  const refused = frameOf([column('time', [0]), column('records', [2]), column('accept', [0]), column('reject', [2])]);
  expect(histogramSeries(refused, buckets, look).map(({ key }) => key)).toEqual(['reject']);
});

test('a log without verdicts has neutral bars; what is not read yet is a gap', () => {
  const [series] = histogramSeries(frameOf([column('time', [0, 60]), column('records', [5, 7])]), buckets, look, { readUntil: 120 });
  expect(series).toMatchObject({ key: 'records', colour: look.tokens.neutralBar, values: [5, 7, null, null] });
});

test('the sum, the peak and the lowest bucket', () => {
  const series = histogramSeries(withVerdicts, buckets, look);
  expect(histogramPeak(series, buckets)).toEqual({ total: 14, peak: { bucket: 1, records: 7 }, least: 0 });
  expect(histogramPeak([], buckets)).toEqual({ total: 0, peak: null, least: 0 });
});

test('bars stand on each other', () => {
  const option = histogramOption(histogramSeries(withVerdicts, buckets, look), buckets, { left: 44, top: 8, width: 400, height: 40 }, look);
  expect(option['series']).toMatchObject([{ stack: 'records', id: 'accept' }, { stack: 'records', id: 'reject' }, { stack: 'records', id: 'no-verdict' }]);
});

test('a height in a bar means the part that stands there, above it the uppermost; no bar means nothing', () => {
  const series = histogramSeries(withVerdicts, buckets, look);
  const plot = { left: 44, top: 8, width: 400, height: 80 };
  // The scale ends at 8: ten pixels a record. The first bar has three accepted, one rejected, one of neither.
  const at = (bucket: number, records: number): string | null => histogramSeriesAt(series, buckets, plot, bucket, plot.top + plot.height - records * 10)?.key ?? null;
  expect([0.5, 2.9, 3.5, 4.5, 7].map((records) => at(0, records))).toEqual(['accept', 'accept', 'reject', 'no-verdict', 'no-verdict']);
  expect([at(2, 0.1), at(3, 0.5)]).toEqual([null, 'reject']);
});
