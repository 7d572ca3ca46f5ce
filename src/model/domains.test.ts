import { describe, expect, it } from 'vitest';
import { domainIndex, matchDomain } from './domain-match.ts';
import { presetDomains, setHash, type Domain, type DomainSet } from './domains.ts';

const domain = (name: string, ...blocks: string[]): Domain => ({ id: name, name, blocks, remark: '', rest: false });
const set = (...domains: Domain[]): DomainSet => ({ version: 1, domains });
const of = (domains: DomainSet, address: string): readonly [string, string | null] | null => {
  const match = matchDomain(domainIndex(domains), address);
  return match && [match.domain.name, match.block];
};

describe('domains', () => {
  it('are by the presets what Flow Log Center begins with', () => {
    expect(['10.0.0.1', '172.31.255.255', '192.168.9.9', '100.127.0.1', '8.8.8.8', '172.32.0.0', '2400:3200::1', '-', ''].map((address) => of(presetDomains, address))).toEqual([
      ['private network', '10.0.0.0/8'], ['private network', '172.16.0.0/12'], ['private network', '192.168.0.0/16'], ['cloud services', '100.64.0.0/10'],
      ['internet', null], ['internet', null], ['internet', null], null, null,
    ]);
  });

  it('are told by the longest prefix, in whatever order they stand', () => {
    const [all, site, host, v6] = [domain('all', '10.0.0.0/8', '0.0.0.0/0'), domain('site', '10.1.0.0/16'), domain('host', '10.1.2.3/32', '2001:db8::1/128'), domain('v6', '2001:db8::/32')];
    for (const order of [[all, site, host, v6], [v6, host, site, all], [site, v6, all, host]]) {
      expect(['10.1.2.3', '10.1.2.4', '10.2.0.0', '9.9.9.9', '2001:db8::1', '2001:db8::2', '2001:db9::'].map((address) => of(set(...order), address)?.[0] ?? null)).toEqual(
        ['host', 'site', 'all', 'all', 'host', 'v6', null],
      );
    }
  });

  it('with one block are told by their names', () => {
    for (const order of [[domain('b', '10.0.0.0/8'), domain('a', '10.0.0.0/8')], [domain('a', '10.0.0.0/8'), domain('b', '10.0.0.0/8')]]) expect(of(set(...order), '10.0.0.1')).toEqual(['a', '10.0.0.0/8']);
  });

  it('have a hash of what they say of addresses', () => {
    const a = set(domain('a', '10.0.0.0/8', '11.0.0.0/8'), domain('b', '12.0.0.0/8'));
    expect(setHash(a)).toMatch(/^[0-9a-f]{8}$/);
    expect(setHash(set(domain('b', '12.0.0.0/8'), { ...domain('a', '11.0.0.0/8', '10.0.0.0/8'), id: 'x', remark: 'y' }))).toBe(setHash(a));
    const others = [set(domain('a', '10.0.0.0/8'), domain('b', '12.0.0.0/8')), set(domain('c', '10.0.0.0/8', '11.0.0.0/8'), domain('b', '12.0.0.0/8')), set(), presetDomains, { ...a, domains: a.domains.map((each) => ({ ...each, rest: each.name === 'a' })) }];
    expect(new Set([a, ...others].map(setHash)).size).toBe(6);
  });
});
