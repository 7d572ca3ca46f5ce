import { describe, expect, test } from 'vitest';
import { filterIs } from '../../model/filter.ts';
import { filtersAsText, folded, halvesOf, withCondition } from './statement-text.ts';

describe('the halves of a statement', () => {
  test('are told apart at the bar that parts them, not at one inside a text', () => {
    expect(halvesOf("srcaddr: \"a|b\" | select '|' as bar")).toEqual({ search: 'srcaddr: "a|b" ', sql: "| select '|' as bar" });
    expect(halvesOf('* | with a as (select 1 as x) select x from a')).toEqual({ search: '* ', sql: '| with a as (select 1 as x) select x from a' });
    expect(halvesOf('dstport: 22')).toEqual({ search: 'dstport: 22', sql: '' });
    expect(halvesOf('dstport: | selec')).toBeNull();
  });

  test('a condition is added to the search half alone', () => {
    expect(withCondition('* | select count(*)', 'dstport:22')).toBe('dstport:22 | select count(*)');
    expect(withCondition('*\n| select count(*)', 'dstport:22')).toBe('dstport:22\n| select count(*)');
    expect(withCondition('srcaddr: 10.0.0.1 or dstport: 80\n| select 1', 'dstport:22 or dstport:23')).toBe('(srcaddr: 10.0.0.1 or dstport: 80) and (dstport:22 or dstport:23)\n| select 1');
    expect(withCondition('not dstport: 80', 'action:REJECT')).toBe('not dstport: 80 and action:REJECT');
    expect(withCondition('dstport: (', 'action:REJECT')).toBeNull();
    expect(withCondition('*', '* | select 1')).toBeNull();
  });

  test('filters read well as text', () => {
    expect(filtersAsText([])).toBe('*');
    expect(filtersAsText([filterIs('dstport', '443'), filterIs('action', 'REJECT', true), { ...filterIs('srcport', '1'), disabled: true }])).toBe('dstport:443 and not action:REJECT');
  });

  test('folding keeps the search half and says how many lines it leaves out', () => {
    expect(folded('action: REJECT\n| select srcaddr,\n  dstport\n  from log')).toEqual({ shown: 'action: REJECT\n| select srcaddr,', leftOut: 3 });
    expect(folded('* |\nselect 1')).toEqual({ shown: '*\n| select 1', leftOut: 2 });
    expect(folded('action: REJECT')).toBeNull();
  });
});
