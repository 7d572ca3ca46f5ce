import { expect, test } from 'vitest';
import { withMoreRows } from './more-rows.ts';

test.each([
  ['* | select a, count(*) as n group by a order by n desc limit 10', '* | select a, count(*) as n group by a order by n desc limit 100'],
  ['* | select a, count(*) as n group by a order by n desc LIMIT 10\n', '* | select a, count(*) as n group by a order by n desc limit 100'],
  ['* | select time, count(*) as n group by time order by time limit 10000', null],
  ['* | select count(*) as n from log where a in (select a from log limit 3)', null],
  ['* | select a from log limit 5, 10', null],
  ['* | select count(*) as n', null],
  ['limit 10 | select count(*) as n', null],
])('%s', (statement, more) => {
  expect(withMoreRows(statement)).toBe(more ?? statement);
});
