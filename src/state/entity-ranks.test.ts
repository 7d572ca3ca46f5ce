import { expect, test } from 'vitest';
import { rankingOf } from './entity-ranks.ts';

test('the order is asked over all records, with no filter and no range', () => {
  const question = rankingOf('vpc-id', ['vpc-id', 'bytes', 'observation']);
  expect(question?.counts).toBe('records');
  expect(question?.key).toContain('sum(bytes)');
  expect(rankingOf('srcaddr', ['srcaddr', 'bytes', 'observation'])?.counts).toBe('flows');
});

test('a log without sizes is ranked by its records', () => {
  expect(rankingOf('srcaddr', ['srcaddr'])?.key).toContain('count(*)');
});
