import { expect, test } from 'vitest';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { EnterpriseRouterFlowLog, HuaweiVpcFlowLog } from '../../model/cloud/huawei.ts';
import { doDeed, expectedHuaweiLog, expectedLog, expectedRouterLog, type Deed } from './deeds.ts';
import { alibabaRow, huaweiVpcRow, routerRow, type Row } from './row.ts';

const log: FlowLog = {
  id: 'fl-1', region: 'cn-hangzhou', name: 'prod', description: 'd', createdAt: 0, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l', interval: 10,
  paths: ['all'], ipVersion: 'IPv4', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [],
};
const huawei: HuaweiVpcFlowLog = {
  id: 'h1', name: 'shop', description: '', project: '', resourceType: 'vpc', resourceId: 'v1', trafficType: 'all', logGroup: 'g', logStream: 's', enabled: true, status: 'ACTIVE', createdAt: 0, updatedAt: 0,
};
const routed: EnterpriseRouterFlowLog = {
  id: 'e1', name: 'idc', description: '', router: 'r1', attachment: 'a1', logGroup: 'g', logStream: 's', interval: 600, state: 'available', enabled: true, createdAt: 0, updatedAt: 0,
};
const streams = { groups: [], streams: [] };
const rows: readonly Row[] = [alibabaRow(log), huaweiVpcRow('cn-north-4', huawei, streams), routerRow('cn-north-4', routed, streams, [], [])];

/** What is asked for a deed, as `POST address body`. */
async function asked(deed: Deed): Promise<string> {
  let said = '';
  // An address with a host, as Node's requests need one.
  const connection: CloudConnection = {
    base: 'http://localhost/cloud',
    fetch: async (request) => {
      said = [request.method, request.url.replace('http://localhost/cloud', ''), await request.text()].join(' ').trim();
      return new Response('{}');
    },
  };
  await doDeed(connection, deed);
  return said;
}

test('each deed asks the service of its cloud', async () => {
  const all = await Promise.all(rows.flatMap((row) => (['start', 'stop', 'remove'] as const).map((kind) => asked({ kind, row }))));
  expect(all).toEqual([
    'POST /vpc/cn-hangzhou/?Action=ActiveFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
    'POST /vpc/cn-hangzhou/?Action=DeactiveFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
    'POST /vpc/cn-hangzhou/?Action=DeleteFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
    'PUT /huawei-vpc/cn-north-4/v1/-/fl/flow_logs/h1 {"flow_log":{"admin_state":true}}',
    'PUT /huawei-vpc/cn-north-4/v1/-/fl/flow_logs/h1 {"flow_log":{"admin_state":false}}',
    'DELETE /huawei-vpc/cn-north-4/v1/-/fl/flow_logs/h1',
    'POST /huawei-er/cn-north-4/v3/-/enterprise-router/r1/flow-logs/e1/enable',
    'POST /huawei-er/cn-north-4/v3/-/enterprise-router/r1/flow-logs/e1/disable',
    'DELETE /huawei-er/cn-north-4/v3/-/enterprise-router/r1/flow-logs/e1',
  ]);
});

test('of a change only what differs is sent to Alibaba Cloud', async () => {
  const [row] = rows;
  if (row === undefined) throw new Error('There is a row.');
  expect(await asked({ kind: 'edit', row, change: { name: 'prod', description: 'd', interval: 1 } })).toMatch(/FlowLogId=fl-1&AggregationInterval=1$/);
  expect(await asked({ kind: 'edit', row, change: { name: 'new', description: 'd', interval: 10 } })).toMatch(/FlowLogId=fl-1&FlowLogName=new$/);
});

test('what is shown before the service has answered', () => {
  const [row, , router] = rows;
  if (row === undefined || router === undefined) throw new Error('There are rows.');
  expect(expectedLog(log, { kind: 'stop', row }).status).toBe('Deactivating');
  expect(expectedLog(log, { kind: 'edit', row, change: { name: 'n', description: '', interval: 1 } })).toMatchObject({ status: 'Modifying', name: 'n', interval: 1 });
  expect(expectedHuaweiLog(huawei, { kind: 'stop', row })).toMatchObject({ enabled: false, status: 'DOWN' });
  expect(expectedRouterLog(routed, { kind: 'remove', row: router }).state).toBe('deleting');
});
