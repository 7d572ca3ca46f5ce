import { describe, expect, test } from 'vitest';
import { bucketsOf, overBuckets } from './buckets.ts';
import { axisFigure, clockLabel, exactText, largeQuantity, quantityText, stretchText } from './figures.ts';
import { pixelAtTime, timeAtPixel, timePlot, twoPlots } from './plot.ts';
import { amountScale, readableOn } from './scale.ts';
import { look, plain } from './testing/frames.ts';
import { timeLabels, valueTicks } from './ticks.ts';

describe('buckets', () => {
  test('cover the range, aligned as a statement aligns them', () => {
    expect(bucketsOf({ from: 90, to: 301 }, 60)).toEqual({ from: 60, step: 60, count: 5 });
    expect(bucketsOf({ from: 0, to: 0 }, 60).count).toBe(1);
  });

  test('a bucket without a row is zero, one whose value is null is a gap, rows of one bucket add up', () => {
    const buckets = bucketsOf({ from: 0, to: 300 }, 60);
    expect(overBuckets(buckets, [0, 60, 60, 120, 999], [1, 2, 3n, null, 9])).toEqual([1, 5, null, 0, 0]);
    expect(overBuckets(buckets, [0, 60, 120], [1, 2, 3], [1])).toEqual([0, 2, 0, 0, 0]);
  });
});

describe('ticks', () => {
  test('three or four round lines from zero', () => {
    expect(valueTicks(0, 6.42e9).values).toEqual([0, 2.5e9, 5e9, 7.5e9]);
    expect(valueTicks(0, 4236, 2).values).toEqual([0, 2500, 5000]);
    expect(valueTicks(0, 0).values).toEqual([0, 1]);
    expect(valueTicks(0, 1, 2, 1000, true).values).toEqual([0, 1]);
    expect(valueTicks(0, 5, 3, 1000, true).values).toEqual([0, 2, 4, 6]);
    expect(valueTicks(0, 1).values.at(-1)).toBeGreaterThanOrEqual(1);
  });

  test('one step for both sides of a mirror', () => {
    expect(valueTicks(-2.1e9, 6.4e9, 4)).toEqual({ min: -2.5e9, max: 7.5e9, values: [-2.5e9, 0, 2.5e9, 5e9, 7.5e9] });
  });

  test('bytes by 1,024 have round lines of their own', () => {
    expect(valueTicks(0, 3 * 1024 ** 3, 3, 1024).values).toEqual([0, 1024 ** 3, 2 * 1024 ** 3, 3 * 1024 ** 3]);
  });

  test('times are round in the zone of the reader', () => {
    const hours = timeLabels({ from: 0, to: 6 * 3600 }, 0, 544);
    expect(hours).toEqual([0, 3600, 7200, 10_800, 14_400, 18_000, 21_600]);
    const indian = timeLabels({ from: 0, to: 6 * 3600 }, 19_800, 544);
    expect(indian.every((time) => (time + 19_800) % 3600 === 0)).toBe(true);
    expect(timeLabels({ from: 61, to: 122 }, 0, 100)).toEqual([61, 122]);
  });
});

test('figures say what they count', () => {
  expect(plain(axisFigure(2.5e9, 'bits-per-second', look.units))).toBe('2.5 G');
  expect(plain(axisFigure(45_000, 'records', look.units))).toBe('45 k');
  expect(plain(axisFigure(2 * 1024 ** 2, 'bytes', { rate: 'bits', step: 1024 }))).toBe('2 Mi');
  expect(plain(axisFigure(8e6, 'bits-per-second', { rate: 'bytes', step: 1000 }))).toBe('1 M');
  expect(axisFigure(0, 'bytes', look.units)).toBe('0');
  expect(plain(quantityText(142_800_000_000, 'bytes', look.units))).toBe('143 GB');
  expect(quantityText(29_871, 'packets', look.units)).toBe('29,871');
  expect(largeQuantity(12_431_002, 'records', look.units)).toEqual({ value: '12,431,002', unit: '' });
  expect(exactText(9_007_199_254_740_993n, 'bytes')).toBe('9,007,199,254,740,993');
  expect([quantityText(null, 'bytes', look.units), quantityText(Number.NaN, 'share', look.units)]).toEqual(['–', '–']);
});

test('clocks show the date where a day begins, and stretches say it once', () => {
  const day = { from: 0, to: 86_400 };
  expect([clockLabel(0, 0, day), clockLabel(3600, 0, day), clockLabel(57_600, 28_800, day)]).toEqual(['01-01', '01:00', '01-02']);
  expect(stretchText({ from: 36_960, to: 37_020 }, 0)).toBe('01-01 10:16 – 10:17');
  expect(stretchText({ from: 86_340, to: 86_460 }, 0)).toBe('01-01 23:59 – 01-02 00:01');
});

test('a place in a plot and its time are each other’s inverse', () => {
  const plot = timePlot({ width: 600, height: 174 });
  const range = { from: 1000, to: 2000 };
  expect(plot).toEqual({ left: 44, top: 8, width: 544, height: 144 });
  expect(timeAtPixel(plot, range, pixelAtTime(plot, range, 1250))).toBe(1250);
  expect([timeAtPixel(plot, range, -50), timeAtPixel(plot, range, 9999)]).toEqual([1000, 2000]);
  const [upper, lower] = twoPlots({ width: 600, height: 174 });
  expect(upper.top + upper.height + 10 + lower.height).toBe(8 + 144);
});

describe('amounts', () => {
  test('are seven shades, logarithmic where one towers over the rest', () => {
    const even = amountScale([1, 2, 3, 10]);
    expect([even?.log, even?.shade(10), even?.shade(1), even?.shade(0), even?.shade(null)]).toEqual([false, 6, 0, null, null]);
    const steep = amountScale([1, 2, 3, 10_000]);
    expect([steep?.log, steep?.low, steep?.high, steep?.shade(10_000), steep?.shade(1)]).toEqual([true, 1, 10_000, 6, 0]);
    expect(amountScale([0, null])).toBeNull();
  });

  test('text on a shade is whichever contrasts more', () => {
    expect([readableOn('#dff0f9', '#10141a', '#ffffff'), readableOn('#243971', '#10141a', '#ffffff')]).toEqual(['#10141a', '#ffffff']);
  });
});
