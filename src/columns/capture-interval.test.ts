import { describe, expect, it } from 'vitest';
import { tableOf, type TestRecord } from './testing/build.ts';

function lasting(seconds: readonly number[], more: TestRecord = {}): TestRecord[] {
  return seconds.map((each, i) => ({ __time__: i, start: i, end: i + each, 'eni-id': 'eni-a', 'log-status': 'OK', ...more }));
}

function interval(...records: readonly TestRecord[][]): number {
  return tableOf(records.flat()).captureInterval();
}

describe('capture interval', () => {
  it('is the shortest window of 60, 300 and 600 s that records fit into', () => {
    expect(interval(lasting([0, 3, 60, 59]))).toBe(60);
    expect(interval(lasting([0, 3, 60, 290]))).toBe(300);
    expect(interval(lasting([0, 3, 60, 290, 599]))).toBe(600);
    expect(interval(lasting([900]))).toBe(600);
  });

  it('is the longest of a mixed source', () => {
    expect(interval(lasting([60, 60, 60, 60]), lasting([280], { 'eni-id': 'eni-b' }))).toBe(300);
  });

  it('forgives a little overrun, one odd record in a hundred, and defects that last for hours or years', () => {
    expect(interval(lasting([61, 64, 60]))).toBe(60);
    expect(interval(lasting([...new Array<number>(200).fill(60), 180]))).toBe(60);
    expect(interval(lasting([60, 40, 86_400 * 700]))).toBe(60);
  });

  it('is not told by NODATA and SKIPDATA records, nor by records without an end or of no length', () => {
    expect(interval(lasting([60]), lasting([180, 180], { 'log-status': 'NODATA' }), lasting([600], { 'log-status': 'SKIPDATA' }))).toBe(60);
    expect(interval([{ __time__: 1, 'eni-id': 'eni-a' }], lasting([0, 0]))).toBe(0);
    expect(tableOf([]).captureInterval()).toBe(0);
  });

  it('is told by records without an interface', () => {
    expect(interval(lasting([60], { 'eni-id': null, 'log-status': null }))).toBe(60);
  });
});
