import { expect, test } from 'vitest';
import type { Frame, FrameColumn } from '../../../model/frame.ts';
import { ordered, orderOf } from './order.ts';
import { nextSorting } from './sorting.ts';
import { resultColumns } from './columns.ts';

const column = (name: string, type: FrameColumn['type'], values: FrameColumn['values'], rest: Partial<FrameColumn> = {}): FrameColumn => ({ name, type, unit: 'none', values, ...rest });
const frameOf = (columns: readonly FrameColumn[]): Frame => ({ columns, rows: columns[0]?.values.length ?? 0, coverage: { scanned: 5, matched: 5, skipped: 0, partial: false, revision: 1 } });

test('rows are ordered by exact values, null last either way, ties as they were', () => {
  const frame = frameOf([column('n', 'bigint', [2, 9_007_199_254_740_993n, null, 9_007_199_254_740_992, 2])]);
  expect([...(orderOf(frame, { column: 0, descending: true }) ?? [])]).toEqual([1, 3, 0, 4, 2]);
  expect([...(orderOf(frame, { column: 0, descending: false }) ?? [])]).toEqual([0, 4, 3, 1, 2]);
  expect(orderOf(frame, null)).toBeNull();
  expect(ordered(frame, orderOf(frame, { column: 0, descending: false })).columns[0]?.values).toEqual([2, 2, 9_007_199_254_740_992, 9_007_199_254_740_993n, null]);
});

test('plain numbers are ordered the same way, null last', () => {
  const frame = frameOf([column('n', 'double', [2, null, -1.5, 2, null, 7])]);
  expect([...(orderOf(frame, { column: 0, descending: true }) ?? [])]).toEqual([5, 0, 3, 2, 1, 4]);
  expect([...(orderOf(frame, { column: 0, descending: false }) ?? [])]).toEqual([2, 0, 3, 5, 1, 4]);
});

test.each([300, 60_000])('a column of %i values among more rows is ordered by value, ties as they were', (distinct) => {
  const values = Array.from({ length: 90_000 }, (_, i) => (i % 1000 === 7 ? null : `v${String((i * 7919) % distinct).padStart(6, '0')}`));
  const order = [...(orderOf(frameOf([column('a', 'varchar', values)]), { column: 0, descending: true }) ?? [])];
  expect(new Set(order).size).toBe(values.length);
  const wrong = order.findIndex((row, i) => {
    const before = order[i - 1];
    const [x, y] = [before === undefined ? null : (values[before] ?? null), values[row] ?? null];
    if (before === undefined || x === y) return before !== undefined && before > row;
    return x === null || (y !== null && x < y);
  });
  expect(wrong).toBe(-1);
});

test('a header goes from the largest to the smallest to the order of the answer', () => {
  const first = nextSorting(null, 1);
  expect(first).toEqual({ column: 1, descending: true });
  const second = nextSorting(first, 1);
  expect(second).toEqual({ column: 1, descending: false });
  expect(nextSorting(second, 1)).toBeNull();
  expect(nextSorting(second, 0)).toEqual({ column: 0, descending: true });
});

test('the first measure has bars; ports, times and negative numbers have none', () => {
  const columns = resultColumns(
    frameOf([
      column('dstport', 'bigint', [80, 443], { field: 'dstport', unit: 'port' }),
      column('time', 'bigint', [1_770_220_800, 1_770_220_860]),
      column('change', 'double', [-1, 2]),
      column('records', 'bigint', [3, 12]),
      column('bytes', 'bigint', [5, 6]),
    ]),
    (_, value) => String(value).length,
  );
  expect(columns.map(({ barMax }) => barMax)).toEqual([null, null, null, 12, null]);
  expect(columns.map(({ align }) => align)).toEqual(['start', 'start', 'end', 'end', 'end']);
});

test('where the rows come by a measure, largest first, that one has the bars', () => {
  const barsOf = (bytes: readonly number[]): readonly (number | null)[] => resultColumns(frameOf([column('records', 'bigint', [3, 12, 4]), column('packets', 'bigint', [7, 7, 7]), column('bytes', 'bigint', bytes)]), () => 4).map(({ barMax }) => barMax);
  expect(barsOf([60, 50, 50])).toEqual([null, null, 60]);
  expect(barsOf([60, 50, 70])).toEqual([12, null, null]);
});
