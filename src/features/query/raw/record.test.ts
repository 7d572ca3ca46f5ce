import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../base/words.ts';
import { usualUnits } from '../../../base/format/units.ts';
import type { Value } from '../../../model/frame.ts';
import { cellText, copyText } from './cell-text.ts';
import { decoded, flagsText, sectionsOf, windowOf } from './decoded.ts';
import { rawJson, recordedFields } from './raw-json.ts';
import { sentenceOf } from './sentence.ts';
import { recordWords } from './words.ts';

const rejected: Record<string, Value> = {
  __time__: 1_770_257_766, start: 1_770_257_766, end: 1_770_257_824, srcaddr: '45.134.26.18', srccountry: 'NL', dstaddr: '10.0.3.7', dstcountry: null, srcport: 51_872, dstport: 22,
  protocol: 6, action: 'REJECT', direction: 'in', packets: 3, bytes: 180, 'tcp-flags': 2, traffic_path: null, 'log-status': 'OK', version: '1', 'eni-id': 'eni-1', observation: 'first',
};
const en = (values: Record<string, Value>): string => sentenceOf(values, 'en', usualUnits).replaceAll('\u202f', ' ');
const zh = (values: Record<string, Value>): string => sentenceOf(values, 'zh', usualUnits).replaceAll('\u202f', ' ');

describe('a record in one sentence', () => {
  it('tells an attempt that was rejected', () => {
    expect(en(rejected)).toBe('45.134.26.18 in the Netherlands tried ssh at 10.0.3.7 three times and was rejected.');
    expect(zh(rejected)).toBe('荷兰的 45.134.26.18 尝试访问 10.0.3.7 的 ssh 3 次，被拒绝。');
    expect(en({ ...rejected, packets: 1, srccountry: null, dstport: 4041 })).toBe('45.134.26.18 tried port 4041 at 10.0.3.7 once and was rejected.');
  });

  it('tells what was sent, and what was answered', () => {
    expect(en({ ...rejected, action: 'ACCEPT', srccountry: 'DE', dstport: 443, packets: 12, bytes: 3400 })).toBe('45.134.26.18 in Germany sent 3.40 kB in 12 TCP packets to https at 10.0.3.7.');
    expect(en({ ...rejected, action: 'ACCEPT', srccountry: null, srcport: 443, dstport: 51_000, packets: 1 })).toBe('45.134.26.18 answered 10.0.3.7 from https with 180 B in 1 TCP packet.');
    expect(zh({ ...rejected, action: 'ACCEPT', srccountry: null, srcport: 443, dstport: 51_000 })).toBe('45.134.26.18 从 https 向 10.0.3.7 回应了 3 个 TCP 数据包，共 180 B。');
    expect(en({ ...rejected, protocol: 17, dstport: 53 })).toBe('45.134.26.18 in the Netherlands sent 180 B in 3 UDP packets to dns at 10.0.3.7, and was rejected.');
    expect(en({ srcaddr: '10.0.0.1', dstaddr: '10.0.0.2' })).toBe('10.0.0.1 sent something to 10.0.0.2.');
  });

  it('tells a window without traffic, with losses, and a record without addresses', () => {
    expect(en({ ...rejected, 'log-status': 'NODATA' })).toBe('No traffic was seen at eni-1 in this window.');
    expect(zh({ ...rejected, 'log-status': 'SKIPDATA' })).toBe('此窗口内 eni-1 有记录丢失。');
    expect(en({ bytes: 5 })).toBe('This record names no two addresses.');
  });
});

describe('decoded values', () => {
  const setting = { words: wordsOf(recordWords, 'en'), language: 'en', zone: 28_800, names: new Map([['i-bp1n55c8um7bgmz1j15x1', 'shop1']]) } as const;
  const said = (name: string, values: Record<string, Value> = rejected): string => {
    const { text, meaning } = decoded(name, values, setting);
    return `${text} | ${meaning}`.replaceAll('\u202f', ' ');
  };

  it('say what they mean', () => {
    expect(['srcaddr', 'srcport', 'dstport', 'protocol', 'action', 'direction', 'bytes', 'tcp-flags', 'traffic_path', 'observation', 'srccountry'].map((name) => said(name))).toEqual([
      '45.134.26.18 | Netherlands', '51872 | ephemeral', '22 | ssh', '6 | TCP', 'REJECT | security group or ACL', 'in | into the ENI', '180 B | 60 B a packet',
      '2 SYN | SYN only: no handshake', '– | not in this record', 'first | counts in totals', 'Netherlands | NL',
    ]);
    expect(said('traffic_path', { traffic_path: '7' })).toBe('7 | NAT gateway');
    expect(said('tcp-flags', { 'tcp-flags': 18 })).toBe('18 SYN ACK | an answer to a SYN');
    expect(said('own', { own: '=text' })).toBe('=text | ');
    expect(said('dstcountry')).toBe('– | not known');
    expect(said('rejection', { action: 'ACCEPT', rejection: null })).toBe('– | not rejected');
    expect(said('rejection', { action: null, rejection: null })).toBe('– | not known');
    // A name of the inventory stands beside the id, and is not the value.
    expect(said('vm-id', { 'vm-id': 'i-bp1n55c8um7bgmz1j15x1' })).toBe('i-bp1n55c8um7bgmz1j15x1 | shop1');
    expect(said('dstinstance', { dstinstance: 'i-bp1n55c8um7bgmz1j15x1' })).toBe('i-bp1n55c8um7bgmz1j15x1 | shop1');
    expect(said('vm-id', { 'vm-id': 'i-bp1other' })).toBe('i-bp1other | ');
    expect(cellText('vm-id', { 'vm-id': 'i-bp1n55c8um7bgmz1j15x1' }, { ...setting, words: { accept: '', reject: '' } })).toMatchObject({ text: 'i-bp1n55c8um7bgmz1j15x1', note: 'shop1' });
    expect(copyText('vm-id', 'i-bp1n55c8um7bgmz1j15x1', 28_800)).toBe('i-bp1n55c8um7bgmz1j15x1');
    // What stands in the place of ports in a record of ICMP is none.
    expect(said('dstport', { protocol: 1, dstport: 8 })).toBe('8 | ICMP has no ports; no format here records type and code');
    expect(said('srcport', { protocol: 58, srcport: 0 })).toMatch(/^– \| .*no ports/);
    expect(said('dstport', { protocol: 6, dstport: 0 })).toBe('0 | no port');
    const cell = { ...setting, words: { accept: '', reject: '' } };
    expect([cellText('dstport', { protocol: 1, dstport: 22 }, cell), cellText('dstport', { protocol: 6, dstport: 22 }, cell), cellText('dstport', { dstport: 22 }, cell)].map(({ text, note }) => `${text} ${note}`)).toEqual(['– ', '22 ssh', '22 ssh']);
    expect([flagsText(0), flagsText(19)]).toEqual(['–', 'SYN ACK FIN']);
  });

  it('tell the window and the share of the interval', () => {
    expect(windowOf(rejected, 60, true, setting)).toMatchObject({ text: '02-05 10:16:06 – 10:17:04' });
    expect(windowOf(rejected, 60, false, setting)).toMatchObject({ text: '10:16:06 – 10:17:04' });
    expect(windowOf({ start: 5 }, 60, true, setting)).toBeNull();
  });

  it('of what is computed say what the log itself says of it, in one line', () => {
    expect(said('srctype', { srctype: 'app', 'x-srctype': 'app' })).toBe('app | so says the record');
    expect(said('srctype', { srctype: 'app', 'x-srctype': 'private network' })).toBe('app | the record says private network');
    expect(said('srctype', { srctype: null, 'x-srctype': 'app' })).toBe('– | the record says app');
    expect(said('srctype', { srctype: 'app', 'x-srctype': null })).toBe('app | ');
    expect(said('bytes', { bytes: 60, 'x-bytes': 'app' })).toBe('60 B | ');
    const { record, computed } = sectionsOf(['bytes', 'x-srctype', 'x-bytes', 'srctype']);
    expect([record, computed]).toEqual([['bytes', 'x-bytes'], ['srctype']]);
    expect(sectionsOf(['x-srctype']).record).toEqual(['x-srctype']);
  });

  it('stand in sections, each field once', () => {
    const fields = [...Object.keys(rejected), 'own'];
    const { record, seen, computed } = sectionsOf(fields);
    expect(record).toEqual(['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol', 'action', 'direction', 'packets', 'bytes', 'tcp-flags', 'traffic_path', 'log-status', 'version', 'own']);
    expect(seen).toEqual(['eni-id']);
    expect(computed).toEqual(['srccountry', 'dstcountry', 'observation']);
    expect([...record, ...seen, ...computed, '__time__', 'start', 'end'].toSorted()).toEqual(fields.toSorted());
    expect(sectionsOf(['__time__', 'end', 'bytes']).record).toEqual(['__time__', 'end', 'bytes']);
  });
});

describe('the record as the service gives it', () => {
  it('has every value as text, in the order of the log, and nothing computed', () => {
    const fields = Object.keys(rejected);
    expect(rawJson(rejected, fields)).toBe(
      '{"version":"1","eni-id":"eni-1","protocol":"6","srcaddr":"45.134.26.18","srcport":"51872","dstaddr":"10.0.3.7","dstport":"22","direction":"in","action":"REJECT",'
      + '"packets":"3","bytes":"180","start":"1770257766","end":"1770257824","tcp-flags":"2","log-status":"OK","traffic_path":"-"}',
    );
    expect(rawJson({ __time__: 5, start: 4, bytes: 2n ** 60n, own: 'x"' }, ['own', 'bytes', 'start', '__time__'])).toBe('{"__time__":"5","bytes":"1152921504606846976","start":"4","own":"x\\""}');
    expect(rawJson({ bytes: 2, srctype: 'app', 'x-srctype': 'idc' }, ['srctype', 'x-srctype', 'bytes'])).toBe('{"bytes":"2","srctype":"idc"}');
    expect(recordedFields(['own b', 'own a', 'observation', 'bytes'])).toEqual(['bytes', 'own b', 'own a']);
  });
});
