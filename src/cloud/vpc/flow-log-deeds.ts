import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLogWish, Interval, IpVersion } from '../../model/cloud/flow-log.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { done, numbered, numberedTags } from '../rpc.ts';
import { change } from './call.ts';

/**
 * What changes flow logs. All of it only begins when the service answers: the flow log is then in a transitional state, in which
 * it refuses every other change. None of these may be repeated blindly: `CreateFlowLog` knows no token that would make it safe.
 */

export interface FlowLogTarget {
  readonly region: string;
  readonly id: string;
}

/** What can be changed of a flow log; what is absent stays. */
export interface FlowLogEdit extends FlowLogTarget {
  readonly name?: string;
  readonly description?: string;
  readonly interval?: Interval;
  readonly ipVersion?: IpVersion;
}

const created = v.pipe(v.object({ FlowLogId: v.string() }), v.transform(({ FlowLogId }) => FlowLogId));

/** @returns the id of the flow log, which is then `Activating`. */
export function createFlowLog(connection: CloudConnection, wish: FlowLogWish, signal?: AbortSignal): Promise<Result<string, CloudProblem>> {
  return change(connection, wish.region, 'CreateFlowLog', {
    FlowLogName: unlessEmpty(wish.name),
    Description: unlessEmpty(wish.description),
    ResourceType: wish.resourceType,
    ResourceId: wish.resourceId,
    TrafficType: wish.trafficType,
    ProjectName: unlessEmpty(wish.project),
    LogStoreName: unlessEmpty(wish.logstore),
    AggregationInterval: wish.interval,
    ...numbered('TrafficPath', wish.paths),
    IpVersion: wish.ipVersion,
    ...numberedTags('Tag', wish.tags),
  }, created, signal);
}

/** `Modifying`, then as it was before. */
export function modifyFlowLog(connection: CloudConnection, edit: FlowLogEdit, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return change(connection, edit.region, 'ModifyFlowLogAttribute', {
    FlowLogId: edit.id,
    FlowLogName: edit.name,
    Description: edit.description,
    AggregationInterval: edit.interval,
    IpVersion: edit.ipVersion,
  }, done, signal);
}

/** `Activating`, then `Active`. */
export function startFlowLog(connection: CloudConnection, { region, id }: FlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return change(connection, region, 'ActiveFlowLog', { FlowLogId: id }, done, signal);
}

/** `Deactivating`, then `Inactive`. What was delivered stays, and is billed. */
export function stopFlowLog(connection: CloudConnection, { region, id }: FlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return change(connection, region, 'DeactiveFlowLog', { FlowLogId: id }, done, signal);
}

/** `Deleting`, then no longer listed. What was delivered stays, and is billed. */
export function deleteFlowLog(connection: CloudConnection, { region, id }: FlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return change(connection, region, 'DeleteFlowLog', { FlowLogId: id }, done, signal);
}

function unlessEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}
