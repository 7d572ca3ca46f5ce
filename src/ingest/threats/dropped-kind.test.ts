import { expect, test } from 'vitest';
import { droppedKind } from './dropped-kind.ts';

test.each([
  ['addresses', '1.2.3.4\n5.6.7.8\n'],
  ['a netset', '# name\n1.2.3.0/24\n5.6.0.0/16\n'],
  ['counts', '1.2.3.4\t9\n5.6.7.8\t8\n'],
  ['DROP', '; Spamhaus\n1.10.16.0/20 ; SBL256894\n'],
  ['STIX', '{"type": "bundle", "id": "bundle--1", "objects": ['],
  ['MISP', '{"Event":{"info":"x","Attribute":[{"type":"ip-dst","value":"1.2.3.4"}]}}'],
  ['columns of indicators', 'first_seen,ioc,malware\n2026,1.2.3.4,x\n2026,1.2.3.5,y\n'],
])('a list: %s', (_, text) => expect(droppedKind(text, false)).toBe('list'));

test.each([
  ['AWS', '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n'],
  ['SLS CSV', 'version,account-id,eni-id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes\n1,2,eni-1,1.2.3.4,5.6.7.8,1,2,6,1,40\n'],
  ['unknown columns', 'when,ip,bytes\n10:00,1.2.3.4,99\n10:01,1.2.3.5,98\n'],
  ['pairs', '1.2.3.4 5.6.7.8 443 6 1200\n1.2.3.4 5.6.7.9 443 6 1200\n'],
  ['a web log', '1.2.3.4 - - [05/Feb/2026:08:00:00 +0800] "GET / HTTP/1.1" 200 512\n1.2.3.5 - - [05/Feb/2026:08:00:00 +0800] "GET / HTTP/1.1" 200 512\n'],
  ['JSON lines of a log', '{"srcaddr":"1.2.3.4","dstaddr":"5.6.7.8","bytes":1}\n'],
  ['nothing', ''],
])('no list: %s', (_, text) => expect(droppedKind(text, true)).toBe('log'));

test.each([
  ['a paragraph', 'The actor came from 203.0.113.7 with a tool of its own, as we saw in several places of the network.'],
  ['with defanged addresses', 'IOCs:\nC2: 1.2.3[.]4:443 sha256=deadbeef\nhxxp://5.6.7.8/x.bin md5=0f\n'],
  ['Chinese', '攻击者来自 203.0.113.7，随后访问了内网的多台主机，并尝试横向移动。'],
])('a report: %s', (_, text) => expect(droppedKind(text, true)).toBe('report'));

test.each([
  ['a log', '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n'],
  ['unknown columns', 'when,ip,bytes\n10:00,1.2.3.4,99\n10:01,1.2.3.5,98\n'],
  ['a web log', '1.2.3.4 - - [05/Feb/2026:08:00:00 +0800] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101"\n'.repeat(3)],
  ['prose without addresses', 'Nothing was seen in any place of the network by anybody who looked at it this week.'],
  ['nothing', ''],
])('no report: %s', (_, text) => expect(droppedKind(text, true)).toBe('log'));
