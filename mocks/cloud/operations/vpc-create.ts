/**
 * `CreateFlowLog`: what is asked stands as text, as it came. The preconditions are looked at in the order in which the service does it:
 * activation, role, arrears, quota, the resource, the duplicate, where it is delivered to, and only then the rest of what was written.
 */

import { type Interval, intervals, type ResourceType, resourceTypes, samplingPaths, trafficTypes } from '../../../src/model/cloud/flow-log.ts';
import { regionOf } from '../../../src/model/cloud/regions.ts';
import { activating } from '../flow-log-life.ts';
import { withId } from '../ids.ts';
import { changed, type ApiError, type Operation } from '../operation.ts';
import type { CloudState } from '../state.ts';
import { isAuthorised, isLocked, listed, refusal, resourceOf } from './vpc-facts.ts';
import { areTags, isFlowLogDescription, isFlowLogName, isLogstoreName, isProjectName } from './vpc-names.ts';

export interface FlowLogRequest {
  readonly region: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly trafficType: string;
  /** Both empty: nothing is delivered, until a traffic analyzer reads it. Older pages have both as needed. */
  readonly project: string;
  readonly logstore: string;
  readonly interval: string | undefined;
  /** Empty for all. */
  readonly paths: readonly string[];
  readonly ipVersion: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** The one group that the account has. */
export const defaultResourceGroup = 'rg-acfmxazb4ph6aiy';

type Check = (request: FlowLogRequest, state: CloudState, now: number) => ApiError | null;
const when = (broken: boolean, code: string, message: string): ApiError | null => (broken ? refusal(code, message) : null);

const typeOf = (text: string): ResourceType | undefined => resourceTypes.find((one) => one === text);
const prefixes: Readonly<Record<ResourceType, string>> = { VPC: 'vpc-', VSwitch: 'vsw-', NetworkInterface: 'eni-' };
const resource = ({ region, resourceType, resourceId }: FlowLogRequest): ReturnType<typeof resourceOf> => {
  const type = typeOf(resourceType);
  const found = type === undefined ? undefined : resourceOf(type, resourceId);
  return found?.region === region ? found : undefined;
};

const account: readonly Check[] = [
  (_, { account: { flowLogService } }) => when(!flowLogService, 'OptInRequired.FlowLog', 'The flow log feature is not enabled for this account.'),
  (_, state) => when(!isAuthorised(state), 'Unauthorized', 'The role that lets VPC write to Simple Log Service is missing.'),
  (_, state, now) => when(isLocked(state, now), 'IncorrectBusinessStatus.FlowLog', 'The account has an overdue payment.'),
  ({ region }, state) => when(
    state.scenarios.includes('quota-exceeded') || listed(state, region).length >= state.account.flowLogQuota,
    'QuotaExceeded.FlowlogCount', 'The number of flow logs has reached the quota.',
  ),
];

const target: readonly Check[] = [
  ({ resourceType }) => when(typeOf(resourceType) === undefined, 'OperationUnsupported.ResourceType', 'The specified ResourceType is not supported.'),
  ({ resourceType, resourceId }) => {
    const type = typeOf(resourceType);
    const mismatch = type !== undefined && resourceTypes.some((other) => other !== type && resourceId.startsWith(prefixes[other]));
    return when(mismatch, 'InvalidResourceType.NotFound', 'The specified ResourceType does not fit the ResourceId.');
  },
  (request) => when(resource(request) === undefined, 'InvalidInstanceId', 'The specified instance does not exist.'),
  (request) => when(resource(request)?.settled === false, 'InvalidHdMonitorStatus', 'The status of the specified instance does not allow this.'),
  (request) => when(resource(request)?.shared === true, 'OperationDenied.OperateShareResource', 'A shared resource cannot have a flow log of this account.'),
  (request) => when(resource(request)?.vpc.old === true, 'OperationUnsupported.AdvancedFeature', 'The VPC does not support advanced features.'),
  ({ resourceId, region }, state) => {
    const same = listed(state, region).filter((one) => one.resourceId === resourceId);
    if (same.length === 0) return null;
    // While the one before is on its way out, its rule is still there.
    return same.every(({ status }) => status === 'Deleting')
      ? refusal('RuleExist', 'The rule already exists.')
      : refusal('InvalidResourceId.NotFound', 'The specified resource already has a flow log.');
  },
];

const destination: readonly Check[] = [
  ({ project, region }, { projects }) => when(
    isProjectName(project) && !projects.some((one) => one.region === region && one.name === project),
    'SourceProjectNotExist', 'The specified project does not exist.',
  ),
  ({ project, logstore, region }, { logstores }) => when(
    isProjectName(project) && isLogstoreName(logstore) && !logstores.some((one) => one.region === region && one.project === project && one.name === logstore),
    'ProjectOrLogstoreNotExist', 'The specified project or logstore does not exist.',
  ),
];

const delivers = ({ project, logstore }: FlowLogRequest): boolean => project !== '' || logstore !== '';
const knownPaths: ReadonlySet<string> = new Set(['all', ...samplingPaths]);
const chosenPaths = ({ paths }: FlowLogRequest): boolean => paths.some((path) => path !== 'all');

const rest: readonly Check[] = [
  (request) => when(delivers(request) && !isProjectName(request.project), 'INVALID_PARAMETER', 'The specified ProjectName is invalid.'),
  (request) => when(delivers(request) && !isLogstoreName(request.logstore), 'INVALID_PARAMETER', 'The specified LogStoreName is invalid.'),
  ({ interval = '10' }) => when(intervalOf(interval) === undefined, 'IllegalParam.AggregationInterval', 'The specified AggregationInterval is invalid.'),
  ({ paths }) => when(new Set(paths).size < paths.length, 'DuplicatedParam.TrafficPath', 'The specified TrafficPath is duplicated.'),
  (request) => when(
    request.paths.length > 20 || request.paths.some((path) => !knownPaths.has(path)) || (chosenPaths(request) && request.paths.includes('all')),
    'IllegalParam.TrafficPath', 'The specified TrafficPath is invalid.',
  ),
  // The choice of paths has to be asked for; this account has it in the regions of the public cloud that are not closing.
  (request) => when(chosenPaths(request) && !hasPaths(request.region), 'UnsupportedFeature.UserDefinedTrafficPath', 'Choosing traffic paths is not supported for this account here.'),
  ({ ipVersion = 'IPv4' }) => when(ipVersion !== 'IPv4' && ipVersion !== 'DualStack', 'ParameterInvalid', 'The specified IpVersion is invalid.'),
  ({ ipVersion, region }) => when(ipVersion === 'DualStack' && regionOf(region)?.dualStack !== true, 'OperationUnsupported.action', 'This region does not capture IPv6 traffic.'),
  ({ resourceGroup }) => when(resourceGroup !== undefined && resourceGroup !== defaultResourceGroup, 'IllegalParam.ResourceGroupId', 'The specified ResourceGroupId is invalid.'),
  ({ trafficType }) => when(!trafficTypes.some((one) => one === trafficType), 'ParameterInvalid', 'The specified TrafficType is invalid.'),
  ({ name }) => when(name !== undefined && !isFlowLogName(name), 'ParameterInvalid', 'The specified FlowLogName is invalid.'),
  ({ description }) => when(description !== undefined && !isFlowLogDescription(description), 'ParameterInvalid', 'The specified Description is invalid.'),
  ({ tags }) => when(!areTags(tags), 'ParameterInvalid', 'The specified Tag is invalid.'),
];

function intervalOf(text: string): Interval | undefined {
  return intervals.find((one) => String(one) === text);
}

function hasPaths(region: string): boolean {
  const found = regionOf(region);
  return found !== undefined && found.area !== 'finance' && found.area !== 'government' && found.note === null;
}

/** @returns the new flow log's id; it is `Activating`. */
export function createFlowLog(request: FlowLogRequest): Operation<string> {
  return (state, now) => {
    for (const check of [...account, ...target, ...destination, ...rest]) {
      const problem = check(request, state, now);
      if (problem !== null) return { ok: false, problem };
    }
    const resourceType = typeOf(request.resourceType);
    const trafficType = trafficTypes.find((one) => one === request.trafficType);
    const interval = intervalOf(request.interval ?? '10');
    if (resourceType === undefined || trafficType === undefined || interval === undefined) throw new Error('A check is missing.');
    const { state: next, id } = withId(state, 'fl', request.region);
    const flowLog = activating({
      id, region: request.region, name: request.name ?? '', description: request.description ?? '', createdAt: now,
      resourceType, resourceId: request.resourceId, trafficType, project: request.project, logstore: request.logstore, interval,
      ipVersion: request.ipVersion === 'DualStack' ? 'DualStack' : 'IPv4', paths: request.paths.length === 0 ? ['all'] : [...request.paths],
      tags: [...request.tags], status: 'Activating', next: null, deletedAt: null, business: 'Normal', resume: null, managed: false, captures: [],
    }, now);
    return changed({ ...next, flowLogs: [...next.flowLogs, flowLog] }, id);
  };
}
