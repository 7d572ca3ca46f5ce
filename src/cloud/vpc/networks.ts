import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudVpc, CloudVSwitch } from '../../model/cloud/network.ts';
import type { CloudPage, PageWish } from '../../model/cloud/page.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allPages } from '../pages.ts';
import { wireNumber, wireText, wireTextOrNull, wireTime } from '../wire.ts';
import { lookUp } from './call.ts';

export interface RegionName {
  readonly id: string;
  readonly name: string;
}

export interface VpcSearch extends PageWish {
  readonly region: string;
  /** 20 at most. */
  readonly ids?: readonly string[];
  /** Whole. */
  readonly name?: string;
}

export interface VSwitchSearch extends PageWish {
  readonly region: string;
  readonly vpc?: string;
  readonly id?: string;
  readonly name?: string;
  readonly zone?: string;
}

const paging = { PageNumber: v.optional(wireNumber, 1), PageSize: v.optional(wireNumber, 10), TotalCount: wireNumber };

const regions = v.pipe(
  v.object({ Regions: v.object({ Region: v.array(v.object({ RegionId: v.string(), LocalName: wireText })) }) }),
  v.transform(({ Regions }) => Regions.Region.map((one): RegionName => ({ id: one.RegionId, name: one.LocalName === '' ? one.RegionId : one.LocalName }))),
);

const vpc = v.pipe(
  v.object({
    VpcId: v.string(),
    VpcName: wireText,
    RegionId: v.string(),
    CidrBlock: v.string(),
    SecondaryCidrBlocks: v.optional(v.object({ SecondaryCidrBlock: v.optional(v.array(v.string()), []) })),
    Ipv6CidrBlock: wireTextOrNull,
    VSwitchIds: v.optional(v.object({ VSwitchId: v.optional(v.array(v.string()), []) })),
    CreationTime: wireTime,
  }),
  v.transform((one): CloudVpc => ({
    id: one.VpcId,
    name: one.VpcName,
    region: one.RegionId,
    cidr: one.CidrBlock,
    secondaryCidrs: one.SecondaryCidrBlocks?.SecondaryCidrBlock ?? [],
    ipv6Cidr: one.Ipv6CidrBlock,
    vswitches: one.VSwitchIds?.VSwitchId ?? [],
    createdAt: one.CreationTime,
  })),
);

const vswitch = v.pipe(
  v.object({
    VSwitchId: v.string(),
    VSwitchName: wireText,
    VpcId: v.string(),
    ZoneId: wireText,
    CidrBlock: v.string(),
    Ipv6CidrBlock: wireTextOrNull,
    AvailableIpAddressCount: v.optional(wireNumber, 0),
  }),
  v.transform((one): CloudVSwitch => ({
    id: one.VSwitchId,
    name: one.VSwitchName,
    vpc: one.VpcId,
    zone: one.ZoneId,
    cidr: one.CidrBlock,
    ipv6Cidr: one.Ipv6CidrBlock,
    freeAddresses: one.AvailableIpAddressCount,
  })),
);

const vpcs = v.pipe(
  v.object({ ...paging, Vpcs: v.object({ Vpc: v.array(vpc) }) }),
  v.transform((body): CloudPage<CloudVpc> => ({ items: body.Vpcs.Vpc, total: body.TotalCount, page: body.PageNumber, pageSize: body.PageSize })),
);

const vswitches = v.pipe(
  v.object({ ...paging, VSwitches: v.object({ VSwitch: v.array(vswitch) }) }),
  v.transform((body): CloudPage<CloudVSwitch> => ({ items: body.VSwitches.VSwitch, total: body.TotalCount, page: body.PageNumber, pageSize: body.PageSize })),
);

/** The regions of the service, named in the language. Asked of one of them. `DescribeRegions`. */
export function listRegions(connection: CloudConnection, { region, language }: { readonly region: string; readonly language: 'en' | 'zh' }, signal?: AbortSignal): Promise<Result<readonly RegionName[], CloudProblem>> {
  return lookUp(connection, region, 'DescribeRegions', { AcceptLanguage: language === 'zh' ? 'zh-CN' : 'en-US' }, regions, signal);
}

/** One page of the VPCs of a region: 10 unless said, 50 at most. `DescribeVpcs`. */
export function listVpcs(connection: CloudConnection, search: VpcSearch, signal?: AbortSignal): Promise<Result<CloudPage<CloudVpc>, CloudProblem>> {
  return lookUp(connection, search.region, 'DescribeVpcs', {
    VpcId: search.ids?.join(','),
    VpcName: search.name,
    PageNumber: search.page,
    PageSize: search.pageSize,
  }, vpcs, signal);
}

export function listAllVpcs(connection: CloudConnection, search: Omit<VpcSearch, keyof PageWish>, signal?: AbortSignal): Promise<Result<readonly CloudVpc[], CloudProblem>> {
  return allPages((page) => listVpcs(connection, { ...search, page, pageSize: 50 }, signal), ({ id }) => id);
}

/** One page of the vSwitches of a region or VPC: 10 unless said, 50 at most. `DescribeVSwitches`. */
export function listVSwitches(connection: CloudConnection, search: VSwitchSearch, signal?: AbortSignal): Promise<Result<CloudPage<CloudVSwitch>, CloudProblem>> {
  return lookUp(connection, search.region, 'DescribeVSwitches', {
    VpcId: search.vpc,
    VSwitchId: search.id,
    VSwitchName: search.name,
    ZoneId: search.zone,
    PageNumber: search.page,
    PageSize: search.pageSize,
  }, vswitches, signal);
}

export function listAllVSwitches(connection: CloudConnection, search: Omit<VSwitchSearch, keyof PageWish>, signal?: AbortSignal): Promise<Result<readonly CloudVSwitch[], CloudProblem>> {
  return allPages((page) => listVSwitches(connection, { ...search, page, pageSize: 50 }, signal), ({ id }) => id);
}
