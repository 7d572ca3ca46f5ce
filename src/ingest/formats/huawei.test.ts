import { describe, expect, it } from 'vitest';
import { filled, read } from '../testing/reading.ts';

const v1 = '1 5f67944957444bd6bb4fe3b367de8f3d 1d515d18-1b36-47dc-a983-bd6512aed4bd 192.168.0.154 192.168.3.25 38929 53 17 1 96 1548752136 1548752736 ACCEPT OK';
const head = '1 5f67944957444bd6bb4fe3b367de8f3d 1d515d18-1b36-47dc-a983-bd6512aed4bd';
const project = '0605768ad980d5762f8ac010b919754c';
const resourceA = '9e00a67c-b21e-435f-9da6-20004b8392e9';
const resourceB = '2756dc58-49be-413d-852f-accc5657a6c3';
const router = 'a5cbd16c-7d99-4000-8f14-526ec48298ce';
const rest = '1.1.1.1 192.168.1.199 0 0 1 229 22442 1664007127 1664007727';
const common = { __time__: 1_548_752_136, start: 1_548_752_136, end: 1_548_752_736, type: 'IPv4', protocol: 17, packets: 1, bytes: 96, srcport: 38_929, dstport: 53, srcaddr: '192.168.0.154', dstaddr: '192.168.3.25' };

describe('Huawei flow logs', () => {
  it('reads version 1, without data too', async () => {
    const { report, records } = await read([v1, `${head} - - - - - - - 1431280876 1431280934 - NODATA`, `${head} - - - - - - - 1431280876 1431280934 - SKIPDATA`].join('\n'));
    expect(report).toMatchObject({ format: 'huawei-vpc-text', records: 3, noData: 1, skipData: 1, skipped: 0 });
    expect(filled(records[0])).toEqual({ ...common, version: '1', 'account-id': '5f67944957444bd6bb4fe3b367de8f3d', 'eni-id': '1d515d18-1b36-47dc-a983-bd6512aed4bd', action: 'ACCEPT', 'log-status': 'OK' });
  });

  it('reads version 2 in the assumed order; the state of a connection is no bit mask', async () => {
    const line = `${v1.replace(/^1/, '2')} ingress established ab-cdef-3 ab-cdef-3a 80ee2ed7-605d-49b4-ac6b-6e581acd35a3 93f4cb2d-0e0e-4e2d-a705-e3817bd7ca45`;
    const { report, records } = await read(`${v1}\n${line}`);
    expect(report).toMatchObject({ records: 2, skipped: 0 });
    expect(records[1]).toMatchObject({
      version: '2', direction: 'in', 'tcp-flags': null, 'x:tcp-state': 'established', region: 'ab-cdef-3', 'x:az-id': 'ab-cdef-3a',
      'vpc-id': '80ee2ed7-605d-49b4-ac6b-6e581acd35a3', 'vswitch-id': '93f4cb2d-0e0e-4e2d-a705-e3817bd7ca45',
    });
  });

  it('finds out which word of an Enterprise Router line is the router, and says that it is assumed', async () => {
    const resourceFirst = [resourceA, resourceB].map((resource) => `1 ${project} ${resource} ${router} ${rest} ingress`).join('\n');
    const routerFirst = [resourceA, resourceB].map((resource) => `1 ${project} ${router} ${resource} ${rest} egress`).join('\n');
    for (const [text, swapped] of [[resourceFirst, false], [routerFirst, true]] as const) {
      const { report, records } = await read(text);
      expect(report).toMatchObject({ format: 'huawei-er-text', records: 2, skipped: 0, notes: [{ kind: 'er-order-assumed', swapped }] });
      expect(filled(records[1])).toEqual({
        __time__: 1_664_007_127, start: 1_664_007_127, end: 1_664_007_727, version: '1', 'account-id': project, srcaddr: '1.1.1.1', dstaddr: '192.168.1.199', srcport: 0, dstport: 0,
        protocol: 1, packets: 229, bytes: 22_442, type: 'IPv4', direction: swapped ? 'out' : 'in', 'x:er-id': router, 'x:attachment-id': resourceB,
      });
    }
  });

  it('obeys the reader about the order', async () => {
    const text = `1 ${project} ${resourceA} ${router} ${rest} ingress`;
    expect((await read(text, { erOrder: 'instance-first' })).records[0]).toMatchObject({ 'x:er-id': resourceA, 'x:attachment-id': router });
    const { records, report } = await read(text, { erOrder: 'resource-first' });
    expect(records[0]).toMatchObject({ 'x:er-id': router, 'x:attachment-id': resourceA });
    expect(report.notes).toEqual([]);
  });

  it('reads the structured and the plain form of LTS', async () => {
    const structured = {
      content: v1, version: '1', project_id: '5f67944957444bd6bb4fe3b367de8f3d', interface_id: '1d515d18-1b36-47dc-a983-bd6512aed4bd', srcaddr: '192.168.0.154', dstaddr: '192.168.3.25',
      srcport: 38_929, dstport: 53, protocol: 17, packets: 1, bytes: 96, start: 1_548_752_136, end: 1_548_752_736, action: 'accept', log_status: 'ok',
    };
    const wanted = { ...common, version: '1', 'account-id': structured.project_id, 'eni-id': structured.interface_id, action: 'ACCEPT', 'log-status': 'OK' };
    for (const text of [JSON.stringify(structured), JSON.stringify([structured]), JSON.stringify({ content: v1, hostName: 'h' }), JSON.stringify({ count: 1, logs: [{ content: v1 }] })]) {
      const { report, records } = await read(text);
      expect(report).toMatchObject({ format: 'huawei-lts-json', records: 1, skipped: 0 });
      expect(filled(records[0])).toEqual(wanted);
    }
  });
});
