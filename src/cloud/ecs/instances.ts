import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudInstance } from '../../model/cloud/network.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allByToken, inParts, type TokenPage } from '../pages.ts';
import { wireText, wireTextOrNull, wireTime } from '../wire.ts';
import { lookUp } from './call.ts';

/** Which instances of a region; those that are not found are absent from the answer. */
export interface InstanceSearch {
  readonly region: string;
  readonly ids?: readonly string[];
  readonly vpc?: string;
  readonly vswitch?: string;
  /** An asterisk stands for anything. */
  readonly name?: string;
}

const addresses = v.optional(v.object({ IpAddress: v.optional(v.array(v.string()), []) }));

const instance = v.pipe(
  v.object({
    InstanceId: v.string(),
    InstanceName: wireText,
    InstanceType: wireText,
    InstanceTypeFamily: wireText,
    ZoneId: wireText,
    CreationTime: wireTime,
    VpcAttributes: v.optional(v.object({ VpcId: wireText, VSwitchId: wireText, PrivateIpAddress: addresses })),
    PublicIpAddress: addresses,
    EipAddress: v.optional(v.object({ IpAddress: wireTextOrNull })),
    NetworkInterfaces: v.optional(v.object({ NetworkInterface: v.optional(v.array(v.object({ NetworkInterfaceId: v.string() })), []) })),
  }),
  v.transform((one): CloudInstance => ({
    id: one.InstanceId,
    name: one.InstanceName,
    type: one.InstanceType,
    family: one.InstanceTypeFamily,
    vpc: one.VpcAttributes?.VpcId ?? '',
    vswitch: one.VpcAttributes?.VSwitchId ?? '',
    zone: one.ZoneId,
    address: one.VpcAttributes?.PrivateIpAddress?.IpAddress[0] ?? '',
    publicIp: one.EipAddress?.IpAddress ?? one.PublicIpAddress?.IpAddress[0] ?? null,
    enis: (one.NetworkInterfaces?.NetworkInterface ?? []).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    createdAt: one.CreationTime,
  })),
);

const answer = v.pipe(
  v.object({ NextToken: wireTextOrNull, Instances: v.object({ Instance: v.array(instance) }) }),
  v.transform((body): TokenPage<CloudInstance> => ({ items: body.Instances.Instance, next: body.NextToken })),
);

/** What the service takes at once, of ids and of results. */
const most = 100;

/** All instances of a region that the search finds, in parts of 100. `DescribeInstances`. */
export function listAllInstances(connection: CloudConnection, search: InstanceSearch, signal?: AbortSignal): Promise<Result<readonly CloudInstance[], CloudProblem>> {
  const part = (ids: readonly string[] | undefined): Promise<Result<readonly CloudInstance[], CloudProblem>> => allByToken((token) => lookUp(connection, search.region, 'DescribeInstances', {
    VpcId: search.vpc,
    VSwitchId: search.vswitch,
    InstanceIds: ids === undefined ? undefined : JSON.stringify(ids),
    InstanceName: search.name,
    MaxResults: most,
    NextToken: token,
  }, answer, signal));
  return search.ids === undefined ? part(undefined) : inParts(search.ids, most, part);
}
