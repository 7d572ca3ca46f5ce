// Every error code of the call that creates a flow log, provoked; and what is created.

import { beforeEach, describe, expect, test } from 'vitest';
import { archivePolicy, archiveRole } from '../../cloud/beginnings.ts';
import { graceSeconds } from '../../cloud/arrears.ts';
import { testNow } from '../../cloud/testing.ts';
import { archive, edgeServers, legacy, sharedVswitch, shared } from '../../world/fleet.ts';
import { vpcEntries, eniEntries } from '../../world/inventory.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import { type Asking, asking } from '../testing.ts';
import { vpcHandlers } from './handlers.ts';

type Wish = Readonly<Record<string, string | undefined>>;

const usual: Wish = {
  RegionId: 'cn-hangzhou', FlowLogName: 'web', Description: 'The web servers', ResourceType: 'VPC', ResourceId: vpcs.production.id, TrafficType: 'All',
  ProjectName: 'flow-project', LogStoreName: 'flow_store', AggregationInterval: '1', IpVersion: 'DualStack', 'TrafficPath.1': 'all',
  'Tag.1.Key': 'team', 'Tag.1.Value': 'web',
};

let cloud: Asking;
const create = (change: Wish = {}, region?: string): ReturnType<Asking['rpc']> => cloud.rpc('vpc', 'CreateFlowLog', { ...usual, ...change }, region);
const moved = (region: string, change: Wish = {}): (() => ReturnType<Asking['rpc']>) => () => {
  const resource = vpcEntries.find((one) => one.region === region)?.id;
  return create({ RegionId: region, ResourceId: resource, IpVersion: undefined, ...change }, region);
};

beforeEach(async () => {
  cloud = asking({ beginning: 'new' }, vpcHandlers);
  await cloud.change((state) => ({
    ...state,
    account: {
      ...state.account, flowLogService: true, sls: true,
      roles: [{ name: archiveRole, description: '', service: 'vpc.aliyuncs.com', createdAt: testNow, policies: [archivePolicy] }],
      policies: [{ name: archivePolicy, description: '', document: '', createdAt: testNow }],
    },
    projects: ['cn-hangzhou', 'cn-beijing', 'cn-shanghai-finance-1', 'eu-central-1'].map((region) => ({ name: 'flow-project', region, description: '', createdAt: testNow, modifiedAt: testNow })),
    logstores: ['cn-hangzhou', 'cn-beijing', 'cn-shanghai-finance-1', 'eu-central-1'].map((region) => ({
      project: 'flow-project', region, name: 'flow_store', ttl: 7, mode: 'standard', autoSplit: true, maxSplitShard: 64, createdAt: testNow, modifiedAt: testNow, shards: [], index: null,
    })),
  }));
});

const account = (change: Parameters<Asking['change']>[0]) => async () => {
  await cloud.change(change);
  return create();
};
const eniOf = (status: string): string | undefined => eniEntries.find((one) => one.status === status)?.id;

const refusals: readonly (readonly [code: string, about: string, provoke: () => ReturnType<Asking['rpc']>])[] = [
  ['MissingParameter', 'no resource', () => create({ ResourceId: undefined })],
  ['MissingParameter', 'an empty project', () => create({ ProjectName: '' })],
  ['InvalidRegionId.NotFound', 'no such region', () => create({ RegionId: 'cn-nowhere' })],
  ['InvalidRegionId.NotFound', 'another region than the address', () => create({ RegionId: 'cn-beijing' })],
  ['OptInRequired.FlowLog', 'not enabled', account((state) => ({ ...state, account: { ...state.account, flowLogService: false } }))],
  ['Unauthorized', 'no role', account((state) => ({ ...state, account: { ...state.account, roles: [] } }))],
  ['Unauthorized', 'a role without its policy', account((state) => ({ ...state, account: { ...state.account, roles: state.account.roles.map((one) => ({ ...one, policies: [] })) } }))],
  ['IncorrectBusinessStatus.FlowLog', 'in arrears', account((state) => ({ ...state, account: { ...state.account, overdueSince: testNow - graceSeconds } }))],
  ['QuotaExceeded.FlowlogCount', 'by scenario', account((state) => ({ ...state, scenarios: ['quota-exceeded'] }))],
  ['QuotaExceeded.FlowlogCount', 'the eleventh', async () => {
    for (const { id } of vpcEntries.filter(({ name }) => name.startsWith('team-')).slice(0, 10)) {
      const { body } = await create({ ResourceId: id });
      expect(body).toMatchObject({ Success: 'true' });
    }
    return create();
  }],
  ['OperationUnsupported.ResourceType', 'no such type', () => create({ ResourceType: 'LoadBalancer' })],
  ['InvalidResourceType.NotFound', 'a VPC called a vSwitch', () => create({ ResourceType: 'VSwitch' })],
  ['InvalidInstanceId', 'a vSwitch that does not exist', () => create({ ResourceType: 'VSwitch', ResourceId: 'vsw-bp1nothere' })],
  ['InvalidInstanceId', 'a VPC of another region', () => create({ ResourceId: vpcs.analytics.id })],
  ['InvalidHdMonitorStatus', 'an interface that is being attached', () => create({ ResourceType: 'NetworkInterface', ResourceId: eniOf('Attaching') })],
  ['InvalidHdMonitorStatus', 'an interface that is being deleted', () => create({ ResourceType: 'NetworkInterface', ResourceId: eniOf('Deleting') })],
  ['OperationDenied.OperateShareResource', 'a shared VPC', () => create({ ResourceId: shared.id })],
  ['OperationDenied.OperateShareResource', 'a shared vSwitch', () => create({ ResourceType: 'VSwitch', ResourceId: sharedVswitch.id })],
  ['OperationUnsupported.AdvancedFeature', 'servers of old families', () => create({ ResourceId: legacy.id })],
  ['OperationUnsupported.AdvancedFeature', 'and in Beijing', moved('cn-beijing', { ResourceId: archive.id })],
  ['InvalidResourceId.NotFound', 'the resource has one', async () => {
    await create();
    return create({ FlowLogName: 'again', TrafficType: 'Drop' });
  }],
  ['RuleExist', 'the one before is being deleted', async () => {
    await create();
    cloud.cloud.time += 11;
    const [made] = (await cloud.state()).flowLogs;
    await cloud.rpc('vpc', 'DeleteFlowLog', { RegionId: 'cn-hangzhou', FlowLogId: made?.id });
    return create();
  }],
  ['SourceProjectNotExist', 'no such project', () => create({ ProjectName: 'not-there' })],
  ['SourceProjectNotExist', 'a project of another region', moved('cn-shanghai')],
  ['ProjectOrLogstoreNotExist', 'no such logstore', () => create({ LogStoreName: 'not-there' })],
  ['INVALID_PARAMETER', 'a project name with capitals', () => create({ ProjectName: 'Flow-Project' })],
  ['INVALID_PARAMETER', 'a logstore name of two characters', () => create({ LogStoreName: 'ab' })],
  ['IllegalParam.AggregationInterval', 'two minutes', () => create({ AggregationInterval: '2' })],
  ['DuplicatedParam.TrafficPath', 'a path twice', () => create({ 'TrafficPath.1': 'natGateway', 'TrafficPath.2': 'natGateway' })],
  ['IllegalParam.TrafficPath', 'a path that there is not', () => create({ 'TrafficPath.1': 'moon' })],
  ['IllegalParam.TrafficPath', 'all, and one', () => create({ 'TrafficPath.2': 'natGateway' })],
  ['UnsupportedFeature.UserDefinedTrafficPath', 'a path in the finance cloud', moved('cn-shanghai-finance-1', { 'TrafficPath.1': 'natGateway' })],
  ['OperationUnsupported.action', 'IPv6 where it is not captured', moved('eu-central-1', { IpVersion: 'DualStack' })],
  ['IllegalParam.ResourceGroupId', 'no such group', () => create({ ResourceGroupId: 'rg-none' })],
  ['ParameterInvalid', 'no such traffic', () => create({ TrafficType: 'Some' })],
  ['ParameterInvalid', 'no such IP version', () => create({ IpVersion: 'IPv6' })],
  ['ParameterInvalid', 'a name that is an address', () => create({ FlowLogName: 'http://example.com' })],
  ['ParameterInvalid', 'a name of 129', () => create({ FlowLogName: 'x'.repeat(129) })],
  ['ParameterInvalid', 'a description of 257', () => create({ Description: 'x'.repeat(257) })],
  ['ParameterInvalid', 'a reserved tag', () => create({ 'Tag.1.Key': 'acs:team' })],
];

test('without a project and a Logstore it delivers nothing, and nothing fails', async () => {
  expect((await create({ ProjectName: undefined, LogStoreName: undefined })).body).toMatchObject({ Success: 'true' });
  const { body } = await cloud.rpc('vpc', 'DescribeFlowLogs', { RegionId: 'cn-hangzhou' });
  expect(body).toMatchObject({ FlowLogs: { FlowLog: [{ ProjectName: '', LogStoreName: '', FlowLogDeliverStatus: 'SUCCESS' }] } });
});

describe('CreateFlowLog refuses', () => {
  test.each(refusals)('%s: %s', async (code, _, provoke) => {
    const { status, body } = await provoke();
    expect(body).toMatchObject({ Code: code, RequestId: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/), HostId: 'localhost', Recommend: expect.any(String), Message: expect.any(String) });
    expect(status).toBe(400);
  });

  test('with every code that the reference lists', () => {
    const documented = [
      'OptInRequired.FlowLog', 'Unauthorized', 'QuotaExceeded.FlowlogCount', 'InvalidResourceId.NotFound', 'RuleExist', 'ProjectOrLogstoreNotExist', 'SourceProjectNotExist',
      'InvalidInstanceId', 'InvalidResourceType.NotFound', 'OperationUnsupported.ResourceType', 'OperationUnsupported.AdvancedFeature', 'OperationUnsupported.action',
      'IncorrectBusinessStatus.FlowLog', 'InvalidHdMonitorStatus', 'IllegalParam.AggregationInterval', 'UnsupportedFeature.UserDefinedTrafficPath', 'IllegalParam.TrafficPath',
      'DuplicatedParam.TrafficPath', 'IllegalParam.ResourceGroupId', 'OperationDenied.OperateShareResource', 'ParameterInvalid', 'INVALID_PARAMETER', 'MissingParameter',
      'InvalidRegionId.NotFound',
    ];
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(documented));
  });

  test('first what comes first: activation, role, quota, resource, duplicate, destination, then the rest', async () => {
    const everything: Wish = { ResourceId: 'vpc-none', ProjectName: 'not-there', AggregationInterval: '2' };
    const codes: unknown[] = [];
    const note = async (wish: Wish): Promise<void> => {
      codes.push((await create(wish)).body);
    };
    await cloud.change((state) => ({ ...state, scenarios: ['quota-exceeded'], account: { ...state.account, flowLogService: false, roles: [] } }));
    await note(everything);
    await cloud.change((state) => ({ ...state, account: { ...state.account, flowLogService: true } }));
    await note(everything);
    await cloud.change((state) => ({ ...state, account: { ...state.account, roles: [{ name: archiveRole, description: '', service: '', createdAt: 0, policies: [archivePolicy] }] } }));
    await note(everything);
    await cloud.change((state) => ({ ...state, scenarios: [] }));
    await note(everything);
    await create();
    await note({ ...everything, ResourceId: vpcs.production.id });
    await note({ ...everything, ResourceId: vpcs.staging.id });
    await note({ ...everything, ResourceId: vpcs.staging.id, ProjectName: undefined, LogStoreName: 'not-there' });
    await note({ ...everything, ResourceId: vpcs.staging.id, ProjectName: 'flow-project' });
    expect(codes.map((body) => (body as { Code?: unknown }).Code)).toEqual([ // an answer that was refused
      'OptInRequired.FlowLog', 'Unauthorized', 'QuotaExceeded.FlowlogCount', 'InvalidInstanceId', 'InvalidResourceId.NotFound', 'SourceProjectNotExist', 'MissingParameter',
      'IllegalParam.AggregationInterval',
    ]);
  });

  test('what is refused changes nothing', async () => {
    const before = await cloud.state();
    await create({ AggregationInterval: '2' });
    expect(await cloud.state()).toEqual(before);
  });
});

describe('CreateFlowLog makes', () => {
  test('a flow log that is active within ten seconds', async () => {
    const { status, body } = await create();
    expect(status).toBe(200);
    expect(body).toMatchObject({ Success: 'true', FlowLogId: expect.stringMatching(/^fl-bp1[a-z0-9]{10,}$/), ResourceGroupId: expect.stringMatching(/^rg-/) });
    const [made] = (await cloud.state()).flowLogs;
    expect(made).toMatchObject({ status: 'Activating', interval: 1, paths: ['all'], ipVersion: 'DualStack', tags: [{ key: 'team', value: 'web' }], managed: false });
    cloud.cloud.time += 2;
    expect((await cloud.state()).flowLogs[0]?.status).toBe('Activating');
    cloud.cloud.time += 8;
    expect((await cloud.state()).flowLogs[0]?.status).toBe('Active');
  });

  test('with the defaults of the service', async () => {
    await create({ AggregationInterval: undefined, 'TrafficPath.1': undefined, IpVersion: undefined, FlowLogName: undefined, Description: undefined, 'Tag.1.Key': undefined, 'Tag.1.Value': undefined });
    expect((await cloud.state()).flowLogs[0]).toMatchObject({ interval: 10, paths: ['all'], ipVersion: 'IPv4', name: '', description: '', tags: [] });
  });

  test('one for a VPC, one for its vSwitch and one for an interface in it: they are not the same resource', async () => {
    const wishes: readonly Wish[] = [{}, { ResourceType: 'VSwitch', ResourceId: vswitches.app.id }, { ResourceType: 'NetworkInterface', ResourceId: edgeServers[0]?.eni.id }];
    for (const wish of wishes) expect((await create(wish)).status).toBe(200);
    const ids = (await cloud.state()).flowLogs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test('an interface of this account in a vSwitch that another shares, and one that is attached to nothing', async () => {
    const own = eniEntries.find(({ vswitch }) => vswitch === sharedVswitch.id)?.id;
    expect((await create({ ResourceType: 'NetworkInterface', ResourceId: own })).status).toBe(200);
    expect((await create({ ResourceType: 'NetworkInterface', ResourceId: eniOf('Available') })).status).toBe(200);
  });

  test('several paths; the parameters may come in a form', async () => {
    const form = new URLSearchParams({ ...Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, value ?? ''])), 'TrafficPath.1': 'transitRouter', 'TrafficPath.2': 'vpnGateway' });
    const { status } = await cloud.ask('POST', 'vpc/cn-hangzhou/?Action=CreateFlowLog&Version=2016-04-28', { form: form.toString() });
    expect(status).toBe(200);
    expect((await cloud.state()).flowLogs[0]?.paths).toEqual(['transitRouter', 'vpnGateway']);
  });
});
