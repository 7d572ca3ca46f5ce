import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import { attachmentKinds, type Attachment, type EnterpriseRouter } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { callHuawei, mostListed } from '../huawei.ts';
import { allByToken } from '../pages.ts';
import { wireEnum, wireText, wireTextOrNull } from '../wire.ts';

/** Where a list of this API goes on. */
export const pageInfo = v.optional(v.object({ next_marker: wireTextOrNull }), {});

const routers = v.pipe(
  v.object({ instances: v.array(v.object({ id: v.string(), name: wireText })), page_info: pageInfo }),
  v.transform((body) => ({ items: body.instances, next: body.page_info.next_marker ?? null })),
);

/** Attachments of a kind that is not known here cannot be chosen, and are left out. */
const attachments = v.pipe(
  v.object({
    attachments: v.array(v.object({
      id: v.string(), name: wireText, resource_id: wireText, resource_type: v.string(), state: wireEnum(['available', 'pending', 'failed'], 'unknown'),
    })),
    page_info: pageInfo,
  }),
  v.transform((body) => ({
    items: body.attachments.flatMap(({ resource_id: resource, resource_type: said, ...one }): Omit<Attachment, 'router'>[] => {
      const kind = attachmentKinds.find((each) => each === said);
      return kind === undefined ? [] : [{ ...one, resource, kind }];
    }),
    next: body.page_info.next_marker ?? null,
  })),
);

export function listRouters(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<readonly EnterpriseRouter[], CloudProblem>> {
  const schema = v.pipe(routers, v.transform(({ items, next }) => ({ items: items.map((one) => ({ ...one, region })), next })));
  return allByToken((marker) => callHuawei(connection, { service: 'huawei-er', region, path: '/enterprise-router/instances', query: { limit: mostListed, marker } }, schema, signal));
}

export function listAttachments(connection: CloudConnection, { region, router }: { readonly region: string; readonly router: string }, signal?: AbortSignal): Promise<Result<readonly Attachment[], CloudProblem>> {
  const schema = v.pipe(attachments, v.transform(({ items, next }) => ({ items: items.map((one) => ({ ...one, router })), next })));
  const path = `/enterprise-router/${encodeURIComponent(router)}/attachments`;
  return allByToken((marker) => callHuawei(connection, { service: 'huawei-er', region, path, query: { limit: mostListed, marker } }, schema, signal));
}
