/** The ECS API, version 2014-05-26: interfaces and instances. */

import type { HttpHandler } from 'msw';
import * as v from 'valibot';
import { failed, ok, type Result } from '../../../src/base/result.ts';
import { regionOf } from '../../../src/model/cloud/regions.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { hashOfText } from '../../random.ts';
import { type EniEntry, eniEntries, eniEntry, type InstanceEntry, instanceEntries, vswitchEntry } from '../../world/inventory.ts';
import type { Asked, CloudContext } from '../context.ts';
import { isoTime, needed, numberedValues, optional, pageOf, rpcAction, type RpcActions, rpcHandlers, wholeNumber } from '../rpc.ts';

const same = (wanted: string | undefined, value: string | null): boolean => wanted === undefined || wanted === value;

function wrongRegion({ region }: Asked, asked: string): Result<never, ApiError> | null {
  if (!/^[a-z0-9-]+$/.test(asked)) return failed({ status: 400, code: 'InvalidRegionId.MalFormed', message: 'The specified RegionId is malformed.' });
  return asked === region && regionOf(region) !== undefined ? null : failed({ status: 404, code: 'InvalidRegionId.NotFound', message: 'The specified RegionId does not exist.' });
}

/** Where a list goes on: a text that says nothing to who holds it, and holds for the same question only. */
function tokenAt(place: number, question: string): string {
  return btoa(`${place}/${hashOfText(question)}`);
}

/** Null when it is not a token of this question. */
function placeOf(token: string, question: string): number | null {
  try {
    const [place = '', hash = ''] = atob(token).split('/');
    return hash === String(hashOfText(question)) && /^\d+$/.test(place) ? Number(place) : null;
  } catch {
    return null;
  }
}

interface Paging {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PageNumber: number;
  readonly PageSize: number;
}

/** By token where `MaxResults` or a token is given, else by number. With tokens the total is 0, as the documentation calls it invalid there. */
function paged<T>(found: readonly T[], { MaxResults, NextToken, PageNumber, PageSize }: Paging, question: string): Result<{ readonly items: readonly T[]; readonly said: object }, ApiError> {
  if (MaxResults === undefined && NextToken === undefined) {
    return ok({ items: pageOf(found, PageNumber, PageSize), said: { TotalCount: found.length, PageNumber, PageSize } });
  }
  const from = NextToken === undefined ? 0 : placeOf(NextToken, question);
  if (from === null) return failed({ status: 400, code: 'InvalidParameter.NextToken', message: 'The specified NextToken is invalid.' });
  const to = from + (MaxResults ?? 10);
  return ok({ items: found.slice(from, to), said: { TotalCount: 0, NextToken: to < found.length ? tokenAt(to, question) : '' } });
}

const byToken = (most: number) => ({
  MaxResults: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(10), v.maxValue(most))), NextToken: optional,
});

const interfaces = rpcAction(
  v.object({
    RegionId: needed, VpcId: optional, VSwitchId: optional, InstanceId: optional, Type: optional, Status: optional, ServiceManaged: optional,
    NetworkInterfaceName: optional, PrimaryIpAddress: optional, ...byToken(500), PageNumber: wholeNumber(1, 100_000, 1), PageSize: wholeNumber(1, 1000, 10),
  }),
  (one, asked, _, raw) => {
    const wrong = wrongRegion(asked, one.RegionId);
    if (wrong) return wrong;
    const ids = numberedValues(raw, 'NetworkInterfaceId');
    const addresses = numberedValues(raw, 'PrivateIpAddress');
    if (ids.length > 100) return failed({ status: 400, code: 'InvalidParameter', message: 'At most 100 ids can be given.' });
    if (ids.some((id) => eniEntry(id)?.region !== one.RegionId)) return failed({ status: 404, code: 'InvalidEniId.NotFound', message: 'The specified network interface does not exist.' });
    if (one.VSwitchId !== undefined && vswitchEntry(one.VSwitchId)?.region !== one.RegionId) {
      return failed({ status: 404, code: 'InvalidVSwitchId.NotFound', message: 'The specified vSwitch does not exist.' });
    }
    const found = eniEntries.filter((eni) =>
      eni.region === one.RegionId && same(one.VpcId, eni.vpc) && same(one.VSwitchId, eni.vswitch) && same(one.InstanceId, eni.instance) && same(one.Type, eni.type) &&
      same(one.Status, eni.status) && same(one.ServiceManaged?.toLowerCase(), String(eni.serviceManaged)) && same(one.NetworkInterfaceName, eni.name) &&
      same(one.PrimaryIpAddress, eni.address) && (ids.length === 0 || ids.includes(eni.id)) && (addresses.length === 0 || addresses.includes(eni.address)));
    const question = JSON.stringify([one.RegionId, one.VpcId, one.VSwitchId, one.InstanceId, one.Type, one.Status, one.ServiceManaged, one.NetworkInterfaceName, ids]);
    const page = paged(found, one, question);
    return page.ok ? ok({ ...page.value.said, NetworkInterfaceSets: { NetworkInterfaceSet: page.value.items.map(writtenEni) } }) : page;
  },
);

const serviceIds: Readonly<Record<NonNullable<EniEntry['madeBy']>, number>> = { nat: 1710001, vpn: 1710002, alb: 1710003, gwlb: 1710004 };

function macAddress(id: string): string {
  const hash = hashOfText(id);
  return ['00', '16', '3e', ...[0, 8, 16].map((shift) => ((hash >>> shift) & 255).toString(16).padStart(2, '0'))].join(':');
}

function writtenEni(one: EniEntry): object {
  return {
    NetworkInterfaceId: one.id, NetworkInterfaceName: one.name, ...(one.instance === null ? {} : { InstanceId: one.instance }), Type: one.type, Status: one.status,
    VpcId: one.vpc, VSwitchId: one.vswitch, ZoneId: one.zone, PrivateIpAddress: one.address, MacAddress: macAddress(one.id), CreationTime: isoTime(one.createdAt),
    PrivateIpSets: {
      PrivateIpSet: [{ PrivateIpAddress: one.address, Primary: true, ...(one.publicIp === null ? {} : { AssociatedPublicIp: { PublicIpAddress: one.publicIp } }) }],
    },
    Ipv6Sets: { Ipv6Set: one.ipv6.map((address) => ({ Ipv6Address: address })) },
    SecurityGroupIds: { SecurityGroupId: one.securityGroups }, ServiceManaged: one.serviceManaged, ...(one.madeBy === null ? {} : { ServiceID: serviceIds[one.madeBy] }),
    Description: '', ResourceGroupId: '', Tags: { Tag: [] },
  };
}

/** `["i-…","i-…"]`, a hundred at most. */
const idList = v.optional(v.pipe(v.string(), v.parseJson(), v.array(v.string()), v.maxLength(100)));

const instances = rpcAction(
  v.object({
    RegionId: needed, VpcId: optional, VSwitchId: optional, ZoneId: optional, InstanceIds: idList, InstanceName: optional, Status: optional,
    ...byToken(100), PageNumber: wholeNumber(1, 100_000, 1), PageSize: wholeNumber(1, 100, 10),
  }),
  (one, asked) => {
    const wrong = wrongRegion(asked, one.RegionId);
    if (wrong) return wrong;
    // An asterisk at an end of the name stands for anything.
    const named = new RegExp(`^${(one.InstanceName ?? '*').replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
    const found = instanceEntries.filter(({ id, name, eni }) =>
      eni.region === one.RegionId && same(one.VpcId, eni.vpc) && same(one.VSwitchId, eni.vswitch) && same(one.ZoneId, eni.zone) && named.test(name) &&
      same(one.Status, 'Running') && (one.InstanceIds === undefined || one.InstanceIds.includes(id)));
    const page = paged(found, one, JSON.stringify([one.RegionId, one.VpcId, one.VSwitchId, one.ZoneId, one.InstanceName, one.InstanceIds]));
    return page.ok ? ok({ ...page.value.said, Instances: { Instance: page.value.items.map(writtenInstance) } }) : page;
  },
);

function writtenInstance({ id, name, type, eni }: InstanceEntry): object {
  return {
    InstanceId: id, InstanceName: name, HostName: name, InstanceType: type, InstanceTypeFamily: type.split('.').slice(0, 2).join('.'), Status: 'Running',
    RegionId: eni.region, ZoneId: eni.zone, CreationTime: isoTime(eni.createdAt), InstanceNetworkType: 'vpc',
    VpcAttributes: { VpcId: eni.vpc, VSwitchId: eni.vswitch, PrivateIpAddress: { IpAddress: [eni.address] } },
    PublicIpAddress: { IpAddress: eni.publicIp === null ? [] : [eni.publicIp] }, EipAddress: { IpAddress: '', AllocationId: '' },
    SecurityGroupIds: { SecurityGroupId: eni.securityGroups }, Tags: { Tag: [] },
    NetworkInterfaces: { NetworkInterface: [{ NetworkInterfaceId: eni.id, PrimaryIpAddress: eni.address, Type: eni.type }] },
  };
}

const actions: RpcActions = { DescribeNetworkInterfaces: interfaces, DescribeInstances: instances };

export function ecsHandlers(context: CloudContext): HttpHandler[] {
  return rpcHandlers(context, { name: 'ecs', version: '2014-05-26', invalid: 'InvalidParameter', actions });
}
