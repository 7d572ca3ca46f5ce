/** Activation (RPC, on the region's endpoint) and projects. */

import { http, type RequestHandler } from 'msw';
import * as v from 'valibot';
import { createProject, deleteProject, openSls } from '../../cloud/operations/sls/project.ts';
import type { ProjectState } from '../../cloud/state.ts';
import { accountId } from '../../world/ids.ts';
import { answering, type Asked, type CloudContext } from '../context.ts';
import { answer, type Answered, body, digits, empty, page, parameters, parsed, refusal, slsError } from './answer.ts';
import { inAccount, inProject, partsOf } from './place.ts';

const listing = v.object({ offset: v.optional(digits(0, 1e9), '0'), size: v.optional(digits(1, 500), '100'), projectName: v.optional(v.string(), '') });
const creation = v.object({ projectName: v.string(), description: v.optional(v.string(), '') });

function shown({ name, region, description, createdAt, modifiedAt }: ProjectState): Readonly<Record<string, string>> {
  return {
    projectName: name, description, status: 'Normal', region, owner: accountId, dataRedundancyType: 'LRS', resourceGroupId: '', recycleBinEnabled: 'false',
    createTime: dateTime(createdAt), lastModifyTime: dateTime(modifiedAt),
  };
}

/** `2022-03-27 09:00:06`, as projects say it. */
function dateTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Ours in its answer: the service documents only opening, and that once. */
function activation(context: CloudContext, { url, requestId, state }: Asked): Promise<Answered> | Answered {
  switch (url.searchParams.get('Action')) {
    case 'GetSlsService':
      return answer({ RequestId: requestId, Enabled: state.account.sls, ServiceStatus: state.account.sls ? 'Opened' : 'NotOpened' }, requestId);
    case 'OpenSlsService':
      return context.store.change(openSls).then((done): Answered => (done.ok ? answer({ RequestId: requestId, Success: true, Code: '200' }, requestId) : done));
    default:
      return refusal(400, 'ParameterInvalid', 'There is no such action.');
  }
}

export function projectHandlers(context: CloudContext): RequestHandler[] {
  const list = inAccount(context, ({ url, state, region, requestId }) => {
    const read = parsed(listing, parameters(url));
    if (!read.ok) return read;
    const { offset, size, projectName } = read.value;
    const { total, count, items } = page(state.projects.filter((one) => one.region === region && one.name.includes(projectName)), offset, size);
    return answer({ count, total, projects: items.map(shown) }, requestId);
  });
  const activate = answering(context, 'sls', (asked) => activation(context, asked), slsError);
  const create = inAccount(context, async ({ request, url, region, requestId }) => {
    const read = await body(request, creation);
    if (!read.ok) return read;
    const host = partsOf(url)[1] ?? '';
    if (host !== read.value.projectName) return refusal(400, 'ParameterInvalid', `The project ${read.value.projectName} is not that of the host, ${host}.`);
    const done = await context.store.change(createProject(region, host, read.value.description));
    return done.ok ? empty(requestId) : done;
  });
  const drop = inAccount(context, async ({ url, region, requestId }) => {
    const done = await context.store.change(deleteProject(region, partsOf(url)[1] ?? ''));
    return done.ok ? empty(requestId) : done;
  });
  const endpoint = '*/cloud/sls/:region/';
  const host = '*/cloud/sls/:region/:project/';
  return [
    http.get(endpoint, (info) => (new URL(info.request.url).searchParams.has('Action') ? activate(info) : list(info))),
    http.post(endpoint, activate),
    http.get(host, inProject(context, ({ project, requestId }) => answer(shown(project), requestId))),
    http.post(host, create),
    http.delete(host, drop),
  ];
}
