/** Regions, VPCs, vSwitches and VPN gateways. */

import * as v from 'valibot';
import { failed, ok } from '../../../src/base/result.ts';
import type { VpnGateway } from '../../../src/model/cloud/network.ts';
import { cloudRegions } from '../../../src/model/cloud/regions.ts';
import { type VpcEntry, vpcEntries, vpcEntry, type VSwitchEntry, vswitchEntries } from '../../world/inventory.ts';
import { vpnGateways } from '../../world/vpn-gateways.ts';
import { isoTime, needed, optional, pageOf, rpcAction, type RpcActions, wholeNumber } from '../rpc.ts';
import { wrongRegion } from './region.ts';

const paging = { PageNumber: wholeNumber(1, 1_000_000, 1), PageSize: wholeNumber(1, 50, 10) };
const same = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;

const regions = rpcAction(v.object({ AcceptLanguage: optional }), ({ AcceptLanguage: language = 'zh-CN' }) => ok({
  Regions: {
    Region: cloudRegions.map(({ id, name }) => ({ RegionId: id, LocalName: language === 'zh-CN' ? name.zh : name.en, RegionEndpoint: `vpc.${id}.aliyuncs.com` })),
  },
}));

const vpcs = rpcAction(v.object({ RegionId: needed, VpcId: optional, VpcName: optional, VpcOwnerId: optional, ...paging }), (one, asked) => {
  const wrong = wrongRegion(asked, one.RegionId);
  if (wrong) return wrong;
  const ids = one.VpcId?.split(',');
  if (ids !== undefined && ids.length > 20) return failed({ status: 400, code: 'InvalidVpcIdNumber.NotSupported', message: 'The number of VPC ids exceeds the limit of 20.' });
  const found = vpcEntries.filter(({ id, name, region, owner }) =>
    region === one.RegionId && (ids === undefined || ids.includes(id)) && same(one.VpcName, name) && same(one.VpcOwnerId, owner));
  return ok({ ...counted(found, one), Vpcs: { Vpc: pageOf(found, one.PageNumber, one.PageSize).map(writtenVpc) } });
});

/** Here, unlike with flow logs, paging is in numbers. */
function counted(found: readonly unknown[], { PageNumber, PageSize }: { readonly PageNumber: number; readonly PageSize: number }): object {
  return { TotalCount: found.length, PageNumber, PageSize };
}

function writtenVpc(one: VpcEntry): object {
  return {
    VpcId: one.id, VpcName: one.name, RegionId: one.region, CidrBlock: one.cidr, SecondaryCidrBlocks: { SecondaryCidrBlock: one.secondaryCidrs },
    UserCidrs: { UserCidr: [] }, Ipv6CidrBlock: one.ipv6Cidr ?? '', EnabledIpv6: one.ipv6Cidr !== null, Status: 'Available', IsDefault: false,
    VSwitchIds: { VSwitchId: one.vswitches }, OwnerId: Number(one.owner), CreationTime: isoTime(one.createdAt), Description: '', Tags: { Tag: [] },
  };
}

const vswitches = rpcAction(
  v.object({ RegionId: optional, VpcId: optional, VSwitchId: optional, VSwitchName: optional, ZoneId: optional, ...paging }),
  (one, asked) => {
    if (one.RegionId === undefined && one.VpcId === undefined) {
      return failed({ status: 400, code: 'MissingParameter', message: 'Either RegionId or VpcId must be given.' });
    }
    const wrong = wrongRegion(asked, one.RegionId ?? asked.region);
    if (wrong) return wrong;
    if (one.VpcId !== undefined && vpcEntry(one.VpcId)?.region !== asked.region) return failed({ status: 400, code: 'Forbidden.VpcNotFound', message: 'The specified VPC does not exist.' });
    const found = vswitchEntries.filter(({ region, vpc, id, name, zone }) =>
      region === asked.region && same(one.VpcId, vpc) && same(one.VSwitchId, id) && same(one.VSwitchName, name) && same(one.ZoneId, zone));
    if (one.VSwitchId !== undefined && found.length === 0) return failed({ status: 404, code: 'InvalidVSwitchId.NotFound', message: 'The specified vSwitch does not exist.' });
    return ok({ ...counted(found, one), VSwitches: { VSwitch: pageOf(found, one.PageNumber, one.PageSize).map(writtenVSwitch) } });
  },
);

function writtenVSwitch(one: VSwitchEntry): object {
  return {
    VSwitchId: one.id, VSwitchName: one.name, VpcId: one.vpc, CidrBlock: one.cidr, Ipv6CidrBlock: one.ipv6Cidr ?? '', ZoneId: one.zone, Status: 'Available',
    AvailableIpAddressCount: one.freeAddresses, IsDefault: false, OwnerId: Number(vpcEntry(one.vpc)?.owner), CreationTime: isoTime(vpcEntry(one.vpc)?.createdAt ?? 0),
    ShareType: '', Tags: { Tag: [] },
  };
}

const gateways = rpcAction(
  v.object({ RegionId: needed, VpcId: optional, VpnGatewayId: optional, Status: optional, BusinessStatus: optional, ...paging }),
  (one, asked) => {
    const wrong = wrongRegion(asked, one.RegionId);
    if (wrong) return wrong;
    const found = vpnGateways.filter(({ region, vpc, id, status }) =>
      region === one.RegionId && same(one.VpcId, vpc) && same(one.VpnGatewayId, id) && same(one.Status, status) && same(one.BusinessStatus, 'Normal'));
    return ok({ ...counted(found, one), VpnGateways: { VpnGateway: pageOf(found, one.PageNumber, one.PageSize).map(writtenGateway) } });
  },
);

/** Times of this operation are in milliseconds. */
function writtenGateway(one: VpnGateway): object {
  return {
    VpnGatewayId: one.id, Name: one.name, Description: '', VpcId: one.vpc, VSwitchId: one.vswitch, DisasterRecoveryVSwitchId: one.secondVswitch ?? '',
    InternetIp: one.internetIp, DisasterRecoveryInternetIp: one.secondInternetIp ?? '', SslVpnInternetIp: one.ssl ? one.internetIp : '',
    IpsecVpn: one.ipsec ? 'enable' : 'disable', SslVpn: one.ssl ? 'enable' : 'disable', SslMaxConnections: one.ssl ? 5 : 0,
    GatewayType: 'Traditional', NetworkType: one.network, VpnType: 'Normal', Spec: one.spec, Status: one.status, BusinessStatus: 'Normal', ChargeType: 'Postpay_by_hour',
    CreateTime: one.createdAt * 1000, EniInstanceIds: { EniInstanceId: one.enis }, Tags: { Tag: [] },
  };
}

export const lookUpActions: RpcActions = { DescribeRegions: regions, DescribeVpcs: vpcs, DescribeVSwitches: vswitches, DescribeVpnGateways: gateways };
