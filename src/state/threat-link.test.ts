import { afterEach, expect, test } from 'vitest';
import { filterIs } from '../model/filter.ts';
import { emptyQuery, emptyView } from '../model/view.ts';
import { useActiveThreats } from './active-threats.ts';
import { viewToLink } from './domain-link.ts';
import { namesThreats } from './threat-link.ts';

afterEach(() => useActiveThreats.setState({ hash: null }));

test('a view names threat lists by its screen, its filters, its statement or its choices', () => {
  expect(namesThreats(emptyView, '/overview')).toBe(false);
  expect(['/threats', '/threats/lists'].map((path) => namesThreats(emptyView, path))).toEqual([true, true]);
  expect(namesThreats({ ...emptyView, filters: [filterIs('dstport', '443'), { any: [filterIs('srctype', 'app'), filterIs('dstthreat', 'scanners')] }] }, '/overview')).toBe(true);
  for (const [text, names] of [['srcthreat: * | select count(*)', true], ['* | select security_check_ip(srcaddr) as t group by t', true], ['* | select srcaddr as threats', false]] as const) {
    expect(namesThreats({ ...emptyView, query: { ...emptyQuery, text } }, '/query')).toBe(names);
  }
  expect(namesThreats({ ...emptyView, choices: { group: 'srcthreat' } }, '/eni')).toBe(true);
});

test('its link says which lists, where there are any of the reader\'s own', () => {
  const view = { ...emptyView, filters: [filterIs('srcthreat', 'scanners')], threats: 'ba5eba11' };
  expect(viewToLink(view, '/overview').threats).toBeNull();
  useActiveThreats.setState({ hash: '0badcafe' });
  expect(viewToLink(view, '/overview')).toMatchObject({ threats: '0badcafe', domains: null });
  expect(viewToLink({ ...view, filters: [] }, '/overview').threats).toBeNull();
});
