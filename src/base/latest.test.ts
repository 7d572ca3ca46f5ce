import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('is worked out once for each of the keys that were asked for last, also where the outcome is undefined', () => {
  const made: string[] = [];
  const latest = new Latest<string | undefined>(2);
  const of = (key: string) => latest.of(key, () => {
    made.push(key);
    return key === 'nothing' ? undefined : `the ${key}`;
  });
  expect(['a', 'nothing', 'a', 'nothing', 'a', 'b', 'a', 'nothing'].map(of)).toEqual(['the a', undefined, 'the a', undefined, 'the a', 'the b', 'the a', undefined]);
  // Of three the one that was not asked for longest went.
  expect(made).toEqual(['a', 'nothing', 'b', 'nothing']);
});
