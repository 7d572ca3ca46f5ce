/** Flow logs of Huawei Cloud VPCs. They have no states that pass: each change is done at once, what is captured changes with the next window. */

import { huaweiResourceTypes, huaweiTrafficTypes, huaweiVpcQuota } from '../../../src/model/cloud/huawei.ts';
import { canBeLogged, huaweiCovered, huaweiPorts } from '../../world/huawei.ts';
import { withUuid } from '../ids.ts';
import { changed, type Operation, refused } from '../operation.ts';
import type { CloudState, HuaweiFlowLogState, Span } from '../state.ts';
import { vpcWindowSeconds } from '../huawei/stream.ts';
import { findStream } from './huawei-lts.ts';

export interface HuaweiFlowLogRequest {
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly trafficType: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly indexEnabled: boolean;
}

const invalid = (what: string): ReturnType<typeof refused> => refused(400, 'VPC.3001', `Invalid parameters: ${what}.`);

/** Letters of any script, digits, `_`, `-`, `.`; 1 to 64. */
function isName(text: string): boolean {
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(text);
}
function isDescription(text: string): boolean {
  return text.length <= 255 && !/[<>]/.test(text);
}

export function listedHuawei({ huawei }: CloudState, region: string): HuaweiFlowLogState[] {
  return huawei.flowLogs.filter((one) => one.region === region && one.deletedAt === null);
}

/** What it is said to be: an error once its stream is gone. */
export function huaweiStatus(state: CloudState, { region, logGroup, logStream, enabled }: HuaweiFlowLogState): HuaweiFlowLogState['status'] {
  if (findStream(state, region, logGroup, logStream) === undefined) return 'ERROR';
  return enabled ? 'ACTIVE' : 'DOWN';
}

export function createHuaweiFlowLog(request: HuaweiFlowLogRequest): Operation<HuaweiFlowLogState> {
  return (state, now) => {
    const { region, name, description, resourceId, logGroup, logStream, indexEnabled } = request;
    const resourceType = huaweiResourceTypes.find((one) => one === request.resourceType);
    const trafficType = huaweiTrafficTypes.find((one) => one === request.trafficType);
    if (!isName(name)) return invalid('name');
    if (!isDescription(description)) return invalid('description');
    if (resourceType === undefined) return invalid('resource_type');
    if (trafficType === undefined) return invalid('traffic_type');
    const listed = listedHuawei(state, region);
    // The reference prints no code for this one; the number follows those it prints.
    if (listed.length >= huaweiVpcQuota || state.scenarios.includes('quota-exceeded')) return refused(409, 'VPC.3003', `Quota exceeded: ${huaweiVpcQuota} flow logs in a region.`);
    const covered = huaweiCovered(region, resourceType, resourceId);
    if (covered === undefined) return refused(404, 'VPC.3002', 'The resource could not be found.');
    const port = resourceType === 'port' ? huaweiPorts.find((one) => one.id === resourceId) : undefined;
    if (port !== undefined && !canBeLogged(port)) return refused(400, 'VPC.3002', 'The port does not support flow logs.');
    if (findStream(state, region, logGroup, logStream) === undefined) return refused(400, 'VPC.3002', 'Failed to create the link to the LTS topic.');
    const same = listed.some((one) =>
      one.resourceId === resourceId && one.logGroup === logGroup && one.logStream === logStream && one.trafficType === trafficType);
    if (same) return refused(409, 'VPC.3004', 'A flow log with the same content exists.');
    const { state: next, id } = withUuid(state);
    const flowLog: HuaweiFlowLogState = {
      id, region, name, description, resourceType, resourceId, trafficType, logGroup, logStream, indexEnabled, enabled: true, status: 'ACTIVE',
      createdAt: now, updatedAt: now, deletedAt: null, captures: [{ from: now, to: null }],
    };
    return changed({ ...next, huawei: { ...next.huawei, flowLogs: [...next.huawei.flowLogs, flowLog] } }, flowLog);
  };
}

function changing(region: string, id: string, change: (one: HuaweiFlowLogState, now: number) => HuaweiFlowLogState | ReturnType<typeof refused>): Operation<HuaweiFlowLogState> {
  return (state, now) => {
    const found = listedHuawei(state, region).find((one) => one.id === id);
    if (found === undefined) return refused(404, 'VPC.3005', 'The flow log could not be found.');
    const made = change(found, now);
    if ('problem' in made) return made;
    return changed({ ...state, huawei: { ...state.huawei, flowLogs: state.huawei.flowLogs.map((one) => (one === found ? made : one)) } }, made);
  };
}

function switched(captures: readonly Span[], enabled: boolean, now: number): Span[] {
  const next = (Math.floor(now / vpcWindowSeconds) + 1) * vpcWindowSeconds;
  const kept = captures.filter(({ from }) => from < next);
  if (!enabled) return kept.map((one) => (one.to === null ? { ...one, to: next } : one));
  const last = kept.at(-1);
  // Switched off and on again within one window: nothing happened.
  if (last?.to === next) return [...kept.slice(0, -1), { ...last, to: null }];
  return [...kept, { from: next, to: null }];
}

export interface HuaweiFlowLogChange {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly enabled: boolean | undefined;
}

export function updateHuaweiFlowLog(region: string, id: string, { name, description, enabled }: HuaweiFlowLogChange): Operation<HuaweiFlowLogState> {
  return changing(region, id, (one, now) => {
    if (name !== undefined && !isName(name)) return invalid('name');
    if (description !== undefined && !isDescription(description)) return invalid('description');
    const switches = enabled !== undefined && enabled !== one.enabled;
    return {
      ...one, name: name ?? one.name, description: description ?? one.description, updatedAt: now,
      ...(switches ? { enabled, status: enabled ? 'ACTIVE' : 'DOWN', captures: switched(one.captures, enabled, now) } : {}),
    };
  });
}

/** What it delivered stays in its stream. */
export function deleteHuaweiFlowLog(region: string, id: string): Operation<HuaweiFlowLogState> {
  return changing(region, id, (one, now) => ({
    ...one, deletedAt: now, captures: one.captures.filter(({ from }) => from < now).map((span) => (span.to === null || span.to > now ? { ...span, to: now } : span)),
  }));
}
