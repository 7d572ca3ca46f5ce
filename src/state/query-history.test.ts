import { beforeEach, expect, test } from 'vitest';
import { historyForgotten, historySearched, statementAsked, useQueryHistory } from './query-history.ts';

beforeEach(historyForgotten);

test('the same statement stands once, a hundred at most, newest first', () => {
  for (let i = 0; i < 120; i++) statementAsked({ text: `* | select ${i}`, askedAt: i, rows: 1, milliseconds: 2 });
  statementAsked({ text: '* | select 50', askedAt: 200, rows: null, milliseconds: 0 });
  const { asked } = useQueryHistory.getState();
  expect(asked).toHaveLength(100);
  expect(asked[0]).toEqual({ text: '* | select 50', askedAt: 200, rows: null, milliseconds: 0 });
  expect(asked.filter(({ text }) => text === '* | select 50')).toHaveLength(1);
});

test('it is searched by words in any order', () => {
  statementAsked({ text: 'action: REJECT | select srcaddr', askedAt: 1, rows: 1, milliseconds: 2 });
  statementAsked({ text: '* | select dstport', askedAt: 2, rows: 1, milliseconds: 2 });
  const { asked } = useQueryHistory.getState();
  expect(historySearched(asked, 'SELECT  reject').map(({ askedAt }) => askedAt)).toEqual([1]);
  expect(historySearched(asked, '')).toHaveLength(2);
});
