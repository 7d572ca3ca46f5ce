import { describe, expect, it } from 'vitest';
import { ourConditions } from './ours.ts';

describe('conditions that SLS does not know', () => {
  it('are blocks, ranges and computed fields, with what they become', () => {
    const text = 'action: ACCEPT and (srcaddr: 10.0.0.0/8 or not dstaddr: 10.0.0.1-10.0.0.2) and srccountry: CN | select count(*)';
    const found = ourConditions(text);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(['srcaddr: 10.0.0.0/8', 'dstaddr: 10.0.0.1-10.0.0.2', 'srccountry: CN']);
    expect(found.map(({ sls }) => sls)).toEqual([
      'srcaddr:10.*',
      "* | SELECT * FROM log WHERE is_subnet_of('10.0.0.1/32', dstaddr) OR is_subnet_of('10.0.0.2/32', dstaddr)",
      "* | SELECT * FROM log WHERE ip_to_country_code(srcaddr) = 'CN'",
    ]);
  });

  it('are not those on domains, which inter-domain analysis writes, unless they go further than SLS for another reason', () => {
    expect(ourConditions('srctype: internet and not dsttype: "private network" and srctype: * and srctype: priv*')).toEqual([]);
    expect(ourConditions('srctype = "internet"').map(({ sls }) => sls)).toEqual(["* | SELECT * FROM log WHERE lower(srctype) = 'internet'"]);
  });

  it('cannot always be said', () => {
    expect(ourConditions('observation: first or srcaddr: 2001:db8::/32').map(({ sls }) => sls)).toEqual([null, null]);
    expect(ourConditions('srcaddr: 10.* and dstport: 443')).toEqual([]);
    expect(ourConditions('srcaddr: 10.0.0.0/8 and (')).toEqual([]);
  });
});
