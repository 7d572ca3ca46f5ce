import { describe, expect, it } from 'vitest';
import { noLookup, type IpLookup } from './ip-lookup.ts';
import { called } from './testing/call.ts';

const lookup: IpLookup = {
  ...noLookup,
  countryCode: (address) => (address === '120.26.78.90' || address === '2408:4001::1' ? 'CN' : null),
  countryName: () => '中国',
  place: (address) =>
    address === '120.26.78.90' || address === '2408:4001::1'
      ? { province: '浙江省', provinceCode: '330000', city: '杭州市', cityCode: '330100', position: '30.29,120.16', cityPosition: '30.2,120.1' }
      : null,
  network: (address) => (address === '120.26.78.90' || address === '2408:4001::1' ? { number: 37963, organisation: 'Hangzhou Alibaba' } : null),
  isThreat: (address) => address === '176.65.148.30' || address === '2001:db8::1',
  isThreatDomain: (domain) => domain === 'evil.example',
};
const known = { ip_to: '120.26.78.90', ipv6_to: '2408:4001::1' } as const;

describe.each(['ip_to', 'ipv6_to'] as const)('%s', (prefix) => {
  it('says what the tables know', () => {
    const address = known[prefix];
    expect(called(`${prefix}_country`, [address], { lookup })).toBe('中国');
    expect(called(`${prefix}_country`, [address, 'en'], { lookup })).toBe('CN');
    expect(called(`${prefix}_country_code`, [address], { lookup })).toBe('CN');
    expect(called(`${prefix}_province`, [address], { lookup })).toBe('浙江省');
    expect(called(`${prefix}_province`, [address, 'en'], { lookup })).toBe('330000');
    expect(called(`${prefix}_city`, [address], { lookup })).toBe('杭州市');
    expect(called(`${prefix}_city`, [address, 'en'], { lookup })).toBe('330100');
    expect(called(`${prefix}_geo`, [address], { lookup })).toBe('30.29,120.16');
    expect(called(`${prefix}_city_geo`, [address], { lookup })).toBe('30.2,120.1');
    expect(called(`${prefix}_provider`, [address], { lookup })).toBe('Hangzhou Alibaba');
  });

  it('gives null for what they do not know', () => {
    for (const name of ['country', 'country_code', 'province', 'city', 'geo', 'city_geo', 'provider'] as const) {
      expect(called(`${prefix}_${name}`, ['10.0.0.1'], { lookup })).toBeNull();
      expect(called(`${prefix}_${name}`, ['-'], { lookup })).toBeNull();
      expect(called(`${prefix}_${name}`, [known[prefix]])).toBeNull();
    }
  });
});

describe('networks and threats', () => {
  it('has the number of a network', () => {
    expect(called('ip_to_asn', ['120.26.78.90'], { lookup })).toBe(37963);
    expect(called('ip_to_asn', ['10.0.0.1'], { lookup })).toBeNull();
    expect(called('ipv6_to_city_code', ['2408:4001::1'], { lookup })).toBe('330100');
  });

  it('checks addresses, domains and URLs against the lists', () => {
    const check = (kind: 'ip' | 'domain' | 'url', text: string): unknown => called(`security_check_${kind}`, [text], { lookup });
    expect([check('ip', '176.65.148.30'), check('ip', '10.0.0.1'), check('ip', '-')]).toEqual([1, 0, 0]);
    expect([check('domain', 'EVIL.example.'), check('domain', 'evil.example.org'), check('domain', '176.65.148.30')]).toEqual([1, 0, 1]);
    expect([check('url', 'http://evil.example/x'), check('url', 'https://[2001:db8::1]:8443/'), check('url', 'evil.example'), check('url', 'not a url')]).toEqual([1, 1, 0, 0]);
    expect(called('security_check_ip', [null], { lookup })).toBeNull();
    expect(called('security_check_ip', ['176.65.148.30'])).toBe(0);
  });
});
