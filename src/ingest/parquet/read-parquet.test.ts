import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { parquetFile, type Codec, type ParquetColumn } from '../testing/parquet-writer.ts';
import { values } from '../testing/generate.ts';
import { seeded } from '../testing/random.ts';
import { filled, read } from '../testing/reading.ts';

const random = seeded(21);
const records = Array.from({ length: 5000 }, () => values(random, 0));
const names = Object.keys(records[0] ?? {});
/** As SLS exports: names with hyphens, text as bytes without annotation. */
const alibaba: ParquetColumn[] = names.map((name, i) => ({
  name,
  type: 'BYTE_ARRAY',
  values: records.map((record) => record[name] ?? null),
  dictionary: i % 2 === 0,
}));
const csv = [names.join(','), ...records.map((record) => names.map((name) => record[name] ?? '').join(','))].join('\n');

const aws: ParquetColumn[] = [
  { name: 'version', type: 'INT32', values: [5, 5, 5] },
  { name: 'account_id', type: 'BYTE_ARRAY', utf8: true, values: ['123456789012', '123456789012', null] },
  { name: 'interface_id', type: 'BYTE_ARRAY', utf8: true, dictionary: true, values: ['eni-0abc1234def567890', 'eni-0fff9999aaaa8888b', 'eni-0fff9999aaaa8888b'] },
  { name: 'srcaddr', type: 'BYTE_ARRAY', utf8: true, values: ['203.0.113.50', '2001:db8::5', '-'] },
  { name: 'dstaddr', type: 'BYTE_ARRAY', utf8: true, dictionary: true, values: ['10.0.2.200', '2001:db8::6', null] },
  { name: 'srcport', type: 'INT32', values: [49_152, 443, null] },
  { name: 'dstport', type: 'INT64', values: [22n, 60_000n, null] },
  { name: 'protocol', type: 'INT64', dictionary: true, values: [6n, 6n, null] },
  { name: 'packets', type: 'INT64', values: [15n, 100n, null] },
  { name: 'bytes', type: 'INT64', values: [3500n, 9_007_199_254_740_991n, null] },
  { name: 'start', type: 'INT64', values: [1_700_000_000n, 1_700_000_020_000n, 1_700_000_030n], required: true },
  { name: 'end', type: 'INT64', values: [1_700_000_060n, 1_700_000_080n, 1_700_000_090n] },
  { name: 'action', type: 'BYTE_ARRAY', utf8: true, values: ['ACCEPT', 'REJECT', null] },
  { name: 'log_status', type: 'BYTE_ARRAY', utf8: true, values: ['OK', 'OK', 'NODATA'] },
  { name: 'pkt_srcaddr', type: 'BYTE_ARRAY', utf8: true, values: ['203.0.113.50', null, null] },
  { name: 'flow_direction', type: 'BYTE_ARRAY', utf8: true, values: ['ingress', 'egress', null] },
  { name: 'traffic_path', type: 'INT32', values: [1, 2, null] },
];

describe('Parquet', () => {
  for (const codec of ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD'] as const satisfies readonly Codec[]) {
    for (const pageVersion of [1, 2] as const) {
      it(`of Alibaba Cloud, ${codec}, pages of version ${pageVersion}, reads as the same records in CSV do`, async () => {
        const bytes = parquetFile(alibaba, { codec, pageVersion, rowsPerPage: 700, rowsPerGroup: 3300 });
        const theirs = await parquetReadObjects({ file: bytes.slice().buffer as ArrayBuffer, compressors }); // A slice has a buffer of its own.
        expect(theirs[4321]).toEqual(records[4321]);
        const { report, records: ours } = await read(bytes, { blob: true });
        const { records: fromCsv } = await read(csv);
        expect(report).toMatchObject({ state: 'read', format: 'alibaba-parquet', records: 5000, skipped: 0, failure: null });
        expect(ours).toEqual(fromCsv);
      });
    }
  }

  it('of AWS: names with underscores, numbers of any width, dictionaries or not', async () => {
    const { report, records: ours } = await read(parquetFile(aws), { blob: true });
    expect(report).toMatchObject({ format: 'aws-parquet', records: 3, noData: 1, skipped: 0 });
    expect(filled(ours[0])).toEqual({
      __time__: 1_700_000_000, start: 1_700_000_000, end: 1_700_000_060, srcport: 49_152, dstport: 22, protocol: 6, packets: 15, bytes: 3500,
      srcaddr: '203.0.113.50', dstaddr: '10.0.2.200', version: '5', 'account-id': '123456789012', 'eni-id': 'eni-0abc1234def567890', type: 'IPv4',
      direction: 'in', action: 'ACCEPT', 'log-status': 'OK', 'x:pkt-srcaddr': '203.0.113.50', 'x:aws-traffic-path': '1',
    });
    expect(ours[1]).toMatchObject({ start: 1_700_000_020, bytes: 9_007_199_254_740_991, srcaddr: '2001:db8::5', type: 'IPv6', direction: 'out' });
    expect(filled(ours[2])).toEqual({ __time__: 1_700_000_030, start: 1_700_000_030, end: 1_700_000_090, version: '5', 'eni-id': 'eni-0fff9999aaaa8888b', 'log-status': 'NODATA' });
  });

  it('is read without random access too, and inside gzip', async () => {
    const bytes = parquetFile(aws);
    expect((await read(bytes, { chunk: 100 })).report).toMatchObject({ records: 3, failure: null });
    expect((await read(gzipSync(bytes), { chunk: 100 })).report).toMatchObject({ records: 3, failure: null });
  });

  it('skips the records whose values do not fit, each with its reason, and no others', async () => {
    const count = 3000;
    const column = (name: string, type: 'INT64' | 'BYTE_ARRAY', value: (i: number) => string | bigint | null): ParquetColumn => ({
      name, type, values: Array.from({ length: count }, (_, i) => value(i)),
    });
    const bytes = parquetFile([
      column('interface_id', 'BYTE_ARRAY', () => 'eni-1'),
      column('srcaddr', 'BYTE_ARRAY', (i) => (i === 7 ? '10.0.0.X' : '10.0.0.1')),
      column('dstport', 'INT64', (i) => (i === 2500 ? 70_000n : i === 2600 ? -1n : 443n)),
      column('bytes', 'INT64', (i) => (i === 2700 ? 9_007_199_254_740_992n : 1n)),
      column('start', 'INT64', (i) => (i === 2800 ? null : 1_700_000_000n)),
    ]);
    const { report, records: ours } = await read(bytes, { blob: true });
    expect(report).toMatchObject({ records: count - 5, skipped: 5 });
    expect(report.firstSkipped.map(({ line, reason }) => [line, reason.kind])).toEqual([
      [8, 'not-an-address'], [2501, 'out-of-range'], [2601, 'out-of-range'], [2701, 'out-of-range'], [2801, 'no-time'],
    ]);
    expect(ours.every((record) => record['srcaddr'] === '10.0.0.1' && record['dstport'] === 443)).toBe(true);
  });

  it('reads times with a type of their own', async () => {
    const { records: ours } = await read(
      parquetFile([
        { name: 'eni-id', type: 'BYTE_ARRAY', values: ['eni-1'] },
        { name: 'srcaddr', type: 'BYTE_ARRAY', values: ['10.0.0.1'] },
        { name: 'start', type: 'INT64', converted: 9, values: [1_700_000_000_123n] },
        { name: 'end', type: 'INT64', converted: 10, values: [1_700_000_060_123_456n] },
        { name: 'bytes', type: 'DOUBLE', values: [12] },
        { name: 'own', type: 'BOOLEAN', values: [true] },
      ]),
      { blob: true },
    );
    expect(ours[0]).toMatchObject({ start: 1_700_000_000, end: 1_700_000_060, bytes: 12, 'x:own': 'true' });
  });

  it('asks for the columns when it does not know them, and is told', async () => {
    const bytes = parquetFile([
      { name: 'when', type: 'INT64', values: [1_700_000_000n] },
      { name: 'who', type: 'BYTE_ARRAY', values: ['10.0.0.1'] },
    ]);
    const { report } = await read(bytes, { blob: true });
    expect(report.failure).toEqual({ kind: 'unknown-columns', preview: ['when,who'] });
    const mapping = { delimiter: ',', headerLines: 1, columns: [{ source: 'when', field: 'start' }, { source: 'who', field: 'srcaddr' }] } as const;
    expect((await read(bytes, { blob: true, mapping })).records[0]).toMatchObject({ start: 1_700_000_000, srcaddr: '10.0.0.1' });
  });

  it('without its end is no log, and a broken page is told', async () => {
    const bytes = parquetFile(alibaba, { codec: 'GZIP' });
    expect((await read(bytes.subarray(0, bytes.length / 2), { blob: true })).report.failure).toEqual({ kind: 'not-a-log', looksLike: 'binary' });
    const broken = Buffer.from(bytes);
    broken.fill(0x55, 2000, 9000);
    expect((await read(broken, { blob: true })).report).toMatchObject({ state: 'failed', failure: { kind: 'internal' } });
  });
});
