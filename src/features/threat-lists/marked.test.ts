import { expect, test } from 'vitest';
import { markedByList } from './marked.ts';

test('an address counts for every list that holds it', () => {
  expect([...markedByList(new Map([['c2.txt, demo', 1], ['demo', 2]]))]).toEqual([['c2.txt', 1], ['demo', 3]]);
  expect(markedByList(new Map()).size).toBe(0);
});
