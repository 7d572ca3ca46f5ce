import { expect, test } from 'vitest';
import { scopeOver } from './scope.ts';

const parts = { filters: [], projectZone: 28_800 };

test('buckets follow the range, the capture interval does not', () => {
  const day = scopeOver(parts, { from: 0, to: 86_400 }, null, 60);
  expect(day.variables).toEqual({ interval: '600', coarse: '1800', capture: '60', seconds: '86400' });
  expect(scopeOver(parts, { from: 0, to: 3600 }, null, 60).variables).toEqual({ interval: '60', coarse: '120', capture: '60', seconds: '3600' });
  expect(scopeOver(parts, { from: 0, to: 3600 }, null, 600).variables).toEqual({ interval: '600', coarse: '600', capture: '600', seconds: '3600' });
});

test('all the data is as long as its extent; without a known capture interval it is taken by the minute', () => {
  expect(scopeOver(parts, null, { from: 0, to: 86_400 }, 0)).toEqual({ ...parts, range: null, variables: { interval: '600', coarse: '1800', capture: '60', seconds: '86400' } });
});

test('what the reader chose goes along, but never in place of a bucket', () => {
  expect(scopeOver({ ...parts, choices: { measure: 'bits', interval: '1' } }, { from: 0, to: 3600 }, null, 60).variables).toEqual({ measure: 'bits', interval: '60', coarse: '120', capture: '60', seconds: '3600' });
});
