/** Flow logs of enterprise routers: each belongs to one attachment, and its changes take some seconds. */

import { enterpriseRouterQuota } from '../../../src/model/cloud/huawei.ts';
import { hashOfText } from '../../random.ts';
import { allAttachments, routers } from '../../world/huawei-routers.ts';
import { uuidOf } from '../../world/huawei.ts';
import { each } from '../each.ts';
import { withUuid } from '../ids.ts';
import { changed, type Operation, refused } from '../operation.ts';
import type { CloudState, RouterFlowLogState, Span } from '../state.ts';
import { findStream } from './huawei-lts.ts';

export interface RouterFlowLogRequest {
  readonly region: string;
  readonly router: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: string;
  readonly attachment: string;
  readonly logGroup: string;
  readonly logStream: string;
  /** The same one again makes no second flow log. */
  readonly token: string | null;
}

/** Seconds; the API takes no other when a flow log is made. */
export const routerWindowSeconds = 600;

const invalid = (what: string): ReturnType<typeof refused> => refused(400, 'ER.04009005', `Invalid parameter: ${what}.`);
export const routerMissing: ReturnType<typeof refused> = refused(404, 'ER.04041001', 'The enterprise router does not exist.');

export function hasRouter(region: string, id: string): boolean {
  return routers.some((one) => one.id === id && one.region === region);
}

/** `deleted` ones are kept for what they delivered. */
export function listedOfRouter({ huawei }: CloudState, router: string): RouterFlowLogState[] {
  return huawei.routerFlowLogs.filter((one) => one.router === router && one.deletedAt === null);
}

const isName = (text: string): boolean => text.length >= 1 && text.length <= 64 && /^[\p{L}\p{N}_.-]+$/u.test(text);
const isDescription = (text: string): boolean => text.length <= 255 && !/[<>]/.test(text);

/** Four to nine seconds for a new one, two to four for everything else. */
function takes(id: string, now: number, low: number, high: number): number {
  return now + low + (hashOfText(`${id}/${now}`) % (high - low + 1));
}

export function createRouterFlowLog(request: RouterFlowLogRequest): Operation<RouterFlowLogState> {
  return (state, now) => {
    const { region, router, name, description, resourceType, logGroup, logStream } = request;
    if (!hasRouter(region, router)) return routerMissing;
    if (!isName(name)) return invalid('name');
    if (!isDescription(description)) return invalid('description');
    if (resourceType !== 'attachment') return refused(400, 'ER.04008500', 'The resource type is not supported.');
    const byToken = request.token === null ? null : uuidOf('router flow log of token', `${router}/${request.token}`);
    const before = listedOfRouter(state, router).find((one) => one.id === byToken);
    if (before !== undefined) return changed(state, before);
    const quota = state.huawei.routerFlowLogs.filter((one) => one.region === region && one.deletedAt === null).length;
    if (quota >= enterpriseRouterQuota || state.scenarios.includes('quota-exceeded')) return refused(400, 'ER.04009008', `Quota exceeded: ${enterpriseRouterQuota} flow logs.`);
    const attachment = allAttachments.find((one) => one.id === request.attachment && one.router === router);
    if (attachment === undefined) return refused(404, 'ER.04044001', 'The attachment does not exist.');
    if (attachment.state !== 'available') return refused(400, 'ER.04004003', 'The attachment is not available.');
    if (findStream(state, region, logGroup, logStream) === undefined) return invalid('log_group_id, log_stream_id');
    const same = listedOfRouter(state, router).some((one) => one.attachment === attachment.id && one.logGroup === logGroup && one.logStream === logStream);
    if (same) return refused(400, 'ER.04008503', 'A flow log of this attachment delivers to this log stream.');
    const { state: next, id: fresh } = withUuid(state);
    const taken = byToken === null || state.huawei.routerFlowLogs.some((one) => one.id === byToken);
    const id = taken ? fresh : byToken;
    const flowLog: RouterFlowLogState = {
      id, region, name, description, router, attachment: attachment.id, attachmentKind: attachment.kind, logGroup, logStream, interval: routerWindowSeconds,
      state: 'pending', next: { at: takes(id, now, 4, 9), state: 'available' }, enabled: true, createdAt: now, updatedAt: now, deletedAt: null, captures: [],
    };
    return changed({ ...next, huawei: { ...next.huawei, routerFlowLogs: [...next.huawei.routerFlowLogs, flowLog] } }, flowLog);
  };
}

interface RouterTarget {
  readonly region: string;
  readonly router: string;
  readonly id: string;
}

function changing({ region, router, id }: RouterTarget, change: (one: RouterFlowLogState, now: number) => RouterFlowLogState | ReturnType<typeof refused>): Operation<RouterFlowLogState> {
  return (state, now) => {
    if (!hasRouter(region, router)) return routerMissing;
    const found = listedOfRouter(state, router).find((one) => one.id === id);
    if (found === undefined) return refused(400, 'ER.04008501', 'The flow log does not exist.');
    if (found.next !== null) return refused(400, 'ER.04008502', 'The flow log is being operated.');
    const made = change(found, now);
    if ('problem' in made) return made;
    return changed({ ...state, huawei: { ...state.huawei, routerFlowLogs: state.huawei.routerFlowLogs.map((one) => (one === found ? made : one)) } }, made);
  };
}

function modifying(one: RouterFlowLogState, now: number): RouterFlowLogState {
  return { ...one, state: 'modifying', next: { at: takes(one.id, now, 2, 4), state: 'available' }, updatedAt: now };
}

const ended = (captures: readonly Span[], now: number): Span[] => captures.map((span) => (span.to === null ? { ...span, to: now } : span));

export function updateRouterFlowLog(target: RouterTarget, { name, description }: { readonly name: string | undefined; readonly description: string | undefined }): Operation<RouterFlowLogState> {
  return changing(target, (one, now) => {
    if (name !== undefined && !isName(name)) return invalid('name');
    if (description !== undefined && !isDescription(description)) return invalid('description');
    return { ...modifying(one, now), name: name ?? one.name, description: description ?? one.description };
  });
}

/** Enabling what is enabled changes nothing, and is no error. */
export function switchRouterFlowLog(target: RouterTarget, enabled: boolean): Operation<RouterFlowLogState> {
  return changing(target, (one, now) => {
    if (one.enabled === enabled) return one;
    return { ...modifying(one, now), enabled, captures: enabled ? one.captures : ended(one.captures, now) };
  });
}

export function deleteRouterFlowLog(target: RouterTarget): Operation<RouterFlowLogState> {
  return changing(target, (one, now) => ({
    ...one, state: 'deleting', next: { at: takes(one.id, now, 2, 4), state: 'deleted' }, captures: ended(one.captures, now), updatedAt: now,
  }));
}

/** States that end by themselves, ended when they are due. */
export function routersSettled(state: CloudState, now: number): CloudState {
  const routerFlowLogs = each(state.huawei.routerFlowLogs, (one): RouterFlowLogState => {
    const { next } = one;
    if (next === null || next.at > now) return one;
    const done = { ...one, state: next.state, next: null };
    if (next.state === 'deleted') return { ...done, deletedAt: next.at };
    const captures = one.enabled && !one.captures.some(({ to }) => to === null);
    return captures && next.state === 'available' ? { ...done, captures: [...one.captures, { from: next.at, to: null }] } : done;
  });
  return routerFlowLogs === state.huawei.routerFlowLogs ? state : { ...state, huawei: { ...state.huawei, routerFlowLogs } };
}
