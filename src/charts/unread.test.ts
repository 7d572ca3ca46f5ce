import { describe, expect, test } from 'vitest';
import { mirrorSeries } from './mirror/option.ts';
import { sparkPath } from './spark/path.ts';
import { column, drawing, frameOf, minutes } from './testing/frames.ts';
import { allRead, readRange, unreadStretches, type Unread } from './unread.ts';

const none = { before: false, after: false };
const unread: Unread = { readFrom: 70, readUntil: 190, comes: none };

describe('the ends of an axis that nothing was read of', () => {
  test('are whole buckets, and know the moment', () => {
    expect(unreadStretches(minutes, unread)).toEqual([
      { side: 'before', from: 0, to: 60, edge: 70, comes: false }, { side: 'after', from: 240, to: 300, edge: 189, comes: false },
    ]);
    expect(unreadStretches(minutes, { ...unread, readFrom: null, comes: { before: false, after: true } })).toEqual([{ side: 'after', from: 240, to: 300, edge: 189, comes: true }]);
    expect(unreadStretches(minutes, allRead)).toEqual([]);
  });

  test('are none where part of the bucket was read, and all of the axis beyond the records', () => {
    expect(unreadStretches(minutes, { ...unread, readFrom: 59, readUntil: 241 })).toEqual([]);
    expect(unreadStretches(minutes, { ...unread, readFrom: 900, readUntil: null })).toEqual([{ side: 'before', from: 0, to: 300, edge: 900, comes: false }]);
  });

  test('end where something is drawn all the same', () => {
    expect(unreadStretches(minutes, { ...unread, readFrom: null, readUntil: 60 }, (bucket) => bucket === 2).map(({ from }) => from)).toEqual([180]);
    expect(unreadStretches(minutes, { ...unread, readFrom: 300, readUntil: null }, (bucket) => bucket === 2).map(({ to }) => to)).toEqual([120]);
  });
});

test('the part of an axis that was read is in whole buckets', () => {
  expect(readRange(minutes, unread)).toEqual({ from: 60, to: 240 });
  expect(readRange(minutes, allRead)).toEqual({ from: 0, to: 300 });
  expect(readRange(minutes, { readFrom: 900 })).toBeNull();
});

test('neither a mirror nor a spark line has a zero there, as they have in a quiet bucket between', () => {
  const frame = frameOf([column('time', 'bigint', [60, 180]), column('direction', 'varchar', ['out', 'out']), column('rate', 'double', [8, 4])]);
  const series = mirrorSeries(frame, { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' }, drawing({ readFrom: 70, readUntil: 190 }));
  expect(series.ok && series.value.map(({ values }) => values)).toEqual([[null, 8, 0, 4, null]]);
  expect(sparkPath(frame, { x: 'time', y: 'rate' }, { buckets: minutes, readFrom: 70, readUntil: 190 })).toBe('M12.0 1.0L24.0 15.0L36.0 8.0');
});
