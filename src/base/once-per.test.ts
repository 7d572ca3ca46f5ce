import { expect, test } from 'vitest';
import { oncePer } from './once-per.ts';

test('is worked out once for each object, also where the outcome is undefined', () => {
  const asked: object[] = [];
  const size = oncePer((of: readonly number[]) => {
    asked.push(of);
    return of.length === 0 ? undefined : of.length;
  });
  const [one, none] = [[1], []];
  expect([size(one), size(none), size(one), size(none), size([1])]).toEqual([1, undefined, 1, undefined, 1]);
  expect(asked).toHaveLength(3);
});
