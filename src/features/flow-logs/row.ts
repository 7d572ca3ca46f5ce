import { delivering } from '../../model/cloud/coverage.ts';
import type { FlowLog, ResourceType } from '../../model/cloud/flow-log.ts';
import type { Attachment, AttachmentKind, EnterpriseRouter, EnterpriseRouterFlowLog, HuaweiResourceType, HuaweiVpcFlowLog, LogGroup, LogStream } from '../../model/cloud/huawei.ts';

/** A flow log as the list shows it, whosever cloud it is of. */
export const kinds = ['alibaba', 'huawei-vpc', 'huawei-er'] as const;
export type Kind = (typeof kinds)[number];

export function isKind(text: string | undefined): text is Kind {
  return kinds.some((kind) => kind === text);
}

/** `moving` states end by themselves. */
export type RowState = 'failing' | 'locked' | 'error' | 'pending' | 'activating' | 'modifying' | 'deactivating' | 'deleting' | 'active' | 'stopped' | 'unknown';
export type StateGroup = 'attention' | 'moving' | 'active' | 'stopped';
export const stateGroups = ['attention', 'moving', 'active', 'stopped'] as const satisfies readonly StateGroup[];

const groupOfState: Readonly<Record<RowState, StateGroup>> = {
  failing: 'attention', locked: 'attention', error: 'attention', unknown: 'attention',
  pending: 'moving', activating: 'moving', modifying: 'moving', deactivating: 'moving', deleting: 'moving', active: 'active', stopped: 'stopped',
};

export function groupOf(state: RowState): StateGroup {
  return groupOfState[state];
}

export type RowResource = ResourceType | HuaweiResourceType | AttachmentKind;

interface Common {
  /** Of all kinds and regions together. */
  readonly key: string;
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly resource: RowResource;
  readonly resourceId: string;
  /** Null where records carry no verdict. */
  readonly traffic: 'all' | 'allow' | 'drop' | null;
  readonly minutes: number;
  /** Project and Logstore, or log group and stream, as people call them; empty for one that a traffic analyzer alone reads. */
  readonly target: readonly string[];
  readonly state: RowState;
  /** Unix seconds. */
  readonly createdAt: number;
}

export type Row =
  | (Common & { readonly kind: 'alibaba'; readonly log: FlowLog })
  | (Common & { readonly kind: 'huawei-vpc'; readonly log: HuaweiVpcFlowLog })
  | (Common & { readonly kind: 'huawei-er'; readonly log: EnterpriseRouterFlowLog; readonly router: string });

const traffics = { All: 'all', Allow: 'allow', Drop: 'drop' } as const;
const huaweiTraffics = { all: 'all', accept: 'allow', reject: 'drop' } as const;
const statuses = { Activating: 'activating', Active: 'active', Modifying: 'modifying', Deactivating: 'deactivating', Inactive: 'stopped', Deleting: 'deleting', Unknown: 'unknown' } as const;

export function alibabaRow(log: FlowLog): Row {
  const state: RowState = log.business === 'FinancialLocked' ? 'locked' : delivering(log) === 'failing' ? 'failing' : statuses[log.status];
  return {
    kind: 'alibaba', log, key: `alibaba/${log.region}/${log.id}`, region: log.region, id: log.id, name: log.name === '' ? log.id : log.name, description: log.description,
    resource: log.resourceType, resourceId: log.resourceId, traffic: traffics[log.trafficType], minutes: log.interval, target: log.logstore === '' ? [] : [log.project, log.logstore], state, createdAt: log.createdAt,
  };
}

/** Names of what flow logs of Huawei deliver to; without one its id is said. */
export interface Streams {
  readonly groups: readonly LogGroup[];
  readonly streams: readonly LogStream[];
}

function targetOf({ groups, streams }: Streams, group: string, stream: string): readonly string[] {
  return [groups.find(({ id }) => id === group)?.name ?? group, streams.find(({ id }) => id === stream)?.name ?? stream];
}

/** Capture windows of Huawei's VPC flow logs, which their documentation gives as about ten minutes. */
const huaweiMinutes = 10;

export function huaweiVpcRow(region: string, log: HuaweiVpcFlowLog, streams: Streams): Row {
  const state: RowState = log.status === 'ERROR' ? 'error' : log.status === 'UNKNOWN' ? 'unknown' : log.enabled && log.status === 'ACTIVE' ? 'active' : 'stopped';
  return {
    kind: 'huawei-vpc', log, key: `huawei-vpc/${region}/${log.id}`, region, id: log.id, name: log.name === '' ? log.id : log.name, description: log.description,
    resource: log.resourceType, resourceId: log.resourceId, traffic: huaweiTraffics[log.trafficType], minutes: huaweiMinutes, target: targetOf(streams, log.logGroup, log.logStream), state, createdAt: log.createdAt,
  };
}

const routerStates = { pending: 'pending', available: 'active', modifying: 'modifying', deleting: 'deleting', deleted: 'deleting', failed: 'error', unknown: 'unknown' } as const;

export function routerRow(region: string, log: EnterpriseRouterFlowLog, streams: Streams, attachments: readonly Attachment[], routers: readonly EnterpriseRouter[]): Row {
  const attachment = attachments.find(({ id }) => id === log.attachment);
  const state: RowState = log.state === 'available' && !log.enabled ? 'stopped' : routerStates[log.state];
  return {
    kind: 'huawei-er', log, key: `huawei-er/${region}/${log.id}`, region, id: log.id, name: log.name === '' ? log.id : log.name, description: log.description,
    resource: attachment?.kind ?? 'vpc', resourceId: attachment?.name ?? log.attachment, traffic: null, minutes: log.interval / 60, target: targetOf(streams, log.logGroup, log.logStream), state,
    createdAt: log.createdAt, router: routers.find(({ id }) => id === log.router)?.name ?? log.router,
  };
}

export interface RowSearch {
  readonly kind: Kind | null;
  readonly find: string;
  readonly state: StateGroup | null;
  readonly resource: string | null;
}

/** Both clouds have VPCs, which they spell differently. */
export function resourceGroup(resource: string): string {
  return resource.toLowerCase();
}

/** Whether the list shows the row: every word that was typed stands somewhere in it. */
export function isFound(row: Row, { kind, find, state, resource }: RowSearch): boolean {
  if (kind !== null && row.kind !== kind) return false;
  if (state !== null && groupOf(row.state) !== state) return false;
  if (resource !== null && resourceGroup(row.resource) !== resourceGroup(resource)) return false;
  const text = [row.name, row.id, row.resourceId, row.description, ...row.target, row.region].join('\n').toLowerCase();
  return find.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Problems first, then what is on its way, what runs, what is off; in each the newest first. */
export function inOrder(rows: readonly Row[]): readonly Row[] {
  const rank = (row: Row): number => stateGroups.indexOf(groupOf(row.state));
  return rows.toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt || a.key.localeCompare(b.key));
}

/** The rows in the order that they had before; new ones in front. A state that moves does not move its row. */
export function inOrderOf(rows: readonly Row[], before: readonly string[]): readonly Row[] {
  const at = new Map(before.map((key, index) => [key, index]));
  return rows.toSorted((a, b) => (at.get(a.key) ?? -1) - (at.get(b.key) ?? -1));
}

/** Whether one may change it here. Those that SLS made for itself are seen only; an account in arrears allows nothing. */
export function mayChange(row: Row): boolean {
  return groupOf(row.state) !== 'moving' && row.state !== 'locked' && !(row.kind === 'alibaba' && row.log.managed);
}

export function mayStart(row: Row): boolean {
  return mayChange(row) && (row.state === 'stopped' || (row.kind === 'alibaba' && row.log.status === 'Inactive'));
}

export function mayStop(row: Row): boolean {
  return mayChange(row) && !mayStart(row) && (row.kind !== 'huawei-er' || row.state === 'active');
}
