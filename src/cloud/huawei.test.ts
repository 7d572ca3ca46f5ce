import { expect, test } from 'vitest';
import { changeRouterFlowLog, createRouterFlowLog, deleteRouterFlowLog, disableRouterFlowLog, enableRouterFlowLog, listRouterFlowLogs } from './huawei-er/flow-logs.ts';
import { listAttachments, listRouters } from './huawei-er/routers.ts';
import { changeGroupRetention, createLogGroup, createLogStream, deleteLogStream, listLogGroups, listLogStreams } from './huawei-lts/groups.ts';
import { readLines } from './huawei-lts/lines.ts';
import { changeHuaweiFlowLog, createHuaweiFlowLog, deleteHuaweiFlowLog, listHuaweiFlowLogs } from './huawei-vpc/flow-logs.ts';
import { listHuaweiPorts, listHuaweiSubnets, listHuaweiVpcs } from './huawei-vpc/networks.ts';
import { mostListed } from './huawei.ts';
import { recorded, type Recorded } from './testing/recorded.ts';

const region = 'cn-north-4';
const lines = ({ sent }: Recorded): readonly string[] => sent.map(({ method, line }) => `${method} ${line}`);

const flowLog = {
  id: 'f-1', name: 'flowlog', tenant_id: 'b278', description: '', resource_type: 'port', resource_id: 'p-1', traffic_type: 'reject', log_group_id: 'g-1', log_topic_id: 't-1', log_store_type: 'lts',
  created_at: '2019-01-14T11:03:02', updated_at: '2019-01-14T11:03:03', index_enabled: false, admin_state: true, status: 'ACTIVE',
};
const read = {
  id: 'f-1', name: 'flowlog', description: '', project: 'b278', resourceType: 'port', resourceId: 'p-1', trafficType: 'reject', logGroup: 'g-1', logStream: 't-1', enabled: true, status: 'ACTIVE',
  createdAt: 1547463782, updatedAt: 1547463783,
};

test('flow logs of VPCs', async () => {
  const cloud = recorded({ body: { flow_logs: [flowLog, { ...flowLog, id: 'f-2', status: 'DREAMING' }] } }, { status: 201, body: { flow_log: flowLog } }, { body: { flow_log: { ...flowLog, admin_state: false, status: 'DOWN' } } }, { status: 204 });
  expect(await listHuaweiFlowLogs(cloud, { region, resourceType: 'port' })).toMatchObject({ ok: true, value: [read, { id: 'f-2', status: 'UNKNOWN' }] });
  expect(await createHuaweiFlowLog(cloud, { region, name: 'flowlog', description: '', resourceType: 'port', resourceId: 'p-1', trafficType: 'reject', logGroup: 'g-1', logStream: 't-1', indexed: true })).toEqual({ ok: true, value: read });
  expect(await changeHuaweiFlowLog(cloud, { region, id: 'f-1', enabled: false })).toMatchObject({ value: { enabled: false, status: 'DOWN' } });
  expect(await deleteHuaweiFlowLog(cloud, { region, id: 'f-1' })).toEqual({ ok: true, value: null });
  expect(lines(cloud)).toEqual([
    'GET /huawei-vpc/cn-north-4/v1/-/fl/flow_logs?resource_type=port&limit=2000', 'POST /huawei-vpc/cn-north-4/v1/-/fl/flow_logs', 'PUT /huawei-vpc/cn-north-4/v1/-/fl/flow_logs/f-1',
    'DELETE /huawei-vpc/cn-north-4/v1/-/fl/flow_logs/f-1',
  ]);
  expect(cloud.sent[1]?.body).toEqual({ flow_log: { name: 'flowlog', resource_type: 'port', resource_id: 'p-1', traffic_type: 'reject', log_group_id: 'g-1', log_topic_id: 't-1', index_enabled: true } });
  expect(cloud.sent[2]?.body).toEqual({ flow_log: { admin_state: false } });
});

test('a list as long as it may be goes on behind its last', async () => {
  const full = Array.from({ length: mostListed }, (_, at) => ({ id: `v-${at}`, name: '', cidr: '10.0.0.0/8' }));
  const cloud = recorded({ body: { vpcs: full } }, { body: { vpcs: [{ id: 'last', name: '', cidr: '' }] } });
  const answer = await listHuaweiVpcs(cloud, { region });
  expect(answer.ok && answer.value.length).toBe(mostListed + 1);
  expect(lines(cloud)[1]).toBe(`GET /huawei-vpc/cn-north-4/v1/-/vpcs?limit=2000&marker=v-${mostListed - 1}`);
});

test('subnets and ports', async () => {
  const cloud = recorded(
    { body: { subnets: [{ id: 's-1', name: 'web', vpc_id: 'v-1', cidr: '10.1.0.0/24' }] } },
    { body: { ports: [{ id: 'p-1', name: '', network_id: 's-1', fixed_ips: [{ subnet_id: 'n', ip_address: '10.1.0.4' }], flavor: 'c7.large.2' }, { id: 'p-2', network_id: 's-1', vpc_id: 'v-1', fixed_ips: [] }] } },
  );
  expect(await listHuaweiSubnets(cloud, { region, vpc: 'v-1' })).toEqual({ ok: true, value: [{ id: 's-1', name: 'web', vpc: 'v-1', cidr: '10.1.0.0/24' }] });
  expect(await listHuaweiPorts(cloud, { region, subnet: 's-1' })).toEqual({
    ok: true,
    value: [{ id: 'p-1', name: '', subnet: 's-1', vpc: '', address: '10.1.0.4', flavour: 'c7.large.2' }, { id: 'p-2', name: '', subnet: 's-1', vpc: 'v-1', address: '', flavour: null }],
  });
});

test('each service’s way of refusing is understood', async () => {
  const headers = { 'X-Request-Id': 'H1' };
  const vpc = recorded({ status: 409, headers, body: { code: 'VPC.3004', message: 'same' } });
  expect(await listHuaweiVpcs(vpc, { region })).toEqual({ ok: false, problem: { kind: 'refused', service: 'huawei-vpc', status: 409, code: 'VPC.3004', message: 'same', requestId: 'H1' } });
  const er = recorded({ status: 404, headers, body: { request_id: 'R1', error_code: 'ER.04041001', error_msg: 'none' } });
  expect(await listRouters(er, { region })).toMatchObject({ problem: { code: 'ER.04041001', message: 'none', requestId: 'R1', service: 'huawei-er' } });
  const lts = recorded({ status: 400, headers, body: { error_code: 'LTS.0201', error_msg: 'none' } });
  expect(await listLogGroups(lts, { region })).toMatchObject({ problem: { code: 'LTS.0201', requestId: 'H1' } });
  expect(await listLogGroups(recorded({ status: 500, body: { fault: true } }), { region })).toMatchObject({ problem: { kind: 'unexpected', status: 500 } });
});

test('routers, attachments and their flow logs', async () => {
  const log = {
    id: 'f-1', name: 'edge', description: '', project_id: 'p', resource_type: 'attachment', resource_id: 'a-1', log_group_id: 'g-1', log_stream_id: 's-1', log_store_type: 'LTS', log_aggregation_interval: 600,
    created_at: '2022-11-24T06:42:16.332Z', updated_at: '2022-11-24T06:42:16.332Z', state: 'pending', enabled: true,
  };
  const attachment = (id: string, resource_type: string): object => ({ id, name: id, resource_id: 'x', resource_type, state: 'available' });
  const cloud = recorded(
    { body: { instances: [{ id: 'er-1', name: 'core' }], page_info: { next_marker: 'er-1', current_count: 1 } } }, { body: { instances: [{ id: 'er-2', name: '' }], page_info: { current_count: 1 } } },
    { body: { attachments: [attachment('a-1', 'vpn'), attachment('a-2', 'moon')], page_info: {} } }, { body: { flow_logs: [log], page_info: {} } }, { status: 202, body: { flow_log: log, request_id: 'r' } },
    { status: 202, body: { flow_log: { ...log, state: 'modifying' } } }, { status: 202, body: {} }, { status: 202, body: {} }, { status: 202 },
  );
  const at = { region, router: 'er-1' };
  expect(await listRouters(cloud, { region })).toEqual({ ok: true, value: [{ id: 'er-1', name: 'core', region }, { id: 'er-2', name: '', region }] });
  expect(await listAttachments(cloud, at)).toEqual({ ok: true, value: [{ id: 'a-1', name: 'a-1', resource: 'x', kind: 'vpn', state: 'available', router: 'er-1' }] });
  expect(await listRouterFlowLogs(cloud, at)).toMatchObject({ value: [{ id: 'f-1', router: 'er-1', attachment: 'a-1', logStream: 's-1', interval: 600, state: 'pending', enabled: true, createdAt: 1669272136.332 }] });
  expect(await createRouterFlowLog(cloud, { ...at, attachment: 'a-1', name: 'edge', description: 'd', logGroup: 'g-1', logStream: 's-1', token: 't1' })).toMatchObject({ value: { id: 'f-1', state: 'pending' } });
  expect(await changeRouterFlowLog(cloud, { ...at, id: 'f-1', name: 'n' })).toMatchObject({ value: { state: 'modifying' } });
  for (const deed of [enableRouterFlowLog, disableRouterFlowLog, deleteRouterFlowLog]) expect(await deed(cloud, { ...at, id: 'f-1' })).toEqual({ ok: true, value: null });
  const base = '/huawei-er/cn-north-4/v3/-/enterprise-router';
  expect(lines(cloud)).toEqual([
    `GET ${base}/instances?limit=2000`, `GET ${base}/instances?limit=2000&marker=er-1`, `GET ${base}/er-1/attachments?limit=2000`, `GET ${base}/er-1/flow-logs?limit=2000`, `POST ${base}/er-1/flow-logs`,
    `PUT ${base}/er-1/flow-logs/f-1`, `POST ${base}/er-1/flow-logs/f-1/enable`, `POST ${base}/er-1/flow-logs/f-1/disable`, `DELETE ${base}/er-1/flow-logs/f-1`,
  ]);
  expect(cloud.sent[4]?.headers.get('X-Client-Token')).toBe('t1');
  expect(cloud.sent[4]?.body).toEqual({ flow_log: { name: 'edge', description: 'd', resource_type: 'attachment', resource_id: 'a-1', log_group_id: 'g-1', log_stream_id: 's-1', log_store_type: 'LTS' } });
});

test('log groups, streams, and the lines of one', async () => {
  const cloud = recorded(
    { body: { log_groups: [{ log_group_id: 'g-1', log_group_name: 'flows', ttl_in_days: 7, creation_time: 1547463782000 }] } }, { status: 201, body: { log_group_id: 'g-2' } }, { body: {} },
    { body: { log_streams: [{ log_stream_id: 's-1', log_stream_name: 'vpc', creation_time: 1547463782000 }] } }, { status: 201, body: { log_stream_id: 's-2' } }, { status: 204 },
    { body: { logs: [{ content: 'a', line_num: '1' }, { content: 'b', line_num: '2' }], isQueryComplete: true } }, { body: { logs: [{ content: 'c', line_num: '3' }] } }, { body: { logs: [{ content: 'c', line_num: '3' }], isQueryComplete: false } },
  );
  const group = { region, group: 'g-1' };
  expect(await listLogGroups(cloud, { region })).toEqual({ ok: true, value: [{ id: 'g-1', name: 'flows', ttlDays: 7, createdAt: 1547463782 }] });
  expect(await createLogGroup(cloud, { region, name: 'more', ttlDays: 30 })).toEqual({ ok: true, value: 'g-2' });
  expect(await changeGroupRetention(cloud, { ...group, ttlDays: 14 })).toEqual({ ok: true, value: null });
  expect(await listLogStreams(cloud, group)).toEqual({ ok: true, value: [{ id: 's-1', name: 'vpc', group: 'g-1', createdAt: 1547463782 }] });
  expect(await createLogStream(cloud, { ...group, name: 'er' })).toEqual({ ok: true, value: 's-2' });
  expect(await deleteLogStream(cloud, { ...group, stream: 's-2' })).toEqual({ ok: true, value: null });
  const asked = { ...group, stream: 's-1', from: 1547463782, to: 1547463842.5, limit: 2 };
  expect(await readLines(cloud, asked)).toEqual({ ok: true, value: { lines: [{ content: 'a', line: '1' }, { content: 'b', line: '2' }], next: '2' } });
  expect(await readLines(cloud, { ...asked, after: '2', keywords: 'REJECT' })).toMatchObject({ value: { next: null } });
  expect(await readLines(cloud, asked)).toMatchObject({ value: { next: '3' } });
  const base = '/huawei-lts/cn-north-4/v2/-/groups';
  expect(lines(cloud).slice(0, 7)).toEqual([
    `GET ${base}`, `POST ${base}`, `POST ${base}/g-1`, `GET ${base}/g-1/streams`, `POST ${base}/g-1/streams`, `DELETE ${base}/g-1/streams/s-2`, `POST ${base}/g-1/streams/s-1/content/query`,
  ]);
  expect(cloud.sent[6]?.body).toEqual({ start_time: '1547463782000', end_time: '1547463842500', is_desc: false, limit: 2 });
  expect(cloud.sent[7]?.body).toMatchObject({ keywords: 'REJECT', line_num: '2', search_type: 'forwards' });
});
