import { expect, it } from 'vitest';
import { randomOf } from '../testing/random-records.ts';
import { Queue } from './queue.ts';

it('gives the largest key first, of equal ones what is worth more, then the smaller number', () => {
  const random = randomOf(3);
  const worths = Int32Array.from({ length: 200 }, () => Math.floor(random() * 5));
  const queue = new Queue(worths);
  const keys = Array.from({ length: 200 }, () => Math.floor(random() * 20));
  keys.forEach((key, number) => queue.add(number, key));
  const given: number[] = [];
  while (queue.first() >= 0) {
    given.push(queue.first());
    expect(queue.key(queue.first())).toBe(keys[queue.first()]);
    queue.removeFirst();
  }
  const expected = [...keys.keys()].sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
  expect(given).toEqual(expected);
  queue.removeFirst();
  expect(queue.first()).toBe(-1);
});
