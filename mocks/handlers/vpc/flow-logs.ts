/** The operations on flow logs. */

import * as v from 'valibot';
import { ok, type Result } from '../../../src/base/result.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { activeFlowLog, deactiveFlowLog, deleteFlowLog, type FlowLogTarget, modifyFlowLog } from '../../cloud/operations/vpc-change.ts';
import { createFlowLog, defaultResourceGroup } from '../../cloud/operations/vpc-create.ts';
import { deliverErrorOf, listed, refusal, resourceOf } from '../../cloud/operations/vpc-facts.ts';
import type { CloudState, FlowLogState } from '../../cloud/state.ts';
import type { CloudContext } from '../context.ts';
import type { Operation } from '../../cloud/operation.ts';
import { isoTime, needed, numberedTags, numberedValues, optional, pageOf, rpcAction, type RpcActions, wholeNumber } from '../rpc.ts';
import { wrongRegion } from './region.ts';

const create = rpcAction(
  v.object({
    RegionId: needed, FlowLogName: optional, Description: optional, ResourceType: needed, ResourceId: needed, TrafficType: needed,
    ProjectName: optional, LogStoreName: optional, AggregationInterval: optional, IpVersion: optional, ResourceGroupId: optional,
  }),
  async (one, asked, context, raw) => {
    const wrong = wrongRegion(asked, one.RegionId);
    if (wrong) return wrong;
    if ((one.ProjectName === undefined) !== (one.LogStoreName === undefined)) {
      return { ok: false, problem: refusal('MissingParameter', 'ProjectName and LogStoreName belong together.') };
    }
    const made = await context.store.change(createFlowLog({
      region: one.RegionId, name: one.FlowLogName, description: one.Description, resourceType: one.ResourceType, resourceId: one.ResourceId,
      trafficType: one.TrafficType, project: one.ProjectName ?? '', logstore: one.LogStoreName ?? '', interval: one.AggregationInterval,
      paths: numberedValues(raw, 'TrafficPath'), ipVersion: one.IpVersion, resourceGroup: one.ResourceGroupId, tags: numberedTags(raw, 'Tag'),
    }));
    return made.ok ? ok({ Success: 'true', FlowLogId: made.value, ResourceGroupId: one.ResourceGroupId ?? defaultResourceGroup }) : made;
  },
);

const describe = rpcAction(
  v.object({
    RegionId: needed, FlowLogId: optional, FlowLogName: optional, Description: optional, ResourceType: optional, ResourceId: optional, TrafficType: optional,
    ProjectName: optional, LogStoreName: optional, Status: optional, VpcId: optional, ResourceGroupId: optional,
    PageNumber: wholeNumber(1, 1_000_000, 1), PageSize: wholeNumber(1, 50, 20),
  }),
  (one, asked, _, raw) => {
    const wrong = wrongRegion(asked, one.RegionId);
    if (wrong) return wrong;
    if (one.FlowLogId !== undefined && !one.FlowLogId.startsWith('fl-')) return { ok: false, problem: refusal('InvalidInstanceId', 'The specified FlowLogId is invalid.') };
    const tags = numberedTags(raw, 'Tags');
    const same = (wanted: string | undefined, value: string | undefined): boolean => wanted === undefined || wanted === value;
    const found = listed(asked.state, one.RegionId).filter((flowLog) =>
      same(one.FlowLogId, flowLog.id) && same(one.FlowLogName, flowLog.name) && same(one.Description, flowLog.description) &&
      same(one.ResourceType, flowLog.resourceType) && same(one.ResourceId, flowLog.resourceId) && same(one.TrafficType, flowLog.trafficType) &&
      same(one.ProjectName, flowLog.project) && same(one.LogStoreName, flowLog.logstore) && same(one.Status, flowLog.status) &&
      same(one.ResourceGroupId, defaultResourceGroup) && same(one.VpcId, resourceOf(flowLog.resourceType, flowLog.resourceId)?.vpc.id) &&
      tags.every(({ key, value }) => flowLog.tags.some((tag) => tag.key === key && (value === '' || tag.value === value))));
    const sorted = found.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
    return ok({
      Success: 'true', PageNumber: String(one.PageNumber), PageSize: String(one.PageSize), TotalCount: String(found.length),
      FlowLogs: { FlowLog: pageOf(sorted, one.PageNumber, one.PageSize).map((flowLog) => written(flowLog, asked.state)) },
    });
  },
);

function written(one: FlowLogState, state: CloudState): object {
  const error = deliverErrorOf(state, one);
  return {
    FlowLogId: one.id, FlowLogName: one.name, Description: one.description, RegionId: one.region, ResourceGroupId: defaultResourceGroup,
    CreationTime: isoTime(one.createdAt), ResourceType: one.resourceType, ResourceId: one.resourceId, TrafficType: one.trafficType,
    ProjectName: one.project, LogStoreName: one.logstore, AggregationInterval: one.interval, TrafficPath: { TrafficPathList: one.paths },
    IpVersion: one.ipVersion, Status: one.status, BusinessStatus: one.business,
    FlowLogDeliverStatus: error === null ? 'SUCCESS' : 'FAILED', FlowLogDeliverErrorMessage: error ?? '', ServiceType: one.managed ? 'sls' : '',
    Tags: { Tag: one.tags.map(({ key, value }) => ({ Key: key, Value: value })) },
  };
}

async function changed(context: CloudContext, operation: Operation<null>): Promise<Result<object, ApiError>> {
  const done = await context.store.change(operation);
  return done.ok ? ok({ Success: 'true' }) : done;
}

const modify = rpcAction(
  v.object({ RegionId: needed, FlowLogId: needed, FlowLogName: optional, Description: optional, AggregationInterval: optional, IpVersion: optional }),
  (one, asked, context) => wrongRegion(asked, one.RegionId) ?? changed(context, modifyFlowLog({
    region: one.RegionId, id: one.FlowLogId, name: one.FlowLogName, description: one.Description, interval: one.AggregationInterval, ipVersion: one.IpVersion,
  })),
);

const deed = (operation: (target: FlowLogTarget) => Operation<null>): RpcActions[string] => rpcAction(
  v.object({ RegionId: needed, FlowLogId: needed }),
  (one, asked, context) => wrongRegion(asked, one.RegionId) ?? changed(context, operation({ region: one.RegionId, id: one.FlowLogId })),
);

export const flowLogActions: RpcActions = {
  CreateFlowLog: create, DescribeFlowLogs: describe, ModifyFlowLogAttribute: modify,
  ActiveFlowLog: deed(activeFlowLog), DeactiveFlowLog: deed(deactiveFlowLog), DeleteFlowLog: deed(deleteFlowLog),
};
