import { describe, expect, it } from 'vitest';
import { filled, read } from '../testing/reading.ts';

/** The documentation's four sample records, whose columns are shifted. https://www.alibabacloud.com/help/vpc/flow-logs */
const sample = (rest: object): object => ({
  'account-id': '1210123456**', 'eni-id': 'eni-bp166tg9uk1ryf**', 'traffic_path': '-', version: '-', 'vm-id': '1', 'vpc-id': '-', 'vswitch-id': 'vpc-bp1qf0c43jb3maz******', ...rest,
});
const nothing = { action: '-', bytes: '-', direction: '-', dstaddr: '-', dstport: '-', packets: '-', protocol: '-', srcaddr: '-', srcport: '-', 'tcp-flags': '-' };
const samples = [
  sample({ action: 'ACCEPT', bytes: '2048', direction: 'out', dstaddr: '172.31.16.21', dstport: '80', end: '1720775480', 'log-status': 'OK', packets: '10', protocol: '6', srcaddr: '172.31.16.139', srcport: '1332', start: '1720775420', 'tcp-flags': '22' }),
  sample({ action: 'REJECT', bytes: '4208', direction: 'in', dstaddr: '172.31.16.21', dstport: '80', end: '1721010600', 'log-status': 'OK', packets: '20', protocol: '6', srcaddr: '172.31.16.139', srcport: '1332', start: '1721010000', 'tcp-flags': '22' }),
  sample({ ...nothing, end: '1721012120', start: '1721011940', 'log-status': 'NODATA' }),
  sample({ ...nothing, end: '1720772610', start: '1720772430', 'log-status': 'SKIPDATA' }),
];
const lines = samples.map((record) => JSON.stringify(record)).join('\n');

const right = {
  __time__: 1_720_000_000, __topic__: 'flow_log', version: '1', 'account-id': '12', 'eni-id': 'eni-a', 'vm-id': 'i-a', 'vswitch-id': 'vsw-a', 'vpc-id': 'vpc-a', type: 'IPv4',
  protocol: 6, srcaddr: '10.0.0.1', srcport: 1332, dstaddr: '10.0.0.2', dstport: 80, direction: 'in', action: 'ACCEPT', packets: 10, bytes: 2048, start: 1_720_000_000,
  end: 1_720_000_060, 'tcp-flags': 22, 'log-status': 'OK', traffic_path: '7',
};

describe('Alibaba Cloud flow logs', () => {
  it('loads the documentation’s shifted samples where the values belong, and tells of it', async () => {
    for (const fast of [true, false]) {
      const { report, records } = await read(lines, { fast });
      expect(report).toMatchObject({
        format: 'alibaba-json', records: 4, noData: 1, skipData: 1, skipped: 0, notes: [{ kind: 'shifted-columns', records: 4, firstLine: 1 }],
      });
      expect(filled(records[0])).toEqual({
        __time__: 1_720_775_420, start: 1_720_775_420, end: 1_720_775_480, version: '1', 'account-id': '1210123456**', 'eni-id': 'eni-bp166tg9uk1ryf**',
        'vpc-id': 'vpc-bp1qf0c43jb3maz******', type: 'IPv4', protocol: 6, srcaddr: '172.31.16.139', srcport: 1332, dstaddr: '172.31.16.21', dstport: 80,
        direction: 'out', action: 'ACCEPT', packets: 10, bytes: 2048, 'tcp-flags': 22, 'log-status': 'OK',
      });
      expect(records[2]).toMatchObject({ version: '1', 'vm-id': null, 'vswitch-id': null, 'vpc-id': 'vpc-bp1qf0c43jb3maz******', srcaddr: null, type: null, bytes: null });
    }
  });

  it('reads the same records as lines, list, pretty list, GetLogsV2, GetLogs, one object and objects in a row', async () => {
    const record = JSON.stringify(right);
    const texts = [
      record, `${record}\n${record}`, `[${record},${record}]`, JSON.stringify([right, right], null, 2), JSON.stringify({ meta: { count: 1, keys: ['a', { b: [1] }] }, data: [right] }),
      JSON.stringify({ data: [right, right], meta: {} }, null, 4), JSON.stringify({ count: 1, logs: [right] }), JSON.stringify(right, null, 2), `\uFEFF  [\n${record}\n]\n`,
    ];
    for (const text of texts) {
      for (const chunk of [1, 7, 100_000]) {
        const { report, records } = await read(text, { chunk });
        expect(report).toMatchObject({ format: 'alibaba-json', skipped: 0, failure: null });
        expect(records.length).toBeGreaterThan(0);
        for (const each of records) expect(filled(each)).toEqual(right);
      }
    }
  });

  it('reads CSV between any of the delimiters, quoted or not, with nothing for null', async () => {
    const names = Object.keys(right);
    for (const delimiter of [',', '|', '\t', ' ']) {
      const cells = Object.values(right).map((value, i) => (i % 3 === 0 ? `"${value}"` : String(value)));
      const nothings = names.map((name) => (name === 'start' ? '1720000000' : name === 'eni-id' ? 'null' : name === 'bytes' ? 'null' : name === 'srcaddr' ? '""' : '-'));
      const { report, records } = await read([names.join(delimiter), cells.join(delimiter), names.join(delimiter), nothings.join(delimiter), ''].join('\r\n'));
      expect(report).toMatchObject({ format: 'alibaba-csv', records: 2, skipped: 0 });
      expect(filled(records[0])).toEqual(right);
      expect(filled(records[1])).toEqual({ __time__: 1_720_000_000, start: 1_720_000_000 });
    }
  });

  it('reads values in quotes that hold delimiters, quotes and line ends', async () => {
    const { records, report } = await read('eni-id,start,srcaddr,note\neni-1,1720000000,10.0.0.1,"a, ""b""\nc"\neni-2,1720000001,10.0.0.2,d\n');
    expect(report.skipped).toBe(0);
    expect(records.map((record) => [record['eni-id'], record['x:note']])).toEqual([['eni-1', 'a, "b"\nc'], ['eni-2', 'd']]);
  });

  it('gives up a quote that never closes, line by line, and reads on', async () => {
    const { records, report } = await read('eni-id,start,srcaddr,note\neni-1,1720000000,10.0.0.1,"open\neni-2,1720000001,10.0.0.2,d\n');
    expect(report.firstSkipped).toMatchObject([{ line: 2, reason: { kind: 'not-a-record' } }]);
    expect(records.map((record) => record['eni-id'])).toEqual(['eni-2']);
  });

  it('knows the other spellings of the path and its words', async () => {
    for (const key of ['traffic_path', 'TrafficPath', 'rafficPath', 'traffic-path']) {
      for (const [word, code] of [['natGateway', '7'], ['ipv4Gateway', '13'], ['gatewayEndpoint', '6'], ['transitRouter', '8'], ['vpnGateway', '9'], ['virtualBorderRouter', '10'], ['all', 'all'], ['22', '22'], [7, '7']]) {
        const { records } = await read(JSON.stringify({ 'eni-id': 'e', srcaddr: '10.0.0.1', start: 1_720_000_000, [String(key)]: word }));
        expect(records[0]?.['traffic_path']).toBe(code);
      }
    }
  });

  it('keeps fields outside the table as columns of their own, nested ones with dots', async () => {
    const { records } = await read(JSON.stringify({ ...right, srctype: 'Internet', '__tag__:__receive_time__': '5', own: { a: { b: 1 }, list: [1] }, srccountry: 'x', yes: true }));
    expect(records[0]).toMatchObject({ 'x:x-srctype': 'Internet', 'x:__tag__:__receive_time__': '5', 'x:own.a.b': '1', 'x:own.list': '[1]', 'x:x-srccountry': 'x', 'x:yes': 'true' });
  });

  it('stands at __time__ when it is given, else at start', async () => {
    const { records } = await read(['{"eni-id":"e","srcaddr":"10.0.0.1","__time__":"5","start":"9"}', '{"eni-id":"e","srcaddr":"10.0.0.1","start":"9"}', '{"eni-id":"e","end":"7"}'].join('\n'));
    expect(records.map((record) => record['__time__'])).toEqual([5, 9, 7]);
  });

  it('survives hostile JSON', async () => {
    const good = '{"eni-id":"e","srcaddr":"10.0.0.1","start":"9"}';
    const hostile = [
      '['.repeat(100_000), `{"eni-id":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, '{"__proto__":{"start":1},"eni-id":"p"}', '{"start":"1","start":"2","eni-id":"twice"}',
      '{"start":1e400}', '{"start":"9","bytes":123456789012345678901234567890}', '{"start":"9","bytes":-1}', '{"start":"9","dstport":"65536"}', '{"start":"9","srcaddr":"10.0.0.999"}',
      '{"start":"9","constructor":"c","toString":"t","hasOwnProperty":"h"}', '{"start":"9"', '"start"', '\u0000\u0001', '{"start":"9","bytes":9007199254740993}', '{"start":"9","bytes":"9007199254740991"}',
    ];
    for (const fast of [true, false]) {
      const { report, records } = await read([good, ...hostile, good].join('\n'), { fast });
      expect(records.at(-1)).toMatchObject({ 'eni-id': 'e', srcaddr: '10.0.0.1' });
      expect(report.records + report.skipped).toBe(hostile.length + 2);
      expect(records.map((record) => record['start']).filter((start) => start === 1)).toEqual([]);
      expect(records.find((record) => record['eni-id'] === 'twice')?.['start']).toBe(2);
      expect(records.some((record) => record['bytes'] === 9_007_199_254_740_991)).toBe(true);
      expect(report.reasons.map(({ reason }) => reason.kind)).toEqual(expect.arrayContaining(['json', 'out-of-range', 'not-an-address', 'no-time', 'not-a-record']));
      expect(({} as { start?: number }).start).toBeUndefined(); // Nothing leaked into the prototype of all objects.
    }
  });
});
