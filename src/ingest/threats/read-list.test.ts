import { describe, expect, test } from 'vitest';
import { rangeText } from '../../base/cidr.ts';
import { drained } from '../../base/range-index.ts';
import { readThreatList } from './read-list.ts';
import type { ThreatListRead } from './list-read.ts';

const now = Date.parse('2026-02-05T00:00:00Z') / 1000;
const read = (text: string): ThreatListRead => drained(readThreatList(text, now));
/** Entries as `line block note`. */
const told = (list: ThreatListRead): readonly string[] => list.entries.map(({ range, line, note }) => [line, rangeText(range), note].filter((part) => part !== null).join(' '));
const left = (list: ThreatListRead): readonly string[] => list.faults.map(({ line, reason }) => `${line} ${reason}`);

describe('lists of lines', () => {
  test('addresses, blocks, ranges, masks and stars, with comments of every kind', () => {
    const list = read(['# our-exceptions', '; second', '// third', '! fourth', '', '1.2.3.4', '10.9.0.0/16 ; SBL1', '5.6.7.8 - 5.6.7.11', '5.6.8.0-5.6.8.9 # office', '2001:db8::/32', '[2001:db9::1]:443', '9.9.9.0 255.255.255.0', '8.8.*', '7.7.7.7:8080', 'add banned 6.6.6.6', 'level1:4.4.4.4-4.4.4.7', 'deny 3.3.3.3;'].join('\n'));
    expect(list.form).toBe('lines');
    expect(list.title).toBe('our-exceptions');
    expect(told(list)).toEqual(['6 1.2.3.4', '7 10.9.0.0/16 SBL1', '8 5.6.7.8/30', '9 5.6.8.0-5.6.8.9 office', '10 2001:db8::/32', '11 2001:db9::1', '12 9.9.9.0/24', '13 8.8.0.0/16', '14 7.7.7.7', '15 6.6.6.6', '16 4.4.4.4/30 level1', '17 3.3.3.3']);
    expect(list.faults).toEqual([]);
  });

  test('what is no entry is told with its line and why, what is repeated is counted', () => {
    const list = read('1.2.3.4\n999.1.2.3\nevil.example.com\n0.0.0.0/0\n1.2.3.4\nhttp://evil.example/x\nhttp://9.8.7.6:81/x#y\n5.5.5.5\n6.6.6.6\n1.2.3.4/33');
    expect(told(list)).toEqual(['1 1.2.3.4', '7 9.8.7.6', '8 5.5.5.5', '9 6.6.6.6']);
    expect(left(list)).toEqual(['2 no-address', '3 host-name', '4 everything', '6 host-name', '10 no-address']);
    expect([list.repeated, list.skipped]).toEqual([1, 5]);
    expect(list.faults[0]?.text).toBe('999.1.2.3');
  });

  test('a netset says its name and day in its comments', () => {
    const list = read('#\n# firehol_level1\n#\n# ipv4 hash:net ipset\n#\n# Maintainer      : FireHOL\n# This File Date  : Mon Feb  5 06:43:11 UTC 2024\n#\n0.0.0.0/8\n1.10.16.0/20\r\n2.57.122.0/24\n');
    expect(list.title).toBe('firehol_level1');
    expect(list.date).toBe('2024-02-05');
    expect(told(list)).toEqual(['9 0.0.0.0/8', '10 1.10.16.0/20', '11 2.57.122.0/24']);
  });

  test.each([
    ['# Last updated: 2026-02-04 09:12', '2026-02-04'],
    ['; Last-Modified: Wed, 04 Feb 2026 09:12:00 GMT', '2026-02-04'],
    ['# Generated on February 4, 2026', '2026-02-04'],
    ['# Date: 2026/02/31', null],
  ])('%s', (comment, day) => expect(read(`${comment}\n1.2.3.4`).date).toBe(day));

  test('ip and count, tabs or blanks', () => {
    const list = read('# IPsum Threat Intelligence Feed\n# Last update: Thu, 05 Feb 2026 03:00:43 +0100\n#\n# IP\tnumber of (black)lists\n#\n77.90.185.20\t11\n2.57.122.53 9\n');
    expect([list.form, list.title, list.date]).toEqual(['counted', 'IPsum Threat Intelligence Feed', '2026-02-05']);
    expect(told(list)).toEqual(['6 77.90.185.20 11', '7 2.57.122.53 9']);
  });

  test('hosts: an address and whose it is; a parked name has no address', () => {
    const list = read('1.2.3.4 evil.example.com\n5.6.7.8\tc2.example.net www.c2.example.net\n0.0.0.0 ads.example.com\n');
    expect(list.form).toBe('hosts');
    expect(told(list)).toEqual(['1 1.2.3.4 evil.example.com', '2 5.6.7.8 c2.example.net www.c2.example.net']);
    expect(left(list)).toEqual(['3 host-name']);
  });
});

describe('columns', () => {
  test('the column of addresses is found, the header and what says more', () => {
    const list = read('"first_seen","dst_ip","dst_port","malware"\n"2026-01-01 00:00","1.2.3.4","443","QakBot"\n"2026-01-02 00:00","5.6.7.8","80","Emotet, old"\n"2026-01-03 00:00","c2.example.com","80","Emotet"\n');
    expect(list.form).toBe('csv');
    expect(told(list)).toEqual(['2 1.2.3.4 QakBot', '3 5.6.7.8 Emotet, old']);
    expect(left(list)).toEqual(['4 host-name']);
  });

  test('a header that is a comment, blanks before quotes', () => {
    const list = read('# Feodo\n# first_seen_utc, dst_ip, c2_status, malware\n"2022-06-04 21:01:40", "51.178.161.32", "offline", "Dridex"\n"2022-06-04 21:01:41", "51.178.161.33", "online", "Dridex"\n');
    expect(told(list)).toEqual(['3 51.178.161.32 Dridex', '4 51.178.161.33 Dridex']);
  });

  test('without a header; one address in many kinds of indicators', () => {
    expect(told(read('QakBot;1.2.3.4;443\nEmotet;5.6.7.8;80'))).toEqual(['1 1.2.3.4 QakBot', '2 5.6.7.8 Emotet']);
    const list = read('indicator,type,description\nevil.example,domain,a\n44d88612fea8a8f36de82e1278abb02f,md5,b\n9.9.9[.]9,ipv4,c\n');
    expect(told(list)).toEqual(['4 9.9.9.9 ipv4 · c']);
    expect(left(list)).toEqual(['2 host-name', '3 no-address']);
  });

  test('start and end of ranges', () => {
    const list = read('Start\tEnd\tNetmask\tName\n43.1.2.0\t43.1.2.255\t24\tX\n43.1.4.0\t43.1.5.9\t24\tY\n');
    expect(told(list)).toEqual(['2 43.1.2.0/24 X', '3 43.1.4.0-43.1.5.9 Y']);
  });
});

describe('JSON', () => {
  const indicator = (name: string, pattern: string, more: object = {}): object => ({ type: 'indicator', spec_version: '2.1', id: `indicator--${name}`, name, pattern, pattern_type: 'stix', valid_from: '2026-01-01T00:00:00Z', modified: '2026-01-0' + String(name.length) + 'T00:00:00Z', ...more });

  test('STIX: values, lists, subsets, alternatives; not what is denied, expired, revoked, valid only later or of another language', () => {
    const bundle = { type: 'bundle', id: 'bundle--1', objects: [
      { type: 'report', name: 'Campaign X' },
      indicator('a', "[ipv4-addr:value = '1.2.3.4']"),
      indicator('bb', "[ipv4-addr:value ISSUBSET '198.51.100.0/24' OR ipv6-addr:value = '2001:db8::1']"),
      indicator('c', "[ipv4-addr:value IN ('5.5.5.5', '6.6.6.6')]"),
      indicator('d', "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '7.7.7.7' AND network-traffic:dst_port = 443]"),
      indicator('e', "[ipv4-addr:value != '8.8.8.8']"),
      indicator('f', "[ipv4-addr:value = '9.9.9.9']", { valid_until: '2026-02-01T00:00:00Z' }),
      indicator('g', "[ipv4-addr:value = '9.9.9.8']", { valid_until: '2026-03-01T00:00:00Z' }),
      indicator('h', "[ipv4-addr:value = '9.9.9.7']", { revoked: true }),
      indicator('i', 'alert tcp any', { pattern_type: 'snort' }),
      indicator('j', "[domain-name:value = 'x.example']"),
      indicator('k', "[ipv4-addr:value = '9.9.9.6']", { valid_from: '2026-02-05T00:00:01Z' }),
      indicator('l', "[ipv4-addr:value = '9.9.9.5']", { valid_from: '2026-02-05T00:00:00Z' }),
      { type: 'ipv4-addr', value: '3.3.3.3' },
    ] };
    const list = read(JSON.stringify(bundle, null, 1));
    expect([list.form, list.title, list.date]).toEqual(['stix', 'Campaign X', '2026-01-02']);
    expect(list.entries.map(({ range, note }) => `${rangeText(range)} ${note ?? ''}`)).toEqual(['1.2.3.4 a', '198.51.100.0/24 bb', '2001:db8::1 bb', '5.5.5.5 c', '6.6.6.6 c', '7.7.7.7 d', '9.9.9.8 g', '9.9.9.5 l']);
    expect(list.faults.map(({ reason }) => reason)).toEqual(['pattern', 'expired', 'expired', 'pattern', 'pattern', 'not-yet']);
    const lines = JSON.stringify(bundle, null, 1).split('\n');
    for (const { line, text } of [...list.entries, ...list.faults]) expect(lines[line - 1]).toContain(JSON.stringify(text));
  });

  test('a block keeps its line where slashes are written with a backslash', () => {
    const blocks = ['1.2.0.0/16', '5.6.7.0/24', '9.9.9.9'].map((block) => indicator('a', `[ipv4-addr:value = '${block}']`));
    const text = JSON.stringify({ type: 'bundle', objects: blocks }, null, 1).replaceAll('/', String.raw`\/`);
    const lineOf = (block: string): number => text.split('\n').findIndex((line) => line.includes(block)) + 1;
    expect(told(read(text))).toEqual([`${lineOf('1.2.0.0')} 1.2.0.0/16 a`, `${lineOf('5.6.7.0')} 5.6.7.0/24 a`, `${lineOf('9.9.9.9')} 9.9.9.9 a`]);
  });

  test('MISP: attributes of events and of their objects', () => {
    const event = { Event: { info: 'OSINT', date: '2026-01-09', Attribute: [{ type: 'ip-dst', category: 'Network activity', value: '1.2.3.4', comment: 'C2' }, { type: 'ip-src|port', value: '5.6.7.8|443' }, { type: 'md5', value: '1.1.1.1' }], Object: [{ Attribute: [{ type: 'domain|ip', value: 'x.example|9.9.9.9' }, { type: 'ip-dst', value: '4.4.4.4', deleted: true }] }] } };
    const list = read(JSON.stringify({ response: [event] }, null, 1));
    expect([list.form, list.title, list.date]).toEqual(['misp', 'OSINT', '2026-01-09']);
    expect(list.entries.map(({ range, note }) => `${rangeText(range)} ${note ?? ''}`)).toEqual(['1.2.3.4 Network activity · C2', '5.6.7.8 ', '9.9.9.9 ']);
    expect(list.faults.map(({ reason }) => reason)).toEqual(['expired']);
  });

  test('JSON lines as Spamhaus has them, and arrays of addresses', () => {
    const list = read('{"cidr":"1.10.16.0/20","sblid":"SBL256894","rir":"apnic"}\n{"cidr":"2.56.192.0/22","sblid":"SBL459831","rir":"ripencc"}\n{"type":"metadata","timestamp":1706774400}\n');
    expect(list.form).toBe('json');
    expect(told(list)).toEqual(['1 1.10.16.0/20 SBL256894', '2 2.56.192.0/22 SBL459831']);
    expect(told(read('["1.2.3.4",\n "x"]'))).toEqual(['1 1.2.3.4']);
  });
});

describe('what is cut', () => {
  test('a line of JSON lines that is none is told, wherever it stands', () => {
    const list = read('{"cidr":"1.10.16.0/20"}\n{"cidr":"2.56.192.0/22"}\n{"cidr":"5.');
    expect(told(list)).toEqual(['1 1.10.16.0/20', '2 2.56.192.0/22']);
    expect([list.form, list.skipped, ...left(list)]).toEqual(['json', 1, '3 broken']);
    const many = Array.from({ length: 40 }, (_, i) => (i === 30 ? '{"ip":' : `{"ip":"1.2.3.${i}"}`)).join('\n');
    expect([read(many).entries.length, ...left(read(many))]).toEqual([39, '31 broken']);
  });

  test('JSON that ends early gives what stands in it, and says that it is not whole', () => {
    const list = read(`{"type":"bundle","objects":[\n{"type":"indicator","pattern":"[ipv4-addr:value = '1.2.3.4']"},\n{"type":"indi`);
    expect(told(list)).toEqual(['2 1.2.3.4']);
    expect([list.skipped, ...left(list)]).toEqual([1, '3 broken']);
    expect(left(read('{"type":"bundle","objects":[{"pattern":"[ipv4-addr:value = '))).toEqual(['1 broken']);
    // Neither is JSON: brackets of an address, and of a sentence.
    expect(left(read('[2001:db8::1]\n[2001:db8::2]:443'))).toEqual([]);
    expect(left(read('[1] Seen at 1.2.3.4 by somebody who wrote it down for all of those who come after us.'))).toEqual([]);
  });

  test('a block of all addresses is told, alone too', () => {
    expect(left(read('0.0.0.0/0'))).toEqual(['1 everything']);
    expect(left(read('::/0\n0.0.0.0/0'))).toEqual(['1 everything', '2 everything']);
  });
});

describe('a report', () => {
  const found = (line: string): readonly string[] => read(`Threat report\n\nThe actor used several hosts in the campaign, and we list what we saw of them below in full.\n${line}\n`).entries.map(({ range }) => rangeText(range));

  test.each([
    ['The C2 was 1.2.3[.]4, then 5[.]6[.]7[.]8.', ['1.2.3.4', '5.6.7.8']],
    ['Seen: 1.2.3(.)4; 1.2.3{.}5; 1.2.3[dot]6; 1 [.] 2 [.] 3 [.] 7; 1\\.2\\.3\\.8', ['1.2.3.4', '1.2.3.5', '1.2.3.6', '1.2.3.7', '1.2.3.8']],
    ['hxxp://9.8.7[.]6/gate.php and hxxps[://]9.8.7.5:8443/x', ['9.8.7.6', '9.8.7.5']],
    ['It scanned 203.0.113.0/24, 198.51.100[.]0/25 and 192.0.2.1-192.0.2.6.', ['203.0.113.0/24', '198.51.100.0/25', '192.0.2.1-192.0.2.6']],
    ['IPv6: 2001:db8::1, 2001[:]db8[:]0[:]0[:]0[:]0[:]0[:]2 and [2001:db8::3]:443', ['2001:db8::1', '2001:db8::2', '2001:db8::3']],
    ['It runs version 10.2.3.4, v10.2.3.5, Chrome/120.0.6099.109 and build: 1.2.3.4', []],
    ['A URL of two: http://1.2.3.4/5.6.7.8', ['1.2.3.4', '5.6.7.8']],
    ['version 10.2.3[.]4 is defanged, so it is meant', ['10.2.3.4']],
    ['OIDs 1.3.6.1.4.1, dates 2026.02.05, times 12:30:45, macs aa:bb:cc:dd:ee:ff, std::vector, a::b, 256.1.1.1', []],
    ['4.3.2.1.in-addr.arpa and x1.2.3.4 and 1.2.3.4x are names', []],
  ])('%s', (line, addresses) => expect(found(line)).toEqual(addresses));

  test('says what was taken for a version', () => {
    const list = read('A report on things that happened over some time, written by somebody who saw them happen.\nIt runs version 10.2.3.4 and talks to 1.2.3.4 as well as to others that we will not name here.\n');
    expect(told(list)).toEqual(['2 1.2.3.4']);
    expect(left(list)).toEqual(['2 version']);
    expect(list.title).toMatch(/^A report on things/);
  });
});

test('a saved web page has its title for a name, or none', () => {
  const page = (head: string): string => `<!doctype html>\n<html><head>${head}</head><body>\n<p>The actor came from 1.2.3[.]4 in all of the cases that we saw.</p></body></html>`;
  const list = read(page('<meta charset="utf-8"><title>\n Campaign X\n</title>'));
  expect([list.form, list.title, ...told(list).map((one) => one.split(' ', 2).join(' '))]).toEqual(['prose', 'Campaign X', '5 1.2.3.4']);
  expect(read(page('')).title).toBe(null);
});

test('nothing at all is an empty list', () => {
  for (const text of ['', '# only a comment', '{}', 'hello']) expect(read(text)).toMatchObject({ entries: [] });
});
