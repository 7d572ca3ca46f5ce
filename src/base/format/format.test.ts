import { describe, expect, test } from 'vitest';
import { cutMiddle } from './cut.ts';
import { formatCount, formatExact, threeFigures } from './number.ts';
import { formatShare, shareOf } from './share.ts';
import { formatDuration, formatMilliseconds, formatRange, formatTime, formatZone } from './time.ts';
import { formatBits, formatBytes, formatPacketRate, formatRate } from './volume.ts';

const narrow = (text: string): string => text.replaceAll('\u202f', ' ');
const iec = { rate: 'bytes', step: 1024 } as const;

describe('numbers', () => {
  test('exact ones are parted by three and lose nothing', () => {
    expect(formatExact(12_431_002)).toBe('12,431,002');
    expect(formatExact(-1234)).toBe('−1,234');
    expect(formatExact(2n ** 63n)).toBe('9,223,372,036,854,775,808');
    expect(formatExact(1e22)).toBe('10,000,000,000,000,000,000,000');
    expect(formatExact(1234.5)).toBe('1,234.5');
    expect(formatExact(0.0004)).toBe('0');
    expect([formatExact(null), formatExact(Number.NaN)]).toEqual(['–', '–']);
  });

  test('three figures, the unit one step up before a fourth is needed', () => {
    expect([0, 7, 214, 0.5, 0.0123, 1.2, 12.34, 123.4, 9.996, 99.96].map(threeFigures)).toEqual([
      '0', '7', '214', '0.500', '0.0123', '1.20', '12.3', '123', '10.0', '100',
    ]);
    expect([999, 999.6, 1000, 98_123_456, 999_499, 999_500].map((one) => narrow(formatCount(one)))).toEqual([
      '999', '1.00 k', '1.00 k', '98.1 M', '999 k', '1.00 M',
    ]);
    expect(narrow(formatCount(2n ** 64n))).toBe('18.4 E');
  });
});

describe('volumes and rates', () => {
  test('bytes by 1,000, or by 1,024 with their own names', () => {
    expect([0, 710, 64_000, 9_700_000_000].map((one) => narrow(formatBytes(one)))).toEqual(['0 B', '710 B', '64.0 kB', '9.70 GB']);
    expect([1023, 1024, 1_048_576].map((one) => narrow(formatBytes(one, iec)))).toEqual(['1,023 B', '1.00 KiB', '1.00 MiB']);
  });

  test('rates are given in bits and shown as the reader wants', () => {
    expect(narrow(formatRate(7_420_000_000))).toBe('7.42 Gbps');
    expect(narrow(formatRate(8_000_000, { rate: 'bytes', step: 1000 }))).toBe('1.00 MB/s');
    expect(narrow(formatRate(8 * 1024 * 1024, iec))).toBe('1.00 MiB/s');
    expect(narrow(formatBits(42_000_000))).toBe('42.0 Mbit');
    expect(narrow(formatPacketRate(12_400))).toBe('12.4 kpps');
    expect(formatRate(null)).toBe('–');
  });

  test('a share is never rounded to nothing or to all', () => {
    expect([0, 0.0004, 0.0024, 0.164, 0.9996, 1, 2.217].map((one) => narrow(formatShare(one)))).toEqual(['0 %', '<0.1 %', '0.2 %', '16.4 %', '>99.9 %', '100 %', '222 %']);
    expect(shareOf(1, 0)).toBeNull();
    expect(formatShare(shareOf(1, 0))).toBe('–');
  });
});

describe('times', () => {
  const at = Date.UTC(2026, 1, 5, 0, 0, 14) / 1000;
  test('on the clock of the zone', () => {
    expect(formatTime(at, 28_800, 'minute')).toBe('02-05 08:00');
    expect(formatTime(at, 0, 'full')).toBe('2026-02-05 00:00:14');
    expect(formatTime(at, -12_600, 'moment')).toBe('02-04 20:30:14');
    expect(formatTime(null, 0, 'clock')).toBe('–');
    expect(formatTime(Date.UTC(12_026, 1, 5) / 1000, 0, 'minute')).toBe('02-05 00:00');
  });

  test('a range says its day once, and years when they are not the usual one', () => {
    const from = Date.UTC(2026, 1, 5, 0) / 1000;
    expect(formatRange({ from, to: from + 21_600 }, 28_800, 2026)).toBe('02-05 08:00 – 14:00');
    expect(formatRange({ from, to: from + 86_400 }, 0, 2026)).toBe('02-05 00:00 – 02-06 00:00');
    expect(formatRange({ from, to: from + 75 }, 0, 2026)).toBe('02-05 00:00:00 – 00:01:15');
    expect(formatRange({ from, to: from + 60 }, 0, 2027)).toBe('2026-02-05 00:00 – 00:01');
  });

  test('zones and lengths', () => {
    expect([0, 28_800, -12_600, 20_700].map(formatZone)).toEqual(['UTC', 'UTC+8', 'UTC−3:30', 'UTC+5:45']);
    expect([0, 45, 60, 21_600, 52_320, 183_600, 0.4].map((one) => narrow(formatDuration(one, 'en')))).toEqual([
      '0 s', '45 s', '1 min', '6 h', '14 h 32 min', '2 d 3 h', '0.4 s',
    ]);
    expect(narrow(formatDuration(21_600, 'zh'))).toBe('6 小时');
    expect([0.2, 41.4, 1430].map((one) => narrow(formatMilliseconds(one, 'en')))).toEqual(['<1 ms', '41 ms', '1.4 s']);
  });
});

test('long ids are cut in the middle', () => {
  expect(cutMiddle('eni-bp1hj6kx2v0zqe7m4d1s', 14)).toBe('eni-bp…e7m4d1s');
  expect(cutMiddle('10.0.3.7')).toBe('10.0.3.7');
});
