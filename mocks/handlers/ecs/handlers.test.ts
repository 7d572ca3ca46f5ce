import { beforeEach, describe, expect, test } from 'vitest';
import { eniEntries, instanceEntries } from '../../world/inventory.ts';
import { instances } from '../../world/instances.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import { vpnGateways } from '../../world/vpn-gateways.ts';
import { type Asking, asking } from '../testing.ts';
import { ecsHandlers } from './handlers.ts';

let cloud: Asking;
beforeEach(() => {
  cloud = asking({ beginning: 'new' }, ecsHandlers);
});
const region = 'cn-hangzhou';

interface Interfaces {
  readonly NextToken?: string;
  readonly TotalCount: number;
  readonly NetworkInterfaceSets: { readonly NetworkInterfaceSet: readonly { readonly NetworkInterfaceId: string }[] };
}
const interfaces = async (parameters: Readonly<Record<string, string>>): Promise<Interfaces> =>
  (await cloud.rpc('ecs', 'DescribeNetworkInterfaces', { RegionId: region, ...parameters })).body as Interfaces; // the shape that is looked at here

const ours = eniEntries.filter((one) => one.region === region).map(({ id }) => id);

describe('interfaces', () => {
  test('by token to the end, each once', async () => {
    const seen: string[] = [];
    for (let token = ''; ;) {
      const page = await interfaces({ MaxResults: '100', ...(token === '' ? {} : { NextToken: token }) });
      seen.push(...page.NetworkInterfaceSets.NetworkInterfaceSet.map((one) => one.NetworkInterfaceId));
      token = page.NextToken ?? '';
      if (token === '') break;
    }
    expect(seen).toEqual(ours);
  });

  test('by number, with the total', async () => {
    const page = await interfaces({ PageNumber: '2', PageSize: '100' });
    expect(page.TotalCount).toBe(ours.length);
    expect(page.NetworkInterfaceSets.NetworkInterfaceSet.map((one) => one.NetworkInterfaceId)).toEqual(ours.slice(100, 200));
  });

  test('of a VPN gateway: managed by the service, no instance behind them', async () => {
    const [gateway] = vpnGateways;
    const found = await interfaces({ 'NetworkInterfaceId.1': gateway?.enis[0] ?? '', 'NetworkInterfaceId.2': gateway?.enis[1] ?? '' });
    expect(found.NetworkInterfaceSets.NetworkInterfaceSet).toMatchObject([
      { NetworkInterfaceName: 'branch-vpn-tunnel-1', ServiceManaged: true, VpcId: vpcs.branch.id }, { NetworkInterfaceName: 'branch-vpn-tunnel-2', ServiceManaged: true },
    ]);
    expect(found.NetworkInterfaceSets.NetworkInterfaceSet[0]).not.toHaveProperty('InstanceId');
  });

  test('of a server, with both address families', async () => {
    const found = await interfaces({ InstanceId: instances.ecs1.id });
    expect(found.NetworkInterfaceSets.NetworkInterfaceSet).toMatchObject([{
      NetworkInterfaceId: instances.ecs1.primary.id, PrivateIpAddress: '10.0.0.1', Type: 'Primary', Status: 'InUse', ServiceManaged: false,
      Ipv6Sets: { Ipv6Set: [{ Ipv6Address: instances.ecs1.primary.ipv6 }] }, SecurityGroupIds: { SecurityGroupId: [expect.stringMatching(/^sg-bp1/)] },
    }]);
  });

  test.each([
    [{ VpcId: vpcs.orders.id }, 2], [{ VSwitchId: vswitches.app.id, Type: 'Primary' }, 8], [{ Status: 'Available' }, 1], [{ NetworkInterfaceName: 'ecs1' }, 1],
    [{ PrimaryIpAddress: '10.0.0.11', VpcId: vpcs.staging.id }, 1], [{ ServiceManaged: 'True', VpcId: vpcs.branch.id }, 2],
  ])('%j finds %i', async (parameters, count) => {
    expect((await interfaces(parameters)).TotalCount).toBe(count);
  });

  test.each([
    [{ MaxResults: '5' }, 400, 'InvalidParameter'], [{ MaxResults: '501' }, 400, 'InvalidParameter'], [{ NextToken: 'xyz' }, 400, 'InvalidParameter.NextToken'],
    [{ 'NetworkInterfaceId.1': 'eni-none' }, 404, 'InvalidEniId.NotFound'], [{ VSwitchId: 'vsw-none' }, 404, 'InvalidVSwitchId.NotFound'],
    [{ RegionId: 'no region' }, 400, 'InvalidRegionId.MalFormed'], [{ RegionId: '' }, 400, 'MissingParameter'],
  ])('%j is refused', async (parameters, status, code) => {
    expect(await cloud.rpc('ecs', 'DescribeNetworkInterfaces', { RegionId: region, ...parameters })).toMatchObject({ status, body: { Code: code } });
  });

  test('a token holds for its own question only', async () => {
    const { NextToken: token = '' } = await interfaces({ MaxResults: '10' });
    expect(token).not.toBe('');
    expect((await cloud.rpc('ecs', 'DescribeNetworkInterfaces', { RegionId: region, MaxResults: '10', NextToken: token, VpcId: vpcs.orders.id })).status).toBe(400);
  });
});

describe('instances', () => {
  test('have names, types and addresses', async () => {
    const { body } = await cloud.rpc('ecs', 'DescribeInstances', { RegionId: region, InstanceIds: JSON.stringify([instances.ecs1.id]) });
    expect(body).toMatchObject({
      TotalCount: 1,
      Instances: { Instance: [{ InstanceName: 'ecs1', InstanceType: 'ecs.g7.large', VpcAttributes: { VpcId: vpcs.production.id, PrivateIpAddress: { IpAddress: ['10.0.0.1'] } } }] },
    });
  });

  test('by a part of their name', async () => {
    expect((await cloud.rpc('ecs', 'DescribeInstances', { RegionId: region, InstanceName: 'node-*' })).body).toMatchObject({ TotalCount: 120, PageSize: 10 });
    expect((await cloud.rpc('ecs', 'DescribeInstances', { RegionId: region })).body).toMatchObject({ TotalCount: instanceEntries.filter(({ eni }) => eni.region === region).length });
  });

  test('ids that are no list are refused', async () => {
    expect((await cloud.rpc('ecs', 'DescribeInstances', { RegionId: region, InstanceIds: 'i-1' })).body).toMatchObject({ Code: 'InvalidParameter' });
  });
});
