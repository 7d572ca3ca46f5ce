import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudEni } from '../../model/cloud/network.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allByToken, inParts, type TokenPage } from '../pages.ts';
import { numbered } from '../rpc.ts';
import { wireBoolean, wireEnum, wireText, wireTextOrNull, wireTime } from '../wire.ts';
import { lookUp } from './call.ts';

/** Which interfaces of a region. Names are compared whole. */
export interface EniSearch {
  readonly region: string;
  /** One that does not exist refuses the whole question. */
  readonly ids?: readonly string[];
  readonly vpc?: string;
  readonly vswitch?: string;
  readonly instance?: string;
  readonly type?: CloudEni['type'];
  readonly serviceManaged?: boolean;
  readonly name?: string;
  /** The primary private address. */
  readonly address?: string;
}

const statuses = ['Available', 'Attaching', 'InUse', 'Detaching', 'Deleting'] as const satisfies readonly CloudEni['status'][];

const eni = v.pipe(
  v.object({
    NetworkInterfaceId: v.string(),
    NetworkInterfaceName: wireText,
    Type: v.fallback(v.picklist(['Primary', 'Secondary']), 'Secondary'),
    Status: wireEnum(statuses, 'Unknown'),
    InstanceId: wireTextOrNull,
    ServiceManaged: v.optional(wireBoolean, false),
    VpcId: v.string(),
    VSwitchId: v.string(),
    ZoneId: wireText,
    PrivateIpAddress: v.string(),
    PrivateIpSets: v.optional(v.object({
      PrivateIpSet: v.optional(v.array(v.object({
        PrivateIpAddress: v.string(),
        AssociatedPublicIp: v.optional(v.object({ PublicIpAddress: wireTextOrNull })),
      })), []),
    })),
    Ipv6Sets: v.optional(v.object({ Ipv6Set: v.optional(v.array(v.object({ Ipv6Address: v.string() })), []) })),
    SecurityGroupIds: v.optional(v.object({ SecurityGroupId: v.optional(v.array(v.string()), []) })),
    CreationTime: wireTime,
  }),
  v.transform((one): CloudEni => ({
    id: one.NetworkInterfaceId,
    name: one.NetworkInterfaceName,
    type: one.Type,
    status: one.Status,
    instance: one.InstanceId,
    serviceManaged: one.ServiceManaged,
    vpc: one.VpcId,
    vswitch: one.VSwitchId,
    zone: one.ZoneId,
    address: one.PrivateIpAddress,
    ipv6: (one.Ipv6Sets?.Ipv6Set ?? []).map(({ Ipv6Address }) => Ipv6Address),
    publicIp: one.PrivateIpSets?.PrivateIpSet.find(({ PrivateIpAddress }) => PrivateIpAddress === one.PrivateIpAddress)?.AssociatedPublicIp?.PublicIpAddress ?? null,
    securityGroups: one.SecurityGroupIds?.SecurityGroupId ?? [],
    createdAt: one.CreationTime,
  })),
);

const answer = v.pipe(
  v.object({ NextToken: wireTextOrNull, NetworkInterfaceSets: v.object({ NetworkInterfaceSet: v.array(eni) }) }),
  v.transform((body): TokenPage<CloudEni> => ({ items: body.NetworkInterfaceSets.NetworkInterfaceSet, next: body.NextToken })),
);

/** What the service takes at once. */
const mostIds = 100;
const mostResults = 500;

/** All interfaces of a region that the search finds, in parts of 500. `DescribeNetworkInterfaces`. */
export function listAllEnis(connection: CloudConnection, search: EniSearch, signal?: AbortSignal): Promise<Result<readonly CloudEni[], CloudProblem>> {
  const part = (ids: readonly string[]): Promise<Result<readonly CloudEni[], CloudProblem>> => allByToken((token) => lookUp(connection, search.region, 'DescribeNetworkInterfaces', {
    VpcId: search.vpc,
    VSwitchId: search.vswitch,
    InstanceId: search.instance,
    Type: search.type,
    ServiceManaged: search.serviceManaged,
    NetworkInterfaceName: search.name,
    PrimaryIpAddress: search.address,
    ...numbered('NetworkInterfaceId', ids),
    MaxResults: mostResults,
    NextToken: token,
  }, answer, signal));
  return search.ids === undefined ? part([]) : inParts(search.ids, mostIds, part);
}
