import { expect, test } from 'vitest';
import type { FlowLogWish } from '../../model/cloud/flow-log.ts';
import { recorded, type RecordedAnswer } from '../testing/recorded.ts';
import { createFlowLog, deleteFlowLog, modifyFlowLog, startFlowLog, stopFlowLog } from './flow-log-deeds.ts';
import { listAllFlowLogs, listFlowLogs } from './flow-log-list.ts';
import { listAllVpcs, listRegions, listVSwitches } from './networks.ts';
import { flowLogServiceEnabled, openFlowLogService } from './service.ts';
import { listVpnGateways } from './vpn-gateways.ts';

const region = 'cn-hangzhou';

const described = {
  FlowLogId: 'fl-m5e8vhz2t21sel1nq', FlowLogName: 'web', Description: '', RegionId: region, CreationTime: '2022-01-21T03:08:50Z', ResourceType: 'VPC', ResourceId: 'vpc-1',
  TrafficType: 'All', ProjectName: 'p', LogStoreName: 'l', AggregationInterval: 1, TrafficPath: { TrafficPathList: ['all'] }, IpVersion: 'DualStack', Status: 'Active',
  BusinessStatus: 'Normal', FlowLogDeliverStatus: 'SUCCESS', FlowLogDeliverErrorMessage: '', ServiceType: '', Tags: { Tag: [{ Key: 'team', Value: 'web' }] },
};

function page(logs: readonly object[], total: number, number = 1): RecordedAnswer {
  return { body: { RequestId: 'r', Success: 'true', PageNumber: String(number), PageSize: '50', TotalCount: String(total), FlowLogs: { FlowLog: logs } } };
}

const wish: FlowLogWish = {
  region, name: 'web servers', description: '', resourceType: 'VSwitch', resourceId: 'vsw-1', trafficType: 'Drop', project: 'p', logstore: 'l', interval: 5,
  paths: ['natGateway', 'vpnGateway'], ipVersion: 'IPv4', tags: [{ key: 'team', value: 'web&co' }],
};

test('a flow log is created by one request with everything that was wished', async () => {
  const cloud = recorded({ body: { RequestId: 'r', Success: 'true', FlowLogId: 'fl-1', ResourceGroupId: 'rg' } });
  expect(await createFlowLog(cloud, wish)).toEqual({ ok: true, value: 'fl-1' });
  const [{ method, line } = { method: '', line: '' }] = cloud.sent;
  expect(method).toBe('POST');
  expect(line).toBe(
    '/vpc/cn-hangzhou/?Action=CreateFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogName=web%20servers&ResourceType=VSwitch&ResourceId=vsw-1'
    + '&TrafficType=Drop&ProjectName=p&LogStoreName=l&AggregationInterval=5&TrafficPath.1=natGateway&TrafficPath.2=vpnGateway&IpVersion=IPv4&Tag.1.Key=team&Tag.1.Value=web%26co',
  );
});

test('deeds say their region and flow log, and an edit what it changes alone', async () => {
  const yes = { body: { RequestId: 'r', Success: 'true' } };
  const cloud = recorded(yes, yes, yes, yes);
  const at = { region, id: 'fl-1' };
  for (const done of [await modifyFlowLog(cloud, { ...at, description: '', interval: 10 }), await startFlowLog(cloud, at), await stopFlowLog(cloud, at), await deleteFlowLog(cloud, at)]) {
    expect(done).toEqual({ ok: true, value: null });
  }
  expect(cloud.sent.map(({ method, line }) => `${method} ${line.slice(line.indexOf('Action'))}`)).toEqual([
    'POST Action=ModifyFlowLogAttribute&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1&Description=&AggregationInterval=10',
    'POST Action=ActiveFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
    'POST Action=DeactiveFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
    'POST Action=DeleteFlowLog&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&FlowLogId=fl-1',
  ]);
});

test('a list is read with its numbers as texts', async () => {
  const cloud = recorded(page([described], 1));
  const answer = await listFlowLogs(cloud, { region, status: 'Active', tags: [{ key: 'team', value: 'web' }], page: 2, pageSize: 50 });
  expect(answer).toEqual({
    ok: true,
    value: {
      total: 1, page: 1, pageSize: 50,
      items: [{
        id: 'fl-m5e8vhz2t21sel1nq', region, name: 'web', description: '', createdAt: 1642734530, resourceType: 'VPC', resourceId: 'vpc-1', trafficType: 'All', project: 'p', logstore: 'l',
        interval: 1, paths: ['all'], ipVersion: 'DualStack', status: 'Active', business: 'Normal', delivery: { ok: true }, managed: false, tags: [{ key: 'team', value: 'web' }],
      }],
    },
  });
  expect(cloud.sent[0]?.method).toBe('GET');
  expect(cloud.sent[0]?.line).toContain('&RegionId=cn-hangzhou&Status=Active&Tags.1.Key=team&Tags.1.Value=web&PageNumber=2&PageSize=50');
});

test('what older and newer answers lack or have is borne', async () => {
  const { TrafficPath: _, IpVersion: __, Tags: ___, AggregationInterval: ____, ...old } = described;
  const cloud = recorded(page([
    { ...old, FlowLogDeliverStatus: 'FAILED', FlowLogDeliverErrorMessage: 'UnavaliableTarget', ServiceType: 'sls' },
    { ...described, Status: 'Hibernating', FlowLogDeliverStatus: 'FAILED', FlowLogDeliverErrorMessage: 'SomethingNew', TrafficPath: { TrafficPathList: ['moonGateway'] }, BusinessStatus: 'FinancialLocked' },
  ], 2));
  const answer = await listFlowLogs(cloud, { region });
  expect(answer.ok && answer.value.items).toMatchObject([
    { interval: 10, paths: ['all'], ipVersion: 'IPv4', delivery: { ok: false, error: 'UnavaliableTarget' }, managed: true, tags: [] },
    { status: 'Unknown', delivery: { ok: false, error: 'UnknownError' }, paths: ['moonGateway'], business: 'FinancialLocked' },
  ]);
});

test('all pages are asked, and what stands on two of them is kept once', async () => {
  const of = (id: string): object => ({ ...described, FlowLogId: id });
  const cloud = recorded(page([of('a'), of('b')], 4), page([of('b'), of('c')], 4, 2));
  const answer = await listAllFlowLogs(cloud, { region });
  expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(cloud.sent.map(({ line }) => line.slice(line.indexOf('&PageNumber')))).toEqual(['&PageNumber=1&PageSize=50', '&PageNumber=2&PageSize=50']);
});

test('a refusal comes with its code and request', async () => {
  const body = { RequestId: 'A1', HostId: 'vpc', Code: 'QuotaExceeded.FlowlogCount', Message: 'The quota is used up.', Recommend: 'https://next' };
  expect(await createFlowLog(recorded({ status: 400, body }), wish)).toEqual({
    ok: false, problem: { kind: 'refused', service: 'vpc', status: 400, code: 'QuotaExceeded.FlowlogCount', message: 'The quota is used up.', requestId: 'A1', operation: 'CreateFlowLog' },
  });
  const busy = { status: 503, headers: { 'Retry-After': '7' }, body: { Code: 'ServiceUnavailable' } };
  expect(await createFlowLog(recorded(busy), wish)).toMatchObject({ problem: { code: 'ServiceUnavailable', message: '', requestId: null, retryAfter: 7 } });
});

test('what does not come from the service is told as such', async () => {
  const at = { region };
  expect(await flowLogServiceEnabled(recorded(new TypeError('Failed to fetch')), at)).toEqual({ ok: false, problem: { kind: 'unreachable', service: 'vpc', detail: 'Failed to fetch' } });
  expect(await flowLogServiceEnabled(recorded({ body: '<html>Hello</html>' }), at)).toMatchObject({ problem: { kind: 'unexpected', status: 200, detail: '<html>Hello</html>' } });
  expect(await flowLogServiceEnabled(recorded({ status: 502, body: 'Bad gateway' }), at)).toMatchObject({ problem: { kind: 'unexpected', status: 502, detail: 'Bad gateway' } });
  expect(await flowLogServiceEnabled(recorded({ body: { Enabled: 'perhaps' } }), at)).toMatchObject({ problem: { kind: 'unexpected', status: 200, detail: expect.stringContaining('Enabled') } });
  const gone = new AbortController();
  gone.abort();
  expect(await flowLogServiceEnabled(recorded(), at, gone.signal)).toEqual({ ok: false, problem: { kind: 'cancelled' } });
});

test('the service is asked whether it is enabled, and enabled', async () => {
  const cloud = recorded({ body: { RequestId: 'r', Enabled: 'true' } }, { body: { RequestId: 'r', Code: '200', Message: 'successful' } });
  expect(await flowLogServiceEnabled(cloud, { region })).toEqual({ ok: true, value: true });
  expect(await openFlowLogService(cloud, { region })).toEqual({ ok: true, value: null });
  expect(cloud.sent.map(({ method, line }) => `${method} ${line}`)).toEqual([
    'GET /vpc/cn-hangzhou/?Action=GetFlowLogServiceStatus&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou',
    'POST /vpc/cn-hangzhou/?Action=OpenFlowLogService&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou',
  ]);
});

test('networks and gateways', async () => {
  const vpc = { VpcId: 'vpc-1', VpcName: 'prod', RegionId: region, CidrBlock: '10.0.0.0/8', SecondaryCidrBlocks: { SecondaryCidrBlock: ['172.16.0.0/12'] }, Ipv6CidrBlock: '', VSwitchIds: { VSwitchId: ['vsw-1'] }, CreationTime: '2022-01-21T03:08:50Z' };
  const vsw = { VSwitchId: 'vsw-1', VSwitchName: '', VpcId: 'vpc-1', ZoneId: 'cn-hangzhou-b', CidrBlock: '10.1.0.0/24', Ipv6CidrBlock: '2408::/64', AvailableIpAddressCount: 250 };
  const vpn = { VpnGatewayId: 'vpn-1', Name: 'hq', VpcId: 'vpc-1', VSwitchId: 'vsw-1', DisasterRecoveryVSwitchId: '', InternetIp: '8.8.8.8', IpsecVpn: 'enable', SslVpn: 'disable', Status: 'active', Spec: '5M', NetworkType: 'public', EniInstanceIds: { EniInstanceId: ['eni-1', 'eni-2'] }, CreateTime: 1642734530000 };
  const counted = { TotalCount: 1, PageNumber: 1, PageSize: 50 };
  const cloud = recorded(
    { body: { Regions: { Region: [{ RegionId: region, LocalName: '华东1（杭州）', RegionEndpoint: 'e' }] } } }, { body: { ...counted, Vpcs: { Vpc: [vpc] } } },
    { body: { ...counted, VSwitches: { VSwitch: [vsw] } } }, { body: { ...counted, VpnGateways: { VpnGateway: [vpn] } } },
  );
  expect(await listRegions(cloud, { region, language: 'zh' })).toEqual({ ok: true, value: [{ id: region, name: '华东1（杭州）' }] });
  expect(await listAllVpcs(cloud, { region, ids: ['vpc-1', 'vpc-2'] })).toMatchObject({ value: [{ secondaryCidrs: ['172.16.0.0/12'], ipv6Cidr: null, vswitches: ['vsw-1'], createdAt: 1642734530 }] });
  expect(await listVSwitches(cloud, { region, vpc: 'vpc-1' })).toMatchObject({ value: { total: 1, items: [{ zone: 'cn-hangzhou-b', ipv6Cidr: '2408::/64', freeAddresses: 250 }] } });
  expect(await listVpnGateways(cloud, { region, id: 'vpn-1' })).toMatchObject({ value: { items: [{ region, secondVswitch: null, ipsec: true, ssl: false, enis: ['eni-1', 'eni-2'], createdAt: 1642734530 }] } });
  expect(cloud.sent[1]?.line).toContain('VpcId=vpc-1%2Cvpc-2&PageNumber=1&PageSize=50');
});
