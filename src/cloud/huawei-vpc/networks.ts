import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { HuaweiPort, HuaweiSubnet, HuaweiVpc } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei, mostListed, pageByLength } from '../huawei.ts';
import { allByToken } from '../pages.ts';
import { wireText, wireTextOrNull } from '../wire.ts';

const vpcs = v.pipe(
  v.object({ vpcs: v.array(v.object({ id: v.string(), name: wireText, cidr: wireText })) }),
  v.transform((body): readonly HuaweiVpc[] => body.vpcs),
);

const subnets = v.pipe(
  v.object({ subnets: v.array(v.object({ id: v.string(), name: wireText, vpc_id: v.string(), cidr: wireText })) }),
  v.transform((body): readonly HuaweiSubnet[] => body.subnets.map(({ vpc_id: vpc, ...one }) => ({ ...one, vpc }))),
);

/** `vpc_id` and `flavor` are not in every answer. */
const ports = v.pipe(
  v.object({
    ports: v.array(v.object({
      id: v.string(), name: wireText, network_id: v.string(), vpc_id: wireText, flavor: wireTextOrNull, fixed_ips: v.optional(v.array(v.object({ ip_address: v.string() })), []),
    })),
  }),
  v.transform((body): readonly HuaweiPort[] => body.ports.map((one) => ({
    id: one.id, name: one.name, subnet: one.network_id, vpc: one.vpc_id, address: one.fixed_ips[0]?.ip_address ?? '', flavour: one.flavor,
  }))),
);

interface Within {
  readonly region: string;
}

export function listHuaweiVpcs(connection: CloudConnection, { region }: Within, signal?: AbortSignal): Promise<Result<readonly HuaweiVpc[], CloudProblem>> {
  return allByToken((marker) => pageByLength(callHuawei(connection, { service: 'huawei-vpc', region, path: '/vpcs', query: { limit: mostListed, marker } }, vpcs, signal)));
}

export function listHuaweiSubnets(connection: CloudConnection, { region, vpc }: Within & { readonly vpc?: string }, signal?: AbortSignal): Promise<Result<readonly HuaweiSubnet[], CloudProblem>> {
  return allByToken((marker) => pageByLength(callHuawei(connection, { service: 'huawei-vpc', region, path: '/subnets', query: { vpc_id: vpc, limit: mostListed, marker } }, subnets, signal)));
}

/** Network interfaces. */
export function listHuaweiPorts(connection: CloudConnection, { region, subnet }: Within & { readonly subnet?: string }, signal?: AbortSignal): Promise<Result<readonly HuaweiPort[], CloudProblem>> {
  return allByToken((marker) => pageByLength(callHuawei(connection, { service: 'huawei-vpc', region, path: '/ports', query: { network_id: subnet, limit: mostListed, marker } }, ports, signal)));
}
