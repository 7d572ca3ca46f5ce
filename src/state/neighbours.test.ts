import { expect, test } from 'vitest';
import { filterIs, switchedCondition, type Condition } from '../model/filter.ts';
import { neighbouring } from './neighbours.ts';

const [a, b, c] = ['443', '80', '53'].map((port) => filterIs('dstport', port));
const all = (...some: (Condition | undefined)[]): Condition[] => some.filter((one) => one !== undefined);

test('each chip off, the last one first, all of them, each that is off on again, and what was before', () => {
  expect(neighbouring([], [])).toEqual([]);
  expect(neighbouring(all(a), [])).toEqual([[]]);
  expect(neighbouring(all(a, b), [all(a, b, c), []])).toEqual([all(a), all(b), [], all(a, b, c)]);
  expect(neighbouring(all(a, b, c), [])).toEqual([all(a, b), all(a, c), all(b, c), []]);
  const off = c && switchedCondition(c, true);
  expect(neighbouring(all(a, off), [])).toEqual([[], all(a, c)]);
});

test('a group goes as a whole; one of which a part is off comes back whole', () => {
  const group: Condition = { any: [filterIs('dstport', '443'), { ...filterIs('dstport', '80'), disabled: true }] };
  expect(neighbouring([group], [])).toEqual([[], [{ any: [filterIs('dstport', '443'), filterIs('dstport', '80')] }]]);
});

test('none twice, not what applies now, and not too many', () => {
  const off = c && switchedCondition(c, true);
  expect(neighbouring(all(a, off), [all(a), [], all(c)])).toEqual([[], all(a, c), all(c)]);
  expect(neighbouring(Array.from({ length: 30 }, (_, i) => filterIs('dstport', String(i))), []).length).toBe(8);
});
