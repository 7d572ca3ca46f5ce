/** What changes a flow log of a VPC that exists. All of it only begins here: `settle` ends it. */

import { intervals, transitional } from '../../../src/model/cloud/flow-log.ts';
import { regionOf } from '../../../src/model/cloud/regions.ts';
import { activating, deactivating, deleting, type Modification, modifying } from '../flow-log-life.ts';
import { changed, type ApiError, type Operation } from '../operation.ts';
import { withFlowLog } from '../settle.ts';
import type { CloudState, FlowLogState } from '../state.ts';
import { deliverErrorOf, isAuthorised, refusal } from './vpc-facts.ts';
import { isFlowLogDescription, isFlowLogName } from './vpc-names.ts';

export interface FlowLogTarget {
  readonly region: string;
  readonly id: string;
}

export interface FlowLogChange extends FlowLogTarget {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly interval: string | undefined;
  readonly ipVersion: string | undefined;
}

type Deed = (flowLog: FlowLogState, state: CloudState, now: number) => FlowLogState | ApiError;

/** Finds the flow log, refuses what holds for every change of one, then does it. */
function changing({ region, id }: FlowLogTarget, lockedCode: string, deed: Deed): Operation<null> {
  return (state, now) => {
    const flowLog = state.flowLogs.find((one) => one.id === id && one.region === region && one.deletedAt === null);
    const problem = flowLog === undefined ? notFound(id) : general(flowLog, lockedCode);
    if (problem !== null) return { ok: false, problem };
    if (flowLog === undefined) throw new Error('A check is missing.');
    const done = deed(flowLog, state, now);
    return 'code' in done ? { ok: false, problem: done } : changed(withFlowLog(state, id, () => done), null);
  };
}

function notFound(id: string): ApiError {
  return /^fl-[a-z0-9]+$/.test(id)
    ? refusal('InvalidInstanceId.NotFound', 'The specified flow log does not exist.')
    : refusal('InvalidInstanceId', 'The specified FlowLogId is invalid.');
}

function general({ managed, business, status }: FlowLogState, lockedCode: string): ApiError | null {
  if (managed) return refusal('Forbidden.OperateManagedFlowLog', 'A flow log that another service manages cannot be operated here.');
  if (business === 'FinancialLocked') return refusal(lockedCode, 'The flow log is locked for an overdue payment.');
  return transitional.has(status) ? refusal('IncorrectStatus.flowlog', 'The status of the flow log does not allow this now.') : null;
}

const overdue = 'IncorrectBusinessStatus.FlowLog';

export function activeFlowLog(target: FlowLogTarget): Operation<null> {
  return changing(target, overdue, (flowLog, state, now) => {
    if (flowLog.status !== 'Inactive') return refusal('InvalidStatus', 'The flow log is active.');
    if (deliverErrorOf(state, flowLog) !== null) return refusal('OperationDenied.FlowLogDeliverFailed', 'The address that the flow log is delivered to is invalid.');
    return activating(flowLog, now);
  });
}

export function deactiveFlowLog(target: FlowLogTarget): Operation<null> {
  return changing(target, overdue, (flowLog, _, now) =>
    (flowLog.status === 'Active' ? deactivating(flowLog, now) : refusal('InvalidStatus', 'The flow log is not active.')));
}

/** What it delivered stays in its logstore. */
export function deleteFlowLog(target: FlowLogTarget): Operation<null> {
  // Of the codes documented for this operation, this is the one that fits a flow log that may not be touched.
  return changing(target, 'InvalidHdMonitorStatus', (flowLog, _, now) => deleting(flowLog, now));
}

export function modifyFlowLog(change: FlowLogChange): Operation<null> {
  return changing(change, overdue, (flowLog, state, now) => {
    const { name, description, interval, ipVersion, region } = change;
    if (!isAuthorised(state)) return refusal('Unauthorized', 'The role that lets VPC write to Simple Log Service is missing.');
    if (name !== undefined && !isFlowLogName(name)) return refusal('InvalidName.Malformed', 'The specified FlowLogName is invalid.');
    if (description !== undefined && !isFlowLogDescription(description)) return refusal('InvalidName.Malformed', 'The specified Description is invalid.');
    const minutes = intervals.find((one) => String(one) === interval);
    if (interval !== undefined && minutes === undefined) return refusal('IllegalParam.AggregationInterval', 'The specified AggregationInterval is invalid.');
    if (ipVersion !== undefined && ipVersion !== 'IPv4' && (ipVersion !== 'DualStack' || regionOf(region)?.dualStack !== true)) {
      return refusal('OperationUnsupported.action', 'This region does not capture IPv6 traffic.');
    }
    // What is captured changes with its rule, which names where it is delivered to; a name does not.
    const failure = minutes === undefined && ipVersion === undefined ? null : deliverErrorOf(state, flowLog);
    if (failure === 'ProjectNotExist') return refusal('SourceProjectNotExist', 'The project of the flow log does not exist.');
    if (failure !== null) return refusal('ProjectOrLogstoreNotExist', 'The project or logstore of the flow log does not exist.');
    const modification: Modification = {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(minutes === undefined ? {} : { interval: minutes }),
      ...(ipVersion === undefined ? {} : { ipVersion: ipVersion === 'DualStack' ? 'DualStack' : 'IPv4' }),
    };
    return modifying(flowLog, modification, now);
  });
}
