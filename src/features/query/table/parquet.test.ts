import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { Frame } from '../../../model/frame.ts';
import { parquetOf } from './parquet.ts';

const coverage = { scanned: 3, matched: 3, skipped: 0, partial: false, revision: 1 };

test('types and nulls come back from the file', async () => {
  const frame: Frame = {
    rows: 3, coverage,
    columns: [
      { name: 'srcaddr', type: 'varchar', unit: 'none', values: ['10.0.0.1', null, '中'] },
      { name: 'bytes', type: 'bigint', unit: 'bytes', values: [1, 9_007_199_254_740_993n, null] },
      { name: 'rate', type: 'double', unit: 'none', values: [1.5, null, 3] },
      { name: 'refused', type: 'boolean', unit: 'none', values: [true, false, null] },
      { name: 'time', type: 'timestamp', unit: 'time', values: [1_770_220_800, null, 1_770_220_801] },
      { name: 'bytes', type: 'bigint', unit: 'bytes', values: [2, 3, 4] },
    ],
  };
  expect(await parquetReadObjects({ file: parquetOf(frame) })).toEqual([
    { srcaddr: '10.0.0.1', bytes: 1n, rate: 1.5, refused: true, time: new Date('2026-02-04T16:00:00Z'), bytes_2: 2n },
    { srcaddr: null, bytes: 9_007_199_254_740_993n, rate: null, refused: false, time: null, bytes_2: 3n },
    { srcaddr: '中', bytes: null, rate: 3, refused: null, time: new Date('2026-02-04T16:00:01Z'), bytes_2: 4n },
  ]);
});

test('an answer without rows is a file all the same', async () => {
  const frame: Frame = { rows: 0, coverage, columns: [{ name: 'n', type: 'bigint', unit: 'none', values: [] }] };
  expect(await parquetReadObjects({ file: parquetOf(frame) })).toEqual([]);
});
