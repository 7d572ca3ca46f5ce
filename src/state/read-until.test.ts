import { expect, it } from 'vitest';
import { readFromOf, readUntilOf } from './read-until.ts';

it('records of a logstore begin behind the begin of an axis while it is read', () => {
  const extent = { from: 300, to: 600 };
  expect(readFromOf({ reading: true, extent }, true, 0)).toBe(300);
  expect(readFromOf({ reading: true, extent }, true, 300)).toBeNull();
  expect(readFromOf({ reading: true, extent }, false, 0)).toBeNull();
  expect(readFromOf({ reading: false, extent }, true, 0)).toBeNull();
});

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
