import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { intervals, resourceTypes, trafficTypes, type DeliverError, type FlowLog, type FlowLogStatus, type ResourceType, type Tag, type TrafficType } from '../../model/cloud/flow-log.ts';
import type { CloudPage, PageWish } from '../../model/cloud/page.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allPages } from '../pages.ts';
import { numberedTags } from '../rpc.ts';
import { wireEnum, wireNumber, wireText, wireTime } from '../wire.ts';
import { lookUp } from './call.ts';

/** Which flow logs of a region. The service compares names and descriptions whole. */
export interface FlowLogSearch extends PageWish {
  readonly region: string;
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly resourceType?: ResourceType;
  readonly resourceId?: string;
  readonly trafficType?: TrafficType;
  readonly project?: string;
  readonly logstore?: string;
  readonly status?: 'Active' | 'Activating' | 'Inactive';
  readonly vpc?: string;
  readonly tags?: readonly Tag[];
}

const statuses = ['Activating', 'Active', 'Modifying', 'Deactivating', 'Inactive', 'Deleting'] as const satisfies readonly FlowLogStatus[];
const deliverErrors = ['UnavaliableTarget', 'ProjectNotExist'] as const satisfies readonly DeliverError[];

const flowLog = v.pipe(
  v.object({
    FlowLogId: v.string(),
    RegionId: v.string(),
    FlowLogName: wireText,
    Description: wireText,
    CreationTime: wireTime,
    ResourceType: v.picklist(resourceTypes),
    ResourceId: v.string(),
    TrafficType: v.picklist(trafficTypes),
    ProjectName: wireText,
    LogStoreName: wireText,
    AggregationInterval: v.optional(v.pipe(wireNumber, v.picklist(intervals)), 10),
    TrafficPath: v.optional(v.object({ TrafficPathList: v.optional(v.array(v.string()), []) })),
    /** Absent from older answers, which know IPv4 only. */
    IpVersion: v.fallback(v.picklist(['IPv4', 'DualStack']), 'IPv4'),
    Status: wireEnum(statuses, 'Unknown'),
    /** A lock of another kind shows when something is refused for it. */
    BusinessStatus: v.fallback(v.picklist(['Normal', 'FinancialLocked']), 'Normal'),
    FlowLogDeliverStatus: wireText,
    FlowLogDeliverErrorMessage: wireText,
    ServiceType: wireText,
    Tags: v.optional(v.object({ Tag: v.optional(v.array(v.object({ Key: v.string(), Value: wireText })), []) })),
  }),
  v.transform((one): FlowLog => {
    const paths = one.TrafficPath?.TrafficPathList ?? [];
    return {
      id: one.FlowLogId,
      region: one.RegionId,
      name: one.FlowLogName,
      description: one.Description,
      createdAt: one.CreationTime,
      resourceType: one.ResourceType,
      resourceId: one.ResourceId,
      trafficType: one.TrafficType,
      project: one.ProjectName,
      logstore: one.LogStoreName,
      interval: one.AggregationInterval,
      paths: paths.length === 0 ? ['all'] : paths,
      ipVersion: one.IpVersion,
      status: one.Status,
      business: one.BusinessStatus,
      delivery: one.FlowLogDeliverStatus === 'FAILED' ? { ok: false, error: deliverErrorOf(one.FlowLogDeliverErrorMessage) } : { ok: true },
      managed: one.ServiceType !== '',
      tags: (one.Tags?.Tag ?? []).map(({ Key, Value }) => ({ key: Key, value: Value })),
    };
  }),
);

function deliverErrorOf(said: string): DeliverError {
  return deliverErrors.find((one) => one === said) ?? 'UnknownError';
}

const answer = v.pipe(
  v.object({
    PageNumber: v.optional(wireNumber, 1),
    PageSize: v.optional(wireNumber, 20),
    TotalCount: wireNumber,
    FlowLogs: v.optional(v.object({ FlowLog: v.optional(v.array(flowLog), []) })),
  }),
  v.transform((body): CloudPage<FlowLog> => ({ items: body.FlowLogs?.FlowLog ?? [], total: body.TotalCount, page: body.PageNumber, pageSize: body.PageSize })),
);

/** One page of the flow logs of a region: 20 unless said, 50 at most. `DescribeFlowLogs`. */
export function listFlowLogs(connection: CloudConnection, search: FlowLogSearch, signal?: AbortSignal): Promise<Result<CloudPage<FlowLog>, CloudProblem>> {
  return lookUp(connection, search.region, 'DescribeFlowLogs', {
    FlowLogId: search.id,
    FlowLogName: search.name,
    Description: search.description,
    ResourceType: search.resourceType,
    ResourceId: search.resourceId,
    TrafficType: search.trafficType,
    ProjectName: search.project,
    LogStoreName: search.logstore,
    Status: search.status,
    VpcId: search.vpc,
    ...numberedTags('Tags', search.tags ?? []),
    PageNumber: search.page,
    PageSize: search.pageSize,
  }, answer, signal);
}

/** All flow logs of a region that the search finds, page after page. */
export function listAllFlowLogs(connection: CloudConnection, search: Omit<FlowLogSearch, keyof PageWish>, signal?: AbortSignal): Promise<Result<readonly FlowLog[], CloudProblem>> {
  return allPages((page) => listFlowLogs(connection, { ...search, page, pageSize: 50 }, signal), ({ id }) => id);
}
