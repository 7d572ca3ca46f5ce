import { expect, test } from 'vitest';
import { mostGb, printVolume, readFigure, readVolume } from './volume.ts';

test('the address holds a figure or the source, and anything else means the usual one', () => {
  for (const text of ['0', '3', '0.5', '61440', 'source', 'account']) expect(printVolume(readVolume(text))).toBe(text);
  for (const text of [undefined, '', '-1', 'NaN', 'Infinity', '1e5', '<b>', String(mostGb * 2)]) expect(readVolume(text)).toEqual({ kind: 'figure', gb: 100 });
});

test('figures as people write them', () => {
  expect(['60', ' 61,440 ', '61 440', '.5', '5.', '1,234,567.25'].map(readFigure)).toEqual([60, 61_440, 61_440, 0.5, 5, 1_234_567.25]);
  expect(['', '6 0', '1,2', '1.2.3', '-4', '12 GB', '0x10', '一百'].map(readFigure)).toEqual(Array.from({ length: 8 }, () => null));
});
