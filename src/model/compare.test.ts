import { expect, test } from 'vitest';
import { againstText, comparisons, earlierRange } from './compare.ts';

const range = { from: 1_000_000, to: 1_021_600 };

test('an earlier range is as long as the range, and ends where it begins or a day or a week before it ends', () => {
  expect(earlierRange(range, 'previous')).toEqual({ from: 978_400, to: 1_000_000 });
  expect(earlierRange(range, 'day')).toEqual({ from: 913_600, to: 935_200 });
  expect(earlierRange(range, 'week')).toEqual({ from: 395_200, to: 416_800 });
});

test('what a change is told against is short in both languages', () => {
  const plain = (text: string): string => text.replace(/\u2009|\u202f/g, ' ');
  expect(comparisons.map((one) => plain(againstText(one, 21_600, 'en')))).toEqual(['vs 6 h before', 'vs a day before', 'vs a week before']);
  expect(comparisons.map((one) => plain(againstText(one, 21_600, 'zh')))).toEqual(['较前 6 小时', '较前一天', '较前一周']);
});
