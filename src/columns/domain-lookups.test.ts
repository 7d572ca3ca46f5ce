import { expect, it } from 'vitest';
import { domainIndex, matchDomain } from '../model/domain-match.ts';
import { presetDomains, type DomainSet } from '../model/domains.ts';
import { domainLookups } from './domain-lookups.ts';
import { rows } from './rows.ts';
import { tableOf } from './testing/build.ts';

const addresses = ['10.0.0.1', '10.9.0.1', '100.64.0.1', '8.8.8.8', 'fd00::1', '2001:db8::1', null];

it('labels each address with its domain, those that come later too; null stays null', () => {
  const table = tableOf(addresses.slice(0, 3).map((srcaddr) => ({ __time__: 1, srcaddr, dstaddr: '8.8.8.8' })));
  expect(table.has('srctype')).toBe(false);
  table.setLabels('domain', domainLookups(presetDomains));
  expect(table.present).toEqual(expect.arrayContaining(['srctype', 'dsttype']));
  tableOf(addresses.slice(3).map((srcaddr) => ({ __time__: 2, srcaddr })), { table });
  const said = (): unknown[] => [...rows(table, ['srctype'])].map((row) => row['srctype']);
  expect(said()).toEqual(['private network', 'private network', 'cloud services', 'internet', 'internet', 'internet', null]);

  const own: DomainSet = { version: 1, domains: [
    { id: '1', name: 'site', blocks: ['10.0.0.0/16', 'fd00::/8'], remark: '', rest: false }, { id: '2', name: 'company', blocks: ['10.0.0.0/8'], remark: '', rest: false },
  ] };
  table.setLabels('domain', domainLookups(own));
  expect(said()).toEqual(['site', 'company', null, null, 'site', null, null]);
  const index = domainIndex(own);
  expect(said()).toEqual(addresses.map((address) => (address === null ? null : (matchDomain(index, address)?.domain.name ?? null))));
  table.setLabels('domain', null);
  expect([table.has('srctype'), said()]).toEqual([false, addresses.map(() => null)]);
});

it('an IPv4 address within an IPv6 one is of the family in which a record writes it, and a block of either holds its own alone', () => {
  const set: DomainSet = { version: 1, domains: [
    { id: '1', name: 'plain', blocks: ['10.0.0.0/8'], remark: '', rest: false }, { id: '2', name: 'mapped', blocks: ['::ffff:10.0.0.0/104'], remark: '', rest: false },
  ] };
  const table = tableOf(['10.0.0.1', '::ffff:10.0.0.1'].map((srcaddr) => ({ __time__: 1, srcaddr })));
  table.setLabels('domain', domainLookups(set));
  expect([...rows(table, ['srcaddr', 'srctype'])]).toEqual([{ srcaddr: '10.0.0.1', srctype: 'plain' }, { srcaddr: '::ffff:a00:1', srctype: 'mapped' }]);
});
