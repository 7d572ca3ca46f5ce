import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { VpnGateway } from '../../model/cloud/network.ts';
import type { CloudPage, PageWish } from '../../model/cloud/page.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allPages } from '../pages.ts';
import { wireEnum, wireNumber, wireText, wireTextOrNull } from '../wire.ts';
import { lookUp } from './call.ts';

export interface VpnGatewaySearch extends PageWish {
  readonly region: string;
  readonly vpc?: string;
  readonly id?: string;
  readonly status?: Exclude<VpnGateway['status'], 'unknown'>;
}

/** This API writes its times in milliseconds since 1970; a text of a time is taken too. */
const created = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform((said) => (typeof said === 'number' || /^\d+$/.test(said) ? Number(said) / 1000 : Date.parse(said) / 1000)),
  v.number(),
  v.finite(),
);
const enabled = v.nullish(v.pipe(v.string(), v.transform((text) => text === 'enable')), 'disable');

const gateway = v.pipe(
  v.object({
    VpnGatewayId: v.string(),
    Name: wireText,
    VpcId: v.string(),
    VSwitchId: wireText,
    DisasterRecoveryVSwitchId: wireTextOrNull,
    InternetIp: wireText,
    DisasterRecoveryInternetIp: wireTextOrNull,
    IpsecVpn: enabled,
    SslVpn: enabled,
    Status: wireEnum(['init', 'provisioning', 'active', 'updating', 'deleting'], 'unknown'),
    Spec: wireText,
    NetworkType: v.fallback(v.picklist(['public', 'private']), 'public'),
    EniInstanceIds: v.optional(v.object({ EniInstanceId: v.optional(v.array(v.string()), []) })),
    CreateTime: created,
  }),
  v.transform((one): Omit<VpnGateway, 'region'> => ({
    id: one.VpnGatewayId,
    name: one.Name,
    vpc: one.VpcId,
    vswitch: one.VSwitchId,
    secondVswitch: one.DisasterRecoveryVSwitchId,
    internetIp: one.InternetIp,
    secondInternetIp: one.DisasterRecoveryInternetIp,
    ipsec: one.IpsecVpn,
    ssl: one.SslVpn,
    status: one.Status,
    spec: one.Spec,
    network: one.NetworkType,
    enis: one.EniInstanceIds?.EniInstanceId ?? [],
    createdAt: one.CreateTime,
  })),
);

/** The gateways carry no region of their own: it is the one that was asked. */
function answerOf(region: string) {
  return v.pipe(
    v.object({
      PageNumber: v.optional(wireNumber, 1),
      PageSize: v.optional(wireNumber, 10),
      TotalCount: wireNumber,
      VpnGateways: v.object({ VpnGateway: v.array(gateway) }),
    }),
    v.transform((body): CloudPage<VpnGateway> => ({
      items: body.VpnGateways.VpnGateway.map((one) => ({ ...one, region })), total: body.TotalCount, page: body.PageNumber, pageSize: body.PageSize,
    })),
  );
}

/** One page of the VPN gateways of a region: 10 unless said, 50 at most. `DescribeVpnGateways`. */
export function listVpnGateways(connection: CloudConnection, search: VpnGatewaySearch, signal?: AbortSignal): Promise<Result<CloudPage<VpnGateway>, CloudProblem>> {
  return lookUp(connection, search.region, 'DescribeVpnGateways', {
    VpcId: search.vpc,
    VpnGatewayId: search.id,
    Status: search.status,
    PageNumber: search.page,
    PageSize: search.pageSize,
  }, answerOf(search.region), signal);
}

export function listAllVpnGateways(connection: CloudConnection, search: Omit<VpnGatewaySearch, keyof PageWish>, signal?: AbortSignal): Promise<Result<readonly VpnGateway[], CloudProblem>> {
  return allPages((page) => listVpnGateways(connection, { ...search, page, pageSize: 50 }, signal), ({ id }) => id);
}
