import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { huaweiResourceTypes, huaweiTrafficTypes, type HuaweiFlowLogWish, type HuaweiResourceType, type HuaweiVpcFlowLog } from '../../model/cloud/huawei.ts';
import { huaweiBodyOf } from '../../model/cloud/huawei-request-text.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei, mostListed, pageByLength } from '../huawei.ts';
import { allByToken } from '../pages.ts';
import { done } from '../rpc.ts';
import { wireBoolean, wireEnum, wireText, wireTime } from '../wire.ts';

/** Changes are done when the service answers, and count from the next ten minutes on. */

export interface HuaweiFlowLogSearch {
  readonly region: string;
  readonly name?: string;
  readonly resourceType?: HuaweiResourceType;
  readonly resourceId?: string;
}

export interface HuaweiFlowLogTarget {
  readonly region: string;
  readonly id: string;
}

/** What is absent stays. */
export interface HuaweiFlowLogEdit extends HuaweiFlowLogTarget {
  readonly name?: string;
  readonly description?: string;
  readonly enabled?: boolean;
}

const flowLog = v.pipe(
  v.object({
    id: v.string(),
    name: wireText,
    tenant_id: wireText,
    description: wireText,
    resource_type: v.picklist(huaweiResourceTypes),
    resource_id: v.string(),
    traffic_type: v.picklist(huaweiTrafficTypes),
    log_group_id: wireText,
    log_topic_id: wireText,
    admin_state: wireBoolean,
    status: wireEnum(['ACTIVE', 'DOWN', 'ERROR'], 'UNKNOWN'),
    created_at: wireTime,
    updated_at: wireTime,
  }),
  v.transform((one): HuaweiVpcFlowLog => ({
    id: one.id,
    name: one.name,
    description: one.description,
    project: one.tenant_id,
    resourceType: one.resource_type,
    resourceId: one.resource_id,
    trafficType: one.traffic_type,
    logGroup: one.log_group_id,
    logStream: one.log_topic_id,
    enabled: one.admin_state,
    status: one.status,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
  })),
);
const one = v.pipe(v.object({ flow_log: flowLog }), v.transform((body) => body.flow_log));
const list = v.pipe(v.object({ flow_logs: v.array(flowLog) }), v.transform((body) => body.flow_logs));

const path = '/fl/flow_logs';
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;

/** All flow logs of a region that the search finds. */
export function listHuaweiFlowLogs(connection: CloudConnection, search: HuaweiFlowLogSearch, signal?: AbortSignal): Promise<Result<readonly HuaweiVpcFlowLog[], CloudProblem>> {
  const { region, name, resourceType, resourceId } = search;
  return allByToken((marker) => pageByLength(callHuawei(connection, {
    service: 'huawei-vpc', region, path, query: { name, resource_type: resourceType, resource_id: resourceId, limit: mostListed, marker },
  }, list, signal)));
}

export function createHuaweiFlowLog(connection: CloudConnection, wish: HuaweiFlowLogWish, signal?: AbortSignal): Promise<Result<HuaweiVpcFlowLog, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-vpc', region: wish.region, path, method: 'POST', json: huaweiBodyOf(wish) }, one, signal);
}

export function changeHuaweiFlowLog(connection: CloudConnection, edit: HuaweiFlowLogEdit, signal?: AbortSignal): Promise<Result<HuaweiVpcFlowLog, CloudProblem>> {
  const { region, id, name, description, enabled } = edit;
  return callHuawei(connection, { service: 'huawei-vpc', region, path: pathOf(id), method: 'PUT', json: { flow_log: { name, description, admin_state: enabled } } }, one, signal);
}

/** What was delivered stays in its log stream. */
export function deleteHuaweiFlowLog(connection: CloudConnection, { region, id }: HuaweiFlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-vpc', region, path: pathOf(id), method: 'DELETE' }, done, signal);
}
