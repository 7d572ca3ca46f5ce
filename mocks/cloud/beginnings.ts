/** The two ways in which the account begins: nothing activated, or a week of collecting behind it. */

import type { Beginning } from '../../src/model/cloud/demo.ts';
import type { FlowLog } from '../../src/model/cloud/flow-log.ts';
import { natGateway } from '../world/gateways.ts';
import { instances } from '../world/instances.ts';
import { vpcs, vswitches } from '../world/vpc.ts';
import { huaweiRunning } from './huawei/beginning.ts';
import { withId } from './ids.ts';
import { changed, type Operation } from './operation.ts';
import { flowLogIndex } from './operations/sls/flow-log-index.ts';
import { newShards } from './operations/sls/shard.ts';
import { type CloudState, type FlowLogState, type LogstoreState, schemaVersion } from './state.ts';

/** At this density the running account's main logstore receives about 400,000 records a day. */
export const usualDensity = 2.5;

export const archiveRole = 'AliyunVPCLogArchiveRole';
export const archivePolicy = 'AliyunVPCLogArchiveRolePolicy';

/** How long a running account has collected. */
export const historySeconds = 8 * 86400;

export interface BeginningChoice {
  readonly beginning: Beginning;
  readonly seed?: number;
  readonly density?: number;
  readonly world?: number;
}

export function beginAt({ beginning, seed = 1, density = usualDensity, world = 0 }: BeginningChoice, now: number): CloudState {
  const empty: CloudState = {
    schema: schemaVersion, beginning, seed, density, epoch: now, world, clockOffset: 0, revision: world, serial: 1,
    scenarios: [], scenariosSince: now, late: [],
    account: { flowLogService: false, sls: false, roles: [], policies: [], flowLogQuota: 10, overdueSince: null },
    flowLogs: [], projects: [], logstores: [], dashboards: [], etls: [],
    huawei: { groups: [], streams: [], flowLogs: [], routerFlowLogs: [] },
  };
  return beginning === 'new' ? empty : running(empty, now);
}

/** Everything as it began; the cloud's clock is the wall's again. */
export function reset(beginning: Beginning): Operation<null> {
  return ({ seed, density, revision, clockOffset }, now) => changed(beginAt({ beginning, seed, density, world: revision + 1 }, now - clockOffset), null);
}

/** Lets time pass at once. */
export function pass(seconds: number): Operation<null> {
  return (state) => changed({ ...state, clockOffset: state.clockOffset + seconds }, null);
}

type RunningFlowLog = Pick<FlowLogState, 'name' | 'region' | 'resourceType' | 'resourceId' | 'project' | 'logstore'> & Partial<FlowLogState>;

const { production, staging, branch, orders, billing, analytics } = vpcs;
const inVpc = (vpc: { readonly id: string; readonly region: string }): Pick<FlowLog, 'region' | 'resourceType' | 'resourceId'> =>
  ({ region: vpc.region, resourceType: 'VPC', resourceId: vpc.id });
const inVswitch = (vswitch: { readonly id: string; readonly vpc: { readonly region: string } }): Pick<FlowLog, 'region' | 'resourceType' | 'resourceId'> =>
  ({ region: vswitch.vpc.region, resourceType: 'VSwitch', resourceId: vswitch.id });

/** A dozen in several states, most of them delivering to one logstore. */
const runningFlowLogs: readonly RunningFlowLog[] = [
  { name: 'prod-all-traffic', ...inVpc(production), project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interval: 1, ipVersion: 'DualStack' },
  { name: 'branch-all-traffic', ...inVpc(branch), project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interval: 1 },
  { name: 'circuit-orders', ...inVpc(orders), project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interval: 1 },
  { name: 'circuit-billing', ...inVpc(billing), project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interval: 1 },
  { name: 'prod-rejects', ...inVswitch(vswitches.app), project: 'vpc-flow-prod', logstore: 'rejects', trafficType: 'Drop', interval: 1 },
  { name: 'data-nat-only', ...inVswitch(natGateway.eni.vswitch), project: 'vpc-flow-data', logstore: 'nat', paths: ['natGateway', 'ipv4Gateway'], interval: 5 },
  {
    name: 'web-debug', region: production.region, resourceType: 'NetworkInterface', resourceId: instances.ecs1.primary.id,
    project: 'vpc-flow-prod', logstore: 'debug', interval: 1,
  },
  { name: 'sls-managed-01', ...inVpc(staging), project: 'mgmt-logs', logstore: 'flow', trafficType: 'Allow', managed: true },
  { name: 'staging-test', ...inVswitch(vswitches.stagingApp), project: 'vpc-flow-stg', logstore: 'flow', status: 'Inactive' },
  { name: 'edge-dualstack', ...inVswitch(vswitches.stagingData), project: 'vpc-flow-edge', logstore: 'flow', interval: 5, ipVersion: 'DualStack', status: 'Activating' },
  // Its logstore was deleted.
  { name: 'data-archive', ...inVswitch(vswitches.data), project: 'vpc-flow-data', logstore: 'archive-2024' },
  { name: 'analytics-all', ...inVpc(analytics), project: 'analytics-logs', logstore: 'flow' },
];

const runningLogstores: readonly (readonly [region: string, project: string, name: string, shards: number, ttl: number])[] = [
  ['cn-hangzhou', 'vpc-flow-prod', 'vpc-flowlog', 2, 7], ['cn-hangzhou', 'vpc-flow-prod', 'rejects', 1, 7], ['cn-hangzhou', 'vpc-flow-prod', 'debug', 1, 7],
  ['cn-hangzhou', 'vpc-flow-data', 'nat', 2, 300], ['cn-hangzhou', 'mgmt-logs', 'flow', 1, 300], ['cn-hangzhou', 'vpc-flow-stg', 'flow', 1, 300],
  ['cn-hangzhou', 'vpc-flow-edge', 'flow', 1, 300], ['cn-shanghai', 'analytics-logs', 'flow', 1, 300],
];

function runningFlowLog(state: CloudState, wish: RunningFlowLog, number: number, now: number): { readonly state: CloudState; readonly flowLog: FlowLogState } {
  const { state: next, id } = withId(state, 'fl', wish.region);
  const createdAt = now - historySeconds + number * 240;
  const flowLog: FlowLogState = {
    id, description: '', trafficType: 'All', interval: 10, ipVersion: 'IPv4', paths: ['all'], tags: [], status: 'Active', next: null,
    deletedAt: null, business: 'Normal', resume: null, managed: false, captures: [], createdAt, ...wish,
  };
  const capture = { from: createdAt + 60, to: null, interval: flowLog.interval, ipVersion: flowLog.ipVersion };
  switch (flowLog.status) {
    case 'Activating':
      return { state: next, flowLog: { ...flowLog, createdAt: now - 4, next: { at: now + 14, status: 'Active' } } };
    case 'Inactive':
      return { state: next, flowLog: { ...flowLog, captures: [{ ...capture, to: now - 5 * 86400 }] } };
    default:
      return { state: next, flowLog: { ...flowLog, captures: [capture] } };
  }
}

function running(empty: CloudState, now: number): CloudState {
  const began = now - historySeconds - 600;
  let state: CloudState = {
    ...empty,
    account: {
      ...empty.account, flowLogService: true, sls: true, flowLogQuota: 20,
      roles: [{ name: archiveRole, description: 'VPC flow logs write to Simple Log Service with this role.', service: 'vpc.aliyuncs.com', createdAt: began, policies: [archivePolicy] }],
      policies: [{ name: archivePolicy, description: 'For flow logs of VPC: writing to Simple Log Service.', document: '', createdAt: began }],
    },
    projects: [...new Map(runningLogstores.map(([region, project]) => [project, region]))].map(([name, region]) => ({
      name, region, description: '', createdAt: began, modifiedAt: began,
    })),
    logstores: runningLogstores.map(([region, project, name, shards, ttl]): LogstoreState => ({
      project, region, name, ttl, mode: 'standard', autoSplit: true, maxSplitShard: 64, createdAt: began, modifiedAt: began,
      shards: newShards(shards, began), index: flowLogIndex(began),
    })),
    huawei: huaweiRunning(began, now),
  };
  for (const [number, wish] of runningFlowLogs.entries()) {
    const made = runningFlowLog(state, wish, number, now);
    state = { ...made.state, flowLogs: [...made.state.flowLogs, made.flowLog] };
  }
  return state;
}
