import { describe, expect, test } from 'vitest';
import { dashboards } from '../catalog/dashboards.ts';
import { filterIs } from '../model/filter.ts';
import { recordsOf } from './records-of.ts';
import { ruleOf } from './rule-of.ts';
import { parse } from './parse.ts';
import { fill } from './fill.ts';
import { windowed } from './windows.ts';

const of = (statement: string, ...filters: readonly ReturnType<typeof filterIs>[]) => ruleOf({ statement }, filters);

describe('what a panel asks, as a rule', () => {
  test.each([
    ['* | select __time__ - __time__ % ${{interval|60}} as time, count_if(action = \'REJECT\') as reject group by time order by time limit 10000', '* | SELECT count_if(action = \'REJECT\') AS reject', 'reject'],
    ['* | select srcaddr, count(*) as n, sum(bytes) as b group by srcaddr order by n desc limit 10', '* | SELECT srcaddr, count(*) AS n GROUP BY srcaddr', 'n'],
    ['action: REJECT', 'action:REJECT | SELECT count(*) AS records', 'records'],
    ['* | select dstport, sum(packets) group by 1', '* | SELECT dstport, sum(packets) AS figure GROUP BY dstport', 'figure'],
    ['* | select time_series(__time__, \'1m\', \'%H\', \'0\') as t, dstport, count(*) as n group by t, dstport', '* | SELECT dstport, count(*) AS n GROUP BY dstport', 'n'],
  ])('%s', (statement, expected, value) => {
    expect(of(statement)).toEqual({ statement: expected, value });
  });

  test('its filters are conditions of the search', () => {
    expect(of('dstport: 22 | select count(*) as n', filterIs('action', 'REJECT'))?.statement).toBe('dstport:22 and action:REJECT | SELECT count(*) AS n');
  });

  test.each(['* | select srcaddr', '* | selec', '* | select srcaddr, dstaddr limit 3'])('%s has no figure', (statement) => {
    expect(of(statement)).toBeNull();
  });

  test('every panel that is built in makes a rule of one question, but for those over SQL within SQL', async () => {
    const panels = (await Promise.all(Object.values(dashboards).map((load) => load()))).flatMap((dashboard) => dashboard.panels);
    const told = panels.flatMap((panel) => {
      const rule = ruleOf(panel, []);
      const parsed = rule === null ? null : parse(rule.statement);
      const filled = parsed?.ok === true ? fill(parsed.value, { interval: '300', coarse: '300', capture: '60', seconds: '300', observed: '^first$' }) : null;
      return rule !== null && filled?.ok === true && windowed(filled.value, 300, rule.value, { having: null, keys: null }) !== null ? [panel.id] : [];
    });
    expect(told.length).toBeGreaterThan(panels.length * 0.7);
  });
});

describe('the records behind a row', () => {
  const records = (statement: string, row: Readonly<Record<string, string | number | null>>, value = 'n', counts: 'flows' | 'records' = 'records') => recordsOf({ statement, value, counts }, Object.entries(row).map(([name, one]) => ({ name, value: one })), ['observation']);

  test.each([
    [`action = 'REJECT' and dstport <> 22 and bytes >= 1000 and 5 < packets`, 'action:REJECT and dstport:* and not dstport:22 and bytes >= 1000 and packets > 5', []],
    [`srcport between 1 and 9 and protocol in (6, 17) and "vm-id" is null`, 'srcport >= 1 and srcport <= 9 and (protocol:6 or protocol:17) and not vm-id:*', []],
    [`is_subnet_of('10.0.0.0/8', dstaddr) and action not in ('ACCEPT')`, 'dstaddr:10.0.0.0/8 and action:* and not action:ACCEPT', []],
    [`(dstport = 22 or dstport = 3389) and dstport < srcport and srcaddr like '10.%'`, 'dstport:22 or dstport:3389', ['dstport < srcport', "srcaddr LIKE '10.%'"]],
    [`not (dstport = 22) and bytes * 8 > 1`, '*', ['NOT dstport = 22', 'bytes * 8 > 1']],
    [`dstport in (${Array.from({ length: 31 }, (_, i) => i + 1).join(', ')}) and action = 'REJECT'`, 'action:REJECT', [expect.stringMatching(/^dstport IN \(1, 2,/)]],
  ])('where %s', (where, search, leftOut) => {
    expect(records(`* | select count(*) as n from log where ${where}`, {})).toEqual({ search, leftOut });
  });

  test('those that the figure counts, each flow once where the rule counts flows', () => {
    expect(records(`* | select srcaddr, count_if(action = 'REJECT') as n group by srcaddr`, { srcaddr: '10.0.0.1' })).toEqual({ search: 'srcaddr:10.0.0.1 and action:REJECT', leftOut: [] });
    expect(records(`* | select sum(bytes) filter (where protocol = 6) as n, count_if(action = 'REJECT') as others`, {})).toEqual({ search: 'protocol:6', leftOut: [] });
    expect(records('srcthreat: * | select srcaddr, count(*) as n group by srcaddr', { srcaddr: '10.0.0.1' }, 'n', 'flows')).toEqual({ search: 'srcthreat:* and observation:first and srcaddr:10.0.0.1', leftOut: [] });
  });

  test('SQL within SQL is left out, whole', () => {
    expect(records('action: REJECT | select max(m) as n from (select sum(bytes) as m from log where protocol = 6 group by srcaddr)', {})).toEqual({ search: 'action:REJECT', leftOut: ['SELECT …'] });
  });

  test.each([
    ['action: REJECT | select srcaddr, count(*) as n group by srcaddr', { srcaddr: '10.0.0.1' }, 'action:REJECT and srcaddr:10.0.0.1'],
    ['* | select "eni-id" as eni, direction, sum(bytes) as b group by eni, direction', { eni: 'eni-1', direction: 'in' }, 'eni-id:eni-1 and direction:"in"'],
    ['* | select "vm-id", count(*) as n group by "vm-id"', { 'vm-id': null }, 'not vm-id:*'],
    ['* | select dstport % 10 as p, count(*) as n group by p', { p: 3 }, '*', ['p = 3']],
    ['dstport: 22 or dstport: 23 | select srcaddr, count(*) as n group by srcaddr', { srcaddr: '10.0.0.1' }, '(dstport:22 or dstport:23) and srcaddr:10.0.0.1'],
  ])('%s', (statement, row, search, leftOut: readonly string[] = []) => {
    expect(records(statement, row)).toEqual({ search, leftOut });
  });
});
