import { describe, expect, it } from 'vitest';
import { filled, read } from '../testing/reading.ts';

const payload = {
  connection: { src_ip: '10.128.0.2', src_port: 43_210, dest_ip: '10.128.0.3', dest_port: 443, protocol: 6 },
  reporter: 'SRC', rtt_msec: '12', bytes_sent: '612', packets_sent: '5', start_time: '2024-07-12T09:10:20.123456789Z', end_time: '2024-07-12T09:10:25.5Z',
  src_instance: { project_id: 'p', vm_name: 'vm-a', region: 'us-central1', zone: 'us-central1-a' },
  dest_instance: { project_id: 'p', vm_name: 'vm-b', region: 'us-central1', zone: 'us-central1-b' },
  src_vpc: { project_id: 'p', vpc_name: 'net', subnetwork_name: 'sub-a' },
  dest_vpc: { project_id: 'p', vpc_name: 'net', subnetwork_name: 'sub-b' },
};
const entry = (body: object): object => ({
  insertId: 'abc', logName: 'projects/p/logs/compute.googleapis.com%2Fvpc_flows', timestamp: '2024-07-12T09:10:30Z', receiveTimestamp: '2024-07-12T09:10:31Z',
  resource: { type: 'gce_subnetwork', labels: { project_id: 'p', subnetwork_id: '77', subnetwork_name: 'sub-a', location: 'us-central1-a' } }, jsonPayload: body,
});

describe('Google Cloud flow logs', () => {
  it('reads both reporters, from lines and from a list', async () => {
    const both = [entry(payload), entry({ ...payload, reporter: 'DEST' })];
    for (const text of [both.map((one) => JSON.stringify(one)).join('\n'), JSON.stringify(both), JSON.stringify(both, null, 2)]) {
      const { report, records } = await read(text);
      expect(report).toMatchObject({ format: 'gcp-json', records: 2, skipped: 0, notes: [{ kind: 'sampled' }] });
      expect(filled(records[0])).toMatchObject({
        __time__: 1_720_775_420, start: 1_720_775_420, end: 1_720_775_425, srcaddr: '10.128.0.2', srcport: 43_210, dstaddr: '10.128.0.3', dstport: 443, protocol: 6, type: 'IPv4',
        bytes: 612, packets: 5, direction: 'out', 'account-id': 'p', 'vm-id': 'vm-a', 'vpc-id': 'net', 'vswitch-id': 'sub-a', region: 'us-central1',
        'x:src_instance.vm_name': 'vm-a', 'x:dest_instance.zone': 'us-central1-b', 'x:reporter': 'SRC', 'x:rtt_msec': '12', 'x:resource.labels.subnetwork_id': '77',
      });
      expect(records[0]).toMatchObject({ action: null, 'eni-id': null, 'log-status': null });
      expect(records[1]).toMatchObject({ direction: 'in', 'vm-id': 'vm-b', 'vswitch-id': 'sub-b' });
    }
  });

  it('leaves null what an entry without metadata does not say, and skips what is no flow', async () => {
    const bare = entry({ connection: payload.connection, bytes_sent: '1', packets_sent: '1' });
    const { report, records } = await read([bare, entry({ message: 'no flow' }), entry({ ...payload, bytes_sent: 'many' })].map((one) => JSON.stringify(one)).join('\n'));
    expect(report.reasons.map(({ reason }) => reason.kind)).toEqual(['not-a-record', 'not-a-number']);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ __time__: 1_720_775_430, start: null, end: null, direction: null, 'vpc-id': null, 'vswitch-id': 'sub-a' });
  });
});
