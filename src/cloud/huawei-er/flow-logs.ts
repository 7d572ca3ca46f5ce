import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { EnterpriseRouterFlowLog, RouterFlowLogWish } from '../../model/cloud/huawei.ts';
import { routerBodyOf } from '../../model/cloud/huawei-request-text.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei, mostListed } from '../huawei.ts';
import { allByToken } from '../pages.ts';
import { done } from '../rpc.ts';
import { wireBoolean, wireEnum, wireNumber, wireText, wireTime } from '../wire.ts';
import { pageInfo } from './routers.ts';

export interface RouterPlace {
  readonly region: string;
  readonly router: string;
}

export interface RouterFlowLogTarget extends RouterPlace {
  readonly id: string;
}

const states = ['pending', 'available', 'modifying', 'deleting', 'deleted', 'failed'] as const satisfies readonly EnterpriseRouterFlowLog['state'][];

/** Its router is not in the answer: it is the one that was asked. */
const flowLog = v.pipe(
  v.object({
    id: v.string(),
    name: wireText,
    description: wireText,
    resource_id: v.string(),
    log_group_id: wireText,
    log_stream_id: wireText,
    log_aggregation_interval: v.optional(wireNumber, 600),
    state: wireEnum(states, 'unknown'),
    enabled: wireBoolean,
    created_at: wireTime,
    updated_at: wireTime,
  }),
  v.transform((one): Omit<EnterpriseRouterFlowLog, 'router'> => ({
    id: one.id,
    name: one.name,
    description: one.description,
    attachment: one.resource_id,
    logGroup: one.log_group_id,
    logStream: one.log_stream_id,
    interval: one.log_aggregation_interval,
    state: one.state,
    enabled: one.enabled,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
  })),
);

function oneOf(router: string) {
  return v.pipe(v.object({ flow_log: flowLog }), v.transform((body): EnterpriseRouterFlowLog => ({ ...body.flow_log, router })));
}

function pathOf({ router }: RouterPlace, rest = ''): string {
  return `/enterprise-router/${encodeURIComponent(router)}/flow-logs${rest}`;
}

/** All flow logs of a router. */
export function listRouterFlowLogs(connection: CloudConnection, place: RouterPlace, signal?: AbortSignal): Promise<Result<readonly EnterpriseRouterFlowLog[], CloudProblem>> {
  const { region, router } = place;
  const schema = v.pipe(
    v.object({ flow_logs: v.array(flowLog), page_info: pageInfo }),
    v.transform((body) => ({ items: body.flow_logs.map((one): EnterpriseRouterFlowLog => ({ ...one, router })), next: body.page_info.next_marker ?? null })),
  );
  return allByToken((marker) => callHuawei(connection, { service: 'huawei-er', region, path: pathOf(place), query: { limit: mostListed, marker } }, schema, signal));
}

/**
 * `pending`, then `available`.
 *
 * @param wish.token 1 to 64 characters: the same one again makes no second flow log.
 */
export function createRouterFlowLog(connection: CloudConnection, wish: RouterFlowLogWish & { readonly token?: string }, signal?: AbortSignal): Promise<Result<EnterpriseRouterFlowLog, CloudProblem>> {
  const headers: Readonly<Record<string, string>> = wish.token === undefined ? {} : { 'X-Client-Token': wish.token };
  return callHuawei(connection, { service: 'huawei-er', region: wish.region, path: pathOf(wish), method: 'POST', headers, json: routerBodyOf(wish) }, oneOf(wish.router), signal);
}

/** What is absent stays. */
export function changeRouterFlowLog(
  connection: CloudConnection, edit: RouterFlowLogTarget & { readonly name?: string; readonly description?: string }, signal?: AbortSignal,
): Promise<Result<EnterpriseRouterFlowLog, CloudProblem>> {
  const { region, router, id, name, description } = edit;
  return callHuawei(connection, { service: 'huawei-er', region, path: pathOf(edit, `/${encodeURIComponent(id)}`), method: 'PUT', json: { flow_log: { name, description } } }, oneOf(router), signal);
}

export function enableRouterFlowLog(connection: CloudConnection, target: RouterFlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-er', region: target.region, path: pathOf(target, `/${encodeURIComponent(target.id)}/enable`), method: 'POST' }, done, signal);
}

export function disableRouterFlowLog(connection: CloudConnection, target: RouterFlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-er', region: target.region, path: pathOf(target, `/${encodeURIComponent(target.id)}/disable`), method: 'POST' }, done, signal);
}

/** `deleting`, then no longer listed. What was delivered stays in its log stream. */
export function deleteRouterFlowLog(connection: CloudConnection, target: RouterFlowLogTarget, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callHuawei(connection, { service: 'huawei-er', region: target.region, path: pathOf(target, `/${encodeURIComponent(target.id)}`), method: 'DELETE' }, done, signal);
}
