/** What operations on flow logs of VPCs ask of the account and the world. */

import type { DeliverError, ResourceType } from '../../../src/model/cloud/flow-log.ts';
import { accountId } from '../../world/ids.ts';
import { eniEntry, type VpcEntry, vpcEntry, vswitchEntry } from '../../world/inventory.ts';
import { graceSeconds } from '../arrears.ts';
import { archivePolicy, archiveRole } from '../beginnings.ts';
import type { ApiError } from '../operation.ts';
import type { CloudState, FlowLogState } from '../state.ts';

/** All refusals about flow logs come with status 400. */
export function refusal(code: string, message: string): ApiError {
  return { status: 400, code, message };
}

/** VPC may write to Simple Log Service: the role is there and has its policy. */
export function isAuthorised({ account: { roles } }: CloudState): boolean {
  return roles.some(({ name, policies }) => name === archiveRole && policies.includes(archivePolicy));
}

/** In arrears beyond the grace limit. */
export function isLocked({ account: { overdueSince } }: CloudState, now: number): boolean {
  return overdueSince !== null && overdueSince + graceSeconds <= now;
}

/** Null while it can be delivered. */
export function deliverErrorOf(state: CloudState, { region, project, logstore }: Pick<FlowLogState, 'region' | 'project' | 'logstore'>): DeliverError | null {
  if (project === '' && logstore === '') return null;
  if (!state.projects.some((one) => one.region === region && one.name === project)) return 'ProjectNotExist';
  const reachable = state.logstores.some((one) => one.region === region && one.project === project && one.name === logstore);
  return reachable && isAuthorised(state) ? null : 'UnavaliableTarget';
}

export interface Resource {
  readonly region: string;
  readonly vpc: VpcEntry;
  /** Its state lets a flow log be made. */
  readonly settled: boolean;
  /** It belongs to another account, which shares it. */
  readonly shared: boolean;
}

/** Undefined when the world has nothing of this type with this id. */
export function resourceOf(type: ResourceType, id: string): Resource | undefined {
  const eni = type === 'NetworkInterface' ? eniEntry(id) : undefined;
  const vpc = vpcEntry(type === 'VPC' ? id : type === 'VSwitch' ? (vswitchEntry(id)?.vpc ?? '') : (eni?.vpc ?? ''));
  if (vpc === undefined) return undefined;
  const settled = eni === undefined || eni.status === 'InUse' || eni.status === 'Available';
  // An interface in a shared vSwitch is this account's own.
  return { region: vpc.region, vpc, settled, shared: eni === undefined && vpc.owner !== accountId };
}

/** Those of a region that are listed. */
export function listed({ flowLogs }: CloudState, region: string): FlowLogState[] {
  return flowLogs.filter((one) => one.region === region && one.deletedAt === null);
}
