import { beforeEach, describe, expect, test } from 'vitest';
import { cloudRegions } from '../../../src/model/cloud/regions.ts';
import { vpcEntries, vswitchEntries } from '../../world/inventory.ts';
import { vpnGateways } from '../../world/vpn-gateways.ts';
import { vpcs, vswitches } from '../../world/vpc.ts';
import { type Asking, asking } from '../testing.ts';
import { vpcHandlers } from './handlers.ts';

let cloud: Asking;
beforeEach(() => {
  cloud = asking({ beginning: 'new' }, vpcHandlers);
});
const region = 'cn-hangzhou';
const ask = async (action: string, parameters: Readonly<Record<string, string>>): Promise<unknown> => (await cloud.rpc('vpc', action, parameters)).body;

test('the regions, named in Chinese unless English is asked for', async () => {
  expect(await ask('DescribeRegions', {})).toMatchObject({ Regions: { Region: cloudRegions.map(({ id, name }) => ({ RegionId: id, LocalName: name.zh, RegionEndpoint: `vpc.${id}.aliyuncs.com` })) } });
  expect(await ask('DescribeRegions', { AcceptLanguage: 'en-US' })).toMatchObject({ Regions: { Region: cloudRegions.map(({ name }) => ({ LocalName: name.en })) } });
});

/** Ids of all pages of 50. */
async function all(action: string, lists: string, item: string, id: string): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; ; page++) {
    // The shape that is looked at here.
    const body = (await ask(action, { RegionId: region, PageNumber: String(page), PageSize: '50' })) as Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>>>;
    const items = body[lists]?.[item] ?? [];
    if (items.length === 0) return found;
    found.push(...items.map((one) => one[id] ?? ''));
  }
}

describe('VPCs and vSwitches', () => {
  test('over all pages, each once', async () => {
    expect(await all('DescribeVpcs', 'Vpcs', 'Vpc', 'VpcId')).toEqual(vpcEntries.filter((one) => one.region === region).map(({ id }) => id));
    expect(await all('DescribeVSwitches', 'VSwitches', 'VSwitch', 'VSwitchId')).toEqual(vswitchEntries.filter((one) => one.region === region).map(({ id }) => id));
  });

  test('ten unless said, in numbers', async () => {
    expect(await ask('DescribeVpcs', { RegionId: region })).toMatchObject({ PageNumber: 1, PageSize: 10, TotalCount: vpcEntries.filter((one) => one.region === region).length });
  });

  test('a VPC as it is', async () => {
    expect(await ask('DescribeVpcs', { RegionId: region, VpcId: vpcs.production.id })).toMatchObject({
      TotalCount: 1,
      Vpcs: { Vpc: [{
        VpcName: 'production', CidrBlock: '10.0.0.0/16', Ipv6CidrBlock: '2408:4005:3c7:5c00::/56', EnabledIpv6: true, Status: 'Available',
        VSwitchIds: { VSwitchId: [vswitches.app.id, vswitches.nat.id, vswitches.data.id, vswitches.batch.id] },
      }] },
    });
    expect(await ask('DescribeVpcs', { RegionId: region, VpcName: 'platform' })).toMatchObject({ Vpcs: { Vpc: [{ SecondaryCidrBlocks: { SecondaryCidrBlock: ['10.41.0.0/16'] } }] } });
  });

  test('the vSwitches of one VPC', async () => {
    expect(await ask('DescribeVSwitches', { VpcId: vpcs.branch.id })).toMatchObject({ TotalCount: 3, VSwitches: { VSwitch: [{ VSwitchName: 'branch', VpcId: vpcs.branch.id }, {}, {}] } });
    expect(await ask('DescribeVSwitches', { RegionId: region, VSwitchName: 'app', VpcId: vpcs.production.id })).toMatchObject({ VSwitches: { VSwitch: [{ Ipv6CidrBlock: '2408:4005:3c7:5c01::/64' }] } });
  });

  test.each([
    ['DescribeVpcs', { RegionId: region, VpcId: Array.from({ length: 21 }, (_, i) => `vpc-${i}`).join(',') }, 400, 'InvalidVpcIdNumber.NotSupported'],
    ['DescribeVpcs', { RegionId: region, PageSize: '51' }, 400, 'ParameterInvalid'],
    ['DescribeVpcs', {}, 400, 'MissingParameter'],
    ['DescribeVSwitches', {}, 400, 'MissingParameter'],
    ['DescribeVSwitches', { VpcId: 'vpc-none' }, 400, 'Forbidden.VpcNotFound'],
    ['DescribeVSwitches', { RegionId: region, VSwitchId: 'vsw-none' }, 404, 'InvalidVSwitchId.NotFound'],
    ['DescribeEverything', {}, 404, 'InvalidAction.NotFound'],
  ])('%s with %j is refused', async (action, parameters, status, code) => {
    expect(await cloud.rpc('vpc', action, parameters)).toMatchObject({ status, body: { Code: code } });
  });
});

test('VPN gateways with the interfaces that they made', async () => {
  expect(await ask('DescribeVpnGateways', { RegionId: region })).toMatchObject({
    TotalCount: 4,
    VpnGateways: { VpnGateway: vpnGateways.map(({ id, enis }) => ({ VpnGatewayId: id, EniInstanceIds: { EniInstanceId: enis } })) },
  });
  expect(await ask('DescribeVpnGateways', { RegionId: region, VpcId: vpcs.branch.id })).toMatchObject({
    VpnGateways: { VpnGateway: [{ Name: 'branch-vpn', IpsecVpn: 'enable', SslVpn: 'disable', Status: 'active', CreateTime: expect.any(Number) }] },
  });
  expect(await ask('DescribeVpnGateways', { RegionId: region, Status: 'updating' })).toMatchObject({ TotalCount: 0 });
});

test('flow logs are enabled once, for good', async () => {
  expect(await ask('GetFlowLogServiceStatus', { RegionId: region })).toMatchObject({ Enabled: false });
  expect(await ask('OpenFlowLogService', { RegionId: region })).toMatchObject({ Code: '200', Message: 'successful' });
  expect(await ask('OpenFlowLogService', { RegionId: region })).toMatchObject({ Code: '200' });
  expect(await ask('GetFlowLogServiceStatus', { RegionId: region })).toMatchObject({ Enabled: true });
});
