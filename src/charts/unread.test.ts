import { describe, expect, test } from 'vitest';
import { draw } from './draw.ts';
import { hatchesOf } from './hatched.ts';
import { mirrorSeries } from './mirror/option.ts';
import { whereRead } from './series.ts';
import { sparkPath } from './spark/path.ts';
import { column, drawing, frameOf, minutes } from './testing/frames.ts';
import { allRead, isRead, readCount, readRange, unreadStretches, type Unread } from './unread.ts';

const none = { before: false, after: false };
const unread: Unread = { readFrom: 70, readUntil: 190, gaps: [], comes: none };

test('a series has gaps in just the buckets of which nothing was read, wherever bounds lie', () => {
  const times = [-130, -60, -1, 0, 1, 59, 60, 61, 119, 120, 240, 299, 300, 301, 500];
  const buckets = { from: 0, step: 60, count: 5 };
  const values = [1, 2, 3, 4, 5];
  const expected = (bounds: Pick<Unread, 'readFrom' | 'readUntil' | 'gaps'>) => values.map((value, i) => (isRead(bounds, 60 * i, 60) ? value : null));
  for (const a of [null, ...times]) {
    for (const b of [null, ...times]) {
      const ends = { readFrom: a, readUntil: b, gaps: [] };
      expect(whereRead(values, { buckets, ...ends })).toEqual(expected(ends));
      if (a === null || b === null || b < a) continue;
      const between = { readFrom: null, readUntil: null, gaps: [{ from: a, to: b }, { from: 130, to: 180 }] };
      expect(whereRead(values, { buckets, ...between })).toEqual(expected(between));
    }
  }
  expect(values).toEqual([1, 2, 3, 4, 5]);
});

describe('the ends of an axis that nothing was read of', () => {
  test('are whole buckets, and know the moment', () => {
    expect(unreadStretches(minutes, unread)).toEqual([
      { side: 'before', from: 0, to: 60, last: null, next: 70, comes: false }, { side: 'after', from: 240, to: 300, last: 189, next: null, comes: false },
    ]);
    expect(unreadStretches(minutes, { ...unread, readFrom: null, comes: { before: false, after: true } })).toEqual([{ side: 'after', from: 240, to: 300, last: 189, next: null, comes: true }]);
    expect(unreadStretches(minutes, allRead)).toEqual([]);
  });

  test('are none where part of the bucket was read, and all of the axis beyond the records', () => {
    expect(unreadStretches(minutes, { ...unread, readFrom: 59, readUntil: 241 })).toEqual([]);
    expect(unreadStretches(minutes, { ...unread, readFrom: 900, readUntil: null })).toEqual([{ side: 'before', from: 0, to: 300, last: null, next: 900, comes: false }]);
  });

  test('end where something is drawn all the same', () => {
    expect(unreadStretches(minutes, { ...unread, readFrom: null, readUntil: 60 }, (bucket) => bucket === 2).map(({ from }) => from)).toEqual([180]);
    expect(unreadStretches(minutes, { ...unread, readFrom: 300, readUntil: null }, (bucket) => bucket === 2).map(({ to }) => to)).toEqual([120]);
  });
});

describe('what no file covers between two', () => {
  const gap: Unread = { ...allRead, gaps: [{ from: 61, to: 250 }] };

  test('is whole buckets, wherever the axis begins, and more may come while it is read', () => {
    expect(unreadStretches(minutes, gap)).toEqual([{ side: 'between', from: 120, to: 240, last: 60, next: 250, comes: false }]);
    expect(unreadStretches({ ...minutes, from: 180 }, { ...gap, comes: { before: true, after: true } })).toEqual([{ side: 'between', from: 180, to: 240, last: 60, next: 250, comes: true }]);
    expect(unreadStretches({ ...minutes, step: 300 }, gap)).toEqual([]);
  });

  test('is parted where something is drawn all the same', () => {
    expect(unreadStretches(minutes, { ...allRead, gaps: [{ from: 60, to: 300 }] }, (bucket) => bucket === 2).map(({ from, to }) => [from, to])).toEqual([[60, 120], [180, 300]]);
  });

  test('is no zero in a picture, and no time in a count of what was read', () => {
    const frame = frameOf([column('time', 'bigint', [0, 240]), column('direction', 'varchar', ['out', 'out']), column('rate', 'double', [8, 4])]);
    const series = mirrorSeries(frame, { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' }, drawing({ gaps: gap.gaps }));
    expect(series.ok && series.value.map(({ values }) => values)).toEqual([[8, 0, null, null, 4]]);
    expect(sparkPath(frame, { x: 'time', y: 'rate' }, { buckets: minutes, gaps: gap.gaps })).toBe('M0.0 1.0L12.0 15.0M48.0 8.0');
    expect(readCount(minutes, gap)).toBe(3);
    expect(readRange(minutes, gap)).toEqual({ from: 0, to: 300 });
  });

  test('is where a picture has its axis of time', () => {
    const frame = frameOf([column('time', 'bigint', [0, 240]), column('name', 'varchar', ['a', 'a']), column('n', 'bigint', [8, 4])]);
    for (const picture of [{ kind: 'heat', x: 'time', y: 'name', value: 'n' }, { kind: 'lines', x: 'time', y: 'n', series: 'name', area: false, top: 3 }] as const) {
      const drawn = draw({ picture }, frame, drawing({ gaps: gap.gaps }));
      const [hatch, ...more] = drawn.ok ? hatchesOf(drawn.value, drawing({}).size, minutes, gap) : [];
      expect([hatch?.stretch.from, hatch?.stretch.to, more]).toEqual([120, 240, []]);
      expect(hatch?.width).toBeGreaterThan(100);
    }
    const ranks = draw({ picture: { kind: 'rank', name: 'name', value: 'n', further: [] } }, frame, drawing({}));
    expect(ranks.ok && hatchesOf(ranks.value, drawing({}).size, minutes, gap)).toEqual([]);
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
