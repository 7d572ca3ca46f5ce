import { describe, expect, test } from 'vitest';
import type { Frame } from '../../model/frame.ts';
import type { Finding, Picture } from '../../model/panel.ts';
import { column, frameOf, look, lookZh, minutes, plain } from '../testing/frames.ts';
import { findingOf } from './finding.ts';
import { lateFinder } from './late.ts';

const table: Picture = { kind: 'table' };

function said(finding: Finding, frame: Frame, picture: Picture = table, units: Record<string, 'records' | 'bytes' | 'bits-per-second'> = {}): readonly [string, string] {
  const context = { buckets: minutes, units };
  return [
    plain(findingOf({ finding, picture }, frame, { ...context, look }, lateFinder)?.text),
    plain(findingOf({ finding, picture }, frame, { ...context, look: lookZh }, lateFinder)?.text),
  ];
}

describe('peaks', () => {
  const peak: Finding = { kind: 'peak', x: 'time', y: 'reject', what: { en: 'Rejects', zh: '拒绝数' } };
  const over = (values: readonly number[]): Frame => frameOf([column('time', 'bigint', values.map((_, i) => i * 60)), column('reject', 'bigint', values)]);

  test('against the median', () => {
    expect(said(peak, over([10, 11, 63, 9, 10]))).toEqual(['Rejects rose to 63 at 00:02, 6.3 times the median.', '拒绝数在 00:02 升至 63，为中位数的 6.3 倍。']);
  });
  test('empty buckets count as quiet ones', () => {
    expect(said(peak, frameOf([column('time', 'bigint', [120]), column('reject', 'bigint', [7])]))[0]).toBe('Rejects came to 7 at 00:02, and are rare otherwise.');
  });
  test('what was not read is no quiet bucket', () => {
    const frame = over([0, 10, 11, 63, 10]);
    const saidWith = (part: { readonly readFrom?: number; readonly readUntil?: number }): string => plain(findingOf({ finding: peak, picture: table }, frame, { buckets: minutes, units: {}, look, ...part })?.text);
    expect(saidWith({ readFrom: 60, readUntil: 240 })).toBe('Rejects rose to 63 at 00:03, 5.7 times the median.');
    expect(saidWith({ readFrom: 60, readUntil: 180 })).toBe('Rejects stayed between 10 and 11.');
  });
  test('without a peak, the band; without any, that', () => {
    expect(said(peak, over([10, 11, 12, 11, 10]))[0]).toBe('Rejects stayed between 10 and 12.');
    expect(said(peak, over([12, 12, 12, 12, 12]))).toEqual(['Rejects stayed at 12.', '拒绝数保持在 12。']);
    expect(said(peak, over([0, 0, 0, 0, 0]))[0]).toBe('Rejects: none.');
  });
  test('of a verdict, with the port that has most of it, once its ranking is here', () => {
    const finding: Finding = { kind: 'verdict-peak', x: 'time', y: 'reject', what: { en: 'Rejects', zh: '拒绝数' }, port: 'dstport', amount: 'records' };
    const frame = over([10, 11, 63, 9, 10]);
    const saidWith = (companion: Frame | null, of = look): string => plain(findingOf({ finding, picture: table }, frame, { buckets: minutes, units: {}, look: of, companion }, lateFinder)?.text);
    const ports = frameOf([column('dstport', 'bigint', [null, 22, 60_001]), column('records', 'bigint', [50, 40, 3])], { whole: { groups: 9, totals: [null, 400] } });
    expect(saidWith(ports)).toBe('Rejects rose to 63 at 00:02, 6.3 times the median; port 22 ssh alone takes 10.0 %.');
    expect(saidWith(ports, lookZh)).toBe('拒绝数在 00:02 升至 63，为中位数的 6.3 倍；端口 22 ssh 占 10.0 %。');
    expect(saidWith(null)).toBe('Rejects rose to 63 at 00:02, 6.3 times the median.');
    expect(saidWith(frameOf([column('dstport', 'bigint', [null]), column('records', 'bigint', [50])]))).toBe('Rejects rose to 63 at 00:02, 6.3 times the median.');
  });
  test('of several lines, the highest', () => {
    const frame = frameOf([column('time', 'bigint', [0, 60]), column('vpc-id', 'varchar', ['vpc-a', 'vpc-b']), column('rate', 'double', [5e6, 9e6])]);
    const lines: Picture = { kind: 'lines', x: 'time', y: 'rate', series: 'vpc-id', area: false, top: 3 };
    expect(said({ ...peak, y: 'rate' }, frame, lines, { rate: 'bits-per-second' })[0]).toBe('vpc-b peaked at 9.00 Mbps at 00:01.');
  });
});

test('in and out, or the one that there is', () => {
  const finding: Finding = { kind: 'mirror-peak', x: 'time', y: 'rate', series: 'direction' };
  const both = frameOf([column('time', 'bigint', [0, 60, 60]), column('direction', 'varchar', ['out', 'out', 'in']), column('rate', 'double', [1e6, 6.42e9, 2e6])]);
  expect(said(finding, both, table, { rate: 'bits-per-second' })[0]).toBe('Outbound peaked at 6.42 Gbps at 00:01; inbound at 2.00 Mbps at 00:01.');
  const one = frameOf([column('time', 'bigint', [120]), column('direction', 'varchar', ['in']), column('rate', 'double', [84_100])]);
  expect(said(finding, one, table, { rate: 'bits-per-second' })).toEqual(['Inbound only. Peak 84.1 kbps at 00:02.', '只有入方向，峰值 84.1 kbps（00:02）。']);
});

describe('ranks', () => {
  const cover: Finding = { kind: 'rank-cover', name: 'eni-id', value: 'bytes', what: { en: 'ENIs', zh: ' ENI ' } };
  test('how much the list covers of the whole', () => {
    const frame = frameOf([column('eni-id', 'varchar', ['a', 'b']), column('bytes', 'bigint', [700e9, 173e9])], { whole: { groups: 206, totals: [null, 1000e9] } });
    expect(said(cover, frame, table, { bytes: 'bytes' })).toEqual(['2 of 206 ENIs carry 87.3 %; the other 204 carry 127 GB.', '206 个 ENI 中前 2 个占 87.3 %，其余 204 个共 127 GB。']);
  });
  test('records that name none are none of them, and told beside', () => {
    const frame = frameOf([column('eni-id', 'varchar', ['a', null, 'b']), column('bytes', 'bigint', [700e9, 100e9, 73e9])], { whole: { groups: 207, totals: [null, 1000e9] } });
    expect(said(cover, frame, table, { bytes: 'bytes' })).toEqual(['2 of 206 ENIs carry 77.3 %; the other 204 carry 127 GB. 100 GB name none.', '206 个 ENI 中前 2 个占 77.3 %，其余 204 个共 127 GB。另有 100 GB 未记录。']);
  });
  test('the first two when all are listed; one when it is nearly all; all when it is all', () => {
    const of = (keys: string[], values: number[]): string => said(cover, frameOf([column('eni-id', 'varchar', keys), column('bytes', 'bigint', values)]), table, { bytes: 'bytes' })[0];
    expect(of(['prod', 'data', 'edge'], [474, 308, 218])).toBe('prod and data carry 78.2 % of 1.00 kB.');
    expect(said(cover, frameOf([column('eni-id', 'varchar', ['prod', 'data']), column('bytes', 'bigint', [600, 400])]), table, { bytes: 'records' })).toEqual(['prod and data carry 100 % of 1,000 records.', 'prod 与 data 合计占 1,000 条记录的 100 %。']);
    expect(of(['prod', 'data'], [900, 100])).toBe('prod carries 90.0 % of 1.00 kB.');
    expect(of(['prod'], [1000])).toBe('1.00 kB, all prod.');
    expect(said(cover, frameOf([column('eni-id', 'varchar', ['prod']), column('bytes', 'bigint', [259])]), table, { bytes: 'records' })).toEqual(['259 records, all prod.', '259 条记录全部属于 prod。']);
    const ports = frameOf([column('dstport', 'bigint', [0], { field: 'dstport' }), column('bytes', 'bigint', [1000])]);
    const pairs = frameOf([column('pair', 'varchar', ['private network → internet', 'edge → private network']), column('bytes', 'bigint', [600, 400])]);
    expect(said({ ...cover, name: 'pair', endsOf: 'srctype' }, pairs, table, { bytes: 'bytes' })[1]).toBe('私网 → 互联网 与 edge → 私网 合计占 1.00 kB 的 100 %。');
    expect(said({ ...cover, name: 'dstport' }, ports, table, { bytes: 'bytes' })).toEqual(['1.00 kB, all no port.', '1.00 kB 全部属于 无端口。']);
  });
});

test('the largest share, by the name that people use', () => {
  const frame = frameOf([column('protocol', 'bigint', [null, 6, 17], { field: 'protocol' }), column('bytes', 'bigint', [900, 852, 148])]);
  expect(said({ kind: 'top-share', name: 'protocol', value: 'bytes', what: { en: 'of bytes', zh: '字节' } }, frame)).toEqual(['TCP carries 44.8 % of bytes.', 'TCP 占字节的 44.8 %。']);
});

test('countries, and how many addresses have none', () => {
  const finding: Finding = { kind: 'country-share', country: 'country', value: 'bytes', verb: 'sent', addresses: 'addresses' };
  const frame = frameOf([column('country', 'varchar', ['DE', 'CN', null]), column('bytes', 'bigint', [40e9, 52e9, 8e9]), column('addresses', 'bigint', [3, 9, 31])]);
  expect(said(finding, frame, table, { bytes: 'bytes' })).toEqual(['China sent 52.0 % of 100 GB; 31 addresses had no country (8.0 %).', '中国占 100 GB 的 52.0 %；31 个地址无归属地（8.0 %）。']);
});

test('a row that sent throughout, and one that was there for a while', () => {
  const rows: (readonly [string, number, number])[] = [0, 60, 120, 180, 240].map((time) => ['10.0.3.7', time, 100]);
  rows.push(['10.0.8.41', 120, 50]);
  const frame = frameOf([column('time', 'bigint', rows.map((row) => row[1])), column('srcaddr', 'varchar', rows.map((row) => row[0])), column('bytes', 'bigint', rows.map((row) => row[2]))]);
  expect(said({ kind: 'heat-spread', x: 'time', y: 'srcaddr', value: 'bytes' }, frame)).toEqual([
    '10.0.3.7 sent throughout; 10.0.8.41 only from 00:02 to 00:03.', '10.0.3.7 全程发送；10.0.8.41 仅在 00:02 至 00:03 发送。',
  ]);
});

test('skipped windows are a warning', () => {
  const finding: Finding = { kind: 'status', name: 'log-status', value: 'records' };
  const frame = frameOf([column('log-status', 'varchar', ['OK', 'NODATA', 'SKIPDATA']), column('records', 'bigint', [98_000, 2000, 1580])]);
  const one = findingOf({ finding, picture: table }, frame, { buckets: minutes, units: {}, look });
  expect(one).toEqual({ text: '1,580 windows were skipped by the collector. Totals there are too low.', warning: true });
  const whole = frameOf([column('log-status', 'varchar', ['OK', 'NODATA']), column('records', 'bigint', [98, 2])]);
  expect(said(finding, whole)[0]).toBe('98.0 % of the windows had traffic; none was skipped.');
});

test('what most rejects are, and what tells of rules between hosts', () => {
  const finding: Finding = { kind: 'reasons', reason: 'rejection', value: 'records' };
  const of = (keys: readonly string[], values: readonly number[]): readonly [string, string] => said(finding, frameOf([column('rejection', 'varchar', keys, { field: 'rejection' }), column('records', 'bigint', values)]));
  expect(of(['internet-noise', 'one-sided', 'return-traffic'], [809, 150, 41])).toEqual([
    'Internet noise: 80.9 % of rejects; 150 refused only on arrival; 41 answer what was let through.',
    '互联网噪声占拒绝的 80.9 %；150 条由发送方放行、接收方拒绝；41 条是已放行流量的应答。',
  ]);
  expect(of(['syn-only'], [3])[0]).toBe('Connection attempt: 100 % of rejects.');
});

test('how many scan, and which way', () => {
  const finding: Finding = { kind: 'scans', scan: 'scan', ports: 20, hosts: 200 };
  const of = (kinds: readonly (string | null)[]): readonly [string, string] => said(finding, frameOf([column('scan', 'varchar', kinds)]));
  expect(of(['vertical', null, 'horizontal', 'horizontal'])).toEqual([
    '1 source tried many ports of few hosts, 2 sources tried few ports of many hosts.', '1 个源对少数主机尝试了许多端口，2 个源对许多主机尝试了少数端口。',
  ]);
  expect(of(['both'])[0]).toBe('1 source tried many ports of many hosts.');
  expect(of([null])).toEqual(['No source was refused at over 20 ports or over 200 hosts.', '没有源在超过 20 个端口或 200 台主机上被拒绝。']);
});

test('nothing is said of nothing, and of a frame that does not fit', () => {
  const finding: Finding = { kind: 'total', value: 'bytes' };
  expect(findingOf({ finding, picture: table }, frameOf([column('bytes', 'bigint', [])]), { buckets: minutes, units: {}, look })).toBeNull();
  expect(findingOf({ finding, picture: table }, frameOf([column('other', 'bigint', [1])]), { buckets: minutes, units: {}, look })).toBeNull();
});
