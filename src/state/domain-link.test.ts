import { afterEach, expect, test } from 'vitest';
import { filterIs } from '../model/filter.ts';
import { browserOwner } from '../model/owner.ts';
import { emptyQuery, emptyView } from '../model/view.ts';
import { namesDomains, viewToLink } from './domain-link.ts';
import { ownerOf, presetsHash, useActiveDomains } from './domain-owner.ts';

afterEach(() => useActiveDomains.setState({ hash: presetsHash }));

test('a view names domains by its screen, its filters, its statement or its choices', () => {
  expect(namesDomains(emptyView, '/overview')).toBe(false);
  expect(namesDomains(emptyView, '/domains')).toBe(true);
  expect(namesDomains({ ...emptyView, filters: [filterIs('dstport', '443'), { any: [filterIs('srctype', 'app'), filterIs('vpc-id', 'a')] }] }, '/overview')).toBe(true);
  expect(namesDomains({ ...emptyView, query: { ...emptyQuery, text: 'dsttype: app | select count(*)' } }, '/query')).toBe(true);
  expect(namesDomains({ ...emptyView, query: { ...emptyQuery, text: 'srctypes: x' } }, '/query')).toBe(false);
  expect(namesDomains({ ...emptyView, choices: { group: 'srctype' } }, '/eni')).toBe(true);
});

test('its link says which domains, unless they are the presets', () => {
  const view = { ...emptyView, filters: [filterIs('srctype', 'app')], domains: 'ba5eba11' };
  expect(viewToLink(view, '/overview').domains).toBeNull();
  useActiveDomains.setState({ hash: '0badcafe' });
  expect(viewToLink(view, '/overview').domains).toBe('0badcafe');
  expect(viewToLink({ ...view, filters: [] }, '/overview').domains).toBeNull();
});

test('domains are an instance\'s, opened as such or by what its job writes, or this browser\'s', () => {
  const logstore = { kind: 'logstore', region: 'cn-hangzhou', project: 'p', logstore: 'l', instance: null } as const;
  expect(ownerOf({ ...logstore, instance: 'a1b2c3d4e5' })).toBe('a1b2c3d4e5');
  expect(ownerOf({ ...logstore, logstore: 'flowlog-enriched-a1b2c3d4e5' })).toBe('a1b2c3d4e5');
  expect(new Set([ownerOf(logstore), ownerOf({ kind: 'demo', size: 'small' }), ownerOf({ kind: 'none' })])).toEqual(new Set([browserOwner]));
});
