import { expect, test } from 'vitest';
import type { Unit, Value } from '../../model/frame.ts';
import { look, lookZh, plain } from '../testing/frames.ts';
import { changeOf } from './change.ts';

const textOf = (now: Value, before: Value, unit: Unit): string => plain(changeOf(now, before, unit, look)?.text);

test('amounts change in per cent of what they were, many times as a factor', () => {
  expect(textOf(1124, 1000, 'records')).toBe('+12.4 %');
  expect(textOf(876n, 1000n, 'bytes')).toBe('−12.4 %');
  expect(textOf(0, 1000, 'bytes')).toBe('−100 %');
  expect(textOf(1_000_001, 1_000_000, 'bytes')).toBe('+<0.1 %');
  expect(textOf(999_999, 1_000_000, 'bytes')).toBe('−<0.1 %');
  expect(textOf(9999, 1000, 'bits-per-second')).toBe('+900 %');
  expect(textOf(12_400, 1000, 'packets')).toBe('12.4 ×');
});

test('counts of things change by their number, shares in points', () => {
  expect([textOf(38_117, 36_213, 'none'), textOf(3, 5, 'none')]).toEqual(['+1,904', '−2']);
  expect([textOf(0.0256, 0.0193, 'share'), textOf(0.2, 0.5, 'share'), textOf(0.00001, 0.00002, 'share')]).toEqual(['+0.63 pt', '−30.0 pt', '−<0.01 pt']);
});

test('from nothing it is new, and what is the same says so', () => {
  expect([textOf(5, 0, 'records'), textOf(0, 0, 'records'), textOf(7, 7, 'bytes')]).toEqual(['new', '±0', '±0']);
});

test('tones mean more and less, the exact earlier amount stands beside', () => {
  expect(changeOf(1124, 1000, 'bytes', look)).toMatchObject({ tone: 'more', exact: 'before: 1,000 bytes' });
  expect(changeOf(876, 1000, 'bytes', lookZh)).toMatchObject({ tone: 'less', exact: '此前：1,000 字节' });
  expect(changeOf(5, 5, 'records', look)?.tone).toBe('same');
});

test('what is no amount has no change', () => {
  expect([changeOf(null, 5, 'bytes', look), changeOf(5, undefined, 'bytes', look), changeOf(443, 80, 'port', look), changeOf(9, 8, 'time', look), changeOf('a', 1, 'none', look)]).toEqual([null, null, null, null, null]);
});
