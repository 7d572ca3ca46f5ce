import { expect, test } from 'vitest';
import { filterIs } from '../model/filter.ts';
import { ask } from './ask.ts';
import { namesLabels } from './names-labels.ts';
import { parse } from './parse.ts';

const names = (text: string): boolean => {
  const parsed = parse(text);
  return parsed.ok ? namesLabels(parsed.value) : expect.fail(text);
};

test.each([
  '* | select srctype, count(*) as n group by srctype',
  '* | select "DstType" as d, sum(bytes) from log group by 1',
  'srcthreat: * | select count(*) as n',
  'not (dstport: 443 or dsttype = "private network") | select count(*) as n',
  '* | select count_if(dstthreat is not null) as n',
  '* | select max(security_check_ip(srcaddr)) as t',
  '* | select n from (select srctype, count(*) as n from log group by srctype)',
  '* | select count(*) as n from log where srcaddr in (select srcaddr from log where srcthreat is not null)',
  '* | with t as (select dsttype as d from log) select d from t',
  // All there is of a record.
  '* | select * from log limit 10',
  'dstport: 443',
])('%s depends on domains or threat lists', (text) => expect(names(text)).toBe(true));

test.each([
  '* | select srcaddr, count(*) as n group by srcaddr',
  'internet | select count(*) as n',
  "dstport: 443 | select 'srctype' as said, count(*) as n",
  '* | select concat(\'"name":"srctype"\', \'"kind":"star"\') as said, count(*) as n',
  '* | select ip_to_country(srcaddr) as c, count(*) as types group by c',
])('%s does not', (text) => expect(names(text)).toBe(false));

test('a filter of the reader\'s makes a question one of labels', () => {
  const asked = (field: string) => ask('* | select count(*) as n', { range: null, filters: [filterIs(field, 'app')], variables: {}, projectZone: 0 }, { counts: 'records', present: ['srctype', 'dstport'] });
  expect(['srctype', 'dstport'].map((field) => {
    const question = asked(field);
    return question.ok && namesLabels(question.value.statement);
  })).toEqual([true, false]);
});
