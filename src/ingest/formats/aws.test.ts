import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { filled, read } from '../testing/reading.ts';

const documented = '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';
const accepted = {
  __time__: 1_418_530_010, start: 1_418_530_010, end: 1_418_530_070, srcport: 20_641, dstport: 22, protocol: 6, packets: 20, bytes: 4249,
  srcaddr: '172.31.16.139', dstaddr: '172.31.16.21', version: '2', 'account-id': '123456789010', 'eni-id': 'eni-1235b8ca123456789', type: 'IPv4',
  action: 'ACCEPT', 'log-status': 'OK',
};
const refused = { ...accepted, srcaddr: '172.31.9.69', dstaddr: '172.31.9.12', srcport: 49_761, dstport: 3389, action: 'REJECT' };

/** One line under a header, as plain values. */
async function one(names: string, line: string) {
  const { report, records } = await read(`${names}\n${line}\n`);
  expect(report).toMatchObject({ records: 1, skipped: 0, failure: null });
  return filled(records[0]);
}

describe('AWS flow logs', () => {
  it('reads published samples: with header, from CloudWatch, of a transit gateway', async () => {
    for (const [file, format] of [['valid_vpc_flow_log_multi.log', 'aws-text'], ['valid_vpc_flow_cw.json', 'aws-cloudwatch-json']] as const) {
      const { report, records } = await read(fixture(file));
      expect(report).toMatchObject({ format, records: 2, skipped: 0 });
      expect(records.map(filled)).toEqual([accepted, refused]);
    }
    const { report, records } = await read(fixture('valid_tgw_flow_log.log'));
    expect(report).toMatchObject({ format: 'aws-tgw-text', records: 1, skipped: 0 });
    expect(records[0]).toMatchObject({
      'eni-id': null, 'vpc-id': null, action: null, version: '6', direction: 'in', region: 'us-east-1', 'tcp-flags': 2, packets: 10, bytes: 1000,
      'x:tgw-id': 'tgw-0abc12345def67890', 'x:tgw-src-eni': 'eni-0abc12345def67890', 'x:tgw-src-vpc-id': 'vpc-0abc12345def67890',
      'x:packets-lost-no-route': '1', 'x:packets-lost-ttl-expired': '4',
    });
  });

  it('skips lines of too few or too many words, with the count', async () => {
    const few = (await read(fixture('vpc_flow_log_too_few_fields.log'))).report;
    expect(few.firstSkipped).toMatchObject([{ line: 2, reason: { kind: 'field-count', expected: 14, found: 13 } }]);
    const many = (await read(fixture('vpc_flow_log_too_many_fields.log'))).report;
    expect(many.reasons).toMatchObject([{ lines: 1, reason: { kind: 'field-count', expected: 14, found: 15 } }]);
  });

  it('reads the default order without a header, IPv6, and records without data', async () => {
    const { report, records } = await read(
      [
        documented,
        '2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105 2001:db8:1234:a102:3304:8879:34cf:4071 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK',
        '2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA',
        '2 123456789010 eni-11111111aaaaaaaaa - - - - - - - 1431280876 1431280934 - SKIPDATA',
      ].join('\r\n'),
    );
    expect(report).toMatchObject({ format: 'aws-text', records: 4, noData: 1, skipData: 1, skipped: 0 });
    expect(filled(records[0])).toEqual(accepted);
    expect(records[1]).toMatchObject({ srcaddr: '2001:db8:1234:a100:8d6e:3477:df66:f105', type: 'IPv6' });
    expect(filled(records[2])).toEqual({ __time__: 1_431_280_876, start: 1_431_280_876, end: 1_431_280_934, version: '2', 'account-id': '123456789010', 'eni-id': 'eni-1235b8ca123456789', 'log-status': 'NODATA' });
  });

  it('reads every documented version without a header', async () => {
    const v5 =
      '5 64111117617 eni-0690b7a490 89.160.20.156 10.200.0.0 50041 33004 17 52 1 1616729292 1616729349 REJECT OK vpc-1 subnet-1 i-1 1 IPv4 ' +
      '89.160.20.156 10.200.0.80 us-east-1 use1-az5 wavelength fake-id AMAZON CLOUDFRONT ingress 1';
    const { report, records } = await read(v5);
    expect(report).toMatchObject({ records: 1, skipped: 0 });
    expect(records[0]).toMatchObject({
      'vpc-id': 'vpc-1', 'vswitch-id': 'subnet-1', 'vm-id': 'i-1', 'tcp-flags': 1, type: 'IPv4', region: 'us-east-1', direction: 'in', traffic_path: null,
      'x:pkt-srcaddr': '89.160.20.156', 'x:pkt-dstaddr': '10.200.0.80', 'x:az-id': 'use1-az5', 'x:sublocation-type': 'wavelength', 'x:pkt-src-aws-service': 'AMAZON',
      'x:aws-traffic-path': '1',
    });
  });

  it('reads any order of fields, underscores, and names as they stand in the format definition', async () => {
    const expected = { 'vpc-id': 'vpc-a', bytes: 568, packets: 8, 'tcp-flags': 2, start: 1_566_848_875, end: 1_566_848_933, 'eni-id': 'eni-1', 'x:pkt-dstaddr': '10.0.0.62' };
    const line = '3 vpc-a subnet-a i-0 eni-1 123456789010 IPv4 52.213.180.42 10.0.0.62 43416 5001 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK';
    const names = 'version vpc_id subnet_id instance_id interface_id account_id type srcaddr dstaddr srcport dstport pkt_srcaddr pkt_dstaddr protocol bytes packets start end action tcp_flags log_status';
    expect(await one(names, line)).toMatchObject(expected);
    expect(await one(names.replaceAll('_', '-'), line)).toMatchObject(expected);
    expect(await one(names.split(' ').map((name) => `\${${name.replaceAll('_', '-')}}`).join(' '), line)).toMatchObject(expected);
  });

  it('keeps the fields of later versions as columns of their own', async () => {
    expect(
      await one(
        'version srcaddr dstaddr start end action log-status ecs-cluster-name ecs-task-id reject-reason resource-id encryption-status next-hop-interface-id',
        '11 10.0.0.71 52.95.128.179 1616729292 1616729349 REJECT OK my-cluster - BPA nat-1 1 eni-2',
      ),
    ).toMatchObject({ 'x:ecs-cluster-name': 'my-cluster', 'x:reject-reason': 'BPA', 'x:resource-id': 'nat-1', 'x:encryption-status': '1', 'x:next-hop-interface-id': 'eni-2' });
  });

  it('follows headers in the middle of a file, and transit-gateway lines mixed in', async () => {
    const vpc = new TextDecoder().decode(fixture('valid_vpc_flow_log_multi.log'));
    const transit = new TextDecoder().decode(fixture('valid_tgw_flow_log.log')).trimEnd();
    const { report, records } = await read([vpc, transit, vpc, transit.split('\n')[1], vpc].join('\n'));
    expect(report).toMatchObject({ records: 8, skipped: 0, format: 'aws-text' });
    expect(records.map((record) => record['version'])).toEqual(['2', '2', '6', '2', '2', '6', '2', '2']);
  });

  it('reads transit-gateway lines in default order among others, without any header', async () => {
    const line =
      '6 TransitGateway 123456789012 tgw-1 tgw-attach-1 111111111111 222222222222 vpc-1 vpc-2 subnet-1 subnet-2 eni-1 eni-2 use1-az1 use1-az2 tgw-attach-2 ' +
      '10.0.0.1 10.0.1.1 12345 443 6 10 1000 1700000000 1700000060 OK IPv4 0 0 0 0 2 us-east-1 egress - -';
    const { report, records } = await read([documented, line, documented].join('\n'));
    expect(report).toMatchObject({ records: 3, skipped: 0 });
    expect(records[1]).toMatchObject({ 'eni-id': null, 'x:resource-type': 'TransitGateway', 'x:tgw-dst-vpc-account-id': '222222222222', direction: 'out', bytes: 1000 });
  });

  it('takes milliseconds for seconds, keeps a record that spans years and tells of it', async () => {
    const { report, records } = await read(documented.replace('1418530010 1418530070', '1418530010123 1718530070456'));
    expect(records[0]).toMatchObject({ start: 1_418_530_010, end: 1_718_530_070 });
    expect(report.notes).toEqual([{ kind: 'odd-duration', records: 1, longestSeconds: 300_000_060 }]);
  });

  it('skips a record that has no time', async () => {
    const { report } = await read('instance_id interface_id srcaddr dstaddr\n- eni-1235b8ca123456789 10.0.1.5 10.0.0.220\n');
    expect(report).toMatchObject({ records: 0, skipped: 1, reasons: [{ reason: { kind: 'no-time' } }] });
  });
});
