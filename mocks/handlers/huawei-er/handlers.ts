/** Huawei Cloud's Enterprise Router API, version 3: routers, their attachments, and the flow logs of these. */

import { http, type HttpHandler } from 'msw';
import * as v from 'valibot';
import { failed, type Result } from '../../../src/base/result.ts';
import type { ApiError, Operation } from '../../cloud/operation.ts';
import {
  createRouterFlowLog, deleteRouterFlowLog, hasRouter, listedOfRouter, routerMissing, switchRouterFlowLog, updateRouterFlowLog,
} from '../../cloud/operations/huawei-er.ts';
import type { RouterFlowLogState } from '../../cloud/state.ts';
import { allAttachments, type AttachmentEntry, type RouterEntry, routers } from '../../world/huawei-routers.ts';
import { projectOf } from '../../world/huawei.ts';
import type { CloudContext } from '../context.ts';
import { done, filtered, type HuaweiAnswer, type HuaweiAsked, huaweiAnswering, huaweiBody, markedPage } from '../huawei.ts';

const invalid = 'ER.04009005';
const codes = { notJson: invalid, invalid } as const;
const text = v.optional(v.string());
/** 2024-03-12: everything was made before May of that year. */
const made = 1_710_201_600;

/** `2022-11-24T06:42:16.332Z`. */
const time = (seconds: number): string => new Date(seconds * 1000).toISOString();

function listed<T extends { readonly id: string }>(name: string, list: readonly T[], asked: HuaweiAsked, write: (one: T) => object): Result<Response, ApiError> {
  const page = markedPage(list, asked, invalid);
  if (!page.ok) return page;
  const { items, next } = page.value;
  return done({ [name]: items.map(write), page_info: { ...(next === null ? {} : { next_marker: next }), current_count: items.length }, request_id: asked.requestId }, asked);
}

function writtenRouter({ id, name, region }: RouterEntry): object {
  return {
    id, name, description: '', state: 'available', asn: 64512, project_id: projectOf(region), enable_default_propagation: true, enable_default_association: true,
    availability_zone_ids: [`${region}a`, `${region}b`], created_at: time(made), updated_at: time(made),
  };
}

function writtenAttachment({ id, name, kind, resource, state, region }: AttachmentEntry): object {
  return {
    id, name, description: '', state, project_id: projectOf(region), resource_id: resource, resource_type: kind, resource_project_id: projectOf(region), associated: true,
    created_at: time(made), updated_at: time(made),
  };
}

function written(one: RouterFlowLogState): object {
  return {
    id: one.id, name: one.name, description: one.description, project_id: projectOf(one.region), resource_type: 'attachment', resource_id: one.attachment,
    log_group_id: one.logGroup, log_stream_id: one.logStream, log_store_type: 'LTS', log_aggregation_interval: one.interval,
    created_at: time(one.createdAt), updated_at: time(one.updatedAt), state: one.state, enabled: one.enabled,
  };
}

function sorted(list: readonly RouterFlowLogState[], { url }: HuaweiAsked): Result<RouterFlowLogState[], ApiError> {
  const key = url.searchParams.get('sort_key') ?? 'id';
  const of = key === 'id' || key === 'name' || key === 'state' ? key : undefined;
  if (of === undefined) return failed({ status: 400, code: invalid, message: 'Invalid parameter: sort_key.' });
  const order = url.searchParams.get('sort_dir') === 'desc' ? -1 : 1;
  return { ok: true, value: list.toSorted((a, b) => (a[of] === b[of] ? 0 : a[of] < b[of] ? -order : order)) };
}

/** The router of the address; it is behind `enterprise-router`. */
const routerOf = ({ parts }: HuaweiAsked): string => parts[1] ?? '';

function withRouter(asked: HuaweiAsked, then: (router: string) => HuaweiAnswer): HuaweiAnswer {
  const router = routerOf(asked);
  return hasRouter(asked.region, router) ? then(router) : routerMissing;
}

function list(asked: HuaweiAsked): HuaweiAnswer {
  return withRouter(asked, (router) => {
    const found = sorted(filtered(listedOfRouter(asked.state, router), asked, { resource_type: () => 'attachment', resource_id: ({ attachment }) => attachment }), asked);
    return found.ok ? listed('flow_logs', found.value, asked, written) : found;
  });
}

const creation = v.object({
  flow_log: v.object({
    name: v.string(), description: text, resource_type: v.string(), resource_id: v.string(), log_group_id: v.string(), log_stream_id: v.string(),
    log_store_type: v.literal('LTS'), log_store_name: text,
  }),
});
const update = v.object({ flow_log: v.object({ name: text, description: text }) });

/** Changes are accepted, and done a little later. */
async function accepted(context: CloudContext, asked: HuaweiAsked, operation: Operation<RouterFlowLogState>): Promise<Result<Response, ApiError>> {
  const made = await context.store.change(operation);
  return made.ok ? done({ flow_log: written(made.value), request_id: asked.requestId }, asked, 202) : made;
}

async function create(context: CloudContext, asked: HuaweiAsked): Promise<Result<Response, ApiError>> {
  const token = asked.request.headers.get('X-Client-Token');
  if (token !== null && (token.length < 1 || token.length > 64)) return failed({ status: 400, code: invalid, message: 'Invalid parameter: X-Client-Token.' });
  const body = await huaweiBody(asked, creation, codes);
  if (!body.ok) return body;
  const { flow_log: wish } = body.value;
  return accepted(context, asked, createRouterFlowLog({
    region: asked.region, router: routerOf(asked), name: wish.name, description: wish.description ?? '', resourceType: wish.resource_type,
    attachment: wish.resource_id, logGroup: wish.log_group_id, logStream: wish.log_stream_id, token,
  }));
}

const targetOf = (asked: HuaweiAsked): { readonly region: string; readonly router: string; readonly id: string } =>
  ({ region: asked.region, router: routerOf(asked), id: asked.parts[3] ?? '' });

function show(asked: HuaweiAsked): HuaweiAnswer {
  return withRouter(asked, (router) => {
    const found = listedOfRouter(asked.state, router).find(({ id }) => id === targetOf(asked).id);
    if (found === undefined) return failed({ status: 400, code: 'ER.04008501', message: 'The flow log does not exist.' });
    return done({ flow_log: written(found), request_id: asked.requestId }, asked);
  });
}

async function change(context: CloudContext, asked: HuaweiAsked): Promise<Result<Response, ApiError>> {
  const body = await huaweiBody(asked, update, codes);
  if (!body.ok) return body;
  const { name, description } = body.value.flow_log;
  return accepted(context, asked, updateRouterFlowLog(targetOf(asked), { name, description }));
}

export function huaweiErHandlers(context: CloudContext): HttpHandler[] {
  const base = '*/cloud/huawei-er/:region/v3/:project/enterprise-router';
  const all = `${base}/:router/flow-logs`;
  const one = `${all}/:id`;
  const on = (answer: (asked: HuaweiAsked) => HuaweiAnswer) => huaweiAnswering(context, 'huawei-er', answer);
  return [
    http.get(`${base}/instances`, on((asked) => listed('instances', routers.filter(({ region }) => region === asked.region), asked, writtenRouter))),
    http.get(`${base}/:router/attachments`, on((asked) => withRouter(asked, (router) => {
      const found = filtered(allAttachments.filter((each) => each.router === router), asked, { state: ({ state }) => state, resource_type: ({ kind }) => kind, resource_id: ({ resource }) => resource });
      return listed('attachments', found, asked, writtenAttachment);
    }))),
    http.get(all, on(list)), http.post(all, on((asked) => create(context, asked))), http.get(one, on(show)), http.put(one, on((asked) => change(context, asked))),
    http.delete(one, on((asked) => accepted(context, asked, deleteRouterFlowLog(targetOf(asked))))),
    http.post(`${one}/enable`, on((asked) => accepted(context, asked, switchRouterFlowLog(targetOf(asked), true)))),
    http.post(`${one}/disable`, on((asked) => accepted(context, asked, switchRouterFlowLog(targetOf(asked), false)))),
  ];
}
