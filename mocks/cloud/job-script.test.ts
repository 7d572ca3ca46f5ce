import { describe, expect, test } from 'vitest';
import { enrichmentScriptOf } from '../../src/model/cloud/enrichment.ts';
import { domainIndex, matchDomain } from '../../src/model/domain-match.ts';
import type { DomainSet } from '../../src/model/domains.ts';
import { readJobScript } from './job-script.ts';

const fields: ReadonlySet<string> = new Set(['srcaddr', 'dstaddr', 'eni-id']);
const added = (script: string, record: Readonly<Record<string, string>>) => Object.fromEntries(readJobScript(script, fields)?.(new Map(Object.entries(record))) ?? [['not', 'understood']]);

describe('a script of a job', () => {
  test('adds what it says, branch after branch', () => {
    expect(added("* | extend a = 'it''s', eni = eni-id", { 'eni-id': 'eni-1' })).toEqual({ a: "it's", eni: 'eni-1' });
    const script = "* | extend side = case when srcaddr = '-' or dstaddr = '-' then 'none' when not is_subnet_of('10.0.0.0/8', srcaddr) and (is_subnet_of('fd00::/8', dstaddr) or dstaddr = srcaddr) then 'odd' end";
    expect(added(script, { srcaddr: '-', dstaddr: '1.1.1.1' })).toEqual({ side: 'none' });
    expect(added(script, { srcaddr: '1.1.1.1', dstaddr: 'fd12::1' })).toEqual({ side: 'odd' });
    expect(added(script, { srcaddr: '10.1.1.1', dstaddr: '10.1.1.1' })).toEqual({});
    expect(added('*', { srcaddr: '1.1.1.1' })).toEqual({});
  });

  test.each(['', 'e_keep(true)', '* | extend', '* | extend a', "* | extend a = 'x' 'y'", '* | extend a = geo(srcaddr)', '* | extend a = bytes', "* | extend a = case when srcaddr then 'x' end",
    "* | extend a = case when is_subnet_of('10.0.0.0', srcaddr) then 'x'", "* | extend a = case when is_subnet_of('10.0.0/8', srcaddr) then 'x' end", "* | where srcaddr = 'x'", "* | extend a = 'x' ;"])(
    'is not understood: %s', (script) => expect(readJobScript(script, fields)).toBeNull(),
  );

  test('of inter-domain analysis says what the longest prefix says', () => {
    const set: DomainSet = {
      version: 1,
      domains: [
        { id: 'a', name: "ops' wide", blocks: ['10.0.0.0/8', 'fd00::/8'], remark: '', rest: false },
        { id: 'b', name: '生产网段', blocks: ['10.1.0.0/16', '10.1.2.3/32', 'fd00:1::/32'], remark: '', rest: false },
        { id: 'c', name: 'inner', blocks: ['10.1.2.0/24', '0.0.0.0/1'], remark: '', rest: false },
      ],
    };
    const index = domainIndex(set);
    const addresses = ['10.0.0.1', '10.1.0.1', '10.1.2.1', '10.1.2.3', '9.9.9.9', '200.1.1.1', 'fd00:1::1', 'fd00:2::1', '2001:db8::1'];
    expect(addresses.map((srcaddr) => added(enrichmentScriptOf(set), { srcaddr, dstaddr: '-' })))
      .toEqual(addresses.map((address) => ({ srctype: matchDomain(index, address)?.domain.name ?? '', dsttype: '-' })));
  });
});
