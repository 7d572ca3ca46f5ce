import { describe, expect, it } from 'vitest';
import { filled, read } from '../testing/reading.ts';

const vnet = (tuples: readonly string[]): object => ({
  time: '2024-07-12T09:00:00.000Z', flowLogVersion: 4, flowLogGUID: 'g', macAddress: '112233445566', category: 'FlowLogFlowEvent',
  flowLogResourceID: '/SUBSCRIPTIONS/S/RESOURCEGROUPS/NW', targetResourceID: '/subscriptions/sub-1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net-1', operationName: 'FlowLogFlowEvent',
  flowRecords: { flows: [{ aclID: 'acl-1', flowGroups: [{ rule: 'DefaultRule_AllowInternetOutBound', flowTuples: tuples }] }] },
});
const nsg = (version: number, tuples: readonly string[]): object => ({
  time: '2024-07-12T09:00:00.000Z', systemId: 's', category: 'NetworkSecurityGroupFlowEvent', resourceId: '/SUBSCRIPTIONS/SUB-2/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/N',
  operationName: 'NetworkSecurityGroupFlowEvents', properties: { Version: version, flows: [{ rule: 'DefaultRule_DenyAllInBound', flows: [{ mac: '000D3AF87856', flowTuples: tuples }] }] },
});

describe('Azure flow logs', () => {
  it('makes up to two records of a tuple of a virtual network', async () => {
    const text = JSON.stringify({
      records: [
        vnet([
          '1720775420123,10.0.0.4,52.239.184.180,23956,443,6,O,B,NX,0,0,0,0',
          '1720775421123,10.0.0.4,52.239.184.180,23956,443,6,O,E,X,3,767,2,1580',
          '1720775422123,185.1.1.1,10.0.0.4,4242,22,6,I,D,NX,1,60,0,0',
        ]),
      ],
    });
    for (const chunk of [1, 1000]) {
      const { report, records } = await read(text, { chunk });
      expect(report).toMatchObject({ format: 'azure-vnet-json', records: 4, skipped: 0 });
      expect(filled(records[1])).toEqual({
        __time__: 1_720_775_421, start: 1_720_775_421, srcaddr: '10.0.0.4', dstaddr: '52.239.184.180', srcport: 23_956, dstport: 443, protocol: 6, type: 'IPv4', direction: 'out',
        action: 'ACCEPT', packets: 3, bytes: 767, version: '4', 'account-id': 'sub-1', 'vpc-id': 'net-1', 'eni-id': '112233445566', 'x:rule': 'DefaultRule_AllowInternetOutBound',
        'x:acl-id': 'acl-1', 'x:flow-state': 'E', 'x:encryption': 'X',
        'x:target-resource-id': '/subscriptions/sub-1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net-1',
      });
      expect(records[2]).toMatchObject({ srcaddr: '52.239.184.180', dstaddr: '10.0.0.4', srcport: 443, dstport: 23_956, direction: 'in', packets: 2, bytes: 1580 });
      expect(records[3]).toMatchObject({ action: 'REJECT', direction: 'in', end: null });
    }
  });

  it('reads security groups of both versions, with nothing where a counter is empty', async () => {
    const { report, records } = await read(
      JSON.stringify(
        {
          records: [
            nsg(1, ['1487282421,42.119.146.95,10.1.0.4,51529,5358,T,I,D']),
            nsg(2, ['1493763938,185.170.185.105,10.2.0.4,35370,23,U,I,A,B,,,,', '1493695838,185.170.185.105,10.2.0.4,35370,23,T,I,A,C,1021,588096,8005,4610880', 'broken', '1493695838,x,10.2.0.4,1,2,T,I,A,C,1,2,3,4']),
          ],
        },
        null,
        2,
      ),
    );
    expect(report).toMatchObject({ format: 'azure-nsg-json', records: 4, skipped: 2 });
    expect(records[0]).toMatchObject({ action: 'REJECT', protocol: 6, direction: 'in', start: 1_487_282_421, packets: null, bytes: null, 'eni-id': '000D3AF87856', 'account-id': 'SUB-2', version: '1' });
    expect(records[1]).toMatchObject({ action: 'ACCEPT', protocol: 17, packets: null, 'x:flow-state': 'B' });
    expect(records[3]).toMatchObject({ srcaddr: '10.2.0.4', dstaddr: '185.170.185.105', direction: 'out', packets: 8005, bytes: 4_610_880 });
    expect(report.firstSkipped.map(({ line, reason }) => [line, reason.kind])).toEqual([[4, 'field-count'], [5, 'not-an-address']]);
  });

  it('knows a block whose first record is longer than what is looked at', async () => {
    const tuples = Array.from({ length: 3000 }, (_, i) => `17207754${10 + (i % 80)}123,10.0.0.4,52.239.184.180,${i},443,6,O,C,NX,1,60,1,60`);
    const { report } = await read(JSON.stringify({ records: [vnet(tuples), vnet(tuples)] }));
    expect(report).toMatchObject({ format: 'azure-vnet-json', records: 12_000, skipped: 0 });
  });
});
