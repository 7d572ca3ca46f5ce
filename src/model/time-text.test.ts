import { describe, expect, test } from 'vitest';
import { parseRange, parseTimePoint, printTimePoint, resolveRange, resolveTimePoint } from './time-text.ts';
import type { TimePoint } from './time.ts';

const at = (...parts: [number, number, number, number?, number?, number?]): number => {
  const [y, mo, d, h = 0, mi = 0, s = 0] = parts;
  return Date.UTC(y, mo - 1, d, h, mi, s) / 1000;
};
const absolute = (seconds: number): TimePoint => ({ kind: 'absolute', seconds });
const relative = (offsetSeconds: number, floor: 'none' | 'minute' | 'hour' | 'day' = 'none'): TimePoint => ({ kind: 'relative', offsetSeconds, floor });
const shanghai = 28_800;

describe('a point in time', () => {
  test.each([
    ['now', relative(0)],
    ['now-1h', relative(-3600)],
    ['NOW-90s', relative(-90)],
    ['now+2d', relative(172_800)],
    ['now/d', relative(0, 'day')],
    ['now-1d/d', relative(-86_400, 'day')],
    ['1770278400', absolute(1_770_278_400)],
    ['1770278400123', absolute(1_770_278_400)],
    ['2026-02-05 08:00', absolute(at(2026, 2, 5))],
    ['2026-02-05T08:00:14', absolute(at(2026, 2, 5, 0, 0, 14))],
    ['2026-02-05T08:00:14.500Z', absolute(at(2026, 2, 5, 8, 0, 14))],
    ['2026-02-05 08:00+01:00', absolute(at(2026, 2, 5, 7))],
    ['2026-2-5', absolute(at(2026, 2, 4, 16))],
    ['2026/02/05 08:00', absolute(at(2026, 2, 5))],
  ])('%s', (text, point) => {
    expect(parseTimePoint(text, shanghai)).toEqual(point);
  });

  test.each(['', 'yesterday', '2026-13-01', '2026-02-30', '2026-02-05 25:00', '2026-02-05 08:60', 'now-1y', '12', 'now-'])('%s is none', (text) => {
    expect(parseTimePoint(text, 0)).toBeNull();
  });

  test.each([
    ['14:00', at(2026, 2, 5, 6)],
    ['24:00', at(2026, 2, 5, 16)],
    ['02-06 08:00', at(2026, 2, 6)],
    ['2/6', at(2026, 2, 5, 16)],
    ['2025-02-06 08:00', at(2025, 2, 6)],
  ])('beside a moment, %s is of its day or its year, as the clock of the zone says', (text, seconds) => {
    // 20:30 of the fourth at Greenwich is the fifth in Shanghai.
    expect(parseTimePoint(text, shanghai, at(2026, 2, 4, 20, 30))).toEqual(absolute(seconds));
  });

  test.each(['14:00', '02-06 08:00'])('%s alone is none', (text) => {
    expect(parseTimePoint(text, shanghai)).toBeNull();
  });

  test.each(['25:00', '14:60', '13-01 08:00', '02-30', '14', '1:2'])('%s is none beside a moment either', (text) => {
    expect(parseTimePoint(text, shanghai, at(2026, 2, 5))).toBeNull();
  });

  test('what is printed is read back, whatever the zone', () => {
    for (const point of [relative(0), relative(-5400), relative(-86_400, 'day'), relative(61), absolute(at(2026, 2, 5, 8)), absolute(at(1999, 12, 31, 23, 59, 59))]) {
      expect(parseTimePoint(printTimePoint(point), -12_600)).toEqual(point);
    }
    expect(printTimePoint(relative(-3600))).toBe('now-1h');
    expect(printTimePoint(absolute(at(2026, 2, 5, 8)))).toBe('2026-02-05T08:00Z');
  });

  test('days begin as the clock of the zone says', () => {
    expect(resolveTimePoint(relative(0, 'day'), at(2026, 2, 5, 20), shanghai)).toBe(at(2026, 2, 5, 16));
    expect(resolveTimePoint(relative(0, 'day'), at(2026, 2, 5, 20), 0)).toBe(at(2026, 2, 5));
  });
});

describe('a range', () => {
  const day = { kind: 'between', from: absolute(at(2026, 2, 5)), to: absolute(at(2026, 2, 6)) };
  test.each([
    '2026-02-05 .. 2026-02-06', '2026-02-05..2026-02-06', '2026-02-05 to 2026-02-06', '2026-02-05 – 2026-02-06', '2026-02-05 - 2026-02-06',
    '2026-02-05 至 2026-02-06', '2026-02-05T00:00Z/2026-02-06T00:00Z', `${at(2026, 2, 5)} - ${at(2026, 2, 6)}`, `${at(2026, 2, 5)}000..${at(2026, 2, 6)}000`,
  ])('%s', (text) => {
    expect(parseRange(text, 0)).toEqual(day);
  });

  test('as the range control prints it, it is read beside the range on screen; an end without its day is of the day of its begin', () => {
    const shown = { from: at(2026, 2, 5), to: at(2026, 2, 7) };
    const hours = { kind: 'between', from: absolute(at(2026, 2, 6, 8)), to: absolute(at(2026, 2, 6, 14)) };
    for (const text of ['02-06 08:00 – 14:00', '02-06 08:00 – 02-06 14:00', '2026-02-06 08:00 .. 14:00']) expect(parseRange(text, 0, shown)).toEqual(hours);
    expect(parseRange('08:00 .. 2026-02-07', 0, shown)).toEqual({ kind: 'between', from: absolute(at(2026, 2, 5, 8)), to: absolute(at(2026, 2, 7)) });
    expect(parseRange('14:00 .. 08:00', 0, shown)).toBeNull();
    expect(parseRange('08:00 .. 14:00', 0)).toBeNull();
  });

  test('a length or one relative point ends now', () => {
    const hour = { kind: 'between', from: relative(-3600), to: relative(0) };
    expect([parseRange('now-1h', 0), parseRange('1h', 0), parseRange('last 60m', 0), parseRange('now-1h .. now', 0)]).toEqual([hour, hour, hour, hour]);
  });

  test('one absolute point, an end before the begin, and nonsense are none', () => {
    expect([parseRange('2026-02-05', 0), parseRange('2026-02-06 .. 2026-02-05', 0), parseRange('a .. b', 0), parseRange('', 0)]).toEqual([null, null, null, null]);
  });

  test('resolves against one now; the extent and an empty range are no range', () => {
    const choice = parseRange('now-1h', 0);
    expect(choice && resolveRange(choice, 7200.9, 0)).toEqual({ from: 3600, to: 7200 });
    expect(resolveRange({ kind: 'extent' }, 0, 0)).toBeNull();
    expect(resolveRange({ kind: 'between', from: relative(0), to: relative(0) }, 100, 0)).toBeNull();
  });
});
