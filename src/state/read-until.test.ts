import { expect, it } from 'vitest';
import { readUntilOf } from './read-until.ts';

it('records end before an axis only where more may come', () => {
  const extent = { from: 0, to: 600 };
  const whole = { reading: false, extent, provisionalFrom: null };
  expect(readUntilOf(whole, 900)).toBeNull();
  expect(readUntilOf({ ...whole, reading: true }, 900)).toBe(600);
  expect(readUntilOf({ ...whole, reading: true }, 600)).toBeNull();
  expect(readUntilOf({ ...whole, provisionalFrom: 300 }, 900)).toBe(600);
  expect(readUntilOf({ ...whole, provisionalFrom: 900 }, 900)).toBeNull();
  expect(readUntilOf({ reading: true, extent: null, provisionalFrom: null }, 900)).toBeNull();
});
