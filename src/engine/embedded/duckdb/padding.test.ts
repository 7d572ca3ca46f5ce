import { describe, expect, it } from 'vitest';
import type { FrameColumn, Value } from '../../../model/frame.ts';
import type { SeriesPadding } from '../../../model/sql-plan.ts';
import { padded } from './padding.ts';

const zone = 28_800;
const padding = (over: Partial<SeriesPadding> = {}): SeriesPadding => ({
  output: 0, by: [], windowSeconds: 60, format: '%H:%i', fill: 'zero', range: { from: 1_720_767_000, to: 1_720_767_300 }, ...over,
});
const series = (labels: readonly string[], values: readonly Value[]): FrameColumn[] => [
  { name: 't', type: 'varchar', unit: 'none', values: labels },
  { name: 'n', type: 'bigint', unit: 'none', values },
];
const rowsOf = (columns: readonly FrameColumn[], given: SeriesPadding): Value[][] => {
  const filled = padded(columns, columns[0]?.values.length ?? 0, given, zone);
  return Array.from({ length: filled.rows }, (_, i) => filled.columns.map((column) => column.values[i] ?? null));
};

describe('a series with its gaps filled', () => {
  it('has every bucket of the range, in order, labelled in the zone', () => {
    expect(rowsOf(series(['14:52', '14:50'], [7, 5]), padding())).toEqual([['14:50', 5], ['14:51', 0], ['14:52', 7], ['14:53', 0], ['14:54', 0]]);
  });

  it('begins with the bucket that the range begins in', () => {
    expect(rowsOf(series([], []), padding({ range: { from: 1_720_767_030, to: 1_720_767_061 } }))).toEqual([['14:50', 0], ['14:51', 0]]);
  });

  it.each([
    ['null', [null, 5, null, null, 8, null]],
    ['last', [null, 5, 5, 5, 8, 8]],
    ['next', [5, 5, 8, 8, 8, null]],
    ['average', [5, 5, 6, 6, 8, 8]],
  ] as const)('takes %s for what is missing', (fill, values) => {
    const given = padding({ fill, range: { from: 1_720_767_000, to: 1_720_767_360 } });
    expect(rowsOf(series(['14:51', '14:54'], [5, 8]), given).map(([, value]) => value)).toEqual(values);
  });

  it('keeps all rows of one bucket, and fills texts with null', () => {
    const columns: FrameColumn[] = [...series(['14:50', '14:50'], [1, 2]), { name: 'a', type: 'varchar', unit: 'none', values: ['x', 'y'] }];
    expect(rowsOf(columns, padding({ range: { from: 1_720_767_000, to: 1_720_767_120 } }))).toEqual([['14:50', 1, 'x'], ['14:50', 2, 'y'], ['14:51', 0, null]]);
  });

  it('fills each series of what is grouped by beside it', () => {
    const columns: FrameColumn[] = [...series(['14:50', '14:50', '14:52'], [1, 2, 3]), { name: 'a', type: 'varchar', unit: 'none', values: ['x', 'y', 'y'] }];
    const given = padding({ by: [2], fill: 'last', range: { from: 1_720_767_000, to: 1_720_767_180 } });
    expect(rowsOf(columns, given)).toEqual([['14:50', 1, 'x'], ['14:50', 2, 'y'], ['14:51', 1, 'x'], ['14:51', 2, 'y'], ['14:52', 1, 'x'], ['14:52', 3, 'y']]);
  });

  it('gives a label that many buckets have once, and one outside the range last', () => {
    const days = padding({ windowSeconds: 3600, format: '%H', range: { from: 1_720_742_400, to: 1_720_742_400 + 2 * 86_400 } });
    const rows = rowsOf(series(['99', '05'], [1, 2]), days);
    expect(rows).toHaveLength(25);
    expect(rows[21]).toEqual(['05', 2]);
    expect(rows[24]).toEqual(['99', 1]);
  });

  it('refuses more buckets than an answer can have', () => {
    expect(() => rowsOf(series([], []), padding({ windowSeconds: 1, range: { from: 0, to: 2_000_000 } }))).toThrow('argument');
  });
});
