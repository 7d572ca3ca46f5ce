import { expect, it } from 'vitest';
import { allRead } from '../charts/unread.ts';
import { readSeconds, unreadOf } from './unread.ts';

const whole = { reading: false, extent: { from: 300, to: 541 }, gaps: [], provisionalFrom: null };
const none = { before: false, after: false };

it('an axis goes past the records before the first and after the last', () => {
  expect(unreadOf(whole, { from: 0, to: 900 })).toEqual({ readFrom: 300, readUntil: 541, gaps: [], comes: none });
  expect(unreadOf(whole, { from: 300, to: 541 })).toEqual({ readFrom: null, readUntil: null, gaps: [], comes: none });
  expect(unreadOf({ ...whole, extent: null }, { from: 0, to: 900 })).toEqual(allRead);
});

it('while it is read more may come on both sides, and records of a logstore that are late at the end only', () => {
  expect(unreadOf({ ...whole, reading: true }, { from: 0, to: 900 }).comes).toEqual({ before: true, after: true });
  expect(unreadOf({ ...whole, provisionalFrom: 500 }, { from: 0, to: 900 }).comes).toEqual({ before: false, after: true });
  expect(unreadOf({ ...whole, provisionalFrom: 900 }, { from: 0, to: 900 }).comes).toEqual(none);
});

it('an average is over what the records reach over, the last capture interval to its end', () => {
  const held = { extent: whole.extent, gaps: [], captureInterval: 60 };
  expect(readSeconds({ from: 0, to: 900 }, held)).toBe(300);
  expect(readSeconds({ from: 360, to: 600 }, held)).toBe(240);
  expect(readSeconds({ from: 360, to: 480 }, held)).toBe(120);
  expect(readSeconds({ from: 700, to: 900 }, held)).toBe(0);
  expect(readSeconds({ from: 0, to: 900 }, { ...held, captureInterval: 0 })).toBe(241);
  expect(readSeconds({ from: 0, to: 900 }, { ...held, extent: null })).toBe(900);
});

it('nor is what no file covers in it, which an axis knows of', () => {
  const gaps = [{ from: 361, to: 480 }];
  const held = { extent: whole.extent, gaps, captureInterval: 60 };
  // The record at 360 lasts to 420.
  expect(readSeconds({ from: 0, to: 900 }, held)).toBe(240);
  expect(readSeconds({ from: 430, to: 500 }, held)).toBe(20);
  expect(readSeconds({ from: 480, to: 900 }, held)).toBe(120);
  expect(unreadOf({ ...whole, gaps }, { from: 300, to: 540 })).toEqual({ readFrom: null, readUntil: null, gaps, comes: none });
});
