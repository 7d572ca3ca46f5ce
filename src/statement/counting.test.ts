import { describe, expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import { filterIs, type Condition } from '../model/filter.ts';
import { onceInstead } from './counting.ts';
import { parse } from './parse.ts';
import { printSearch } from './print-search.ts';

const fields = ['srcaddr', 'dstaddr', 'bytes', 'packets', 'direction', 'action', 'eni-id', 'vpc-id', 'observation'];

function once(text: string, filters: readonly Condition[] = [], have: readonly string[] = fields): string | null {
  const parsed = parse(text);
  const condition = onceInstead(present(parsed.ok ? parsed.value : undefined, text), { filters }, have);
  return condition === null ? null : printSearch(condition);
}

describe('what would count each flow once in a reader’s own statement', () => {
  test.each([
    ['* | select sum(bytes)', 'observation:first'],
    ['* | select srcaddr, SUM(packets * 2) as p group by srcaddr', 'observation:first'],
    ['* | select max(s) from (select dstaddr, sum(bytes) as s group by dstaddr)', 'observation:first'],
    ['* | select "vpc-id", sum(bytes) group by "vpc-id"', 'observation:first or observation:repeat-cross-vpc'],
  ])('%s', (text, condition) => {
    expect(once(text)).toBe(condition);
  });

  test.each([
    '* | select count(*)', '* | select max(bytes)', '* | select sum(1)', 'srcaddr: 10.0.0.1',
    'observation: first | select sum(bytes)', "* | select sum(bytes) where observation = 'first'", '* | select observation, sum(bytes) group by 1',
    '* | select "eni-id", sum(bytes) group by "eni-id"', 'action: REJECT | select sum(bytes)',
  ])('nothing for %s', (text) => {
    expect(once(text)).toBeNull();
  });

  test('nothing under a filter that looks at one place or says so itself, nor where the data does not tell', () => {
    expect(once('* | select sum(bytes)', [filterIs('dstaddr', '10.0.0.1')])).toBe('observation:first');
    expect(once('* | select sum(bytes)', [filterIs('eni-id', 'eni-1')])).toBeNull();
    expect(once('* | select sum(bytes)', [filterIs('observation', 'first')])).toBeNull();
    expect(once('* | select sum(bytes)', [], fields.filter((field) => field !== 'observation'))).toBeNull();
  });
});
