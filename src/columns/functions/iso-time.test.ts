import { describe, expect, it } from 'vitest';
import { called, refusalOf } from './testing/call.ts';

const utc = (text: string): number => Date.parse(text) / 1000;

describe('ISO 8601', () => {
  it.each([
    ['2020-05-11', '2020-05-10T16:00:00Z'],
    ['2020-05-11T11:15:05', '2020-05-11T03:15:05Z'],
    ['2020-05-11T11:15:05.055+01:00', '2020-05-11T10:15:05.055Z'],
    ['2020-05-11T11:15:05Z', '2020-05-11T11:15:05Z'],
    ['2020-05-11T11:15-0730', '2020-05-11T18:45:00Z'],
    ['2020-05-11T11+08', '2020-05-11T03:00:00Z'],
    ['2020-05', '2020-04-30T16:00:00Z'],
    ['2020', '2019-12-31T16:00:00Z'],
    ['2020-W10', '2020-03-01T16:00:00Z'],
    ['2020-W10-3T00:00Z', '2020-03-04T00:00:00Z'],
    ['2021-W01-1T00:00Z', '2021-01-04T00:00:00Z'],
    ['2020-W53-7T00:00Z', '2021-01-03T00:00:00Z'],
    ['1969-W01-1T00:00Z', '1968-12-30T00:00:00Z'],
    ['2020-123', '2020-05-01T16:00:00Z'],
  ])('%s is a moment', (text, moment) => {
    expect(called('from_iso8601_timestamp', [text])).toBeCloseTo(utc(moment), 6);
    if (!text.includes('T')) expect(called('from_iso8601_date', [text])).toBe(utc(moment));
  });

  it.each(['', '20200511', '2020-13-01', '2020-02-30', '2020-05-11 11:15', '2020-05-11T24:00', '2020-05-11T11:60', '2020-366T', '2021-366', '2021-W53', '2020-W00', '2020-05-11T11:15T', 'now'])(
    '%j is none',
    (text) => {
      expect(refusalOf('from_iso8601_timestamp', text)).toContain('ISO 8601');
      expect(refusalOf('from_iso8601_date', text)).toContain('ISO 8601');
    },
  );

  it('is written with the offset of the zone', () => {
    expect(called('to_iso8601', [1720767000])).toBe('2024-07-12T14:50:00.000+08:00');
    expect(called('to_iso8601', [1720767000.25], { zone: 0 })).toBe('2024-07-12T06:50:00.250Z');
    expect(called('to_iso8601', [1720767000], { zone: -12_600 })).toBe('2024-07-12T03:20:00.000-03:30');
  });
});

describe('the calendar', () => {
  it('has the last day of a month, the year of a week and milliseconds', () => {
    expect(called('last_day_of_month', [utc('2024-02-03T20:00:00Z')])).toBe(utc('2024-02-29T00:00:00+08:00'));
    expect(called('last_day_of_month', [utc('2023-12-31T20:00:00Z')])).toBe(utc('2024-01-31T00:00:00+08:00'));
    expect(called('year_of_week', [utc('2019-12-30T12:00:00Z')])).toBe(2020);
    expect(called('yow', [utc('2016-01-01T12:00:00Z')])).toBe(2015);
    expect(called('millisecond', [1720767000.321])).toBe(321);
  });
});
